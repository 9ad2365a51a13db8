"""Signing someone up."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from events.models import Event
from registrations import places
from registrations.actions import rules, waiting
from registrations.actions.values import (
    ATTENDEE,
    AlreadyRegistered,
    By,
    Choice,
    Details,
    Needs,
    SessionsFull,
    SignUpClosed,
)
from registrations.models import Change, ClaimState, Invitation, Letter, Registration, Seat, SpecialNeeds
from registrations.models.letter import LetterKind
from registrations.models.registration import Source
from registrations.names import name_key


def register(
    *,
    event: Event,
    details: Details,
    choice: Choice = Choice(),  # noqa: B008 - frozen
    needs: Needs | None = None,
    submission: uuid.UUID | None = None,
    invitation: Invitation | None = None,
    source: Source = Source.SELF,
    by: By = ATTENDEE,
    first: Callable[[], None] | None = None,
) -> Registration:
    """Takes a place and seats, or a place in line when the edition is full, and queues the mail: all or nothing.

    The same `submission` again gives the registration that it made as long as that is live, whatever was changed on the
    form, and also when it took the last seat itself; `sent_before` tells it from a new one. Sessions chosen by someone
    who has to wait for the edition itself are kept as wishes. `first` is called in the transaction before anything is
    written: what it raises stops all. Raises SignUpClosed, Unavailable, Overlap, SessionsFull or AlreadyRegistered;
    then nothing was written.
    """
    if not may_sign_up(event, invitation):
        raise SignUpClosed
    rules.check(event, choice)
    registration = new_row(event, details, source=Source.INVITATION if invitation else source, by=by)
    registration.submission = once(submission, details.email, details.name)
    try:
        with transaction.atomic():
            if first is not None:
                first()
            if invitation is not None and invitation.registration_id is not None:
                places.lock(event.pk)  # its guest may come back at this moment: see `rejoin`
            claim(registration, choice)
            write_down(registration, choice, needs, by)
            if invitation is not None and not _use(invitation, registration):
                raise SignUpClosed
    except IntegrityError as error:
        return earlier(registration, error)
    except SessionsFull:
        if (same := _same(registration)) is None:
            raise
        return same
    return registration


def new_row(event: Event, details: Details, *, source: Source, by: By) -> Registration:
    """Someone who is not registered yet. Without a sector they have still to tell the rest."""
    return Registration(
        event=event,
        name=details.name,
        email=details.email,
        organisation=details.organisation,
        function=details.function,
        sector=details.sector,
        photo_consent=details.photo_consent,
        source=source,
        created_by=by.user,
        completed_at=timezone.now() if details.sector else None,
    )


def may_sign_up(event: Event, invitation: Invitation | None = None) -> bool:
    """Whether the edition takes people now; a guest with an invitation comes in where others may not."""
    if event.sign_up == Event.SignUp.OPEN:
        return True
    return invitation is not None and event.sign_up == Event.SignUp.INVITED


def _take(registration: Registration) -> None:
    """A place, or else one in line. A place that comes free before this one stands in line is offered by the worker."""
    if places.claim_place(registration.event_id, in_line=not waiting.has_line(registration.event)):
        registration.state = ClaimState.PLACE
    else:
        registration.state, registration.queued_at = ClaimState.WAITING, timezone.now()


def claim(registration: Registration, choice: Choice) -> None:
    """A place with its seats, or a place in line. Raises SessionsFull."""
    _take(registration)
    wanted = [one.pk for one in choice.seats]
    if registration.has_place and not places.claim_seats(wanted):
        raise SessionsFull(places.without_seat(wanted))


def write_down(registration: Registration, choice: Choice, needs: Needs | None, by: By, **details: Any) -> None:
    """The rows of what was claimed, the log with `details`, and the letter."""
    placed = registration.has_place
    registration.save(force_insert=True)
    now = timezone.now()
    states = (
        (choice.seats, ClaimState.PLACE if placed else ClaimState.WISH),
        (choice.waiting, ClaimState.WAITING if placed else ClaimState.WISH),
    )
    Seat.objects.bulk_create(
        Seat(
            registration=registration,
            session=session,
            state=state,
            queued_at=now if state == ClaimState.WAITING else None,
        )
        for sessions, state in states
        for session in sessions
    )
    if needs:
        SpecialNeeds.objects.create(registration=registration, diet=needs.diet, access=needs.access)
    chosen = {"seats": [one.pk for one in choice.seats], "waiting": [one.pk for one in choice.waiting]}
    _log(registration, by, {**chosen, **details})
    if registration.email:
        _write_letter(registration, Letter.Kind.CONFIRMATION if placed else Letter.Kind.QUEUED)


def _log(registration: Registration, by: By, details: dict[str, Any]) -> None:
    placed = registration.has_place
    Change.objects.create(
        event_id=registration.event_id,
        registration=registration,
        action=Change.Action.REGISTERED if placed else Change.Action.QUEUED,
        actor=by.actor,
        user=by.user,
        reason=by.reason,
        details=details,
    )


def _write_letter(registration: Registration, kind: LetterKind) -> None:
    Letter.objects.create(kind=kind, event_id=registration.event_id, to=registration.email, registration=registration)


def _use(invitation: Invitation, registration: Registration) -> bool:
    """Of any number of uses at once one succeeds: the row must still hold the guest that was found there."""
    before = invitation.registration_id
    if before is not None and not Invitation.objects.open().filter(pk=invitation.pk).exists():
        return False
    rows = Invitation.objects.valid().filter(pk=invitation.pk, registration=before)
    return rows.update(registration=registration) == 1


def once(submission: uuid.UUID | None, email: str, name: str) -> uuid.UUID | None:
    """The key of one person on one form: who goes Back and enters a colleague makes a second registration."""
    return None if submission is None else uuid.uuid5(submission, f"{email.lower()} {name_key(name)}")


def earlier(registration: Registration, error: IntegrityError) -> Registration:
    """What stood in the way of this new one: itself, sent before, or an older registration of the same person."""
    if (same := _same(registration)) is not None:
        return same
    other = Registration.objects.of_person(
        event=registration.event, email=registration.email, name=registration.name
    ).first()
    if other is None:  # it went meanwhile, or another constraint refused: no rule of ours
        raise error
    raise AlreadyRegistered(other, ClaimState(registration.state))


def _same(registration: Registration) -> Registration | None:
    """What the same form made when it was sent before, as long as it stands; marked `sent_before`."""
    return None if registration.submission is None else made_by(registration.event, registration.submission)


def made_by(event: Event, submission: uuid.UUID) -> Registration | None:
    """The live registration that a form made; `submission`: of one person on it, see `once`."""
    found = Registration.objects.live().filter(submission=submission, event=event).first()
    if found is not None:
        found.sent_before = True
    return found
