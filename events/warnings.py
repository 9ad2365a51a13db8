"""What an editor should look at: double bookings, sessions outside the event's hours or too large for their room.

Warnings never block: a speaker may well walk over halfway. Cancelled sessions count for nothing, drafts count.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Prefetch

from core import dutch
from events.models import Appearance, Event, Session

ZONE = ZoneInfo(settings.TIME_ZONE)


@dataclass(frozen=True)
class Notice:
    """One warning in words, and the keys of the sessions that it is about."""

    text: str
    sessions: tuple[int, ...]


def for_event(event: Event) -> list[Notice]:
    """All warnings of an edition, by subject and then by time. Two queries, whatever the number of sessions."""
    sessions = (
        event.sessions.exclude(state=Session.State.CANCELLED)
        .select_related("room")
        .defer("summary", "body")
        .prefetch_related(Prefetch("appearances", Appearance.objects.with_speaker().exclude(speaker=None)))
        .order_by("start", "pk")
    )
    return find(event, list(sessions))


def for_session(session: Session) -> list[Notice]:
    """The warnings that `session` takes part in. Three queries."""
    return [notice for notice in for_event(session.event) if session.pk in notice.sessions]


def find(event: Event, sessions: Sequence[Session]) -> list[Notice]:
    """The warnings for `sessions` of `event`, which have their room and appearances (with speaker) loaded."""
    timed = sorted((one for one in sessions if one.start is not None), key=_start)
    return [
        *_double_rooms(timed),
        *_double_speakers(timed),
        *(notice for one in timed if (notice := _outside(event, one)) is not None),
        *(notice for one in sessions if (notice := _too_large(one)) is not None),
    ]


def overlaps(sessions: Sequence[Session]) -> Iterator[tuple[Session, Session]]:
    """Pairs of `sessions` (sorted by start) that are on at the same time.

    One that starts when another ends does not overlap it; one of unknown end overlaps only what starts with it.
    """
    for index, first in enumerate(sessions):
        for second in sessions[index + 1 :]:
            if _start(second) == _start(first) or (first.end is not None and _start(second) < first.end):
                yield first, second
            else:
                break


def _double_rooms(timed: Iterable[Session]) -> Iterator[Notice]:
    by_room: dict[int, list[Session]] = defaultdict(list)
    for session in timed:
        if session.room_id is not None:
            by_room[session.room_id].append(session)
    for group in by_room.values():
        for first, second in overlaps(group):
            yield Notice(f"{first.room} is dubbel bezet: {_both(first, second)}.", (first.pk, second.pk))


def _double_speakers(timed: Iterable[Session]) -> Iterator[Notice]:
    by_speaker: dict[int, list[Session]] = defaultdict(list)
    names: dict[int, str] = {}
    for session in timed:
        speakers = {one.speaker_id: one.name for one in session.appearances.all() if one.speaker_id is not None}
        names |= speakers
        for key in speakers:
            by_speaker[key].append(session)
    for key, group in by_speaker.items():
        for first, second in overlaps(group):
            text = f"{names[key]} staat op twee plaatsen tegelijk: {_both(first, second)}."
            yield Notice(text, (first.pk, second.pk))


def _outside(event: Event, session: Session) -> Notice | None:
    midnight = dt.datetime.combine(event.ends_on + dt.timedelta(days=1), dt.time(), ZONE)
    opens = event.starts_at or dt.datetime.combine(event.starts_on, dt.time(), ZONE)
    closes = event.ends_at or midnight
    if opens <= _start(session) and (session.end or _start(session)) <= closes:
        return None
    times = dutch.time_range(event.start_time, event.end_time)
    hours = dutch.date_range(event.starts_on, event.ends_on) + (f", {times}" if times else "")
    return Notice(f"{_named(session)} valt buiten de editie ({hours}).", (session.pk,))


def _too_large(session: Session) -> Notice | None:
    room = session.room
    if room is None or room.capacity is None or session.capacity is None or session.capacity <= room.capacity:
        return None
    wanted, there = (dutch.count(number, "plaats", "plaatsen") for number in (session.capacity, room.capacity))
    text = f"“{session.title}” heeft {wanted}. Dat is meer dan de {there} van {room}."
    return Notice(text, (session.pk,))


def _start(session: Session) -> dt.datetime:
    if session.start is None:
        raise ValueError(f"{session!r} has no start")
    return session.start


def _named(session: Session) -> str:
    start = _start(session).astimezone(ZONE)
    end = session.end.astimezone(ZONE) if session.end is not None else None
    return f"“{session.title}” ({dutch.date(start, weekday=False, year=False)}, {dutch.time_range(start, end)})"


def _both(first: Session, second: Session) -> str:
    return f"{_named(first)} en {_named(second)}"
