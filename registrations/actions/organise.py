"""What organisers do to waiting lists and guests, always with a reason in the log."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from events.models import Event, Session
from registrations import places
from registrations.actions import waiting
from registrations.actions.log import log, write
from registrations.actions.values import By, NotLive
from registrations.models import Change, ClaimState, Invitation, Letter, Registration, Seat
from registrations.models.change import Action
from registrations.models.registration import RegistrationQuerySet
from registrations.models.seat import SeatQuerySet


@transaction.atomic
def give_place(*, row: Registration | Seat, by: By) -> None:
    """Gives a place to someone in line, ahead of others; when there is none, the capacity rises by one.

    Raises NotLive when the person is not waiting or offered a place.
    """
    places.lock(waiting.event_of(row))
    row = _fresh(row)
    subject = row.event if isinstance(row, Registration) else row.session
    if row.state == ClaimState.WAITING:
        raised = not _claim(row)
        if raised:
            type(subject)._default_manager.filter(pk=subject.pk).update(capacity=F("capacity") + 1)
            _claim(row)
    else:
        raised = False
    row.move_to(ClaimState.PLACE, queued_at=None)
    if isinstance(row, Registration):
        waiting.claim_wishes(row)
    _note(row, Change.Action.FORCED, by, raised=raised)
    registration = row if isinstance(row, Registration) else row.registration
    facts: dict[str, Any] = {} if isinstance(row, Registration) else {"added": [row.session.title], "dropped": []}
    write(Letter.Kind.CONFIRMATION if isinstance(row, Registration) else Letter.Kind.CHANGE, registration, **facts)


def _claim(row: Registration | Seat) -> bool:
    if isinstance(row, Registration):
        return places.claim_place(row.event_id, in_line=True)
    return places.claim_seats([row.session_id], in_line=True)


def _fresh(row: Registration | Seat) -> Registration | Seat:
    found: Registration | Seat | None
    if isinstance(row, Registration):
        found = Registration.objects.select_related("event").filter(pk=row.pk).first()
    else:
        found = Seat.objects.select_related("session__event", "registration__event").filter(pk=row.pk).first()
    if found is None or found.state not in (ClaimState.WAITING, ClaimState.OFFERED):
        raise NotLive
    if isinstance(found, Seat) and not found.registration.has_place:
        raise NotLive
    return found


@transaction.atomic
def move_in_line(*, row: Registration | Seat, position: int, by: By) -> None:
    """Puts someone who waits at `position` (1 is the front) of their waiting list. Raises NotLive."""
    places.lock(waiting.event_of(row))
    row = _fresh(row)
    if row.state != ClaimState.WAITING:
        raise NotLive
    others = list(line_of(row).exclude(pk=row.pk)[: max(position, 1)])
    if len(others) >= position:
        before = others[position - 1].queued_at
        assert before is not None  # a constraint
        row.queued_at = before - dt.timedelta(microseconds=1)
    elif others:
        row.queued_at = timezone.now()
    row.save(update_fields=["queued_at", "updated_at"])
    _note(row, Change.Action.MOVED, by, position=position)


def line_of(row: Registration | Seat) -> RegistrationQuerySet | SeatQuerySet:
    """The waiting list in which this row stands, the first in line first."""
    if isinstance(row, Registration):
        return Registration.objects.in_line().filter(event=row.event_id)
    return waiting.seats_in_line(row.session)


def _note(row: Registration | Seat, action: Action, by: By, **details: object) -> None:
    registration = row if isinstance(row, Registration) else row.registration
    session: Session | None = row.session if isinstance(row, Seat) else None
    log(action, event=registration.event, registration=registration, session=session, by=by, **details)


@transaction.atomic
def invite(*, event: Event, email: str, name: str = "", by: By, **known: str) -> Invitation:
    """An invitation with what is known of the guest, and its letter."""
    invitation = Invitation.objects.create(event=event, email=email, name=name, created_by=by.user, **known)
    Letter.objects.create(kind=Letter.Kind.INVITATION, event=event, to=email, invitation=invitation)
    return invitation


@transaction.atomic
def revoke_invitation(*, invitation: Invitation) -> bool:
    """Withdraws an invitation that was not used, with its links. Says whether it was open."""
    done = Invitation.objects.open().filter(pk=invitation.pk).update(revoked_at=timezone.now()) == 1
    invitation.links.valid().update(revoked_at=timezone.now())
    return done
