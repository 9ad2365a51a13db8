"""Check-ins that a device noted, some of them while it had no network: each counts once, and each is answered."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from core import richtext
from events.models import Event, Session
from registrations import actions
from registrations.actions import By, NoPlace
from registrations.desk.roster import came_words
from registrations.models import CheckIn, Registration

MOST = 50  # in one batch
_OLDEST = dt.timedelta(days=7)  # a device that says longer ago has no clock
_DESK = 60  # characters, as the column of CheckIn


@dataclass(frozen=True)
class Noted:
    """One check-in as a device sent it; `sent_key` is the key in its own words, so that it knows the answer."""

    sent_key: str
    key: uuid.UUID
    code: str
    at: dt.datetime
    door: str
    desk: str

    @classmethod
    def read(cls, item: Any) -> Self | None:
        """None for what no page of ours sends."""
        words = {name: value for name, value in item.items() if isinstance(value, str)} if type(item) is dict else {}
        try:
            key = uuid.UUID(words["key"])
            at = _sensible(parse_datetime(words["at"]))
        except (KeyError, ValueError):
            return None
        desk = richtext.line(words.get("desk", ""))[:_DESK].strip()
        return cls(words["key"], key, words.get("code", "").lower(), at, words.get("door", ""), desk)


@dataclass(frozen=True)
class Answer:
    """What became of one check-in, and what to say of it. `result`: ok, again, no-place, unknown or refused."""

    key: str | None
    result: str
    words: str
    name: str = ""
    code: str = ""


def receive(*, event: Event, items: list[Any], by: By) -> list[Answer]:
    """Lets in who may come in; one answer for each item, in order. A fault in one item leaves the others alone."""
    noted = [Noted.read(item) for item in items]
    known = [one for one in noted if one is not None]
    people = _people(event, (one.code for one in known))
    doors = {str(row.pk): row for row in event.sessions.all()} if any(one.door for one in known) else {}
    return [
        Answer(_key_of(item), "refused", "Deze binnenkomst is onleesbaar.")
        if one is None
        else _let_in(one, people.get(one.code), doors, by)
        for item, one in zip(items, noted, strict=True)
    ]


def _let_in(noted: Noted, row: Registration | None, doors: dict[str, Session], by: By) -> Answer:
    if row is None:
        return Answer(noted.sent_key, "unknown", "Dit is geen code van deze conferentie.", code=noted.code[:12])
    door = doors.get(noted.door)
    if noted.door and door is None:
        return Answer(noted.sent_key, "refused", "Deze sessie is er niet meer.", row.name, row.code)
    try:
        arrival = actions.check_in(registration=row, by=by, session=door, key=noted.key, at=noted.at, desk=noted.desk)
    except NoPlace as error:
        return Answer(noted.sent_key, "no-place", f"Geen plaats: {error.state.label.lower()}.", row.name, row.code)
    standing = arrival.row
    if standing.registration_id != row.pk:
        return Answer(noted.sent_key, "refused", "Deze binnenkomst is onleesbaar.")
    if arrival.again:
        return Answer(noted.sent_key, "again", f"Was al binnen om {came_words(standing)}.", row.name, row.code)
    return Answer(noted.sent_key, "ok", _welcome(standing), row.name, row.code)


def _welcome(row: CheckIn) -> str:
    return f"Is binnen bij {row.session.title}." if row.session else "Is binnen."


def _people(event: Event, codes: Iterable[str]) -> dict[str, Registration]:
    wanted = {code for code in codes if code.isalnum()}
    return {row.code: row for row in Registration.objects.filter(event=event, erased_at=None, code__in=wanted)}


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
