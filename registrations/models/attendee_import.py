"""AttendeeImport: a file of attendees that an organiser looks through before anyone is registered."""

import datetime as dt
import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from core.fields import LineField
from events.models import Event

KEPT = dt.timedelta(days=1)  # what a file held is erased then, whether it was read in or not


class AttendeeImportQuerySet(models.QuerySet["AttendeeImport"]):
    def over(self) -> Self:
        """Those whose content is to be erased."""
        return self.filter(created_at__lte=timezone.now() - KEPT).exclude(rows=[])


class AttendeeImport(models.Model):
    """The cells of the file, and what came of them.

    `rows` is emptied after reading in, and after a day; it is an object while unknown columns are asked about
    (`registrations.imports.kept`).
    `outcome` holds numbers only: how many were registered, wait, were known already, and were left out.
    """

    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="+", verbose_name="editie")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="door")
    file_name = LineField("bestand", max_length=200)
    rows = models.JSONField("regels", default=list, blank=True)
    outcome = models.JSONField("uitkomst", default=dict, blank=True)
    created_at = models.DateTimeField("ingelezen op", default=timezone.now, editable=False)
    done_at = models.DateTimeField("aangemeld op", null=True, blank=True)

    objects = AttendeeImportQuerySet.as_manager()

    class Meta:
        verbose_name = "bestand met deelnemers"
        verbose_name_plural = "bestanden met deelnemers"
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"Bestand {self.pk}"
