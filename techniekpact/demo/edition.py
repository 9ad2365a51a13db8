"""Writes one edition with everything in it, new or over what is there."""

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from core.slugs import slug_from
from events.models import Appearance, Document, Event, Room, Session, SessionPart, Venue
from techniekpact.demo.content import Row, guid
from techniekpact.demo.rows import Shared, fill, keep_room

_NESTED = {"venues", "rooms", "documents", "sessions", "parts", "appearances", "themes"}
_COUNTERS = {"places_taken", "seats_taken"}  # of the example: goals for the people who are signed up


def write_edition(event: Event, content: Row, *, key: str, shared: Shared) -> int:
    """Fills `event` (new or existing) from `content` and returns the number of sessions that are new.

    Demo rows that exist are put back as they were; what an editor added beside them stays. Nothing that
    registrations hang on is removed: only parts, appearances and the like are made anew.
    """
    fill(event, **keep_room(event, "places_taken", _own(content)))
    rooms = _write_venues(event, content.get("venues", []), key)
    _write_documents(event.documents.all(), content.get("documents", []), event=event)
    taken = set(event.sessions.values_list("slug", flat=True))
    new = 0
    for row in content["sessions"]:
        ident = guid("session", key, row["slug"])
        session = event.sessions.filter(guid=ident).first()
        if session is None:
            session = Session(guid=ident, slug=slug_from(row["slug"], taken, fallback="sessie"))
            taken.add(session.slug)
            new += 1
        _write_session(session, event, row, rooms=rooms, shared=shared)
    return new


def _own(content: Row) -> Row:
    return {name: value for name, value in content.items() if name not in _NESTED | _COUNTERS}


def _write_venues(event: Event, venues: list[Row], key: str) -> dict[str, Room]:
    """Returns the rooms by name."""
    rooms: dict[str, Room] = {}
    for position, content in enumerate(venues):
        here = event.venues.all()
        venue = here.filter(name=content["name"]).first() or here.filter(position=position).first() or Venue()
        fill(venue, event=event, position=position, **_own(content))
        for number, own in enumerate(content.get("rooms", [])):
            ident = guid("room", key, own["name"])
            room = (
                Room.objects.filter(venue__event=event, guid=ident).first()
                or venue.rooms.filter(name=own["name"]).first()
                or Room(guid=ident)
            )
            fill(room, venue=venue, position=number, **own)
            rooms[room.name] = room
    return rooms


def _write_documents(existing: QuerySet[Document], documents: list[Row], **owner: object) -> None:
    for position, content in enumerate(documents):
        document = existing.filter(url=content["url"]).first() or Document()
        fill(document, position=position, **owner, **content)


def _write_session(session: Session, event: Event, content: Row, *, rooms: dict[str, Room], shared: Shared) -> None:
    fields = keep_room(session, "seats_taken", _own(content)) | {"event": event}
    del fields["slug"]  # an editor may have changed it; the old address leads on
    for name in ("start", "end"):
        if name in fields:
            fields[name] = timezone.make_aware(dt.datetime.combine(event.starts_on, fields[name]))
    if "room" in fields:
        fields["room"] = rooms[fields["room"]]
    fields.setdefault("state", Session.State.PUBLISHED)
    fill(session, **fields)
    session.themes.set([shared.theme(slug) for slug in content.get("themes", [])])
    _write_documents(session.documents.all(), content.get("documents", []), session=session)

    session.parts.all().delete()
    session.appearances.all().delete()
    _write_appearances(content.get("appearances", []), session, None, shared)
    for position, own in enumerate(content.get("parts", [])):
        part = SessionPart()
        fill(part, session=session, position=position, **_own(own))
        _write_appearances(own.get("appearances", []), session, part, shared)


def _write_appearances(rows: list[Row], session: Session, part: SessionPart | None, shared: Shared) -> None:
    for position, content in enumerate(rows):
        fields = dict(content)
        if "speaker" in fields:
            fields["speaker"] = shared.speaker(fields["speaker"])
        fill(Appearance(), session=session, part=part, position=position, **fields)
