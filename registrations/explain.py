"""Why nobody was promoted: a waiting list, what is free, what is offered until when, and who is next."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from core import dutch
from events.models import Event, Session
from registrations.actions import waiting
from registrations.actions.rules import has_begun
from registrations.models import LIVE, Change, ClaimState, Registration, Seat

LOG = 100  # lines of the log on one page
SEARCHED = 5_000  # lines of the log in which those of a session are looked for: more than an edition has
CHOOSING = (Change.Action.REGISTERED, Change.Action.QUEUED, Change.Action.SEATS)  # name sessions in their details
LEAVING = (Change.Action.CANCELLED, Change.Action.TRANSFERRED, Change.Action.TAKEN_OVER, Change.Action.ERASED)


@dataclass(frozen=True)
class Waiting:
    """Someone who stands in line, or is offered a place."""

    row: Registration | Seat
    person: Registration
    position: int = 0


@dataclass
class Line:
    """A waiting list as it stands, and in `why` what happens next, or why nothing does."""

    subject: Event | Session
    taken: int
    offers: Sequence[Waiting] = ()
    queue: Sequence[Waiting] = ()
    wishes: int = 0  # who chose this session and has no place at the edition
    why: list[str] = field(default_factory=list)
    log: Sequence[Change] = ()

    @property
    def free(self) -> int:
        return max((self.subject.capacity or 0) - self.taken, 0)

    @property
    def rises_to(self) -> int | None:
        """How many places there will be when someone is given one; None when one is free, or none can be given."""
        return None if self.subject.capacity is None or self.free else self.subject.capacity + 1


def of_event(event: Event) -> Line:
    """The waiting list of an edition. Three queries."""
    rows = Registration.objects.filter(event=event)
    line = Line(event, event.places_taken)
    line.offers = [Waiting(one, one) for one in rows.filter(state=ClaimState.OFFERED).order_by("offered_until", "pk")]
    line.queue = [Waiting(one, one, number) for number, one in enumerate(rows.in_line(), 1)]
    line.log = _log(event)
    line.why = _why(line, _closed_event(event))
    return line


def of_session(session: Session) -> Line:
    """The waiting list of a session. Five queries."""
    rows = Seat.objects.filter(session=session).select_related("registration")
    line = Line(session, session.seats_taken)
    offers = rows.filter(state=ClaimState.OFFERED).order_by("offered_until", "pk")
    line.offers = [Waiting(one, one.registration) for one in offers]
    queue = waiting.seats_in_line(session).select_related("registration")
    line.queue = [Waiting(one, one.registration, number) for number, one in enumerate(queue, 1)]
    line.wishes = rows.filter(state=ClaimState.WISH, registration__state__in=LIVE).count()
    line.log = _log(session.event, session)
    line.why = _why(line, _closed(session))
    return line


def _closed_event(event: Event) -> str:
    if not event.is_published:
        return "De editie is niet gepubliceerd. Daarom wordt niemand een plaats aangeboden."
    if timezone.now() >= waiting.begins_at(event):
        return "De editie is begonnen of voorbij. Dan wordt niemand meer een plaats aangeboden."
    return ""


def _closed(session: Session) -> str:
    if not session.event.is_published:
        return _closed_event(session.event)
    if session.state == Session.State.CANCELLED:
        return "De sessie is geannuleerd. Daarom wordt niemand een plaats aangeboden."
    if session.state != Session.State.PUBLISHED:
        return "De sessie is nog niet gepubliceerd. Daarom wordt niemand een plaats aangeboden."
    if has_begun(session) or timezone.now() >= waiting.begins_at(session.event, session):
        return "De sessie is begonnen of voorbij. Dan wordt niemand meer een plaats aangeboden."
    return ""


def _why(line: Line, closed: str) -> list[str]:
    """In words, the strongest reason first."""
    if line.subject.capacity is None:
        return ["Er is geen aantal plaatsen ingevuld. Daarom kan niemand zich aanmelden of doorschuiven."]
    why = [closed] if closed else []
    if not line.queue:
        why.append("Er wacht niemand op een plaats.")
    elif not closed and line.free:
        now = dutch.count(line.free, "plaats is vrij", "plaatsen zijn vrij")
        why.append(f"{now}. De volgende krijgt binnen een minuut een aanbod. Zo niet, kijk dan of de worker draait.")
    elif not closed:
        why.append(f"Er is geen plaats vrij: alle {line.taken} zijn bezet of aangeboden.")
    if line.offers and not closed:
        last = max(one.row.offered_until for one in line.offers if one.row.offered_until)
        number = dutch.count(len(line.offers), "aangeboden plaats wacht", "aangeboden plaatsen wachten")
        why.append(f"{number} op antwoord, uiterlijk tot {dutch.moment(last)}. Daarna schuift de volgende door.")
    if line.wishes:
        number = dutch.count(line.wishes, "iemand koos", "mensen kozen")
        why.append(f"{number} deze sessie, maar heeft nog geen plaats bij de editie en schuift daarom niet door.")
    return why


def _log(event: Event, session: Session | None = None) -> list[Change]:
    """The last lines. Of a session also those that name it among others; keys within JSON are found in Python."""
    rows = Change.objects.filter(event=event).select_related("registration", "user")
    if session is None:
        return list(rows.filter(session=None).exclude(action=Change.Action.DETAILS)[:LOG])
    people = Seat.objects.filter(session=session).values("registration")
    about = Q(session=session) | Q(action__in=LEAVING, registration__in=people)
    choosing = rows.filter(session=None, action__in=CHOOSING).values_list("pk", "details")[:SEARCHED]
    keys = [pk for pk, details in choosing if _names(details, session)][:LOG]
    return list(rows.filter(about | Q(pk__in=keys))[:LOG])


def _names(details: dict[str, list[int]], session: Session) -> bool:
    return any(session.pk in (details.get(name) or ()) for name in ("seats", "waiting", "added", "dropped"))
