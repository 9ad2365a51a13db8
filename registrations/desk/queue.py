"""Check-ins that a device noted, some of them while it had no network: each counts once, and each is answered.

A device that hears nothing does not know whether a check-in came. So what is taken back there is sent as that check-in
with `undo`: it is made and undone here, and whatever comes later with its key counts for nothing.
"""

from dataclasses import dataclass, replace
from typing import Any, Self

from django.db import transaction

from core import dutch
from events.models import Event, Session
from registrations import actions
from registrations.actions import Arrival, By, NoPlace
from registrations.desk.noted import Noted, noters
from registrations.desk.words import STATES, came_words, undone_words
from registrations.models import CheckIn, Registration, Seat
from registrations.models.claim import ClaimState

MOST = 50  # in one batch


@dataclass(frozen=True)
class Answer:
    """What became of one check-in, and what to say of it.

    `result`: ok, again, undone, no-place, no-seat, unknown, refused.
    """

    result: str
    title: str
    words: str
    name: str = ""
    code: str = ""
    key: str | None = None


UNREADABLE = Answer("refused", "Niet gelukt", "Deze binnenkomst is onleesbaar.")
UNKNOWN = Answer("unknown", "Onbekende code", "Dit is geen code van deze conferentie.")
UNDONE = Answer("undone", "Ongedaan gemaakt", "")


@dataclass(frozen=True)
class _Batch:
    """What the items of one batch need, in a few queries."""

    people: dict[str, Registration]
    doors: dict[str, Session]
    seats: set[tuple[int, int]]
    sender: By
    noters: dict[int, By]

    def by(self, noted: Noted) -> By:
        return self.noters.get(noted.user, self.sender)

    @classmethod
    def load(cls, event: Event, noted: list[Noted], sender: By) -> Self:
        codes = {one.code for one in noted if one.code.isalnum()}
        rows = Registration.objects.filter(event=event, erased_at=None, code__in=codes)
        people, who = {row.code: row for row in rows}, noters(noted, event, sender)
        if not any(one.door for one in noted):
            return cls(people, {}, set(), sender, who)
        doors = event.sessions.filter(state=Session.State.PUBLISHED)
        seats = Seat.objects.filter(registration__in=people.values(), state=ClaimState.PLACE)
        return cls(
            people, {str(one.pk): one for one in doors}, set(seats.values_list("registration", "session")), sender, who
        )


def receive(*, event: Event, items: list[Any], by: By) -> list[Answer]:
    """Lets in who may come in; one answer for each item, in order. A fault in one item leaves the others alone."""
    noted = [Noted.read(item) for item in items]
    known = [one for one in noted if one is not None]
    batch = _Batch.load(event, known, by)
    answers = (UNREADABLE if one is None else _answer(one, batch) for one in noted)
    return [replace(answer, key=_key_of(item)) for item, answer in zip(items, answers, strict=True)]


def _answer(noted: Noted, batch: _Batch) -> Answer:
    row = batch.people.get(noted.code)
    if row is None:
        return UNKNOWN
    made = CheckIn.objects.filter(key=noted.key).first() if noted.undo or noted.too_old else None
    if noted.too_old and made is None:
        said = UNDONE if noted.undo else Answer("refused", "Niet gelukt", _too_old(noted))
    elif noted.undo:
        said = _take_back(noted, row, made, batch)
    else:
        said = _let_in(noted, row, batch)
    return replace(said, name=row.name, code=row.code) if said is not UNREADABLE else said


def _let_in(noted: Noted, row: Registration, batch: _Batch) -> Answer:
    door = batch.doors.get(noted.door)
    if noted.door and (refusal := _refusal(noted, row, door, batch)) is not None:
        return refusal
    try:
        arrival = _check_in(noted, row, door, batch.by(noted))
    except NoPlace as error:
        return Answer("no-place", "Geen plaats", f"{STATES[error.state]}.")
    if arrival.row.registration_id != row.pk:  # the key is of someone else
        return UNREADABLE
    if arrival.undone:
        return replace(UNDONE, words=f"Werd ongedaan gemaakt {undone_words(arrival.row)}.")
    if arrival.again:
        return Answer("again", "Was al binnen", f"{came_words(arrival.row)}.")
    return Answer("ok", "Binnen", door.title if door else row.organisation)


@transaction.atomic
def _take_back(noted: Noted, row: Registration, made: CheckIn | None, batch: _Batch) -> Answer:
    """Undoes the check-in with this key, if it came; else makes it and undoes it, since it may still come."""
    door = batch.doors.get(noted.door)
    if made is None and (door is not None or not noted.door):
        try:
            made = _check_in(noted, row, door, batch.by(noted)).row
        except NoPlace:
            return UNDONE
    if made is None:
        return UNDONE
    if made.registration_id != row.pk:
        return UNREADABLE
    if made.key != noted.key:  # someone else let this person in
        return Answer("again", "Nog binnen", f"{came_words(made)}.")
    actions.undo_check_in(row=made, by=batch.sender)
    return UNDONE


def _check_in(noted: Noted, row: Registration, door: Session | None, by: By) -> Arrival:
    return actions.check_in(registration=row, by=by, session=door, key=noted.key, at=noted.at, desk=noted.desk)


def _refusal(noted: Noted, row: Registration, door: Session | None, batch: _Batch) -> Answer | None:
    """Why this person does not go through this door, if there is a reason that someone at the door must hear."""
    if door is None:
        return Answer("refused", "Niet gelukt", "Deze sessie is er niet meer.")
    if noted.anyway or door.capacity is None or (row.pk, door.pk) in batch.seats:
        return None
    if CheckIn.objects.filter(key=noted.key).exists():  # it was let in, and is sent again
        return None
    if not row.has_place:  # also when it gets one this moment: then without a seat
        return Answer("no-place", "Geen plaats", f"{STATES[ClaimState(row.state)]}.")
    return Answer("no-seat", "Geen plaats in deze sessie", f"Niet aangemeld voor {door.title}.")


def _too_old(noted: Noted) -> str:
    return f"Dit is van {dutch.moment(noted.at)}, meer dan een week geleden. Laat zo nodig opnieuw binnen."


def _key_of(item: Any) -> str | None:
    key = item.get("key") if isinstance(item, dict) else None
    return key[:64] if isinstance(key, str) else None
