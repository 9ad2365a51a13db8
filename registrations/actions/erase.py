"""Erasing a person: the row stays for the counts, the person is gone."""

from django.db import transaction
from django.utils import timezone

from registrations.actions.log import log
from registrations.actions.manage import cancel
from registrations.actions.values import ATTENDEE, By
from registrations.links import revoke_links
from registrations.models import Change, Invitation, Letter, Registration, SpecialNeeds

EMPTY = dict.fromkeys(Registration.PERSONAL, "")


@transaction.atomic
def erase(*, registration: Registration, by: By = ATTENDEE) -> Registration:
    """Cancels what is live, and empties everything that tells who it was, in every table. Idempotent.

    One last letter says that it was done; its address goes as soon as it was sent (`registrations.purge`).
    """
    row = Registration.objects.select_related("event").get(pk=registration.pk)
    if row.erased_at is not None:
        return row
    email = row.email
    if row.is_live:
        row = cancel(registration=row, by=by, silent=True)
    wipe([row.pk])
    log(Change.Action.ERASED, event=row.event, registration=row, by=by)
    if email:
        Letter.objects.create(kind=Letter.Kind.ERASED, event=row.event, to=email)
    row.refresh_from_db()
    return row


def wipe(keys: list[int]) -> int:
    """Empties the personal data of these registrations in every table that has any. Returns how many rows."""
    people = Registration.objects.filter(pk__in=keys)
    for row in people.only("pk"):
        revoke_links(row)
    SpecialNeeds.objects.filter(registration__in=keys).delete()
    Invitation.objects.filter(registration__in=keys).update(name="", email="", organisation="", function="")
    Change.objects.filter(registration__in=keys).update(reason="")
    letters = Letter.objects.filter(registration__in=keys)
    letters.filter(state=Letter.State.QUEUED).update(state=Letter.State.DROPPED)
    letters.update(to="", facts={}, error="")
    return people.update(**EMPTY, submission=None, erased_at=timezone.now())
