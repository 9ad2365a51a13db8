"""What a card shows of sessions, their parts and people: plain rows, since a programme holds hundreds of them.

Making a model instance costs three times as much as reading its row.
"""

import datetime as dt
from typing import NamedTuple, Self

from events.models import Appearance, Session, SessionPart
from events.names import Name, join_name


class SessionRow(NamedTuple):
    """A session with the room's name and place in the order of rooms."""

    pk: int
    slug: str
    title: str
    subtitle: str
    kind: str
    state: str
    provisional: bool
    start: dt.datetime | None
    end: dt.datetime | None
    language: str
    capacity: int | None
    seats_taken: int
    room_id: int | None
    room_name: str | None
    room_position: int | None
    venue_id: int | None
    venue_position: int | None
    venue_name: str | None

    @classmethod
    def of(cls, one: Session) -> Self:
        own = (one.pk, one.slug, one.title, one.subtitle, one.kind, one.state, one.provisional, one.start, one.end)
        places = (one.language, one.capacity, one.seats_taken, one.room_id)
        if one.room is None:
            return cls(*own, *places, None, None, None, None, None)
        venue = one.room.venue
        return cls(*own, *places, one.room.name, one.room.position, venue.pk, venue.position, venue.name)

    @property
    def is_cancelled(self) -> bool:
        return self.state == Session.State.CANCELLED


SESSION_COLUMNS = (
    *SessionRow._fields[:13],
    *("room__name", "room__position", "room__venue_id", "room__venue__position", "room__venue__name"),
)


class AppearanceRow(NamedTuple):
    """Someone in a session, with the function of that day."""

    session_id: int
    part_id: int | None
    unnamed: str
    function: str
    organisation: str
    provisional: bool
    given_name: str | None
    infix: str | None
    family_name: str | None

    @classmethod
    def of(cls, one: Appearance) -> Self:
        speaker = one.speaker
        names = (speaker.given_name, speaker.infix, speaker.family_name) if speaker else (None, None, None)
        return cls(one.session_id, one.part_id, one.unnamed, one.function, one.organisation, one.provisional, *names)

    @property
    def name(self) -> str:
        return join_name(Name(self.given_name or "", self.infix or "", self.family_name or "")) or self.unnamed


APPEARANCE_COLUMNS = (
    *AppearanceRow._fields[:6],
    "speaker__given_name",
    "speaker__infix",
    "speaker__family_name",
)


class PartRow(NamedTuple):
    """A part of a session."""

    pk: int
    session_id: int
    title: str
    start: dt.time | None

    @classmethod
    def of(cls, one: SessionPart) -> Self:
        return cls(one.pk, one.session_id, one.title, one.start)
