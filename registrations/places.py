"""Places at an edition and seats in its sessions: counters that never pass the capacity, and their check.

Every claim is one conditional UPDATE; a CHECK constraint stands behind it. Whoever takes or frees places in more than
one step holds `lock(event)` first, always the edition before its sessions, so that no two transactions wait for each
other.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone

from events.models import Event, Session
from registrations.models import HOLDING, Change, ClaimState, Seat

_PLACE = (
    "UPDATE events_event SET places_taken = places_taken + 1 WHERE id IN ({}) AND places_taken < capacity "
    "AND NOT EXISTS (SELECT 1 FROM registrations_registration AS other "
    "WHERE other.event_id = events_event.id AND other.state = %s)"
)
_SEATS = (
    "UPDATE events_session SET seats_taken = seats_taken + 1 WHERE id IN ({}) AND seats_taken < capacity "
    "AND NOT EXISTS (SELECT 1 FROM registrations_seat AS other "
    "WHERE other.session_id = events_session.id AND other.state = %s "
    "AND (events_session.start IS NOT NULL OR EXISTS (SELECT 1 FROM events_event AS event "
    "WHERE event.id = events_session.event_id "
    "AND (event.starts_on > %s OR (event.starts_on = %s AND event.start_time > %s)))))"
)


_LINES = (
    "SELECT seat.session_id, COUNT(*) FROM registrations_seat AS seat "
    "JOIN events_session AS session ON session.id = seat.session_id "
    "WHERE session.event_id = %s AND seat.state = %s GROUP BY seat.session_id"
)


def lock(event_id: int) -> Event:
    """The edition, fresh, with its row locked until the transaction ends (SQLite locks the whole database anyway).

    Not against rows that point to it: who writes a session or a page about this edition need not wait.
    """
    return Event.objects.select_for_update(no_key=True).order_by("pk").get(pk=event_id)


def claim_place(event_id: int, *, in_line: bool = False) -> bool:
    """Takes one place, and says whether there was one. Who waits goes first: others pass `in_line=False`."""
    return _claim(_PLACE, [event_id], in_line=in_line) == 1


def claim_places(event_id: int, wanted: int) -> int:
    """Takes so many places at once: all, or none. Returns how many. The caller holds the lock, and knows who waits."""
    free = Event.objects.filter(pk=event_id, places_taken__lte=F("capacity") - wanted)
    return wanted if wanted > 0 and free.update(places_taken=F("places_taken") + wanted) else 0


def release_place(event_id: int) -> None:
    Event.objects.filter(pk=event_id).update(places_taken=F("places_taken") - 1)


def claim_seats(session_ids: Collection[int], *, in_line: bool = False) -> bool:
    """Takes a seat in each session, and says whether all had one. If not, the caller rolls its transaction back.

    Who waits goes first, as long as seats are offered: see `actions.waiting.has_line`.
    """
    now = timezone.localtime()
    date, time = connection.ops.adapt_datefield_value(now.date()), connection.ops.adapt_timefield_value(now.time())
    return not session_ids or _claim(_SEATS, session_ids, date, date, time, in_line=in_line) == len(session_ids)


def _claim(statement: str, keys: Collection[int], *more: Any, in_line: bool) -> int:
    """How many rows had a place. Written out: others wait while this runs, and the ORM thinks longer than it takes."""
    parts: list[Any] = [*keys] if in_line else [*keys, ClaimState.WAITING.value, *more]
    marks = ", ".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute((statement.partition(" AND NOT EXISTS")[0] if in_line else statement).format(marks), parts)
        return int(cursor.rowcount)


def lines(event_id: int) -> dict[int, int]:
    """How many wait for a seat in each session of an edition, where anyone does. One query, of each sign-up."""
    with connection.cursor() as cursor:
        cursor.execute(_LINES, [event_id, ClaimState.WAITING.value])
        return dict(cursor.fetchall())


def release_seats(session_ids: Collection[int]) -> None:
    if session_ids:
        Session.objects.filter(pk__in=session_ids).update(seats_taken=F("seats_taken") - 1)


def without_seat(session_ids: Collection[int]) -> list[Session]:
    """Which of these sessions have no seat for someone who does not wait in line."""
    waiting = Exists(Seat.objects.filter(session=OuterRef("pk"), state=ClaimState.WAITING))
    now = timezone.localtime()
    to_begin = Q(event__starts_on__gt=now.date()) | Q(event__starts_on=now.date(), event__start_time__gt=now.time())
    held_back = Q(waiting) & (Q(start__isnull=False) | to_begin)
    return list(
        Session.objects.filter(pk__in=session_ids)
        .filter(Q(capacity=None) | Q(seats_taken__gte=F("capacity")) | held_back)
        .in_order()
    )


@dataclass(frozen=True)
class Drift:
    """A counter that differs from the rows: `counted` of them hold a place."""

    subject: Event | Session
    stands: int
    counted: int

    @property
    def fits(self) -> bool:
        """Whether the counter may be set right: no more rows than there are places."""
        return self.subject.capacity is None or self.counted <= self.subject.capacity


def find_drift() -> list[Drift]:
    """Compares every counter with its rows. Two queries, each of one moment: it is right while people sign up too."""
    held = Count("registrations", filter=Q(registrations__state__in=HOLDING))
    events = Event.objects.order_by("pk").annotate(held=held).exclude(places_taken=F("held"))
    seated = Count("seats", filter=Q(seats__state__in=HOLDING))
    sessions = Session.objects.order_by("pk").annotate(held=seated).exclude(seats_taken=F("held"))
    rows: list[Any] = [*events, *sessions]  # with a column of their own
    return [Drift(one, one.places_taken if isinstance(one, Event) else one.seats_taken, one.held) for one in rows]


@transaction.atomic
def repair_drift() -> list[Drift]:
    """Sets the counters to what the rows say, and returns what was wrong. Nobody signs up meanwhile.

    More rows than capacity are left as they are, and still found after: what to do about those is for people.
    """
    for event_id in Event.objects.order_by("pk").values_list("pk", flat=True):
        lock(event_id)
    found = find_drift()
    for drift in found:
        if not drift.fits:
            continue
        event_id, session_id = drift.subject.pk, None
        if isinstance(drift.subject, Event):
            Event.objects.filter(pk=event_id).update(places_taken=drift.counted)
        else:
            event_id, session_id = drift.subject.event_id, drift.subject.pk
            Session.objects.filter(pk=session_id).update(seats_taken=drift.counted)
        Change.objects.create(
            event_id=event_id,
            session_id=session_id,
            action=Change.Action.REPAIRED,
            actor=Change.Actor.SYSTEM,
            details={"stood": drift.stands, "counted": drift.counted},
        )
    return found
