"""How things stand, in words, for the pages of one's own registration."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from core import dutch
from events.models import Session
from registrations import retention
from registrations.actions.rules import find_overlap, happens
from registrations.colleagues import Listed
from registrations.models import ClaimState, Registration, Seat

DONE = {
    "gegevens": "Uw gegevens zijn bewaard.",
    "sessies": "Uw sessies zijn bewaard.",
    "aanvaard": "De plaats is van u.",
    "afgewezen": "U hebt de plaats niet aangenomen. Wij bieden die aan de volgende aan.",
    "geannuleerd": "Uw aanmelding is geannuleerd. U krijgt hiervan een e-mail.",
    "komt": "Fijn dat u komt. Tot dan.",
    "opnieuw": "U doet weer mee. U krijgt hiervan een e-mail. Had u wensen over dieet of toegankelijkheid? Die zijn "
    "gewist toen het aanbod verliep. Vul ze opnieuw in bij “Wijzig uw gegevens”.",
    "collega": "De gekozen aanmeldingen zijn geannuleerd.",
    "zonder-plaats": "U hebt nog geen plaats. U hoeft dus niet te laten weten of u komt.",
    "niet-meer": "Dit kan niet meer met deze aanmelding.",
}
LAPSED = "Uw aanbod is verlopen. De plaats gaat naar de volgende op de wachtlijst."


def state_words(row: Registration, position: int | None) -> str:
    """One sentence about the registration."""
    if row.event.is_past and row.is_live:
        return "U had een plaats." if row.has_place else "U kreeg geen plaats."
    if row.is_offer_over or row.state == ClaimState.LAPSED:
        return LAPSED
    return _state_now(row, position)


def _state_now(row: Registration, position: int | None) -> str:
    match row.state:
        case ClaimState.PLACE:
            return "U hebt een plaats."
        case ClaimState.WAITING:
            return f"U staat op de wachtlijst{f' en bent nummer {position}' if position else ''}."
        case ClaimState.OFFERED:
            until = f" Neem die aan voor {dutch.moment(row.offered_until)}." if row.offered_until else ""
            return f"Er is een plaats voor u.{until}"
        case ClaimState.TRANSFERRED:
            return "U hebt uw plaats overgedragen."
    return "Uw aanmelding is geannuleerd."


def seat_words(seat: Seat, position: int | None) -> str:
    if not happens(seat.session):
        return "Deze sessie gaat niet door"
    match seat.state:
        case ClaimState.PLACE:
            return "U hebt een plaats"
        case ClaimState.WAITING:
            return f"Op de wachtlijst, u bent nummer {position}"
        case ClaimState.OFFERED:
            if seat.is_offer_over:
                return "Het aanbod is verlopen"
            until = f" tot {dutch.moment(seat.offered_until)}" if seat.offered_until else ""
            return f"Er is een plaats voor u{until}"
    return "Gekozen voor als u een plaats krijgt"


def colleague_words(one: Listed) -> str:
    """What the sender of a delegation sees."""
    return "Gegevens gewist" if one.is_erased else str(one.state.label)


def position_in_line(row: Registration) -> int | None:
    if row.state != ClaimState.WAITING:
        return None
    before = Q(queued_at__lt=row.queued_at) | Q(queued_at=row.queued_at, pk__lt=row.pk)
    return Registration.objects.in_line().filter(before, event=row.event_id).count() + 1


def seats_with_position(row: Registration) -> list[Seat]:
    """The chosen seats by time, each with `.position` in its line. One query."""
    ahead = Seat.objects.filter(session=OuterRef("session"), state=ClaimState.WAITING)
    ahead = ahead.filter(
        Q(queued_at__lt=OuterRef("queued_at")) | Q(queued_at=OuterRef("queued_at"), pk__lt=OuterRef("pk")),
        registration__state=ClaimState.PLACE,
    )
    counted = ahead.order_by().values("session").annotate(number=Count("pk")).values("number")
    number = Coalesce(Subquery(counted, output_field=IntegerField()), Value(0)) + 1
    return list(row.seats.chosen().with_session().annotate(position=number))


def session_hours(session: Session) -> str:
    """ "13.00 tot 14.00 uur", or that the time is not known."""
    start, end = (one.astimezone(dutch.ZONE) if one else None for one in (session.start, session.end))
    return dutch.time_range(start, end) or "tijd volgt"


def session_when(session: Session) -> str:
    """ "maandag 18 juni 2018, 13.00 tot 14.00 uur", or that the time is not known."""
    if session.start is None:
        return "tijd volgt"
    day = session.start.astimezone(dutch.ZONE).date()
    return f"{dutch.date(day, year=False)}, {session_hours(session)}"


def session_where(session: Session) -> str:
    """Room and building: the building's name says where to go when a room alone does not."""
    if session.room is None:
        return ""
    return f"{session.room.name}, {session.room.venue.name}"


def places_words(session: Session, *, full: bool) -> str:
    if full:
        return "Vol"
    return f"Nog {dutch.count(session.seats_left or 0, 'plaats', 'plaatsen')}"


@dataclass(frozen=True)
class SeatLine:
    """One session on the page: what, when, where, and how it stands."""

    seat: Seat
    session: Session
    when: str
    hours: str
    where: str
    state: str
    offered: bool
    happens: bool


def seat_lines(seats: list[Seat]) -> list[SeatLine]:
    return [
        SeatLine(
            seat=one,
            session=one.session,
            when=session_when(one.session),
            hours=session_hours(one.session),
            where=session_where(one.session),
            state=seat_words(one, getattr(one, "position", None)),
            offered=one.is_offered and happens(one.session),
            happens=happens(one.session),
        )
        for one in seats
    ]


def clash(seats: Iterable[Seat]) -> str:
    """Which two of someone's sessions are at the same time, since the organisers moved one; or nothing."""
    if (pair := find_overlap(one.session for one in seats if one.state == ClaimState.PLACE)) is None:
        return ""
    return f"“{pair[0].title}” en “{pair[1].title}” zijn nu op dezelfde tijd. Kies één van de twee."


def kept_until(row: Registration, *, has_needs: bool) -> list[tuple[str, str]]:
    """What we keep and the day on which it is erased, as `registrations.purge` does."""
    event, without_place = row.event, retention.waiting_erased_on(row.event)
    over = event.is_past or not (row.is_live or row.state == ClaimState.LAPSED)
    if over and not row.has_place:
        rows = [("Al uw gegevens, ook onze e-mails aan u", without_place)]
    else:
        rows = [("Uw naam, adres en antwoorden", retention.registration_erased_on(event))]
        if has_needs:
            rows.append(("Uw dieetwensen en toegankelijkheid", retention.needs_erased_on(event)))
        rows.append(("Onze e-mails aan u", retention.mail_erased_on(event)))
        if not row.has_place:
            rows.insert(0, ("Alles, als u geen plaats krijgt", without_place))
    return [(what, dutch.date(day, weekday=False)) for what, day in rows]
