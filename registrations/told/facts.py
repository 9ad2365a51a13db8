"""What attendees count on: when and where an edition and its sessions are, as values that a version keeps."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from core.folding import fold
from events.models import Event, Session
from registrations.actions.rules import happens
from registrations.letters.content import has_several_places, place

Facts = dict[str, Any]
WRITTEN = ("room", "venue")  # by people: another spelling of the same is no news


def of_session(session: Session) -> Facts:
    """The title is a label: another one alone is not worth a letter, but is told along (`told.words`).

    Room, venue and venues of the edition: loaded.

    The venue counts only where the edition has `several`; of its only one, the edition itself tells.
    """
    return {
        "title": session.title,
        "start": _iso(session.start),
        "end": _iso(session.end),
        "room": session.room.name if session.room is not None else "",
        "venue": place(session.room.venue) if session.room is not None else "",
        "several": has_several_places(session.event),
        "happens": happens(session),
    }


def of_event(event: Event) -> Facts:
    """The venues must be loaded."""
    return {
        "starts_on": event.starts_on.isoformat(),
        "ends_on": event.ends_on.isoformat(),
        "start_time": event.start_time.isoformat() if event.start_time else None,
        "end_time": event.end_time.isoformat() if event.end_time else None,
        "places": [place(one) for one in event.venues.all()] or [event.city],
    }


def differ(one: Facts, other: Facts) -> bool:
    """Whether who knows `one` is to hear of `other`. Of what goes on in neither, times and rooms are nobody's."""
    if not one.get("happens", True) and not other.get("happens", True):
        return False
    skipped = {"title", "several"} if with_venue(one, other) else {"title", "several", "venue"}
    return any(_differs(name, one[name], value) for name, value in other.items() if name in one.keys() - skipped)


def renamed(one: Facts, other: Facts) -> bool:
    """Whether the titles differ by more than their spelling. An edition has none."""
    return fold(one.get("title", "")) != fold(other.get("title", ""))


def with_venue(*versions: Facts) -> bool:
    """Whether the name of a room does not say where it is."""
    return any(one.get("several") for one in versions)


def moves(before: Sequence[str], now: Sequence[str]) -> bool:
    """Whether an edition goes elsewhere: to one place that was none of its own, or away from all that it had.

    A second building is no move, and neither is another address of one of several: those with a session there hear it.
    """
    known = {fold(one) for one in before}
    return not any(fold(one) in known for one in now)


def _differs(name: str, one: Any, other: Any) -> bool:
    if name == "places":
        return moves(one, other)
    return fold(one) != fold(other) if name in WRITTEN else bool(one != other)


def changed_at(subject: Event | Session) -> dt.datetime:
    """When it got these facts, as far as its rows know."""
    if isinstance(subject, Event):
        moments = [one.updated_at for one in subject.venues.all()]
    else:
        moments = [subject.room.updated_at, subject.room.venue.updated_at] if subject.room is not None else []
    return max([subject.updated_at, *moments])


def times(facts: Facts) -> tuple[dt.datetime, dt.datetime] | None:
    """From when until when; None where that is not known. Without an end it is over once it begins."""
    if facts.get("starts_on"):
        first = dt.datetime.fromisoformat(f"{facts['starts_on']}T{facts['start_time'] or '00:00'}")
        last = dt.datetime.fromisoformat(f"{facts['ends_on']}T{facts['end_time'] or '23:59'}")
        return timezone.make_aware(first), timezone.make_aware(last)
    if facts.get("start") is None:
        return None
    start = dt.datetime.fromisoformat(facts["start"])
    return start, dt.datetime.fromisoformat(facts["end"]) if facts["end"] else start


def _iso(moment: dt.datetime | None) -> str | None:
    return moment.astimezone(dt.UTC).isoformat() if moment else None
