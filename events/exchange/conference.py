"""The head of an exchange file: name and days of the conference, and the rules for its times."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from events.exchange import values
from events.exchange.document import MAX_DAYS, Place, Schedule, ScheduleError, Talk, is_unknown_room
from events.exchange.links import link_url
from events.exchange.raw import RawTalk, Rules, talk_from

MAX_TALKS = 10_000
MAX_ROOMS = 1000


@dataclass(frozen=True, slots=True)
class RawConference:
    """`texts` by the names that schedule.xml uses; `days` are the dates of its days with their places."""

    texts: Mapping[str, str]
    days: list[tuple[str, str]]
    at: Callable[[str], str]


def schedule_from(head: RawConference, places: Iterable[Place], talks: Iterable[RawTalk]) -> Schedule:
    """The whole file, checked. Raises ScheduleError."""
    texts, at = head.texts, head.at
    acronym = texts.get("acronym", "").strip()
    title = values.line(texts.get("title", "") or acronym, at("title"), "De titel van de conferentie", 300)
    if not title:
        raise ScheduleError("de titel van de conferentie ontbreekt.", at("title"))
    first, last = _span(head)
    change = texts.get("day_change", "").strip()
    rules = Rules(
        local=values.zone(texts.get("time_zone_name", "")),
        day_change=values.time_of_day(change, at("day_change")) if change else dt.time(0),
        base_url=link_url(texts.get("base_url", "")),
        acronym=acronym,
        first=first,
        last=last,
    )
    found: list[Talk] = []
    for raw in talks:
        if len(found) == MAX_TALKS:
            raise ScheduleError(f"er staan meer dan {MAX_TALKS} sessies in.", raw.at("guid"))
        found.append(talk_from(raw, rules))
    rooms: dict[str, Place] = {}
    for place in places:
        if place.name and not is_unknown_room(place.name):
            rooms.setdefault(place.name, place)
    for talk in found:
        if talk.room:
            rooms.setdefault(talk.room, Place(talk.room))
    if len(rooms) > MAX_ROOMS:
        raise ScheduleError(f"er staan meer dan {MAX_ROOMS} zalen in.", at("title"))
    days = [talk.start.astimezone(rules.local).date() for talk in found]
    if (first is None or last is None) and not days:
        raise ScheduleError("de eerste en laatste dag van de conferentie ontbreken.", at("start"))
    return Schedule(
        title=title,
        acronym=acronym,
        first=first or min(days),
        last=last or max(days),
        rooms=tuple(rooms.values()),
        talks=tuple(found),
        venue=values.line(texts.get("venue", ""), at("venue"), "De locatie", 200),
        city=values.line(texts.get("city", ""), at("city"), "De plaats", 100),
        notes=rules.notes(),
    )


def _span(head: RawConference) -> tuple[dt.date | None, dt.date | None]:
    """First and last day as the file says, else those of its days, else None for both."""
    at = head.at
    days = [values.day(date, place) for date, place in head.days if date]
    first, last = (
        values.day(head.texts[name], at(name)) if head.texts.get(name, "").strip() else None
        for name in ("start", "end")
    )
    first, last = first or min(days, default=None), last or max(days, default=None)
    if first is None or last is None:
        return None, None
    if last < first:
        raise ScheduleError(f"de conferentie eindigt ({last}) voordat zij begint ({first}).", at("end"))
    if (last - first).days >= MAX_DAYS:
        raise ScheduleError(f"de conferentie duurt langer dan {MAX_DAYS} dagen.", at("end"))
    return first, last
