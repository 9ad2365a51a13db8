"""SpecialNeeds: what someone needs to be received well. Its own table, consent, permission and erase date."""

from django.db import models
from django.utils import timezone

from registrations.models.registration import Registration


class SpecialNeeds(models.Model):
    """Health data in the sense of article 9 GDPR: kept by explicit consent only, and erased soon after the event."""

    registration = models.OneToOneField(Registration, models.CASCADE, related_name="needs", verbose_name="aanmelding")
    diet = models.TextField("dieetwensen", max_length=500, blank=True)
    access = models.TextField("toegankelijkheid", max_length=1000, blank=True)
    consent_at = models.DateTimeField("toestemming gegeven op", default=timezone.now)

    class Meta:
        verbose_name = "wensen van een deelnemer"
        verbose_name_plural = "wensen van deelnemers"

    def __str__(self) -> str:
        return f"Wensen {self.pk}"
