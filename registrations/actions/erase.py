"""Erasing a person: the row stays for the counts, the person is gone."""

from django.db import transaction
from django.utils import timezone

from registrations import places
from registrations.actions.log import log
from registrations.actions.manage import cancel
from registrations.actions.values import ATTENDEE, SENDER, By
from registrations.models import (
    AccessLink,
    Change,
    CheckIn,
    Delegation,
    Invitation,
    KnownColleague,
    Letter,
    Registration,
    SpecialNeeds,
)
from registrations.models.letter import LetterQuerySet
from registrations.names import name_key

EMPTY = dict.fromkeys(Registration.PERSONAL, "")


@transaction.atomic
def erase(*, registration: Registration, by: By = ATTENDEE) -> Registration:
    """Cancels what is live, and empties everything that tells who it was, in every table. Idempotent.

    One last letter says that it was done; its address goes as soon as it was sent (`registrations.purge`).
    """
    places.lock(registration.event_id)
    row = Registration.objects.select_related("event").get(pk=registration.pk)
    if row.erased_at is not None:
        return row
    email = row.email
    if row.is_live:
        row = cancel(registration=row, by=by, silent=True)
    senders = Delegation.objects.filter(event=row.event, sender_email__iexact=email).exclude(sender_email="")
    wipe_delegations([one.pk for one in senders if name_key(one.sender_name) == row.name_key])
    wipe([row.pk])
    log(Change.Action.ERASED, event=row.event, registration=row, by=by)
    if email:
        Letter.objects.create(kind=Letter.Kind.ERASED, event=row.event, to=email)
    row.refresh_from_db()
    return row


@transaction.atomic
def erase_sender(*, delegation: Delegation, by: By = SENDER) -> None:
    """Erases who sent a delegation; the colleagues stay registered. One last letter says so. Idempotent."""
    places.lock(delegation.event_id)
    row = Delegation.objects.select_related("event").get(pk=delegation.pk)
    if row.erased_at is not None:
        return
    wipe_delegations([row.pk])
    log(Change.Action.ERASED, event=row.event, by=by)
    if row.sender_email:
        Letter.objects.create(kind=Letter.Kind.ERASED, event=row.event, to=row.sender_email)


@transaction.atomic
def erase_guest(*, invitation: Invitation, by: By) -> None:
    """Erases what an invitation says of a guest, and withdraws it. One last letter says so. Idempotent."""
    places.lock(invitation.event_id)
    row = Invitation.objects.select_related("event").get(pk=invitation.pk)
    if not (row.name or row.email or row.organisation or row.function):
        return
    wipe_invitations([row.pk])
    log(Change.Action.ERASED, event=row.event, by=by)
    if row.email:
        Letter.objects.create(kind=Letter.Kind.ERASED, event=row.event, to=row.email)


def wipe(keys: list[int]) -> int:
    """Empties the personal data of these registrations in every table that has any. Returns how many rows."""
    AccessLink.objects.filter(registration__in=keys).delete()
    SpecialNeeds.objects.filter(registration__in=keys).delete()
    wipe_invitations(list(Invitation.objects.filter(registration__in=keys).values_list("pk", flat=True)))
    KnownColleague.objects.filter(registration__in=keys).update(name="")
    Change.objects.filter(registration__in=keys).update(reason="")
    CheckIn.objects.filter(registration__in=keys).update(desk="", by=None, undone_by=None)
    wipe_letters(Letter.objects.filter(registration__in=keys))
    Letter.objects.filter(registration__predecessor__in=keys, kind=Letter.Kind.TAKEN_OVER).update(facts={})
    people = Registration.objects.filter(pk__in=keys)
    return people.update(**EMPTY, submission=None, erased_at=timezone.now())


def wipe_invitations(keys: list[int]) -> int:
    """Empties these invitations and their letters; their links open nothing any more. Returns how many."""
    AccessLink.objects.filter(invitation__in=keys).delete()
    wipe_letters(Letter.objects.filter(invitation__in=keys))
    now = timezone.now()
    rows = Invitation.objects.filter(pk__in=keys)
    rows.filter(registration=None, revoked_at=None).update(revoked_at=now)
    return rows.update(name="", email="", organisation="", function="")


def wipe_delegations(keys: list[int]) -> int:
    """Empties who sent these delegations, and their letters; their links open nothing any more. Returns how many."""
    AccessLink.objects.filter(delegation__in=keys).delete()
    KnownColleague.objects.filter(delegation__in=keys).delete()
    wipe_letters(Letter.objects.filter(delegation__in=keys))
    rows = Delegation.objects.filter(pk__in=keys)
    return rows.update(sender_name="", sender_email="", organisation="", submission=None, erased_at=timezone.now())


def wipe_letters(letters: LetterQuerySet) -> int:
    """Empties to whom and about what these were; what was not sent yet is not sent any more. Returns how many."""
    letters.filter(state=Letter.State.QUEUED).update(state=Letter.State.DROPPED)
    return letters.update(to="", facts={}, error="")
