"""Mailing: one message of the organisers to a group of attendees."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from core.fields import LineField
from events.models import Event


class Mailing(models.Model):
    """Each recipient is a Letter with this mailing: the outbox shows who got it, and none is written twice.

    `audience` holds the filter as the address of the list of attendees writes it, for example `{"sector": "overheid"}`.
    """

    event = models.ForeignKey(Event, models.PROTECT, related_name="mailings", verbose_name="editie")
    subject = LineField("onderwerp", max_length=150)
    body = models.TextField("tekst", max_length=10_000)
    audience = models.JSONField("aan wie", default=dict, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="medewerker"
    )
    created_at = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    sent_at = models.DateTimeField("in de outbox gezet op", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "mailing"
        verbose_name_plural = "mailings"
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.subject
