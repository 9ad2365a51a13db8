"""A new edition from an old one: the places and the skeleton of the programme."""

import datetime as dt

from django.db import transaction

from core.dutch import ZONE
from events.models import Event, Room, Session, SessionPart, Venue

_VENUE = (
    *("name", "street", "postal_code", "city", "latitude", "longitude", "website"),
    *("photo", "description", "by_train", "by_car", "by_bike", "accessibility", "position"),
)
_ROOM = ("name", "capacity", "position", "step_free", "hearing_loop", "door_width", "toilet_distance")
_SESSION = ("slug", "title", "kind", "language", "capacity")


@transaction.atomic
def copy_event(*, source: Event, slug: str, starts_on: dt.date, name: str) -> Event:
    """Makes an unpublished edition that starts on `starts_on`, with the venues, rooms and sessions of `source`.

    Sessions come as drafts with kind, title, room, themes, capacity and parts, as many days later as the edition
    is, on the same wall-clock time. Texts, speakers, documents, recordings and registrations stay behind, and so do
    the host and the theme of the day. Raises IntegrityError when another edition has `slug`.
    """
    shift = starts_on - source.starts_on
    event = Event(slug=slug, name=name, starts_on=starts_on, ends_on=source.ends_on + shift)
    for field in ("start_time", "end_time", "region", "city", "capacity"):
        setattr(event, field, getattr(source, field))
    event.save(force_insert=True)
    _copy_sessions(source, event, shift, _copy_rooms(source, event))
    return event


def _copy_rooms(source: Event, event: Event) -> dict[int, Room]:
    """The new rooms by the keys of the old ones."""
    old_venues = list(source.venues.select_related("photo"))
    venues = Venue.objects.bulk_create(Venue(event=event, **_values(one, _VENUE)) for one in old_venues)
    venue_of = {old.pk: new for old, new in zip(old_venues, venues, strict=True)}
    old_rooms = list(Room.objects.filter(venue__event=source))
    rooms = Room.objects.bulk_create(Room(venue=venue_of[one.venue_id], **_values(one, _ROOM)) for one in old_rooms)
    return {old.pk: new for old, new in zip(old_rooms, rooms, strict=True)}


def _copy_sessions(source: Event, event: Event, shift: dt.timedelta, room_of: dict[int, Room]) -> None:
    old_sessions = list(source.sessions.prefetch_related("parts", "themes"))
    sessions = [Session(event=event, **_values(one, _SESSION)) for one in old_sessions]
    for old, new in zip(old_sessions, sessions, strict=True):
        new.room = room_of[old.room_id] if old.room_id is not None else None
        new.start, new.end = _shifted(old.start, old.end, shift)
    Session.objects.bulk_create(sessions)
    pairs = list(zip(old_sessions, sessions, strict=True))
    SessionPart.objects.bulk_create(
        SessionPart(session=new, position=part.position, title=part.title, start=part.start)
        for old, new in pairs
        for part in old.parts.all()
    )
    link = Session.themes.through
    link.objects.bulk_create(
        link(session_id=new.pk, theme_id=theme.pk) for old, new in pairs for theme in old.themes.all()
    )


def _shifted(
    start: dt.datetime | None, end: dt.datetime | None, shift: dt.timedelta
) -> tuple[dt.datetime | None, dt.datetime | None]:
    """Both moments `shift` later on the clock on the wall: 13.00 stays 13.00 in summer and in winter."""
    new_start = start and start.astimezone(ZONE) + shift  # adding to a local time moves the wall clock
    new_end = end and end.astimezone(ZONE) + shift
    if start and end and new_start and new_end and new_end.astimezone(dt.UTC) <= new_start.astimezone(dt.UTC):
        new_end = (new_start.astimezone(dt.UTC) + (end - start)).astimezone(ZONE)  # in the night the clock goes on
    return new_start, new_end


def _values(instance: Event | Venue | Room | Session, fields: tuple[str, ...]) -> dict[str, object]:
    return {field: getattr(instance, field) for field in fields}
