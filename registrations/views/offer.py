"""Accepting or declining an offered place, answering the reminder, and coming back after an offer lapsed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from core import dutch
from registrations import actions
from registrations.actions.rules import at_the_same_time, happens
from registrations.forms.manage import ButtonForm
from registrations.models import ClaimState, Registration, Seat
from registrations.views import words
from registrations.views.manage import signed_up_anew
from registrations.views.personal import Visit, open_registration, personal_page


@dataclass(frozen=True)
class Offer:
    """What is offered, until when, and which seats are given up for it."""

    key: str
    row: Registration | Seat
    title: str
    when: str
    until: str
    given_up: str = ""


@personal_page("POST")
def registration_offer(request: HttpRequest) -> HttpResponse:
    """Every offer of this person with two buttons. An offer that is over says so."""
    visit = open_registration(request)
    if not visit.may_change:
        return visit.done("niet-meer")
    offers = _offers(visit.registration)
    form = ButtonForm(visit.data, visit=visit)
    if visit.data is not None:
        answer = actions.accept if "aanvaard" in visit.data else actions.decline
        chosen = next((one for one in offers if one.key == visit.data.get("aanbod")), None)
        if chosen is None and answer is actions.accept and _has(visit.registration, visit.data.get("aanbod")):
            return visit.done("aanvaard")  # the button was pressed twice
        if form.carries_out(lambda: _answer(answer, chosen)):
            return visit.done("aanvaard" if answer is actions.accept else "afgewezen")
        offers = _offers(visit.registration)
    title = "Er is een plaats voor u" if offers else "Er is nu geen aanbod"
    return visit.show("offer", title, form=form, offers=offers)


def _has(row: Registration, key: object) -> bool:
    """Whether the place or seat with this key was accepted already."""
    if key == "plaats":
        return row.has_place
    return any(str(seat.guid) == key for seat in row.seats.filter(state=ClaimState.PLACE))


def _answer(answer: object, offer: Offer | None) -> None:
    if offer is None:
        raise actions.OfferOver
    if answer is actions.accept:
        actions.accept(offer=offer.row)
    else:
        actions.decline(offer=offer.row)


def _offers(row: Registration) -> list[Offer]:
    seats = list(row.seats.chosen().with_session())
    held = [seat for seat in seats if seat.state == ClaimState.PLACE]
    found = [_seat_offer(seat, held) for seat in seats if seat.is_offered and happens(seat.session)]
    if row.is_offered and row.offered_until is not None:
        until = dutch.moment(row.offered_until)
        found.insert(0, Offer("plaats", row, row.event.name, row.event.when, until))
    return found


def _seat_offer(seat: Seat, held: Sequence[Seat]) -> Offer:
    lost = [f"“{one.session.title}”" for one in held if at_the_same_time(one.session, seat.session)]
    until = dutch.moment(seat.offered_until) if seat.offered_until else ""
    when = words.session_when(seat.session)
    return Offer(str(seat.guid), seat, seat.session.title, when, until, dutch.listing(lost))


@personal_page("POST")
def registration_coming(request: HttpRequest) -> HttpResponse:
    """ "Komt u nog?": yes, no, or a colleague."""
    visit = open_registration(request)
    if not visit.may_change:
        said_no = visit.data is not None and visit.data.get("antwoord") == "nee"
        cancelled = visit.registration.state == ClaimState.CANCELLED
        return visit.done("geannuleerd" if cancelled and said_no else "niet-meer")
    if not visit.registration.has_place:
        return visit.done("zonder-plaats")
    form = ButtonForm(visit.data, visit=visit)
    answer = visit.data.get("antwoord", "") if visit.data is not None else ""
    if answer == "collega":
        return visit.go("registration-transfer")
    if visit.data is not None and answer not in {"ja", "nee"}:
        form.add_error(None, "Kies één van de drie antwoorden.")
    elif visit.data is not None and form.carries_out(lambda: _note(visit, coming=answer == "ja")):
        return visit.done("komt" if answer == "ja" else "geannuleerd")
    return visit.show("coming", "Komt u nog?", form=form)


def _note(visit: Visit, *, coming: bool) -> None:
    actions.answer_reminder(registration=visit.registration, coming=coming)


@personal_page("POST")
def registration_rejoin(request: HttpRequest) -> HttpResponse:
    """Takes part again after an offer lapsed."""
    visit = open_registration(request)
    form = ButtonForm(visit.data, visit=visit)
    if visit.registration.state != ClaimState.LAPSED or visit.event.is_past:
        return visit.done("opnieuw" if _came_back(visit) else "niet-meer")
    if signed_up_anew(visit.registration):
        return visit.go("registration")  # which says so
    if visit.data is not None and (
        form.carries_out(lambda: actions.rejoin(registration=visit.registration)) or _came_back(visit)
    ):
        return visit.done("opnieuw")
    return visit.show("rejoin", "Doe weer mee", form=form)


def _came_back(visit: Visit) -> bool:
    """Whether the button was pressed twice: an earlier press did it, maybe at the same moment."""
    if visit.data is None or visit.event.is_past:
        return False
    back = Registration.objects.live().filter(pk=visit.registration.pk)
    return back.filter(letters__facts__again=True).exists()
