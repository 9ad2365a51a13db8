"""What an editor should look at: double bookings, sessions outside the event's hours or too large for their room.

Warnings never block: a speaker may well walk over halfway. Cancelled sessions count for nothing, drafts count.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from django.db.models import Prefetch, Q

from core import dutch
from core.dutch import ZONE
from events.models import Appearance, Event, Session

LIMIT = 50  # warnings on a page of the admin; who has more looks at those first


@dataclass(frozen=True)
class Notice:
    """One warning in words, and the keys of the sessions that it is about."""

    text: str
    sessions: tuple[int, ...]


@dataclass(frozen=True)
class Notices:
    """The first warnings, and the number of those left out."""

    shown: list[Notice]
    more: int = 0

    @property
    def rest(self) -> str:
        """ "En nog 1.200 waarschuwingen.", or nothing when all are shown."""
        return f"En nog {dutch.count(self.more, 'waarschuwing', 'waarschuwingen')}." if self.more else ""


@dataclass(frozen=True)
class _Group:
    """Sessions, by start, of which no two should be on at once, and what is said of two that are."""

    words: str
    sessions: list[Session]


def for_event(event: Event, *, limit: int = LIMIT) -> Notices:
    """The warnings of an edition, by subject and then by time. Two queries, whatever the number of sessions."""
    sessions = _load(event, Q())
    return _notices(event, sessions, _groups(sessions), limit)


def for_session(session: Session, *, limit: int = LIMIT) -> Notices:
    """The warnings that `session` takes part in. Looks at its room and its speakers only, in two queries."""
    of_speakers = Appearance.objects.filter(speaker__appearances__session=session).values("session")
    related = Q(pk=session.pk) | Q(pk__in=of_speakers)
    if session.room_id is not None:
        related |= Q(room=session.room_id)
    sessions = _load(session.event, related)
    own = [one for one in sessions if one.pk == session.pk]  # none when it is cancelled
    pairs = (pair for group in _groups(sessions) for pair in _pairs_with(session, group))
    return _notices(session.event, own, list(pairs), limit)


def overlaps(sessions: Sequence[Session]) -> Iterator[tuple[Session, Session]]:
    """Pairs of `sessions` (sorted by start) that are on at the same time.

    One that starts when another ends does not overlap it; one of unknown end overlaps only what starts with it.
    """
    for index, last in enumerate(_last_overlaps(sessions)):
        for other in range(index + 1, last):
            yield sessions[index], sessions[other]


def _last_overlaps(sessions: Sequence[Session]) -> Iterator[int]:
    """For each of `sessions` (sorted by start) the place after the last one that it overlaps; all between them do."""
    starts = [_start(one) for one in sessions]
    for start, one in zip(starts, sessions, strict=True):
        yield bisect_right(starts, start) if one.end is None else bisect_left(starts, one.end)


def _load(event: Event, related: Q) -> list[Session]:
    """The sessions of `event` that count, by start, with their room and speakers."""
    return list(
        event.sessions.filter(related)
        .exclude(state=Session.State.CANCELLED)
        .select_related("room")
        .defer("summary", "body")
        .prefetch_related(Prefetch("appearances", Appearance.objects.with_speaker().exclude(speaker=None)))
        .order_by("start", "pk")
    )


def _notices(event: Event, sessions: Sequence[Session], groups: Sequence[_Group], limit: int) -> Notices:
    """Warnings of `groups` and of each of `sessions` by itself. Beyond `limit` clashes are counted, not written."""
    single = [notice for one in sessions if (notice := _outside(event, one)) is not None]
    single += [notice for one in sessions if (notice := _too_large(one)) is not None]
    clashes = (_clash(group.words, *pair) for group in groups for pair in overlaps(group.sessions))
    count = sum(last - index - 1 for group in groups for index, last in enumerate(_last_overlaps(group.sessions)))
    shown = list(islice(chain(clashes, single), limit))
    return Notices(shown, count + len(single) - len(shown))


def _groups(sessions: Iterable[Session]) -> list[_Group]:
    """The sessions of each room, then those of each speaker; only those whose start is known."""
    rooms: dict[int, _Group] = {}
    speakers: dict[int, _Group] = {}
    for session in sessions:
        if session.start is None:
            continue
        if session.room_id is not None:
            group = rooms.setdefault(session.room_id, _Group(f"{session.room} is dubbel bezet", []))
            group.sessions.append(session)
        names = {one.speaker_id: one.name for one in session.appearances.all() if one.speaker_id is not None}
        for key, name in names.items():
            group = speakers.setdefault(key, _Group(f"{name} staat op twee plaatsen tegelijk", []))
            group.sessions.append(session)
    return [*rooms.values(), *speakers.values()]


def _pairs_with(session: Session, group: _Group) -> Iterator[_Group]:
    """Each other session of `group` together with `session`, when that is in it."""
    if session not in group.sessions:
        return
    own = group.sessions.index(session)
    for place, other in enumerate(group.sessions):
        if place != own:
            yield _Group(group.words, [other, session] if place < own else [session, other])


def _clash(words: str, first: Session, second: Session) -> Notice:
    return Notice(f"{words}: {_named(first)} en {_named(second)}.", (first.pk, second.pk))


def _outside(event: Event, session: Session) -> Notice | None:
    if session.start is None:
        return None
    opens, closes = _open(event, session.start.astimezone(ZONE).date())
    if opens <= session.start and (session.end or session.start) <= closes:
        return None
    times = dutch.time_range(event.start_time, event.end_time)
    hours = dutch.date_range(event.starts_on, event.ends_on) + (f", {times}" if times else "")
    other_year = session.start.astimezone(ZONE).year != event.starts_on.year
    return Notice(f"{_named(session, year=other_year)} valt buiten de editie ({hours}).", (session.pk,))


def _open(event: Event, day: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """The moments between which a session that starts on `day` belongs.

    The hours of an event hold on each of its days, unless it goes on through the night: then at its ends only.
    """
    first, last = event.starts_on, event.ends_on
    start, end = event.start_time, event.end_time
    if first <= day <= last and (start is None or end is None or start < end):
        first, last = (first if start is None else day), (last if end is None else day)
    opens = dt.datetime.combine(first, start or dt.time(), ZONE)
    if end is None:
        return opens, dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), ZONE)
    return opens, dt.datetime.combine(last, end, ZONE)


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


def _named(session: Session, *, year: bool = False) -> str:
    start = _start(session).astimezone(ZONE)
    end = session.end.astimezone(ZONE) if session.end is not None else None
    return f"“{session.title}” ({dutch.date(start, weekday=False, year=year)}, {dutch.time_range(start, end)})"
