"""The value model of an exchange file: what schedule.xml and schedule.json have in common (https://c3voc.de/wiki/schedule).

The readers make it, the importer writes it to the tables, and the writers print it. No Django here.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

UNKNOWN_ROOM = "Zaal onbekend"  # the formats demand a room; a session without one is exported and recognised as this
MAX_DURATION = dt.timedelta(hours=99, minutes=59)  # the longest that `duration` of schedule.xml can say
MAX_DAYS = 366  # a conference that lasts longer is a mistake, in a file as well as in an edition
RECORDING_TITLE = "Opname"  # schedule.json has no field for a recording; it is a link of type "media" with this title


def is_unknown_room(name: str) -> bool:
    """Whether `name` stands for no room, in whatever capitals another system writes it."""
    return name.casefold() == UNKNOWN_ROOM.casefold()


class ScheduleError(Exception):
    """A file that cannot be imported. The text is Dutch, one line, and names the place in the file."""

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in a talk. `guid` or else `key` (id or code in the system of origin) says who; else the name does."""

    name: str
    guid: UUID | None = None
    key: str = ""
    biography: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link (`attachment` False) or a file that belongs to a talk. `url` is absolute, http(s) and plain ASCII."""

    url: str
    title: str
    attachment: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """One session. `start` and `end` have an offset; `room` is "" when unknown; rich texts are clean HTML.

    `language` and `recording` are None when the file does not speak of them.
    """

    guid: UUID | None
    key: str
    slug: str
    title: str
    subtitle: str
    kind: str
    track: str
    start: dt.datetime
    end: dt.datetime
    room: str
    language: str | None
    abstract: str
    description: str
    recording: str | None
    persons: tuple[Person, ...]
    links: tuple[Link, ...]
    url: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A room. `capacity` None: not in the file."""

    name: str
    guid: UUID | None = None
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """A whole file. `first` and `last` are the days of the conference; `notes` tell what was left out, in Dutch."""

    title: str
    acronym: str
    first: dt.date
    last: dt.date
    rooms: tuple[Place, ...]
    talks: tuple[Talk, ...]
    venue: str = ""
    city: str = ""
    url: str = ""
    version: str = ""
    notes: tuple[str, ...] = ()
