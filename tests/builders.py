"""Typed builders of rows for tests: each makes one valid row, and takes whatever the test is about."""

import datetime as dt
import itertools
from typing import Any

from django.utils import timezone

from events.models import Appearance, Event, Room, Session, SessionPart, Speaker, Theme, Venue

_number = itertools.count(1)


def moment(text: str) -> dt.datetime:
    """`"2018-06-18 13:00"` as that moment in Amsterdam."""
    return timezone.make_aware(dt.datetime.fromisoformat(text))


def make_event(**fields: Any) -> Event:
    slug = fields.pop("slug", f"editie-{next(_number)}")
    day = fields.pop("day", dt.date(2018, 6, 18))
    defaults = {
        "name": f"Jaarconferentie {slug}",
        "starts_on": day,
        "ends_on": day,
        "published_at": moment("2018-01-01 09:00"),
    }
    return Event.objects.create(slug=slug, **{**defaults, **fields})


def make_venue(event: Event, **fields: Any) -> Venue:
    return Venue.objects.create(event=event, **{"name": f"Gebouw {next(_number)}", "city": "Assen", **fields})


def make_room(event: Event, **fields: Any) -> Room:
    """A room of the event's first venue, which is made when there is none."""
    venue = fields.pop("venue", None) or event.venues.first() or make_venue(event)
    return Room.objects.create(venue=venue, **{"name": f"Zaal {next(_number)}", **fields})


def make_session(event: Event, **fields: Any) -> Session:
    """A published session. `start` and `end` may be "HH:MM" on the event's first day."""
    number = next(_number)
    for name in ("start", "end"):
        if isinstance(fields.get(name), str) and len(fields[name]) == 5:
            fields[name] = moment(f"{event.starts_on} {fields[name]}")
    themes = fields.pop("themes", ())
    defaults = {
        "slug": f"sessie-{number}",
        "title": f"Sessie {number}",
        "kind": Session.Kind.TALK,
        "state": Session.State.PUBLISHED,
    }
    session = Session.objects.create(event=event, **{**defaults, **fields})
    session.themes.set(themes)
    return session


def make_part(session: Session, **fields: Any) -> SessionPart:
    return SessionPart.objects.create(session=session, **{"title": f"Onderdeel {next(_number)}", **fields})


def make_speaker(**fields: Any) -> Speaker:
    number = next(_number)
    return Speaker.objects.create(
        **{"slug": f"spreker-{number}", "given_name": "Anna", "family_name": f"Spreker{number}", **fields}
    )


def make_appearance(session: Session, speaker: Speaker | None = None, **fields: Any) -> Appearance:
    if speaker is None and "unnamed" not in fields:
        speaker = make_speaker()
    return Appearance.objects.create(session=session, speaker=speaker, **fields)


def make_theme(**fields: Any) -> Theme:
    number = next(_number)
    return Theme.objects.create(**{"slug": f"thema-{number}", "name": f"Thema {number}", **fields})


def next_number() -> int:
    """A number that no other row of a test has."""
    return next(_number)
