"""Coming back after an offer lapsed."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from registrations import places
from registrations.actions import waiting
from registrations.actions.log import log, write
from registrations.actions.register import may_sign_up
from registrations.actions.values import ATTENDEE, AlreadyRegistered, By, NotLive, SignUpClosed
from registrations.models import Change, ClaimState, Invitation, Letter, Registration
from registrations.models.registration import Source


def rejoin(*, registration: Registration, by: By = ATTENDEE) -> Registration:
    """Gives someone whose offer lapsed a place when there is one, and else the last place in line; wishes count again.

    They were in, so an edition for guests only takes them too. Raises NotLive when no offer lapsed (or the person is
    back already), SignUpClosed, or AlreadyRegistered when the person signed up anew.
    """
    try:
        with transaction.atomic():
            return _rejoin(registration, by)
    except IntegrityError as error:
        rows = Registration.objects.of_person(
            event=registration.event, email=registration.email, name=registration.name
        )
        if other := rows.exclude(pk=registration.pk).first():
            raise AlreadyRegistered(other) from error
        raise


def _has_invitation(row: Registration) -> bool:
    return Invitation.objects.filter(registration=row, revoked_at=None).exists()


def _rejoin(registration: Registration, by: By) -> Registration:
    event = places.lock(registration.event_id)
    row = Registration.objects.select_related("delegation").get(pk=registration.pk)
    row.event = event
    if row.state != ClaimState.LAPSED or row.erased_at is not None:
        raise NotLive
    if not may_sign_up(event) and event.sign_up != event.SignUp.INVITED:
        raise SignUpClosed
    if row.source == Source.INVITATION and event.invitation_only and not _has_invitation(row):
        raise SignUpClosed  # the invitation was used again, or withdrawn
    if places.claim_place(event.pk, in_line=not waiting.has_line(event)):
        row.move_to(ClaimState.PLACE, queued_at=None)
        waiting.claim_wishes(row)
    else:
        row.move_to(ClaimState.WAITING, queued_at=timezone.now())
    log(Change.Action.REGISTERED if row.has_place else Change.Action.QUEUED, event=event, registration=row, by=by)
    write(Letter.Kind.CONFIRMATION if row.has_place else Letter.Kind.QUEUED, row, again=True)
    return row
