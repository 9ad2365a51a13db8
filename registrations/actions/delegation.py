"""Several colleagues at once, registered by one of them or by someone who stays at home."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from events.models import Event
from registrations import places
from registrations.actions import waiting
from registrations.actions.known import tell_known
from registrations.actions.log import write
from registrations.actions.manage import cancel
from registrations.actions.register import may_sign_up
from registrations.actions.values import SENDER, RegistrationError, SignUpClosed
from registrations.colleagues import colleagues_of
from registrations.models import HOLDING, Change, ClaimState, Delegation, KnownColleague, Letter, Registration
from registrations.models.registration import Source
from registrations.names import name_key

MOST = 25  # colleagues at once
_STEP = dt.timedelta(microseconds=1)  # between two who come in line together
_TRIES = 3  # when someone of them signs up at this very moment


@dataclass(frozen=True)
class Colleague:
    name: str
    email: str


@dataclass
class ColleagueKnown(RegistrationError):
    """This colleague stands in the list twice; `position`, of the second, counts from 0."""

    position: int


def register_delegation(
    *,
    event: Event,
    sender: Colleague,
    colleagues: Sequence[Colleague],
    organisation: str = "",
    submission: uuid.UUID | None = None,
    first: Callable[[], None] | None = None,
) -> Delegation:
    """A registration for each colleague, with a place or in line, and a letter to each with a link of their own.

    Who is registered already hears so in a letter; the sender sees them as any other (KnownColleague). All or nothing;
    the same `submission` again by the same sender for the same colleagues gives the delegation that it made, until all
    of it is over. `first`: as in `register`. Raises SignUpClosed, or ColleagueKnown for the first who stands in this
    list twice.
    """
    if not may_sign_up(event):
        raise SignUpClosed
    people = [_person(one) for one in colleagues]
    if twice := next((number for number, one in enumerate(people) if one in people[:number]), None):
        raise ColleagueKnown(twice)
    key = None if submission is None else _once(submission, sender, colleagues)
    for tries_left in reversed(range(_TRIES)):
        try:
            with transaction.atomic():
                if first is not None:
                    first()
                return _write(event, sender, colleagues, organisation, key)
        except IntegrityError:
            if key is not None and (same := _same(event, key)) is not None:
                return same
            if not tries_left:
                raise
    raise AssertionError  # the last try returned or raised


def _once(submission: uuid.UUID, sender: Colleague, colleagues: Sequence[Colleague]) -> uuid.UUID:
    """The key of these people on one form: who goes Back and enters another colleague makes another delegation."""
    people = [f"{one.email.lower()} {name_key(one.name)}" for one in colleagues]
    return uuid.uuid5(submission, "\n".join([f"{sender.email.lower()} {name_key(sender.name)}", *sorted(people)]))


def _same(event: Event, key: uuid.UUID) -> Delegation | None:
    """What the same form made when it was sent before. When nobody of it comes any more, it lets go of the form."""
    found = Delegation.objects.filter(submission=key, event=event).first()
    if found is not None and not any(one.is_live for one in colleagues_of(found)):
        Delegation.objects.filter(pk=found.pk).update(submission=None)
        return None
    return found


def _write(
    event: Event, sender: Colleague, colleagues: Sequence[Colleague], organisation: str, submission: uuid.UUID | None
) -> Delegation:
    """As many queries for one colleague as for all."""
    delegation = Delegation.objects.create(
        event=event,
        sender_name=sender.name,
        sender_email=sender.email,
        organisation=organisation,
        submission=submission,
    )
    event = places.lock(event.pk)  # who waits for it takes no names in another order
    known = _known(event, colleagues)
    new = [one for one in colleagues if _person(one) not in known]
    room = _room(event)
    placed = places.claim_places(event.pk, min(len(new), room))
    people = Registration.objects.bulk_create(_registrations(delegation, event, new, placed))
    Change.objects.bulk_create(_change(one) for one in people)
    letters = [Letter(kind=Letter.Kind.COLLEAGUE, event=event, to=one.email, registration=one) for one in people]
    letters.append(Letter(kind=Letter.Kind.DELEGATION, event=event, to=sender.email, delegation=delegation))
    Letter.objects.bulk_create(letters)
    tell_known(*known.values())
    KnownColleague.objects.bulk_create(_listed(delegation, colleagues, known, room))
    return delegation


def _person(one: Colleague) -> tuple[str, str]:
    return one.email.lower(), name_key(one.name)


def _known(event: Event, colleagues: Sequence[Colleague]) -> dict[tuple[str, str], Registration]:
    """Who of them is registered already. One query."""
    people = {_person(one) for one in colleagues}
    rows = Registration.objects.live().filter(event=event, email_key__in={email for email, _ in people})
    return {key: row for row in rows if (key := (row.email_key, row.name_key)) in people}


def _room(event: Event) -> int:
    """How many places there are for who comes now: none while others wait. `event`: under its lock. One query."""
    line = Registration.objects.filter(event=event, state=ClaimState.WAITING)
    if event.capacity is None or (waiting.has_line(event) and line.exists()):
        return 0
    return max(0, event.capacity - event.places_taken)


def _registrations(
    delegation: Delegation, event: Event, new: Sequence[Colleague], placed: int
) -> Iterator[Registration]:
    """In the order of the list: the first have a place, and the others stand in line as they follow."""
    now = timezone.now()
    for number, one in enumerate(new):
        person = Registration(
            event=event,
            delegation=delegation,
            name=one.name,
            email=one.email,
            organisation=delegation.organisation,
            source=Source.DELEGATION,
            state=ClaimState.PLACE if number < placed else ClaimState.WAITING,
            queued_at=None if number < placed else now + number * _STEP,
        )
        person.set_keys()  # bulk_create does not call save
        yield person


def _change(person: Registration) -> Change:
    action = Change.Action.REGISTERED if person.has_place else Change.Action.QUEUED
    return Change(event=person.event, registration=person, action=action, actor=Change.Actor.SENDER)


def _listed(
    delegation: Delegation,
    colleagues: Sequence[Colleague],
    known: dict[tuple[str, str], Registration],
    room: int,
) -> Iterator[KnownColleague]:
    """Who was known, with what someone new would have got at this place in the list."""
    for one in colleagues:
        if (row := known.get(_person(one))) is None:
            room -= 1
        else:
            yield KnownColleague(delegation=delegation, registration=row, name=one.name, waits=room <= 0)


@transaction.atomic
def cancel_colleagues(
    *, delegation: Delegation, registrations: Sequence[Registration], known: Sequence[KnownColleague] = ()
) -> int:
    """The sender cancels one, some or all of the delegation; each gets a letter. Returns how many were live.

    Who was registered already is only dropped from the list: the registration is not the sender's to cancel.
    """
    places.lock(delegation.event_id)
    live = Registration.objects.live().filter(delegation=delegation, pk__in=[one.pk for one in registrations])
    people = sorted(live.order_by("pk"), key=lambda one: one.state in HOLDING)  # who waits first: they get no offer now
    for person in people:
        cancel(registration=person, by=SENDER)
    listed = KnownColleague.objects.filter(delegation=delegation, dropped_at=None, pk__in=[one.pk for one in known])
    dropped = [one for one in listed.select_related("registration") if one.registration.is_live]
    for one in dropped:
        write(Letter.Kind.KNOWN, one.registration, dropped=True)
    listed.filter(pk__in=[one.pk for one in dropped]).update(dropped_at=timezone.now())
    return len(people) + len(dropped)
