"""ToldFacts: when and where something was, as attendees know it; a difference with the programme is to be told."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from events.models import Event, Session


class ToldFacts(models.Model):
    """One version of the time, place and state of an edition (`session` is empty) or a session.

    The worker adds a version when something changed, and sets `told_at` once those concerned have their letter. Who
    came after `at` knows this version already.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="+", verbose_name="editie")
    session = models.ForeignKey(Session, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="sessie")
    facts = models.JSONField("feiten", default=dict)
    at = models.DateTimeField("vanaf", default=timezone.now)
    told_at = models.DateTimeField("verteld op", null=True, blank=True)

    class Meta:
        verbose_name = "verteld programma"
        verbose_name_plural = "verteld programma"
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["event", "session", "at"])]
        constraints = [
            models.CheckConstraint(name="told_facts_in_order", condition=Q(told_at=None) | Q(told_at__gte=F("at")))
        ]

    def __str__(self) -> str:
        return f"Versie {self.pk}"
