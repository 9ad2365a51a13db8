"""What the sender of a delegation changes about themselves."""

from collections.abc import Callable

from django.db import transaction

from registrations import places
from registrations.actions.delegation import Colleague
from registrations.actions.log import log
from registrations.actions.own_link import OwnLink, leave_address
from registrations.actions.values import SENDER, By, NotLive
from registrations.links import revoke_links
from registrations.models import Change, Delegation, Letter
from registrations.models.letter import LetterKind


@transaction.atomic
def change_sender(
    *,
    delegation: Delegation,
    sender: Colleague,
    organisation: str,
    by: By = SENDER,
    own: OwnLink | None = None,
    first: Callable[[], None] | None = None,
) -> Delegation:
    """Corrects who sent it. The colleagues keep what they are.

    When the address changes, a letter tells the old one too, and every link is withdrawn; `own`, with which this is
    done, gets another. `first`: as in `register`. Raises NotLive when the sender was erased, or the link withdrawn
    meanwhile.
    """
    if first is not None:
        first()
    row = _locked(delegation)
    if own is not None:
        own.check(row)
    before = row.sender_email
    values = {"sender_name": sender.name, "sender_email": sender.email, "organisation": organisation}
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    if not changed:
        return row
    for name in changed:
        setattr(row, name, values[name])
    row.save(update_fields=changed)
    moved = before.lower() != row.sender_email.lower()
    if moved:
        leave_address(row, before, row.sender_email, own)
    log(Change.Action.DETAILS, event=row.event, by=by, fields=changed)
    _write(row, Letter.Kind.CHANGE, row.sender_email, details=True, **({"readdressed": True} if moved else {}))
    if moved and before:
        _write(row, Letter.Kind.CHANGE, before, details=True, moved=True)
    return row


@transaction.atomic
def renew_sender_links(*, delegation: Delegation, by: By = SENDER) -> None:
    """Withdraws every link to a delegation; a letter brings a new one. Raises NotLive when the sender was erased."""
    row = _locked(delegation)
    revoke_links(row)
    log(Change.Action.LINKS_REVOKED, event=row.event, by=by)
    _write(row, Letter.Kind.LINK, row.sender_email)


def _locked(delegation: Delegation) -> Delegation:
    event = places.lock(delegation.event_id)
    row = Delegation.objects.get(pk=delegation.pk)
    if row.erased_at is not None:
        raise NotLive
    row.event = event
    return row


def _write(row: Delegation, kind: LetterKind, to: str, **facts: bool) -> None:
    Letter.objects.create(kind=kind, event=row.event, to=to, delegation=row, facts=facts)
