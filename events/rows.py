"""What a card shows of sessions, their parts and people: plain rows, since a programme holds hundreds of them.

Making a model instance costs three times as much as reading its row.
"""

import datetime as dt
from typing import NamedTuple, Self

from events.epoch import Epoch
from events.models import Appearance, Session, SessionPart


class SessionRow(NamedTuple):
    """A session with the room's name and place in the order of rooms."""

    pk: int
    slug: str
    title: str
    subtitle: str
    kind: str
    state: str
    provisional: bool
    start: int | None  # seconds since 1970
    end: int | None
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
        room, venue = one.room, one.room and one.room.venue
        return cls(
            pk=one.pk,
            slug=one.slug,
            title=one.title,
            subtitle=one.subtitle,
            kind=one.kind,
            state=one.state,
            provisional=one.provisional,
            start=_seconds(one.start),
            end=_seconds(one.end),
            language=one.language,
            capacity=one.capacity,
            seats_taken=one.seats_taken,
            room_id=one.room_id,
            room_name=room.name if room else None,
            room_position=room.position if room else None,
            venue_id=venue.pk if venue else None,
            venue_position=venue.position if venue else None,
            venue_name=venue.name if venue else None,
        )

    @property
    def is_cancelled(self) -> bool:
        return self.state == Session.State.CANCELLED


def _seconds(moment: dt.datetime | None) -> int | None:
    return int(moment.timestamp()) if moment else None


SESSION_COLUMNS = (
    *SessionRow._fields[:7],
    *(Epoch("start"), Epoch("end")),
    *SessionRow._fields[9:13],
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
        return " ".join(filter(None, (self.given_name, self.infix, self.family_name))) or self.unnamed


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
