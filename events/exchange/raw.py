"""From the texts of one event in a file, as either reader finds them, to a checked Talk."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from core import richtext
from events.exchange import values
from events.exchange.document import MAX_DURATION, Link, Person, ScheduleError, Talk, is_unknown_room
from events.exchange.links import link_url

MAX_KEY = 200  # characters of an id or code
MAX_ITEMS = 500  # persons of one session, or links
LONG = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RawPerson:
    name: str
    guid: str
    key: str
    biography: str
    place: str


@dataclass(frozen=True, slots=True)
class RawLink:
    url: str
    title: str
    attachment: bool


@dataclass(frozen=True, slots=True)
class RawTalk:
    """`texts` by the names of the elements of schedule.xml; a name that the file lacks is absent.

    `at` gives the place in the file of such a name.
    """

    texts: Mapping[str, str]
    day: str
    room: str
    persons: list[RawPerson]
    links: list[RawLink]
    at: Callable[[str], str]


@dataclass(slots=True)
class Rules:
    """What holds for the whole file, and what was left out of it."""

    local: ZoneInfo
    day_change: dt.time
    base_url: str
    acronym: str
    first: dt.date | None
    last: dt.date | None
    dropped_links: int = 0
    nameless: int = 0
    seen: dict[object, str] = field(default_factory=dict)

    def notes(self) -> tuple[str, ...]:
        return tuple(
            f"Let op: {count} {what} overgeslagen."
            for count, what in (
                (self.dropped_links, "links zonder bruikbaar webadres (http of https)"),
                (self.nameless, "personen zonder naam"),
            )
            if count
        )


def talk_from(raw: RawTalk, rules: Rules) -> Talk:
    """The talk that `raw` describes. Raises ScheduleError with the place of the first thing that makes no sense."""
    texts, at = raw.texts, raw.at
    title = values.line(texts.get("title", ""), at("title"), "De titel", 300)
    if not title:
        raise ScheduleError("de titel ontbreekt.", at("title"))
    guid = values.guid(texts.get("guid", ""), at("guid"))
    slug = values.slug(texts.get("slug", ""), at("slug"))
    key = richtext.line(texts.get("id", "")) or richtext.line(texts.get("code", "")) or slug
    if not (guid or key):
        raise ScheduleError("een sessie heeft een guid, id of slug nodig.", at("guid"))
    if len(key) > MAX_KEY:
        raise ScheduleError(f"het id is langer dan {MAX_KEY} tekens.", at("id"))
    identity = guid or key
    if identity in rules.seen:
        raise ScheduleError(
            f"de sessie met guid of id {values.short(str(identity))} staat er twee keer in.", at("guid")
        )
    rules.seen[identity] = at("guid")
    if max(len(raw.persons), len(raw.links)) > MAX_ITEMS:
        raise ScheduleError(f"een sessie heeft hoogstens {MAX_ITEMS} personen en {MAX_ITEMS} links.", at("persons"))
    start = _start(raw, rules)
    room = values.line(texts.get("room", "") or raw.room, at("room"), "De naam van de zaal", 200)
    recording = texts.get("recording")
    return Talk(
        guid=guid,
        key=key,
        slug=slug.removeprefix(f"{rules.acronym}-").lstrip("_"),
        title=title,
        subtitle=values.line(texts.get("subtitle", ""), at("subtitle"), "De ondertitel", 500),
        kind=richtext.line(texts.get("type", "")),
        track=values.line(texts.get("track", ""), at("track"), "De track", 200),
        start=start,
        end=_end(raw, rules, start),
        room="" if is_unknown_room(room) else room,
        language=values.language(texts.get("language")),
        abstract=values.rich(texts.get("abstract", ""), at("abstract"), "De samenvatting"),
        description=values.rich(texts.get("description", ""), at("description"), "De beschrijving"),
        recording=(link_url(recording) or None) if recording else None,
        persons=_persons(raw.persons, rules),
        links=_links(raw.links, rules),
    )


def _start(raw: RawTalk, rules: Rules) -> dt.datetime:
    """`date` with its offset; in old dialects `start` on the day, on the next one when it is before `day_change`."""
    at, date, start = raw.at, raw.texts.get("date", "").strip(), raw.texts.get("start", "").strip()
    clock = values.time_of_day(start, at("start")) if start else None
    if "T" in date or " " in date:
        found = values.moment(date, at("date"), rules.local)
    elif clock is None:
        raise ScheduleError("de begintijd ontbreekt.", at("start"))
    elif date:
        found = dt.datetime.combine(values.day(date, at("date")), clock, rules.local)
    elif not raw.day:
        raise ScheduleError("de dag van de sessie ontbreekt.", at("date"))
    else:
        night = dt.timedelta(days=1 if clock < rules.day_change else 0)
        found = dt.datetime.combine(values.day(raw.day, at("date")) + night, clock, rules.local)
    margin = dt.timedelta(days=31)  # working visits before a conference, follow-ups after it
    if rules.first and rules.last and not rules.first - margin <= found.date() <= rules.last + margin:
        raise ScheduleError(
            f"de sessie begint op {found.date()}, ver buiten de conferentie ({rules.first} tot en met {rules.last}).",
            at("date" if date else "start"),
        )
    return found.astimezone(dt.UTC)


def _end(raw: RawTalk, rules: Rules, start: dt.datetime) -> dt.datetime:
    """`end` of schedule.json, else `start` plus `duration`. Longer than a day only within the conference's days."""
    at, texts = raw.at, raw.texts
    length = values.duration(texts["duration"], at("duration")) if texts.get("duration", "").strip() else None
    if texts.get("end", "").strip():
        end = values.moment(texts["end"], at("end"), rules.local)
    elif length is not None:
        end = start + length
    else:
        raise ScheduleError("de duur ontbreekt.", at("duration"))
    place = at("end" if texts.get("end") else "duration")
    if end <= start:
        raise ScheduleError("het einde ligt niet na het begin.", place)
    too_late = rules.last is not None and end.astimezone(rules.local).date() > rules.last + LONG
    if end - start > MAX_DURATION or (end - start > LONG and too_late):
        raise ScheduleError("de sessie duurt langer dan een dag en langer dan de conferentie.", place)
    return end


def _persons(raw: list[RawPerson], rules: Rules) -> tuple[Person, ...]:
    persons = []
    for person in raw:
        name = values.line(person.name, person.place, "De naam van een persoon", 300)
        key = richtext.line(person.key)
        if len(key) > MAX_KEY:
            raise ScheduleError(f"het id van een persoon is langer dan {MAX_KEY} tekens.", person.place)
        guid = values.guid(person.guid, person.place)
        if name:
            biography = values.rich(person.biography, person.place, "De biografie")
            persons.append(Person(name=name, guid=guid, key=key, biography=biography))
        else:
            rules.nameless += 1
    return tuple(persons)


def _links(raw: list[RawLink], rules: Rules) -> tuple[Link, ...]:
    links: dict[str, Link] = {}
    for link in raw:
        address = link.url.strip()
        relative = bool(rules.base_url) and bool(address) and ":" not in address.split("/", 1)[0]
        url = link_url(_joined(rules.base_url, address) if relative else address)
        if url:
            links.setdefault(url, Link(url, richtext.line(link.title)[:300].strip() or url[:300], link.attachment))
        else:
            rules.dropped_links += 1
    return tuple(links.values())


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""
