"""Invitation: a personal way in, also to an edition that is open to guests only."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.fields import LineField
from events.models import Event
from registrations.models.claim import ClaimState
from registrations.models.registration import Registration, Sector

LEFT = (ClaimState.CANCELLED, ClaimState.LAPSED)  # whose invitation works again; not who gave the place to another


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        """Those that can still be used, for the first time or because their guest is not coming any more."""
        free = Q(registration=None) | Q(registration__state__in=LEFT, registration__erased_at=None)
        return self.valid().filter(free)

    def valid(self) -> Self:
        """Those that are not over, used or not."""
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()), revoked_at=None)


class Invitation(models.Model):
    """What is known of the guest beforehand fills the form; the link in the mail opens it."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="invitations", verbose_name="editie")
    name = LineField("naam", max_length=150, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    organisation = LineField("organisatie", max_length=200, blank=True)
    function = LineField("functie", max_length=200, blank=True)
    sector = models.CharField("sector", max_length=20, choices=Sector, blank=True)
    expires_at = models.DateTimeField("geldig tot", null=True, blank=True, help_text="Leeg: zolang aanmelden kan.")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    revoked_at = models.DateTimeField("ingetrokken op", null=True, blank=True, editable=False)
    registration = models.OneToOneField(
        Registration, models.SET_NULL, null=True, blank=True, related_name="invitation", editable=False
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"Uitnodiging {self.pk}"

    @property
    def is_open(self) -> bool:
        """As `InvitationQuerySet.open` says; without a query when its registration was loaded with it."""
        in_time = self.expires_at is None or self.expires_at > timezone.now()
        guest = self.registration
        return in_time and self.revoked_at is None and (guest is None or (guest.state in LEFT and not guest.erased_at))
