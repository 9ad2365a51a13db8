"""Check-ins that a device noted, some of them while it had no network: each counts once, and each is answered."""

import datetime as dt
import uuid
from dataclasses import dataclass, replace
from typing import Any, Self

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from core import richtext
from events.models import Event, Session
from registrations import actions
from registrations.actions import By, NoPlace
from registrations.desk.words import STATES, came_words
from registrations.models import Registration, Seat
from registrations.models.claim import ClaimState

MOST = 50  # in one batch
_OLDEST = dt.timedelta(days=7)  # a device that says longer ago has no clock
_DESK = 60  # characters, as the column of CheckIn


@dataclass(frozen=True)
class Noted:
    """One check-in as a device sent it. `door`: the key of a session, or empty; `anyway`: also without a seat there."""

    key: uuid.UUID
    code: str
    at: dt.datetime
    door: str
    desk: str
    anyway: bool

    @classmethod
    def read(cls, item: Any) -> Self | None:
        """None for what no page of ours sends."""
        words = {name: value for name, value in item.items() if isinstance(value, str)} if type(item) is dict else {}
        try:
            key, at = uuid.UUID(words["key"]), _sensible(parse_datetime(words["at"]))
        except (KeyError, ValueError):
            return None
        desk = richtext.line(words.get("desk", "")[:_DESK])
        return cls(key, words.get("code", "").lower(), at, words.get("door", ""), desk, item.get("anyway") is True)


@dataclass(frozen=True)
class Answer:
    """What became of one check-in, and what to say of it. `result`: ok, again, no-place, no-seat, unknown, refused."""

    result: str
    title: str
    words: str
    name: str = ""
    code: str = ""
    key: str | None = None


UNREADABLE = Answer("refused", "Niet gelukt", "Deze binnenkomst is onleesbaar.")
UNKNOWN = Answer("unknown", "Onbekende code", "Dit is geen code van deze conferentie.")


@dataclass(frozen=True)
class _Batch:
    """What the items of one batch need, in three queries at most."""

    people: dict[str, Registration]
    doors: dict[str, Session]
    seats: set[tuple[int, int]]

    @classmethod
    def load(cls, event: Event, noted: list[Noted]) -> Self:
        codes = {one.code for one in noted if one.code.isalnum()}
        rows = Registration.objects.filter(event=event, erased_at=None, code__in=codes)
        people = {row.code: row for row in rows}
        if not any(one.door for one in noted):
            return cls(people, {}, set())
        doors = event.sessions.filter(state=Session.State.PUBLISHED)
        seats = Seat.objects.filter(registration__in=people.values(), state=ClaimState.PLACE)
        return cls(people, {str(one.pk): one for one in doors}, set(seats.values_list("registration", "session")))


def receive(*, event: Event, items: list[Any], by: By) -> list[Answer]:
    """Lets in who may come in; one answer for each item, in order. A fault in one item leaves the others alone."""
    noted = [Noted.read(item) for item in items]
    batch = _Batch.load(event, [one for one in noted if one is not None])
    answers = (UNREADABLE if one is None else _let_in(one, batch, by) for one in noted)
    return [replace(answer, key=_key_of(item)) for item, answer in zip(items, answers, strict=True)]


def _let_in(noted: Noted, batch: _Batch, by: By) -> Answer:
    row = batch.people.get(noted.code)
    if row is None:
        return UNKNOWN
    door, who = batch.doors.get(noted.door), {"name": row.name, "code": row.code}
    if noted.door and (refusal := _refusal(noted, row, door, batch)) is not None:
        return replace(refusal, **who)
    try:
        arrival = actions.check_in(registration=row, by=by, session=door, key=noted.key, at=noted.at, desk=noted.desk)
    except NoPlace as error:
        return Answer("no-place", "Geen plaats", f"{STATES[error.state]}.", **who)
    if arrival.row.registration_id != row.pk:  # the key is of someone else
        return UNREADABLE
    if arrival.again:
        return Answer("again", "Was al binnen", f"{came_words(arrival.row)}.", **who)
    return Answer("ok", "Binnen", door.title if door else row.organisation, **who)


def _refusal(noted: Noted, row: Registration, door: Session | None, batch: _Batch) -> Answer | None:
    """Why this person does not go through this door, if there is a reason that someone at the door must hear."""
    if door is None:
        return Answer("refused", "Niet gelukt", "Deze sessie is er niet meer.")
    if noted.anyway or door.capacity is None or not row.has_place or (row.pk, door.pk) in batch.seats:
        return None
    return Answer("no-seat", "Geen plaats in deze sessie", f"Niet aangemeld voor {door.title}.")


def _sensible(at: dt.datetime | None) -> dt.datetime:
    """A moment that can be true; now for any other, since nobody was let in a month ago or in 1970."""
    now = timezone.now()
    try:
        return at if at is not None and at.tzinfo and now - _OLDEST < at <= now else now
    except OverflowError:
        return now


def _key_of(item: Any) -> str | None:
    key = item.get("key") if isinstance(item, dict) else None
    return key[:64] if isinstance(key, str) else None
