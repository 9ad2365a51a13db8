"""Numbers of an edition for its organisers, out of the rows: who signed up when, what is full, who came in."""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from core import richtext
from events.models import Event, Session
from registrations.models import LIVE, CheckIn, ClaimState, Delegation, Registration, Seat
from registrations.models.registration import Sector

QUARTER = dt.timedelta(minutes=15)
UNKNOWN = "niet ingevuld"


@dataclass(frozen=True)
class Totals:
    """People of an edition. `expected`: with a place, less those who said that they do not come."""

    capacity: int | None
    place: int
    offered: int
    waiting: int
    cancelled: int
    said_no: int
    here: int  # of those with a place
    delegations: int

    @property
    def free(self) -> int | None:
        return None if self.capacity is None else max(self.capacity - self.place - self.offered, 0)

    @property
    def expected(self) -> int:
        return self.place - self.said_no

    @property
    def absent(self) -> int:
        """Who is expected and is not in (yet)."""
        return max(self.expected - self.here, 0)


@dataclass(frozen=True)
class Day:
    """Who signed up on one day: those who are in it still, and those who left since. `total` adds up the first."""

    day: dt.date
    stayed: int
    left: int
    total: int


@dataclass(frozen=True)
class SectorCount:
    label: str
    place: int
    waiting: int


@dataclass(frozen=True)
class Fill:
    """How full a session is. `taken` has offered seats too; `waiting`: who has a place at the edition."""

    key: int
    title: str
    start: dt.datetime | None
    taken: int
    capacity: int
    waiting: int
    cancelled: bool


@dataclass(frozen=True)
class Quarter:
    """Who came in at the desk within the quarter of an hour from `start`; `total` adds up within the day."""

    start: dt.datetime
    number: int
    total: int


@dataclass(frozen=True)
class Figures:
    event: Event
    totals: Totals
    days: tuple[Day, ...]
    sectors: tuple[SectorCount, ...]
    sessions: tuple[Fill, ...]
    arrivals: tuple[tuple[Quarter, ...], ...]  # of each day on which someone came

    @property
    def is_empty(self) -> bool:
        return not self.days


def of_event(event: Event) -> Figures:
    """All of it in five queries, however many people there are."""
    people = Registration.objects.filter(event=event).exclude(state=ClaimState.TRANSFERRED)
    facts = people.order_by().values_list("state", "sector", "coming", "created_at")
    rows = [(state, sector, coming, timezone.localdate(at)) for state, sector, coming, at in facts]
    arrivals = CheckIn.objects.filter(registration__event=event, session=None, undone_at=None)
    moments = list(arrivals.order_by().values_list("at", "registration__state"))
    states = Counter(state for state, *_ in rows)
    totals = Totals(
        capacity=event.capacity,
        place=states[ClaimState.PLACE],
        offered=states[ClaimState.OFFERED],
        waiting=states[ClaimState.WAITING],
        cancelled=sum(number for state, number in states.items() if state not in LIVE),
        said_no=sum(state == ClaimState.PLACE and coming is False for state, _, coming, _ in rows),
        here=sum(state == ClaimState.PLACE for _, state in moments),
        delegations=Delegation.objects.filter(event=event).count(),
    )
    return Figures(
        event=event,
        totals=totals,
        days=_days((day, state in LIVE) for state, _, _, day in rows),
        sectors=_sectors(Counter((sector, state) for state, sector, _, _ in rows)),
        sessions=tuple(_fill(event)),
        arrivals=tuple(_quarters(moment for moment, _ in moments)),
    )


def _days(sign_ups: Iterable[tuple[dt.date, bool]]) -> tuple[Day, ...]:
    """From the first sign-up to the last, days without any too."""
    counts = Counter(sign_ups)
    if not counts:
        return ()
    first, last = min(day for day, _ in counts), max(day for day, _ in counts)
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    totals = itertools.accumulate(counts[day, True] for day in days)
    return tuple(
        Day(day, counts[day, True], counts[day, False], total) for day, total in zip(days, totals, strict=True)
    )


def _sectors(counts: Counter[tuple[str, str]]) -> tuple[SectorCount, ...]:
    """In the order of the form; what nobody is from is there too, but for those who did not say."""
    labels = [*Sector.choices, ("", UNKNOWN)]
    found = [
        SectorCount(str(label), counts[key, ClaimState.PLACE], counts[key, ClaimState.WAITING]) for key, label in labels
    ]
    return tuple(one for one in found if one.label != UNKNOWN or one.place or one.waiting)


def _fill(event: Event) -> Iterable[Fill]:
    waits = Seat.objects.filter(state=ClaimState.WAITING, session__event=event, registration__state=ClaimState.PLACE)
    in_line = Counter(waits.order_by().values_list("session", flat=True))
    rows = Session.objects.filter(event=event, capacity__isnull=False).exclude(state=Session.State.DRAFT)
    facts = rows.in_order().values_list("pk", "title", "start", "seats_taken", "capacity", "state")
    for key, title, start, taken, capacity, state in facts:
        cancelled = state == Session.State.CANCELLED
        yield Fill(key, richtext.line(title), start, taken, capacity or 0, in_line[key], cancelled)


def _quarters(moments: Iterable[dt.datetime]) -> Iterable[tuple[Quarter, ...]]:
    """Each day from its first arrival to its last, quarters in which nobody came too."""
    counts = Counter(quarter_of(one) for one in moments)
    for _, starts in itertools.groupby(sorted(counts), key=timezone.localdate):
        first, *others = starts
        last = others[-1] if others else first
        quarters = [first + number * QUARTER for number in range(int((last - first) / QUARTER) + 1)]
        totals = itertools.accumulate(counts[one] for one in quarters)
        yield tuple(Quarter(one, counts[one], total) for one, total in zip(quarters, totals, strict=True))


def quarter_of(moment: dt.datetime) -> dt.datetime:
    """The beginning of its quarter of an hour; every offset from UTC is a number of these."""
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
