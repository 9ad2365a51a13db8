"""Several colleagues at once, registered by one of them or by someone who stays at home."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from events.models import Event
from registrations import places
from registrations.actions.manage import cancel
from registrations.actions.register import may_sign_up, place_in
from registrations.actions.values import SENDER, RegistrationError, SignUpClosed
from registrations.models import HOLDING, Delegation, Letter, Registration
from registrations.models.registration import Source
from registrations.names import name_key

MOST = 25  # colleagues at once


@dataclass(frozen=True)
class Colleague:
    name: str
    email: str


@dataclass
class ColleagueKnown(RegistrationError):
    """This colleague is registered already; `position` counts from 0."""

    position: int


def register_delegation(
    *,
    event: Event,
    sender: Colleague,
    colleagues: Sequence[Colleague],
    organisation: str = "",
    submission: uuid.UUID | None = None,
) -> Delegation:
    """A registration for each colleague, with a place or in line, and a letter to each with a link of their own.

    All or nothing; the same `submission` again gives the delegation that it made. Raises SignUpClosed, or
    ColleagueKnown for the first who is registered already, or stands in this list twice.
    """
    if not may_sign_up(event):
        raise SignUpClosed
    people = [(one.email.lower(), name_key(one.name)) for one in colleagues]
    if twice := next((number for number, one in enumerate(people) if one in people[:number]), None):
        raise ColleagueKnown(twice)
    try:
        with transaction.atomic():
            return _write(event, sender, colleagues, organisation, submission)
    except IntegrityError as error:
        same = Delegation.objects.filter(submission=submission, event=event).first() if submission else None
        if same is not None:
            return same
        raise _known(event, colleagues, error) from error


def _write(
    event: Event, sender: Colleague, colleagues: Sequence[Colleague], organisation: str, submission: uuid.UUID | None
) -> Delegation:
    delegation = Delegation.objects.create(
        event=event,
        sender_name=sender.name,
        sender_email=sender.email,
        organisation=organisation,
        submission=submission,
    )
    for one in colleagues:
        person = Registration(
            event=event, name=one.name, email=one.email, organisation=organisation, source=Source.DELEGATION
        )
        place_in(person, delegation)
    Letter.objects.create(kind=Letter.Kind.DELEGATION, event=event, to=sender.email, delegation=delegation)
    return delegation


def _known(event: Event, colleagues: Sequence[Colleague], error: IntegrityError) -> Exception:
    for position, one in enumerate(colleagues):
        if Registration.objects.of_person(event=event, email=one.email, name=one.name).exists():
            return ColleagueKnown(position)
    return error


@transaction.atomic
def cancel_colleagues(*, delegation: Delegation, registrations: Sequence[Registration]) -> int:
    """The sender cancels one, some or all of the delegation; each gets a letter. Returns how many were live."""
    places.lock(delegation.event_id)
    live = Registration.objects.live().filter(delegation=delegation, pk__in=[one.pk for one in registrations])
    people = sorted(live.order_by("pk"), key=lambda one: one.state in HOLDING)  # who waits first: they get no offer now
    for person in people:
        cancel(registration=person, by=SENDER)
    return len(people)
