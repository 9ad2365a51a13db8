"""AccessLink: a secret address, of which only the hash is kept."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from registrations.models.delegation import Delegation
from registrations.models.invitation import Invitation
from registrations.models.registration import Registration


class Purpose(models.TextChoices):
    MANAGE = "beheer", "Eigen aanmelding"
    CALENDAR = "agenda", "Agenda"
    DELEGATION = "delegatie", "Delegatie"
    INVITATION = "uitnodiging", "Uitnodiging"


class AccessLinkQuerySet(models.QuerySet["AccessLink"]):
    def valid(self) -> Self:
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def with_subject(self) -> Self:
        guest = ("invitation__event", "invitation__registration")
        return self.select_related("registration__event", "delegation__event", *guest)


class AccessLink(models.Model):
    """Opens one registration, delegation or invitation for whoever has the token. It may be used again and again."""

    Purpose = Purpose

    purpose = models.CharField("doel", max_length=20, choices=Purpose)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)  # SHA-256, hexadecimal
    registration = models.ForeignKey(Registration, models.CASCADE, null=True, blank=True, related_name="links")
    delegation = models.ForeignKey(Delegation, models.CASCADE, null=True, blank=True, related_name="links")
    invitation = models.ForeignKey(Invitation, models.CASCADE, null=True, blank=True, related_name="links")
    created_at = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    expires_at = models.DateTimeField("geldig tot", db_index=True)
    revoked_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = AccessLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "geheime link"
        verbose_name_plural = "geheime links"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="access_link_opens_one_thing",
                condition=Q(
                    purpose__in=(Purpose.MANAGE, Purpose.CALENDAR),
                    registration__isnull=False,
                    delegation=None,
                    invitation=None,
                )
                | Q(purpose=Purpose.DELEGATION, registration=None, delegation__isnull=False, invitation=None)
                | Q(purpose=Purpose.INVITATION, registration=None, delegation=None, invitation__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"Link {self.pk}"
