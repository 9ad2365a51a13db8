"""CheckIn: someone came in, at the desk or at the door of a session."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.fields import LineField
from events.models import Session
from registrations.models.registration import Registration


class CheckIn(models.Model):
    """A log: undoing keeps the row. `key` is made by the device, so that what it sends twice counts once."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="check_ins", verbose_name="aanmelding")
    session = models.ForeignKey(
        Session, models.PROTECT, null=True, blank=True, related_name="check_ins", verbose_name="sessie"
    )
    at = models.DateTimeField("wanneer", default=timezone.now)
    received_at = models.DateTimeField("ontvangen op", default=timezone.now, editable=False)  # later: was offline
    desk = LineField("balie", max_length=60, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="door")
    undone_at = models.DateTimeField("ongedaan op", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="ongedaan door"
    )

    class Meta:
        verbose_name = "binnenkomst"
        verbose_name_plural = "binnenkomsten"
        ordering = ["-at", "-pk"]
        permissions = [("work_at_desk", "Mag aan de balie werken")]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"], condition=Q(session=None, undone_at=None), name="check_in_once_at_the_desk"
            ),
            models.UniqueConstraint(
                fields=["registration", "session"],
                condition=Q(session__isnull=False, undone_at=None),
                name="check_in_once_per_session",
            ),
        ]

    def __str__(self) -> str:
        return f"Binnenkomst {self.pk}"
