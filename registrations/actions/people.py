"""Registering many people at once, from a file: what each would get, and then all of it or nothing."""

import datetime as dt
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from events.models import Event, Session
from registrations import places
from registrations.actions import rules, waiting
from registrations.actions.by_hand import EVENT
from registrations.actions.log import log
from registrations.actions.register import new_row
from registrations.actions.values import By, Choice, Details, OutcomeChanged, SignUpClosed
from registrations.models import Change, ClaimState, Letter, Registration, Seat
from registrations.models.registration import Source
from registrations.names import name_key

Key = tuple[str, ...]
_ANYONE, _NO_ADDRESS = "", "-"  # of a name and an organisation; no address is like these
_STEP = dt.timedelta(microseconds=1)  # between two who come in line together


@dataclass(frozen=True)
class Person:
    """Who someone is, and the sessions that they come for."""

    details: Details
    sessions: Sequence[Session] = ()


@dataclass(frozen=True)
class Planned:
    """What someone would get. `state`: a place, or a wait; None when this person is registered already.

    `came_without_address`: who has an address now was registered without one.
    """

    person: Person
    state: ClaimState | None
    seats: Sequence[Session] = ()
    waiting: Sequence[Session] = ()
    came_without_address: bool = False


@dataclass(frozen=True)
class Rise:
    """A capacity that would rise."""

    subject: Event | Session
    after: int


@dataclass(frozen=True)
class Plan:
    people: Sequence[Planned]
    rises: Sequence[Rise] = ()

    @property
    def new(self) -> list[Planned]:
        return [one for one in self.people if one.state is not None]

    def count(self, state: ClaimState | None) -> int:
        return sum(one.state == state for one in self.people)


@dataclass(frozen=True)
class Facts:
    """How an edition stands. `left`: free seats by session, for someone who comes now; `known`: `keys_of` people."""

    event: Event
    room: int
    sessions: dict[int, Session]
    left: dict[int, int]
    known: frozenset[Key]

    def plan(self, people: Sequence[Person], *, ahead: bool) -> Plan:
        """In the order given. With `ahead` nobody waits: capacities rise where nothing is free. No query."""
        room, left, planned = self.room, dict(self.left), []
        for one in people:
            if (key := known_by(one.details, self.known)) is not None:
                planned.append(Planned(one, None, came_without_address=key == without_address(one.details)))
                continue
            room -= 1
            if not ahead and room < 0:
                planned.append(Planned(one, ClaimState.WAITING, waiting=one.sessions))
                continue
            seats = [session for session in one.sessions if ahead or left[session.pk] > 0]
            for session in seats:
                left[session.pk] -= 1
            rest = [session for session in one.sessions if session not in seats]
            planned.append(Planned(one, ClaimState.PLACE, seats, rest))
        return Plan(planned, list(self._rises(planned)))

    def _rises(self, planned: Sequence[Planned]) -> Any:
        for subject, number in _wanted(self, planned):
            taken = subject.places_taken if isinstance(subject, Event) else subject.seats_taken
            if taken + number > (subject.capacity or 0):
                yield Rise(subject, taken + number)


def _wanted(facts: Facts, planned: Sequence[Planned]) -> list[tuple[Event | Session, int]]:
    """How many places are taken of the edition, and of each session."""
    placed = sum(one.state == ClaimState.PLACE for one in planned)
    seats = Counter(session.pk for one in planned for session in one.seats)
    found: list[tuple[Event | Session, int]] = [(facts.event, placed)] if placed else []
    return found + [(facts.sessions[pk], number) for pk, number in sorted(seats.items())]


def keys_of(details: Details) -> list[Key]:
    """Under what someone is known to those who come after: `known_by` looks for these."""
    return _keys(details.email.lower(), name_key(details.name), name_key(details.organisation))


def _keys(email: str, name: str, organisation: str) -> list[Key]:
    anyone = (_ANYONE, name, organisation)
    return [(email, name), anyone] if email else [anyone, (_NO_ADDRESS, name, organisation)]


def without_address(details: Details) -> Key | None:
    """The key of this person from before there was an address, for who has one."""
    return (_NO_ADDRESS, name_key(details.name), name_key(details.organisation)) if details.email else None


def known_by(details: Details, known: Container[Key]) -> Key | None:
    """The key under which someone is known, if any.

    By address and name, or else by name and organisation when one of the two has no address: colleagues of the same
    name have addresses of their own.
    """
    first = keys_of(details)[0]
    return next((key for key in (first, without_address(details)) if key is not None and key in known), None)


