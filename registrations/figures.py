"""Numbers of an edition for its organisers, out of the rows: who signed up when, what is full, who came in."""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Func, TextField

from core import dutch, richtext
from events.models import Event, Session
from registrations.models import LIVE, CheckIn, ClaimState, Delegation, Registration, Seat
from registrations.models.registration import Sector

TEXT = "CAST(%(expressions)s AS TEXT)"
QUARTER = dt.timedelta(minutes=15)
UNKNOWN = "niet ingevuld"
Kind = tuple[str, str, bool | None]  # state, sector, and whether someone says to come


@dataclass(frozen=True)
class Totals:
    """People of an edition. Who answers the reminder with no, cancels: `said_no` are among `cancelled`."""

    capacity: int | None
    place: int
    expected: int  # with a place, and not said no
    offered: int
    waiting: int
    cancelled: int
    said_yes: int  # of those with a place
    said_no: int
    here: int  # of those with a place
    delegations: int

    @property
    def free(self) -> int | None:
        return None if self.capacity is None else max(self.capacity - self.place - self.offered, 0)

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


class _Stamp(Func):
    """A moment as text in UTC, so that the database adds up and few rows have to be read.

    Both databases write a moment as "2027-06-18 09:30:00…": SQLite keeps that text, and PostgreSQL gives it in the time
    zone of the connection, which Django sets to UTC.
    """

    output_field = TextField()
    arity = 1


class _Day(_Stamp):
    """ "2027-06-18", and "2027-06-18 22" with its hour from ten at night, when it may be the next day in Amsterdam."""

    template = f"SUBSTR({TEXT}, 1, CASE WHEN SUBSTR({TEXT}, 12, 2) >= '22' THEN 13 ELSE 10 END)"


class _Quarter(_Stamp):
    """ "2027-06-18 09:2" for the third quarter of that hour; every offset from UTC is a number of quarters."""

    template = f"SUBSTR({TEXT}, 1, 14) || (CAST(SUBSTR({TEXT}, 15, 2) AS INTEGER) / 15)"


def of_event(event: Event) -> Figures:
    """All of it in six queries, however many people there are. Who handed a place over counts by the other person."""
    people = Registration.objects.filter(event=event).exclude(state=ClaimState.TRANSFERRED).order_by()
    rows = people.values_list("state", "sector", "coming").annotate(number=Count("pk"))
    kinds = {(state, sector, coming): number for state, sector, coming, number in rows}
    sign_ups = people.values_list(_Day("created_at"), "state").annotate(number=Count("pk"))
    arrivals = CheckIn.objects.filter(registration__event=event, session=None, undone_at=None).order_by()
    came = list(arrivals.values_list(_Quarter("at"), "registration__state").annotate(number=Count("pk")))
    return Figures(
        event=event,
        totals=_totals(event, kinds, here=sum(number for _, state, number in came if state == ClaimState.PLACE)),
        days=_days((_day(stamp), state in LIVE, number) for stamp, state, number in sign_ups),
        sectors=_sectors(kinds),
        sessions=tuple(_fill(event)),
        arrivals=tuple(_quarters((_quarter(stamp), number) for stamp, _, number in came)),
    )


def _day(stamp: str) -> dt.date:
    """In Amsterdam, of what `_Day` gives."""
    late = len(stamp) > len("2027-06-18")
    return day_of(dt.datetime.fromisoformat(f"{stamp}:00+00:00")) if late else dt.date.fromisoformat(stamp)


def _quarter(stamp: str) -> dt.datetime:
    """The beginning of what `_Quarter` gives."""
    return dt.datetime.fromisoformat(f"{stamp[:-1]}{int(stamp[-1]) * 15:02}+00:00")


def day_of(moment: dt.datetime) -> dt.date:
    """In Amsterdam."""
    return moment.astimezone(dutch.ZONE).date()


def _totals(event: Event, counts: Mapping[Kind, int], *, here: int) -> Totals:
    states = Counter[str]()
    for (state, _, _), number in counts.items():
        states[state] += number
    return Totals(
        capacity=event.capacity,
        place=states[ClaimState.PLACE],
        offered=states[ClaimState.OFFERED],
        waiting=states[ClaimState.WAITING],
        cancelled=sum(number for state, number in states.items() if state not in LIVE),
        expected=sum(
            n for (state, _, coming), n in counts.items() if state == ClaimState.PLACE and coming is not False
        ),
        said_yes=sum(n for (state, _, coming), n in counts.items() if state == ClaimState.PLACE and coming),
        said_no=sum(n for (_, _, coming), n in counts.items() if coming is False),
        here=here,
        delegations=Delegation.objects.filter(event=event).count(),
    )


def _days(sign_ups: Iterable[tuple[dt.date, bool, int]]) -> tuple[Day, ...]:
    """From the first sign-up to the last, days without any too."""
    counts = Counter[tuple[dt.date, bool]]()
    for day, stayed, number in sign_ups:
        counts[day, stayed] += number
    if not counts:
        return ()
    first, last = min(day for day, _ in counts), max(day for day, _ in counts)
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    totals = itertools.accumulate(counts[day, True] for day in days)
    return tuple(
        Day(day, counts[day, True], counts[day, False], total) for day, total in zip(days, totals, strict=True)
    )


def _sectors(counts: Mapping[Kind, int]) -> tuple[SectorCount, ...]:
    """In the order of the form; what nobody is from is there too, but for those who did not say."""
    found = Counter[tuple[str, str]]()
    for (state, sector, _), number in counts.items():
        found[sector, state] += number
    labels = [*Sector.choices, ("", UNKNOWN)]
    rows = [
        SectorCount(str(label), found[key, ClaimState.PLACE], found[key, ClaimState.WAITING]) for key, label in labels
    ]
    return tuple(one for one in rows if one.label != UNKNOWN or one.place or one.waiting)


def _fill(event: Event) -> Iterable[Fill]:
    waits = Seat.objects.filter(state=ClaimState.WAITING, session__event=event, registration__state=ClaimState.PLACE)
    in_line = dict(waits.order_by().values_list("session").annotate(number=Count("pk")))
    rows = Session.objects.filter(event=event, capacity__isnull=False).exclude(state=Session.State.DRAFT)
    facts = rows.in_order().values_list("pk", "title", "start", "seats_taken", "capacity", "state")
    for key, title, start, taken, capacity, state in facts:
        cancelled = state == Session.State.CANCELLED
        yield Fill(key, richtext.line(title), start, taken, capacity or 0, in_line.get(key, 0), cancelled)


def _quarters(came: Iterable[tuple[dt.datetime, int]]) -> Iterable[tuple[Quarter, ...]]:
    """Each day from its first arrival to its last, quarters in which nobody came too."""
    counts = Counter[dt.datetime]()
    for quarter, number in came:
        counts[quarter] += number
    for _, starts in itertools.groupby(sorted(counts), key=day_of):
        first, *others = starts
        last = others[-1] if others else first
        quarters = [first + number * QUARTER for number in range(int((last - first) / QUARTER) + 1)]
        totals = itertools.accumulate(counts[one] for one in quarters)
        yield tuple(Quarter(one, counts[one], total) for one, total in zip(quarters, totals, strict=True))
