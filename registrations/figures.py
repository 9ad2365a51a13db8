"""Numbers of an edition for its organisers, out of the rows: who signed up when, what is full, who came in."""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from core import richtext
from events.models import Event, Session
from registrations import tally
from registrations.models import LIVE, ClaimState
from registrations.models.registration import Sector
from registrations.tally import Kind

QUARTER = dt.timedelta(minutes=15)
UNKNOWN = "niet ingevuld"


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


class Day(NamedTuple):
    """Who signed up on one day: those who are in it still, and those who left since. `total` adds up the first."""

    day: dt.date
    stayed: int
    left: int
    total: int


class SectorCount(NamedTuple):
    label: str
    place: int
    waiting: int


class Fill(NamedTuple):
    """How full a session is. `taken` has offered seats too; `waiting`: who has a place at the edition."""

    key: int
    title: str
    start: dt.datetime | None
    taken: int
    capacity: int
    waiting: int
    cancelled: bool


class Quarter(NamedTuple):
    """Who came in at the desk within the quarter of an hour from `start`; `total` adds up within the day."""

    start: dt.datetime
    number: int
    total: int


@dataclass(frozen=True)
class Figures:
    totals: Totals
    days: tuple[Day, ...]
    sectors: tuple[SectorCount, ...]
    sessions: tuple[Fill, ...]
    arrivals: tuple[tuple[Quarter, ...], ...]  # of each day on which someone came

    @property
    def is_empty(self) -> bool:
        return not self.days


def of_event(event: Event) -> Figures:
    """All of it in six queries, however many people there are."""
    kinds, came = tally.kinds(event.pk), tally.arrivals(event.pk)
    return Figures(
        totals=_totals(event, kinds, here=sum(number for _, state, number in came if state == ClaimState.PLACE)),
        days=_days(tally.sign_ups(event.pk)),
        sectors=_sectors(kinds),
        sessions=tuple(_fill(event)),
        arrivals=tuple(_quarters((start, number) for start, _, number in came)),
    )


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
        delegations=tally.delegations(event.pk),
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
    in_line = tally.in_line(event.pk)
    rows = Session.objects.filter(event=event, capacity__isnull=False).exclude(state=Session.State.DRAFT)
    facts = rows.in_order().values_list("pk", "title", "start", "seats_taken", "capacity", "state")
    for key, title, start, taken, capacity, state in facts:
        cancelled = state == Session.State.CANCELLED
        yield Fill(key, richtext.line(title), start, taken, capacity or 0, in_line.get(key, 0), cancelled)


def _quarters(came: Iterable[tuple[dt.datetime, int]]) -> Iterable[tuple[Quarter, ...]]:
    """Each day from its first arrival to its last, quarters in which nobody came too."""
    counts = Counter[dt.datetime]()
    for start, number in came:
        counts[start] += number
    for _, starts in itertools.groupby(sorted(counts), key=tally.day_of):
        first, *others = starts
        last = others[-1] if others else first
        quarters = [first + number * QUARTER for number in range(int((last - first) / QUARTER) + 1)]
        totals = itertools.accumulate(counts[one] for one in quarters)
        yield tuple(Quarter(one, counts[one], total) for one, total in zip(quarters, totals, strict=True))
