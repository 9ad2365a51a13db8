"""KnownColleague: someone in a delegation who was registered already."""

from django.db import models
from django.utils import timezone

from core.fields import LineField
from registrations.models.delegation import Delegation
from registrations.models.registration import Registration, make_code


class KnownColleague(models.Model):
    """Stands in the sender's list like anyone else, so that nobody learns who was registered by naming them.

    `name` as the sender wrote it; `waits`: whether someone new would have come in line. The sender can only drop them
    from the list.
    """

    code = models.CharField(max_length=12, default=make_code, unique=True, editable=False)  # not that of the row
    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="known", verbose_name="delegatie")
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="named_in", verbose_name="aanmelding")
    name = LineField("naam", max_length=150, blank=True)
    waits = models.BooleanField("zou op de wachtlijst staan", default=False)
    created_at = models.DateTimeField("genoemd op", default=timezone.now, editable=False)
    dropped_at = models.DateTimeField("weggehaald op", null=True, blank=True)

    class Meta:
        verbose_name = "bekende collega"
        verbose_name_plural = "bekende collega’s"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["delegation", "registration"], name="known_colleague_once_per_delegation")
        ]

    def __str__(self) -> str:
        return f"Bekende collega {self.pk}"
