"""Mailing: one message of the organisers to a group of attendees."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.fields import LineField
from events.models import Event


class Mailing(models.Model):
    """What is said to whom. Its letters are written in one transaction when `sent_at` is set, one for each person.

    `selection` holds how the group was chosen (`registrations.selection`), not who is in it.
    """

    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="mailings", verbose_name="editie")
    subject = LineField("onderwerp", max_length=150)
    body = models.TextField("bericht", max_length=10_000)
    selection = models.JSONField("aan wie", default=dict, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="door")
    recipients = models.PositiveIntegerField("aantal ontvangers", default=0)
    created_at = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    updated_at = models.DateTimeField("gewijzigd op", auto_now=True)
    sent_at = models.DateTimeField("in de uitgaande post op", null=True, blank=True)

    class Meta:
        verbose_name = "bericht aan deelnemers"
        verbose_name_plural = "berichten aan deelnemers"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="mailing_sent_to_someone",
                condition=Q(sent_at=None, recipients=0) | Q(sent_at__isnull=False, recipients__gt=0),
            )
        ]

    def __str__(self) -> str:
        return self.subject
