"""The page of one's own registration, and what is read from it."""

from django.http import HttpRequest, HttpResponse

from registrations.forms.manage import ButtonForm
from registrations.links import has_lost_calendar
from registrations.models import ClaimState, Invitation, Registration, SpecialNeeds
from registrations.models.access_link import Purpose
from registrations.views import words
from registrations.views.personal import NoAccess, Visit, no_access, opened, personal_page, show

DONE = {
    "gewist": (
        "Uw gegevens zijn gewist",
        "Wij hebben uw naam, adres, antwoorden en wensen gewist, en uw aanmelding geannuleerd. Uw links werken niet "
        "meer. U krijgt hiervan één e-mail; daarna wissen wij ook dat adres.",
    ),
    "afzender": (
        "Uw gegevens zijn gewist",
        "Wij hebben uw naam, adres en organisatie gewist. Uw collega’s blijven aangemeld. Uw link werkt niet meer. U "
        "krijgt hiervan één e-mail; daarna wissen wij ook dat adres.",
    ),
    "overgedragen": (
        "Uw plaats is overgedragen",
        "Uw collega krijgt een e-mail met een eigen link. De links die u had, werken niet meer. U krijgt een e-mail "
        "met een nieuwe link, om uw gegevens te bekijken of te wissen.",
    ),
    "vergeten": (
        "Dit apparaat is uw aanmelding vergeten",
        "Wie dit apparaat na u gebruikt, ziet uw aanmelding niet meer. De aanmelding zelf blijft staan. Met de link in "
        "onze e-mail opent u die opnieuw. Hebt u op dit apparaat ook uw e-mail geopend? Meld u daar dan ook af.",
    ),
    "links-afzender": (
        "Uw oude links werken niet meer",
        "Wij sturen u een e-mail met een nieuwe link naar uw delegatie. De links van uw collega’s blijven werken.",
    ),
    "links": (
        "Uw oude links werken niet meer",
        "Wij sturen u een e-mail met een nieuwe link. De agenda die u had gekoppeld, werkt ook niet meer.",
    ),
}


@personal_page()
def registration(request: HttpRequest) -> HttpResponse:
    """Everything of one registration; a list when this browser opened several; how to get a link when none."""
    links = opened(request, Purpose.MANAGE)
    if "aanmelding" not in request.GET and len(links) != 1:
        if not links:
            return no_access(request, status=200)
        visits = [Visit(request, link) for link in links]
        lines = [(one, words.state_words(one.registration, None)) for one in visits]
        return show(
            request, "choose", "Uw aanmeldingen", lines=lines, last=visits[0], form=ButtonForm(None, visit=visits[0])
        )
    code = request.GET.get("aanmelding")
    for link in links:
        if link.registration is not None and code in (None, link.registration.code):
            return _overview(Visit(request, link))
    raise NoAccess


def _overview(visit: Visit) -> HttpResponse:
    row = visit.registration
    chosen = words.seats_with_position(row) if row.is_live else []
    seats = words.seat_lines(chosen)
    needs = SpecialNeeds.objects.filter(registration=row).first()
    is_back = signed_up_anew(row)
    return visit.show(
        "overview",
        "Uw aanmelding",
        registration=row,
        state=words.state_words(row, words.position_in_line(row)),
        seats=seats,
        clash="" if visit.event.is_past else words.clash(chosen),
        offers=row.is_offered or any(one.offered for one in seats),
        venue=visit.event.venues.first(),
        needs=needs,
        lost_calendar=visit.may_change and has_lost_calendar(row),
        kept=words.kept_until(row, has_needs=needs is not None),
        said=words.DONE.get(request_said(visit), ""),
        is_back=is_back,
        may_rejoin=row.state == ClaimState.LAPSED and not (is_back or visit.event.is_past or row.erased_at),
        button=ButtonForm(None, visit=visit),
        way_back="" if is_back else _way_back(row),
    )


def signed_up_anew(row: Registration) -> bool:
    """Whether who cancelled, or let an offer lapse, is back by the form. This page gives no access to that."""
    if row.state not in (ClaimState.CANCELLED, ClaimState.LAPSED) or row.erased_at is not None or row.event.is_past:
        return False
    return Registration.objects.of_person(event=row.event, email=row.email, name=row.name).exists()


def _way_back(row: Registration) -> str:
    """How who cancelled may come back: by the form ("open"), invitation ("invited"), by asking ("ask"), or not ("")."""
    state = row.event.sign_up
    if row.state != ClaimState.CANCELLED or state not in (state.OPEN, state.INVITED):
        return ""
    if state == state.OPEN or Invitation.objects.open().filter(registration=row).exists():
        return str(state.value)
    return "ask"


def request_said(visit: Visit) -> str:
    return visit.request.GET.get("gedaan", "")


@personal_page()
def registration_done(request: HttpRequest) -> HttpResponse:
    """What was done with a registration that its links do not open any more. Tells nothing about anyone."""
    if (found := DONE.get(request.GET.get("wat", ""))) is None:
        raise NoAccess
    title, text = found
    return show(request, "done", title, text=text)
