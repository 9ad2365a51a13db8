"""Signing up who stands in a file, as it was shown."""

from django.db import transaction
from django.utils import timezone

from registrations import actions, places
from registrations.actions import By, OutcomeChanged, Plan
from registrations.imports.dry_run import DryRun, look
from registrations.imports.kept import asks
from registrations.imports.rows import Cells
from registrations.models import AttendeeImport, ClaimState


class Done(Exception):
    """This file was read in before, or its rows were erased meanwhile."""


def run(upload: AttendeeImport) -> DryRun:
    """What would come of it now."""
    return look(upload.event, [Cells.from_json(one) for one in upload.rows])


@transaction.atomic
def confirm(*, upload: AttendeeImport, shown: str, letters: bool, by: By) -> Plan:
    """Registers the good rows, once, and erases all rows. `shown`: the `sign` of what the organiser saw.

    Raises OutcomeChanged when it would go otherwise now, Done, or SignUpClosed; then nothing was written.
    """
    places.lock(upload.event_id)
    row = AttendeeImport.objects.select_for_update(of=("self",), no_key=True).select_related("event").get(pk=upload.pk)
    if row.done_at is not None or not row.rows or asks(row) is not None:
        raise Done
    found = run(row)
    if found.sign != shown:
        raise OutcomeChanged
    plan = actions.register_people(event=row.event, people=found.people, letters=letters, left_out=found.faulty, by=by)
    numbers = {
        "registered": plan.count(ClaimState.PLACE),
        "partly": sum(bool(one.waiting) and one.state == ClaimState.PLACE for one in plan.new),
        "waiting": plan.count(ClaimState.WAITING),
        "known": plan.count(None),
        "left_out": found.faulty,
    }
    AttendeeImport.objects.filter(pk=row.pk).update(rows=[], outcome=numbers, done_at=timezone.now())
    return plan


def forget(upload: AttendeeImport) -> bool:
    """Erases the rows of a file that is not to be read in after all; False when it was, or nothing was left."""
    rows = AttendeeImport.objects.filter(pk=upload.pk, done_at=None).exclude(rows=[])
    return rows.update(rows=[]) > 0
