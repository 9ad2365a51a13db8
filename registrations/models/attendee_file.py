"""AttendeeFile: a list of attendees that was uploaded and waits for a yes."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from core.fields import LineField
from events.models import Event


class AttendeeFile(models.Model):
    """What was read from the file, kept between the dry run and the confirmation; erased a day later in any case.

    `rows`: one object per row of the file, by the name of the column, with `line` as the number in the file.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="+", verbose_name="editie")
    name = LineField("bestand", max_length=150)
    rows = models.JSONField("rijen", default=list)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="medewerker"
    )
    created_at = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "bestand met deelnemers"
        verbose_name_plural = "bestanden met deelnemers"
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"Bestand {self.pk}"
