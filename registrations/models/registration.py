"""Registration: one person for one edition, without an account."""

import secrets
import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.fields import LineField
from events.models import Event
from registrations.models.claim import LIVE, Claim, ClaimQuerySet, ClaimState
from registrations.models.delegation import Delegation
from registrations.names import name_key, without_signs

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that is mistaken for something else when read aloud


def make_code() -> str:
    """Ten characters for the badge and the desk. It tells nothing and opens nothing for visitors."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(10))


class Sector(models.TextChoices):
    EDUCATION = "onderwijs", "Onderwijs"
    BUSINESS = "bedrijfsleven", "Bedrijfsleven"
    GOVERNMENT = "overheid", "Overheid"
    OTHER = "anders", "Anders"


class Source(models.TextChoices):
    """Who registered this person."""

    SELF = "zelf", "Zelf aangemeld"
    DELEGATION = "delegatie", "Door een collega"
    INVITATION = "uitnodiging", "Op uitnodiging"
    TRANSFER = "overdracht", "Plaats overgenomen"
    ORGANISER = "organisatie", "Door de organisatie"
    IMPORT = "import", "Uit een bestand"
    DESK = "balie", "Aan de balie"


class RegistrationQuerySet(ClaimQuerySet["Registration"]):
    def of_person(self, *, event: Event, email: str, name: str) -> Self:
        """The live registration of this person, if any."""
        return self.live().filter(event=event, email_key=email.lower(), name_key=name_key(name))


class Registration(Claim):
    """A person's place (or wait) at an edition. Written by `registrations.actions` only.

    Personal data is in the columns of `PERSONAL`, in SpecialNeeds and in Letter; erasing empties them and keeps the row
    for the counts.
    """

    Sector = Sector
    Source = Source
    PERSONAL = ("name", "email", "organisation", "function", "email_key", "name_key", "organisation_key")

    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField("code", max_length=12, default=make_code, unique=True, editable=False)
    event = models.ForeignKey(Event, models.PROTECT, related_name="registrations", verbose_name="editie")
    name = LineField("naam", max_length=150, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    organisation = LineField("organisatie", max_length=200, blank=True)
    function = LineField("functie", max_length=200, blank=True)
    sector = models.CharField("sector", max_length=20, choices=Sector, blank=True)
    photo_consent = models.BooleanField("mag herkenbaar op de foto", default=False)
    source = models.CharField("aangemeld door", max_length=20, choices=Source, default=Source.SELF)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="medewerker"
    )
    delegation = models.ForeignKey(
        Delegation, models.SET_NULL, null=True, blank=True, related_name="registrations", verbose_name="delegatie"
    )
    successor = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="predecessor", verbose_name="overgedragen aan"
    )
    submission = models.UUIDField(null=True, blank=True, unique=True, editable=False)  # of the form: sent twice is once
    completed_at = models.DateTimeField("gegevens compleet op", null=True, blank=True)
    coming = models.BooleanField("komt", null=True, blank=True)  # the answer to the reminder
    erased_at = models.DateTimeField("gewist op", null=True, blank=True)
    email_key = models.CharField(max_length=254, blank=True, editable=False, db_index=True)
    name_key = models.CharField(max_length=150, blank=True, editable=False)
    bare_name = models.GeneratedField(  # "jp" finds "J.P.", "dhondt" finds "d'Hondt"
        expression=without_signs("name_key"), output_field=models.CharField(max_length=150), db_persist=True
    )
    organisation_key = models.CharField(max_length=150, blank=True, editable=False)

    sent_before = False  # of this object alone: `actions.register` gives what the same form made earlier

    objects = RegistrationQuerySet.as_manager()

    class Meta(Claim.Meta):
        verbose_name = "aanmelding"
        verbose_name_plural = "aanmeldingen"
        ordering = ["-created_at", "-pk"]
        permissions = [("export_registration", "Mag deelnemers exporteren en badges maken")]
        indexes = [
            models.Index(fields=["event", "state", "queued_at"]),
            # All that figures count. The sector first, so that SQLite takes it for no question about a state.
            models.Index(fields=["event", "sector", "state", "coming", "created_at"]),
            models.Index(fields=["event", "-created_at", "-id"]),  # the list, the newest first
        ]
        constraints = [
            *Claim.Meta.constraints,
            models.UniqueConstraint(
                fields=["event", "email_key", "name_key"],
                condition=Q(state__in=LIVE) & ~Q(email_key=""),
                name="registration_once_per_person",
                violation_error_message="Deze persoon is al aangemeld.",
            ),
            models.CheckConstraint(
                name="registration_state_known", condition=Q(state__in=ClaimState.values) & ~Q(state=ClaimState.WISH)
            ),
            models.CheckConstraint(name="registration_source_known", condition=Q(source__in=Source.values)),
        ]

    def __str__(self) -> str:
        return f"Aanmelding {self.code}"  # the log of the admin keeps this text, so no name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_keys()
        if (fields := kwargs.get("update_fields")) is not None and {"name", "email", "organisation"} & set(fields):
            kwargs["update_fields"] = {*fields, "name_key", "email_key", "organisation_key"}
        super().save(*args, **kwargs)

    def move_to(self, state: ClaimState, **fields: Any) -> None:
        """Who is over lets go of the form, so that sending it again is signing up anew."""
        super().move_to(state, **fields if state in LIVE else {"submission": None, **fields})

    def set_keys(self) -> None:
        """Derives what finds a person again whatever the capitals and accents."""
        self.email_key, self.name_key = self.email.lower(), name_key(self.name)
        self.organisation_key = name_key(self.organisation)

    @property
    def is_complete(self) -> bool:
        return self.completed_at is not None
