"""Withdrawing the secret links to a registration."""

from django.db import transaction

from registrations.actions.log import log, write
from registrations.actions.manage import locked
from registrations.actions.values import ATTENDEE, By
from registrations.links import revoke_links
from registrations.models import Change, Letter, Registration


@transaction.atomic
def renew_links(*, registration: Registration, by: By = ATTENDEE) -> None:
    """Withdraws every link to a registration, also of its calendar; a letter brings a new one. Raises NotLive."""
    row = locked(registration)
    revoke_links(row)
    log(Change.Action.LINKS_REVOKED, event=row.event, registration=row, by=by)
    write(Letter.Kind.LINK, row)
