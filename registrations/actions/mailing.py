"""Messages of the organisers to a group of attendees."""

import uuid

from django.db import transaction
from django.utils import timezone

from registrations.actions.log import log
from registrations.actions.values import By, OutcomeChanged, RegistrationError
from registrations.mailing import group_of, sign_of
from registrations.models import Change, Letter, Mailing

KEY = "mailing:"  # of letters to attendees; those of a test have another


class NotADraft(RegistrationError):
    """It was sent or thrown away meanwhile."""


@transaction.atomic
def save_mailing(*, mailing: Mailing, seen: str = "") -> None:
    """Keeps a draft. `seen`: its `updated_at` when it was read. Raises NotADraft, or OutcomeChanged: it is newer."""
    if mailing.pk is not None and _draft(mailing).updated_at.isoformat() != seen:
        raise OutcomeChanged
    mailing.save()


@transaction.atomic
def send_mailing(*, mailing: Mailing, shown: str, by: By) -> int:
    """Writes one letter for each person of the group, and returns how many. The worker sends them.

    `shown`: `sign_of` what the organiser saw. Raises OutcomeChanged when the text or the people are others by now, or
    nobody, and NotADraft.
    """
    row = _draft(mailing)
    group = group_of(row)
    if not group.people or sign_of(row, group) != shown:
        raise OutcomeChanged
    letters = [
        Letter(
            kind=Letter.Kind.MAILING,
            event_id=row.event_id,
            to=one.email,
            registration=one,
            mailing=row,
            key=f"{KEY}{row.pk}:{one.pk}",
            facts={} if one.is_live else {"left": True},
        )
        for one in group.people
    ]
    Letter.objects.bulk_create(letters, batch_size=200)
    row.sent_at, row.recipients, row.by = timezone.now(), len(letters), by.user
    row.save(update_fields=["sent_at", "recipients", "by", "updated_at"])
    log(Change.Action.MAILED, event=row.event, by=by, mailing=row.pk, number=len(letters))
    return len(letters)


@transaction.atomic
def send_test(*, mailing: Mailing, to: str) -> None:
    """One letter to the organiser, as the first of the group will get it. Raises NotADraft, or OutcomeChanged."""
    row = _draft(mailing)
    group = group_of(row)
    if not group.people:
        raise OutcomeChanged
    Letter.objects.create(
        kind=Letter.Kind.MAILING,
        event_id=row.event_id,
        to=to,
        registration=group.people[0],
        mailing=row,
        key=f"proef:{uuid.uuid4()}",
        facts={"test": True},
    )


@transaction.atomic
def copy_mailing(*, mailing: Mailing, by: By) -> Mailing:
    """A new draft with the same text and group."""
    values = {name: getattr(mailing, name) for name in ("event", "subject", "body", "selection")}
    return Mailing.objects.create(**values, by=by.user)


@transaction.atomic
def delete_mailing(*, mailing: Mailing) -> None:
    """Throws a draft away. Raises NotADraft."""
    _draft(mailing).delete()


def _draft(mailing: Mailing) -> Mailing:
    """The row, which nobody else changes until this transaction is over."""
    row = Mailing.objects.select_for_update().filter(pk=mailing.pk, sent_at=None).first()
    if row is None:
        raise NotADraft
    return row
