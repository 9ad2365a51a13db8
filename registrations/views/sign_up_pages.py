"""The pages of signing up."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from core import dutch
from core.seo import Seo
from events.models import Event, Session
from events.views.page import render_page
from registrations import limits
from registrations.actions.waiting import has_line
from registrations.forms.person import NO, YES
from registrations.forms.sign_up import SignUpForm
from registrations.forms.sign_up_blocks import hours
from registrations.models import ClaimState, Registration
from registrations.models.registration import Sector
from registrations.retention import needs_erased_on, registration_erased_on, waiting_erased_on

if TYPE_CHECKING:
    from registrations.views.sign_up import Visit

CACHE = "private, no-cache"  # not no-store: with Back a browser shows what was typed
PHOTO = {YES: "Ja", NO: "Nee"}
TITLES = {
    ClaimState.PLACE: "U bent aangemeld",
    ClaimState.WAITING: "U staat op de wachtlijst",
    ClaimState.OFFERED: "Er is een plaats voor u",
}


def render(
    request: HttpRequest,
    event: Event,
    name: str,
    context: dict[str, Any],
    *,
    title: str,
    status: int = 200,
    address: str = "sign-up",
) -> HttpResponse:
    """A page of signing up. What answers a POST is not indexed."""
    fault = "Fout: " if status in (422, 429) else ""
    seo = Seo(
        title=f"{fault}{title} ({event.title})",
        path=reverse(address, args=[event.slug]),
        description=f"Meld u aan voor {event.name}: {event.when}.",
        index=request.method != "POST",
    )
    response = render_page(request, f"registrations/{name}.html", {"event": event, **context}, seo=seo, event=event)
    response.status_code = status
    response.headers["Cache-Control"] = CACHE
    if request.method == "POST":
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def form(visit: "Visit", form: SignUpForm, *, status: int = 200, wait: int = 0) -> HttpResponse:
    """The form. `wait`: seconds until one may sign up again."""
    event = visit.event
    context = {
        "form": form,
        "wait": limits.words(wait) if wait else "",
        "in_line": people_in_line(event),
        "is_guest": visit.invitation is not None,
        "erased_on": dutch.date(registration_erased_on(event), weekday=False),
        "waiting_erased_on": dutch.date(waiting_erased_on(event), weekday=False),
    }
    response = render(visit.request, event, "sign_up", context, title="Meld u aan", status=status)
    if visit.invitation is not None:  # filled in with what a secret link opened
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Referrer-Policy"] = "no-referrer"
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def people_in_line(event: Event) -> int | None:
    """How many wait for a place, when someone new would have to wait too. One query."""
    number = Registration.objects.in_line().filter(event=event).count()
    if event.places_left and not (number and has_line(event)):
        return None
    return number


def check(visit: "Visit", form: SignUpForm) -> HttpResponse:
    """Everything that was filled in, with what is sent again."""
    data = form.cleaned_data
    rows = [
        ("Naam", data["name"]),
        ("E-mailadres", data["email"]),
        ("Organisatie", data["organisation"]),
        ("Functie", data["function"]),
        ("Sector", Sector(data["sector"]).label),
        ("Herkenbaar op foto’s", PHOTO[data["photo"]]),
    ]
    if form.needs:
        rows += [("Dieetwensen of allergieën", data["diet"] or "Geen"), ("Toegankelijkheid", data["access"] or "Geen")]
    context = {
        "rows": rows,
        "sessions": lines(form, placed=True, plain=True),
        "hidden": list(carried(form)),
        "in_line": people_in_line(visit.event),
        "needs_erased_on": dutch.date(needs_erased_on(visit.event), weekday=False) if form.needs else "",
    }
    return render(visit.request, visit.event, "sign_up_check", context, title="Controleer uw gegevens")


def carried(form: Any) -> Iterator[tuple[str, str]]:
    """Every value of the form, cleaned, as it is sent again."""
    for name in form.fields:
        value = form.cleaned_data.get(name)
        for one in value if isinstance(value, list) else [value]:
            if one is True:
                yield name, "on"
            elif one:
                yield name, one


def lines(form: SignUpForm, *, placed: bool, plain: bool = False) -> list[tuple[Session, str, str]]:
    """What was chosen, by time: session, hours, and how it stands."""
    chosen = [(one, True) for one in form.choice.seats] + [(one, False) for one in form.choice.waiting]
    found = []
    for session, has_seat in sorted(chosen, key=lambda pair: (pair[0].start is None, pair[0].start, pair[0].title)):
        if plain:
            state = "" if has_seat else "wachtlijst"
        elif not placed:
            state = "gekozen voor als er een plaats komt"
        else:
            state = "u hebt een plaats" if has_seat else "u staat op de wachtlijst"
        found.append((session, hours(session), state))
    return found


def done(
    visit: "Visit",
    form: SignUpForm,
    *,
    state: ClaimState,
    row: Registration | None = None,
    is_other: bool = False,
    standing: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    """What happens next. The same for who was registered already, and no way in to any registration.

    `is_other`: the form was sent before with other answers; `standing`: which of them are stored, and what they are.
    """
    placed, offered = state == ClaimState.PLACE, state == ClaimState.OFFERED
    line = Registration.objects.in_line().filter(event=visit.event)
    if row is not None and row.queued_at is not None:
        line = line.filter(queued_at__lt=row.queued_at)
    title = TITLES.get(state, TITLES[ClaimState.PLACE])
    context = {
        "heading": title,
        "placed": placed,
        "offered_until": dutch.moment(row.offered_until) if row is not None and row.offered_until else "",
        "position": 0 if placed or offered else line.count() + 1,
        "email": form.cleaned_data["email"],
        "sessions": lines(form, placed=placed),
        "is_other": is_other,
        "standing": standing,
        "erased_on": dutch.date(registration_erased_on(visit.event), weekday=False),
        "waiting_erased_on": dutch.date(waiting_erased_on(visit.event), weekday=False),
    }
    return render(visit.request, visit.event, "sign_up_done", context, title=title)


def closed(request: HttpRequest, event: Event, *, used: bool = False) -> HttpResponse:
    """Why one cannot sign up now."""
    if event.sign_up == Event.SignUp.NONE:
        raise Http404(event.slug)
    opens = event.registration_opens_at
    context = {
        "state": "used" if used else event.sign_up.value,
        "opens": dutch.moment(opens) if opens else "",
    }
    status = 409 if request.method == "POST" else 200
    return render(request, event, "sign_up_closed", context, title="Aanmelden", status=status)
