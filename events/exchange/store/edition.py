"""The edition that a file is about, with its venue and rooms."""

import datetime as dt
import re
from uuid import uuid4

from django.utils import timezone

from events.exchange.document import Place, Schedule, ScheduleError
from events.exchange.identity import edition_guid, room_guid
from events.exchange.rooms import room_labels
from events.exchange.store.positions import positions_after
from events.exchange.store.report import Tally
from events.models import Event, FormerSlug, Room, Venue

_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,50}", re.ASCII)
_SHORT = 60  # characters, as the column of Event


def edition_for(slug: str, schedule: Schedule) -> tuple[Event, bool]:
    """The edition with this slug, locked until the end of the transaction; made and published when it is new.

    An edition that exists keeps all its own fields: those are the editor's. True when it is new.
    """
    if not _SLUG.fullmatch(slug):
        raise ScheduleError(f"“{slug[:60]}” kan geen adres zijn: alleen letters, cijfers, - en _ mogen, hoogstens 50.")
    event = Event.objects.select_for_update().filter(slug=slug).first()
    if event is not None:
        return event, False
    current = FormerSlug.objects.current(Event, slug)
    if current is not None:
        raise ScheduleError(f"de editie “{slug}” heet nu “{current}”. Gebruik dat adres.")
    days = [timezone.localtime(talk.start).date() for talk in schedule.talks]
    starts_on = min([schedule.first, *days])
    guid = edition_guid(slug)
    event = Event.objects.create(
        guid=uuid4() if Event.objects.filter(guid=guid).exists() else guid,  # an edition had this slug before
        slug=slug,
        name=schedule.title,
        short_name=_short_name(schedule.title, starts_on),
        starts_on=starts_on,
        ends_on=max([schedule.last, *days]),
        city=schedule.city,
        published_at=timezone.now(),
    )
    return event, True


def _short_name(title: str, starts_on: dt.date) -> str:
    """The title where it fits, so that another conference of a year is not called by that year only."""
    return title if len(title) <= _SHORT and title != str(starts_on.year) else ""


def rooms_for(event: Event, schedule: Schedule) -> tuple[dict[str, Room], Tally]:
    """The rooms of the file by name. New ones come after those that the edition has, in the first venue."""
    existing = list(Room.objects.filter(venue__event=event).select_related("venue"))
    labels = room_labels(existing)
    by_name = {room.name: room for room in reversed(existing)} | {labels[room.pk]: room for room in existing}
    tally, new = Tally(), []
    capacities = []
    for place in schedule.rooms:
        room = by_name.get(place.name)
        if room is None:
            new.append(place)
        elif place.capacity not in (None, room.capacity):
            room.capacity = place.capacity
            room.updated_at = timezone.now()
            capacities.append(room)
    Room.objects.bulk_update(capacities, ["capacity", "updated_at"])
    if new:
        by_name |= _make_rooms(event, schedule, new, existing)
    tally.new, tally.changed = len(new), len(capacities)
    tally.unchanged = len(schedule.rooms) - tally.new - tally.changed
    return by_name, tally


def _make_rooms(event: Event, schedule: Schedule, places: list[Place], existing: list[Room]) -> dict[str, Room]:
    venue = Venue.objects.filter(event=event).first()
    if venue is None:
        name = schedule.venue or schedule.title[:200].strip()
        venue = Venue.objects.create(event=event, name=name, city=schedule.city)
    positions = positions_after(room.position for room in existing if room.venue_id == venue.pk)
    guids = {room.guid for room in existing}
    made = {}
    for place in places:
        guid = place.guid if place.guid and place.guid not in guids else room_guid(event.guid, place.name)
        guids.add(guid)
        made[place.name] = Room(
            venue=venue, name=place.name, guid=guid, capacity=place.capacity, position=next(positions)
        )
    Room.objects.bulk_create(made.values())
    return made
