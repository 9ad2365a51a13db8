"""Delegation: colleagues whom one person registered together."""

import uuid

from django.db import models
from django.utils import timezone

from core.fields import LineField
from events.models import Event


class Delegation(models.Model):
    """Who registered them. The sender sees names and states, never what colleagues fill in."""

    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, models.PROTECT, related_name="delegations", verbose_name="editie")
    sender_name = LineField("naam van de afzender", max_length=150, blank=True)
    sender_email = models.EmailField("e-mailadres van de afzender", blank=True)
    organisation = LineField("organisatie", max_length=200, blank=True)
    submission = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    created_at = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    erased_at = models.DateTimeField("gewist op", null=True, blank=True)

    class Meta:
        verbose_name = "delegatie"
        verbose_name_plural = "delegaties"
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"Delegatie {self.pk}"
