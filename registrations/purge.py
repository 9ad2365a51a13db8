"""Erases personal data on its date (registrations.retention), and tells what is left. Idempotent.

Numbers stay: how many came, waited, cancelled, from which sector and in which session.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.admin.models import LogEntry
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from events.models import Event
from registrations import retention
from registrations.actions.erase import wipe, wipe_delegations, wipe_invitations, wipe_letters
from registrations.models import (
    AccessLink,
    AttendeeImport,
    Change,
    ClaimState,
    Delegation,
    Invitation,
    Letter,
    Registration,
)
from registrations.models import SpecialNeeds as Needs

BATCH = 500  # people in one transaction

_OURS = (Registration, Delegation, Invitation, Letter, Change, Needs, AttendeeImport)


@dataclass
class Report:
    """How many rows of each edition and table were emptied, and how many still hold personal data."""

    erased: Counter[tuple[str, str]] = field(default_factory=Counter)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)

    def lines(self) -> Iterator[str]:
        """The report in Dutch."""
        for title, counter in (("Gewist", self.erased), ("Nog aanwezig", self.left)):
            rows = [f"  {event}: {table}: {number}" for (event, table), number in sorted(counter.items()) if number]
            yield f"{title}:"
            yield from rows or ["  niets"]


def purge(now: dt.datetime | None = None) -> Report:
    """Erases all that is due at `now`, of every edition."""
    now = now or timezone.now()
    today = timezone.localdate(now)
    report = Report()
    told = Letter.objects.filter(kind=Letter.Kind.ERASED).exclude(state=Letter.State.QUEUED).exclude(to="")
    report.erased["Alle edities", "laatste berichten"] = told.update(to="", error="")
    report.erased["Alle edities", "verlopen links"] = AccessLink.objects.filter(expires_at__lt=now).delete()[0]
    report.erased["Alle edities", "regels uit bestanden"] = AttendeeImport.objects.over().update(rows=[])
    for event in Event.objects.order_by("starts_on", "pk"):
        for table, number in _erase(event, today):
            report.erased[str(event), table] += number
        for table, rows in personal(event).items():
            report.left[str(event), table] = rows.count()
    return report


def personal(event: Event) -> dict[str, models.QuerySet[models.Model]]:
    """The rows of an edition that hold personal data, by the name of their table."""
    found: dict[str, models.QuerySet[models.Model]] = {}
    for rows in (
        Registration.objects.filter(event=event, erased_at=None),
        Needs.objects.filter(registration__event=event),
        Delegation.objects.filter(event=event, erased_at=None),
        _filled(Invitation.objects.filter(event=event)),
        Letter.objects.filter(event=event).exclude(to="", facts={}, error=""),
        Change.objects.filter(event=event).exclude(reason=""),
        AttendeeImport.objects.filter(event=event).exclude(rows=[], file_name=""),
    ):
        found[str(rows.model._meta.verbose_name_plural)] = rows
    return found


def _filled(rows: models.QuerySet[Invitation]) -> models.QuerySet[Invitation]:
    return rows.exclude(name="", email="", organisation="", function="")


def _erase(event: Event, today: dt.date) -> Iterator[tuple[str, int]]:
    """Erases what is due of one edition; yields how many rows of which table."""
    names = {model: str(model._meta.verbose_name_plural) for model in _OURS}
    if today >= retention.needs_erased_on(event):
        yield names[Needs], Needs.objects.filter(registration__event=event).delete()[0]
    if today >= retention.waiting_erased_on(event):
        without = Registration.objects.filter(event=event, erased_at=None).exclude(state=ClaimState.PLACE)
        yield names[Registration], _in_batches(without)
        yield names[Invitation], _invitations(Invitation.objects.filter(event=event, registration=None))
    if today >= retention.mail_erased_on(event):
        letters = Letter.objects.filter(event=event).exclude(to="", facts={}, error="")
        yield names[Letter], wipe_letters(letters)
    if today >= retention.registration_erased_on(event):
        yield names[Registration], _in_batches(Registration.objects.filter(event=event, erased_at=None))
        yield names[Invitation], _invitations(Invitation.objects.filter(event=event))
        senders = Delegation.objects.filter(event=event, erased_at=None)
        yield names[Delegation], wipe_delegations(list(senders.values_list("pk", flat=True)))
        yield names[Change], Change.objects.filter(event=event).exclude(reason="").update(reason="")
        files = AttendeeImport.objects.filter(event=event).exclude(rows=[], file_name="")
        yield names[AttendeeImport], files.update(rows=[], file_name="")
        yield "regels in het logboek van het beheer", _forget_admin_log(event)


def _in_batches(rows: models.QuerySet[Registration]) -> int:
    done = 0
    while keys := list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            done += wipe(keys)
    return done


def _invitations(rows: models.QuerySet[Invitation]) -> int:
    return wipe_invitations(list(_filled(rows).values_list("pk", flat=True)))


def _forget_admin_log(event: Event) -> int:
    """What staff did to rows of this edition in the admin: that they did something stays, what it was about goes."""
    of_event = Q(pk=None)
    for model, path in ((Registration, "event"), (Delegation, "event"), (Invitation, "event"), (Letter, "event")):
        keys = [str(key) for key in model._default_manager.filter(**{path: event}).values_list("pk", flat=True)]
        kind = Q(content_type__app_label="registrations", content_type__model=model._meta.model_name)
        for start in range(0, len(keys), BATCH):
            of_event |= kind & Q(object_id__in=keys[start : start + BATCH])
    rows = LogEntry.objects.filter(of_event).exclude(object_repr="-", change_message="")
    return rows.update(object_repr="-", change_message="")
