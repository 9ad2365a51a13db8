"""SessionFacts: what a session was at a moment, so that those who chose it can be told what changed since."""

from django.db import models
from django.utils import timezone

from core.fields import LineField
from events.models import Session


class SessionFacts(models.Model):
    """One row whenever time, room, title or state differ from the row before; the first says how it began."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="facts")
    title = LineField(max_length=300)
    state = models.CharField(max_length=20)
    start = models.DateTimeField(null=True)
    end = models.DateTimeField(null=True)
    room = LineField(max_length=200, blank=True)
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "stand van een sessie"
        verbose_name_plural = "standen van sessies"
        ordering = ["noted_at", "pk"]
        indexes = [models.Index(fields=["session", "noted_at"])]

    def __str__(self) -> str:
        return f"Stand {self.pk}"
