"""Assignment: for which editions a member of staff works. Groups say what they may do, this says where."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from events.models.event import Event


class Assignment(models.Model):
    """Without one, a member of staff who is no administrator works for no edition."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="assignments", verbose_name="medewerker"
    )
    event = models.ForeignKey(
        Event,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name="editie",
        help_text="Laat leeg voor alle edities, ook die nog komen.",
    )

    class Meta:
        verbose_name = "editie van een medewerker"
        verbose_name_plural = "edities van een medewerker"
        ordering = ["user", "event"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "event"],
                name="assignment_once_per_event",
                violation_error_message="Deze editie staat er al.",
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(event=None),
                name="assignment_once_for_all",
                violation_error_message="Deze medewerker werkt al voor alle edities.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.event) if self.event is not None else "Alle edities"
