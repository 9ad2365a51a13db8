"""Reads schedule.json, of frab, pretalx and ourselves."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import NoReturn

from events.exchange import values
from events.exchange.conference import RawConference, schedule_from
from events.exchange.document import RECORDING_TITLE, Place, Schedule, ScheduleError
from events.exchange.node import Node
from events.exchange.raw import RawLink, RawPerson, RawTalk

_HEAD = ("title", "acronym", "start", "end", "time_zone_name", "day_change", "venue", "city")
_TALK = (
    *("guid", "id", "code", "slug", "title", "subtitle", "type", "track", "date", "start", "duration", "end", "room"),
    *("language", "abstract", "description"),
)


def read_json(data: bytes) -> Schedule:
    """The schedule in `data`. Raises ScheduleError with the path, or the line when it is no JSON at all."""
    schedule = Node(_parse(data))["schedule"]
    conference = schedule["conference"]
    days = list(conference["days"].items())
    texts = {name: conference[name].text() for name in _HEAD}
    if "meta" in conference and isinstance(conference["meta"].value, dict):
        for name in ("venue", "city"):
            texts[name] = texts[name] or conference["meta"][name].text()
    texts["base_url"] = schedule["base_url"].text()
    head = RawConference(texts, [(_date(day), day["date"].path) for day in days], lambda name: conference[name].path)
    return schedule_from(head, _places(conference, days), _talks(days))


def _parse(data: bytes) -> object:
    try:
        text = data.decode("utf-8-sig")
        return json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ScheduleError("het bestand is niet in UTF-8.", f"regel {line}") from None
    except json.JSONDecodeError as error:
        where = f"regel {error.lineno}, kolom {error.colno}"
        raise ScheduleError(f"dit is geen geldige JSON ({values.short(error.msg)}).", where) from None
    except RecursionError:
        raise ScheduleError("de JSON is te diep genest.") from None
    except ValueError:  # a whole number of more than 4,300 digits
        raise ScheduleError("er staat een getal in dat te groot is.") from None


def _refuse_constant(name: str) -> NoReturn:
    raise ScheduleError(f"{name} is geen waarde in JSON.")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object; one that has a key twice would lose sessions without a word, and is refused."""
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise ScheduleError(f"de sleutel “{values.short(twice)}” staat twee keer in hetzelfde object.")
    return found


def _date(day: Node) -> str:
    return (day["date"].text() or day["day_start"].text()).strip()


def _places(conference: Node, days: list[Node]) -> Iterator[Place]:
    for room in conference["rooms"].items():
        yield Place(
            values.line(room["name"].text(), room["name"].path, "De naam van de zaal", 200),
            values.guid(room["guid"].text(), room["guid"].path),
            room["capacity"].whole(),
        )
    for day in days:
        for name, room in day["rooms"].members():
            yield Place(values.line(name, room.path, "De naam van de zaal", 200))


def _talks(days: list[Node]) -> Iterator[RawTalk]:
    for day in days:
        for room, events in day["rooms"].members():
            for event in events.items():
                yield _talk(event, _date(day), room)


def _talk(event: Node, day: str, room: str) -> RawTalk:
    texts = {name: event[name].text() for name in _TALK if name in event}
    links = []
    for link in event["links"].items():
        if _is_recording(link):
            texts.setdefault("recording", link["url"].text())
        else:
            links.append(_link(link, attachment=False))
    return RawTalk(
        texts=texts,
        day=day,
        room=room,
        persons=[_person(person) for person in event["persons"].items()],
        links=[*links, *(_link(link, attachment=True) for link in event["attachments"].items())],
        at=lambda name: event[name].path,
    )


def _is_recording(link: Node) -> bool:
    """Whether this is how `write_json` says where the recording is."""
    value = link.value
    return isinstance(value, dict) and value.get("type") == "media" and value.get("title") == RECORDING_TITLE


def _person(person: Node) -> RawPerson:
    if isinstance(person.value, str):  # some old exporters list bare names
        return RawPerson(person.value, "", "", "", person.path)
    return RawPerson(
        name=person["public_name"].text() or person["name"].text() or person["full_public_name"].text(),
        guid=person["guid"].text(),
        key=person["id"].text() or person["code"].text(),
        biography=person["biography"].text(),
        place=person.path,
    )


def _link(link: Node, *, attachment: bool) -> RawLink:
    if isinstance(link.value, str):
        return RawLink(link.value, "", attachment)
    url = link["url"].text() or link["href"].text()
    return RawLink(url, link["title"].text() or link["name"].text(), attachment)