def facts_of(event: Event) -> Facts:
    """Four queries. `event`: as it was just read. Whoever writes by these holds the lock."""
    live = Registration.objects.live().filter(event=event)
    line = waiting.has_line(event) and live.filter(state=ClaimState.WAITING).exists()
    rows = Session.objects.filter(event=event).defer("summary", "body").order_by("start", "pk")
    sessions = {one.pk: one for one in rows}
    lines, left = places.lines(event.pk), {}
    for session in sessions.values():
        session.event = event
        behind = lines.get(session.pk) and waiting.has_line(event, session)
        left[session.pk] = 0 if behind else session.seats_left or 0
    known: set[Key] = set()
    for keys in live.values_list("email_key", "name_key", "organisation_key"):
        known.update(_keys(*keys))
    return Facts(event, 0 if line else event.places_left or 0, sessions, left, frozenset(known))


@transaction.atomic
def register_people(
    *,
    event: Event,
    people: Sequence[Person],
    source: Source = Source.IMPORT,
    letters: bool = True,
    left_out: int = 0,
    by: By,
) -> Plan:
    """Registers all who are not registered yet, with a place or in line, and says what each got. All or nothing.

    With a reason (`by.reason`) nobody waits, as in `register_by_hand`. `letters`: whether those with an address get
    one. `left_out`: how many were not given here, for the log. As many queries for one as for some dozens. Raises
    SignUpClosed, Unavailable or Overlap; OutcomeChanged when something changed at this very moment.
    """
    event = places.lock(event.pk)
    if event.is_past or event.capacity is None:
        raise SignUpClosed
    facts = facts_of(event)
    for one in people:
        rules.check(event, Choice(seats=[facts.sessions.get(session.pk, session) for session in one.sessions]))
    plan = facts.plan(people, ahead=bool(by.reason))
    for subject, number in _wanted(facts, plan.people):
        _take(subject, number)
    try:
        with transaction.atomic():
            _write(plan, event, source, letters, by)
    except IntegrityError as error:  # someone took this name and address at this moment
        raise OutcomeChanged from error
    numbers: dict[str, Any] = {
        "registered": plan.count(ClaimState.PLACE),
        "waiting_people": plan.count(ClaimState.WAITING),
        "known": plan.count(None),
        "left_out": left_out,
        "raised": {EVENT if isinstance(one.subject, Event) else str(one.subject.pk): one.after for one in plan.rises},
    }
    log(Change.Action.IMPORTED, event=event, by=by, **numbers)
    return plan


def _take(subject: Event | Session, number: int) -> None:
    """Takes so many places at once, and makes those that are lacking. The page of a capacity takes no lock."""
    taken = "places_taken" if isinstance(subject, Event) else "seats_taken"
    stands = {"capacity": subject.capacity, taken: getattr(subject, taken)}
    after = stands[taken] + number
    rows = type(subject)._default_manager.filter(pk=subject.pk, **stands)
    if rows.update(**{taken: after, "capacity": max(after, subject.capacity or 0)}) != 1:
        raise OutcomeChanged


def _write(plan: Plan, event: Event, source: Source, letters: bool, by: By) -> None:
    """The rows, the log and the letters."""
    now, rows, seats = timezone.now(), [], []
    for number, one in enumerate(plan.new):
        row = new_row(event, one.person.details, source=source, by=by)
        row.state = one.state or ClaimState.PLACE
        row.queued_at = None if row.has_place else now + number * _STEP
        row.set_keys()  # bulk_create does not call save
        rows.append(row)
    Registration.objects.bulk_create(rows)
    changes = []
    for row, one in zip(rows, plan.new, strict=True):
        waits = ClaimState.WAITING if row.has_place else ClaimState.WISH
        seats += [Seat(registration=row, session=session, state=ClaimState.PLACE) for session in one.seats]
        queued_at = now if row.has_place else None
        seats += [Seat(registration=row, session=session, state=waits, queued_at=queued_at) for session in one.waiting]
        changes.append(_change(row, one, by))
    Seat.objects.bulk_create(seats)
    Change.objects.bulk_create(changes)
    if letters:
        Letter.objects.bulk_create(_letter(row) for row in rows if row.email)


def _change(row: Registration, one: Planned, by: By) -> Change:
    action = Change.Action.REGISTERED if row.has_place else Change.Action.QUEUED
    chosen = {"seats": [session.pk for session in one.seats], "waiting": [session.pk for session in one.waiting]}
    return Change(
        event=row.event,
        registration=row,
        action=action,
        actor=by.actor,
        user=by.user,
        reason=by.reason,
        details=chosen,
    )


def _letter(row: Registration) -> Letter:
    kind = Letter.Kind.CONFIRMATION if row.has_place else Letter.Kind.QUEUED
    return Letter(kind=kind, event_id=row.event_id, to=row.email, registration=row)
