"""Writes schedule.json, valid against the JSON Schema of the C3VOC."""

import datetime as dt
import json
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from core.richtext import plain
from events.exchange.document import RECORDING_TITLE, Link, Person, Place, Schedule, Talk
from events.exchange.grid import Day, clock, days_of

MEDIA_TYPE = "application/json"
GENERATOR = "techniekpact"


def write_json(schedule: Schedule, base_url: str) -> bytes:
    conference = {
        "acronym": schedule.acronym,
        "title": plain(schedule.title),
        "start": schedule.first.isoformat(),
        "end": schedule.last.isoformat(),
        "daysCount": (schedule.last - schedule.first).days + 1,
        "timeslot_duration": "00:05",
        "time_zone_name": "Europe/Amsterdam",
        "url": schedule.url,
        "meta": {"venue": plain(schedule.venue), "city": plain(schedule.city)},
        "tracks": [{"name": track} for track in dict.fromkeys(plain(talk.track) for talk in schedule.talks) if track],
        "rooms": [_room(place, schedule.acronym) for place in schedule.rooms],
        "days": [_day(day) for day in days_of(schedule)],
    }
    document = {
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": {"name": GENERATOR},
        "schedule": {"version": schedule.version, "base_url": base_url, "conference": conference},
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _room(place: Place, acronym: str) -> dict[str, Any]:
    guid = place.guid or uuid5(NAMESPACE_URL, f"{acronym}/{place.name}")
    return {"name": plain(place.name), "guid": str(guid), "capacity": place.capacity}


def _day(day: Day) -> dict[str, Any]:
    return {
        "index": day.index,
        "date": day.date.isoformat(),
        "day_start": day.start.isoformat(),
        "day_end": day.end.isoformat(),
        "rooms": {plain(place.name): [_event(talk) for talk in talks] for place, talks in day.rooms},
    }


def _event(talk: Talk) -> dict[str, Any]:
    links = [_link(link) for link in talk.links if not link.attachment]
    if talk.recording:
        links.append({"type": "media", "url": talk.recording, "title": RECORDING_TITLE})
    return {
        "id": talk.number,
        "guid": str(talk.guid),
        "date": talk.start.isoformat(timespec="seconds"),
        "start": f"{talk.start:%H:%M}",
        "end": talk.end.isoformat(timespec="seconds"),
        "duration": clock(max(talk.end - talk.start, dt.timedelta(minutes=1)))[:5],
        "room": plain(talk.room),
        "slug": talk.slug,
        "url": talk.url,
        "title": plain(talk.title),
        "subtitle": plain(talk.subtitle),
        "track": plain(talk.track) or None,
        "type": talk.kind,
        "language": talk.language or "",
        "abstract": plain(talk.abstract),
        "description": plain(talk.description),
        "persons": [_person(person) for person in talk.persons],
        "links": links,
        "attachments": [_link(link) for link in talk.links if link.attachment],
    }


def _person(person: Person) -> dict[str, Any]:
    """A person by `name`; never with `id` and `public_name` beside it, of which the schema allows one form only."""
    return {
        "guid": str(person.guid),
        "name": plain(person.name),
        "url": person.url,
        "biography": plain(person.biography),
    }


def _link(link: Link) -> dict[str, str]:
    return {"url": link.url, "title": plain(link.title)}
