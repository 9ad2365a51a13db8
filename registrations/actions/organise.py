"""What organisers do to waiting lists and guests, always with a reason in the log."""

import datetime as dt
import itertools
from typing import Any

from django.db import transaction
from django.utils import timezone

from events.models import Event, Session
from registrations import places
from registrations.actions import rules, waiting
from registrations.actions.log import log, write
from registrations.actions.values import By, CapacityRises, NotLive, SignUpClosed
from registrations.models import Change, ClaimState, Invitation, Letter, Registration, Seat
from registrations.models.change import Action
from registrations.models.registration import RegistrationQuerySet
from registrations.models.seat import SeatQuerySet

_STEP = dt.timedelta(microseconds=1)


@transaction.atomic
def give_place(*, row: Registration | Seat, by: By, above: int | None = None) -> int | None:
    """Gives a place to someone in line, ahead of others. When none is free the capacity rises by one; returns to what.

    It rises only from `above`, which the organiser was told; else this raises CapacityRises. Seats at the same time
    go to the next in line. Raises NotLive when the person is not waiting or offered a place, SignUpClosed when the
    session takes nobody any more, or the edition is over: at its desk places are still given.
    """
    places.lock(waiting.event_of(row))
    row = _fresh(row)
    if not _takes_people(row):
        raise SignUpClosed
    capacity = None
    if row.state == ClaimState.WAITING and not _claim(row):
        capacity = _raise_capacity(row, above)
    row.move_to(ClaimState.PLACE, queued_at=None)
    _note(row, Change.Action.FORCED, by, **({"capacity": capacity} if capacity else {}))
    if isinstance(row, Registration):
        waiting.claim_wishes(row)
        write(Letter.Kind.CONFIRMATION, row)
    else:
        dropped = waiting.drop_overlapping(row)
        facts: dict[str, Any] = {"added": [row.session.title], "dropped": [one.title for one in dropped]}
        write(Letter.Kind.CHANGE, row.registration, **facts)
    return capacity


def _raise_capacity(row: Registration | Seat, above: int | None) -> int:
    """Makes and takes one place more than `above`, and says how many there are now."""
    subject = row.event if isinstance(row, Registration) else row.session
    if subject.capacity is None:
        raise SignUpClosed
    if subject.capacity != above:
        raise CapacityRises(subject.capacity)
    rows = type(subject)._default_manager.filter(pk=subject.pk)
    if not rows.filter(capacity=above).update(capacity=above + 1):  # changed on its own page, which takes no lock
        raise CapacityRises(rows.values_list("capacity", flat=True).get() or 0)
    if not _claim(row):
        raise SignUpClosed  # more are taken than there are places: check_places tells of it
    return above + 1


def _takes_people(row: Registration | Seat) -> bool:
    event = row.event if isinstance(row, Registration) else row.registration.event
    return not event.is_past and (isinstance(row, Registration) or rules.takes_people(row.session))


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
def move_in_line(*, row: Registration | Seat, position: int, by: By) -> int:
    """Puts someone who waits at `position` (1 is the front) of their waiting list, or else at its end. Raises NotLive.

    Since when they wait is kept. Returns their position.
    """
    places.lock(waiting.event_of(row))
    row = _fresh(row)
    if row.state != ClaimState.WAITING:
        raise NotLive
    line: list[Any] = list(line_of(row).exclude(pk=row.pk))
    line.insert(max(position, 1) - 1, row)
    if len(line) > 1 and line[-1].pk == row.pk:
        _requeue(row, max(timezone.now(), line[-2].queued_at + _STEP))
    for one, after in reversed(list(itertools.pairwise(line))):
        if one.pk == row.pk or one.queued_at >= after.queued_at:  # who stands close ahead makes room
            _requeue(one, after.queued_at - _STEP)
    position = line.index(row) + 1
    _note(row, Change.Action.MOVED, by, position=position)
    return position


def _requeue(row: Registration | Seat, moment: dt.datetime) -> None:
    row.first_queued_at, row.queued_at = row.waits_since, moment
    row.save(update_fields=["first_queued_at", "queued_at", "updated_at"])


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
def invite_again(*, invitation: Invitation) -> bool:
    """Queues its letter again, for a guest who left and may come after all. Says whether none waited already."""
    letter = {"kind": Letter.Kind.INVITATION, "invitation": invitation}
    if Letter.objects.filter(**letter, state=Letter.State.QUEUED).exists():
        return False
    Letter.objects.create(**letter, event_id=invitation.event_id, to=invitation.email)
    return True


@transaction.atomic
def revoke_invitation(*, invitation: Invitation) -> bool:
    """Withdraws an invitation that works (it was not used, or its guest is not coming any more) and its letters.

    Its links stop in any case. Says whether it worked.
    """
    places.lock(invitation.event_id)
    # a first use in a full edition takes no lock but that of this row
    Invitation.objects.select_for_update(no_key=True).get(pk=invitation.pk)
    done = Invitation.objects.open().filter(pk=invitation.pk).update(revoked_at=timezone.now()) == 1
    invitation.links.valid().update(revoked_at=timezone.now())
    Letter.objects.filter(invitation=invitation, state=Letter.State.QUEUED).update(state=Letter.State.DROPPED)
    return done
