"""Who appears in a session, and the parts that a session falls into."""

from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from core.fields import LineField
from events.models.speaker import Speaker

if TYPE_CHECKING:
    from events.models.event import Event


class SessionPart(models.Model):
    """A part of a session, such as the four of the plenary opening of 2018."""

    session = models.ForeignKey("events.Session", models.CASCADE, related_name="parts", verbose_name="sessie")
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    title = LineField("titel", max_length=300)
    start = models.TimeField("begint om", null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "onderdeel"
        verbose_name_plural = "onderdelen"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    def published(self) -> Self:
        from events.models.session import Session

        return self.filter(session__state__in=Session.PUBLIC_STATES, session__event__published_at__lte=Now())

    def of_event(self, event: "Event") -> Self:
        """The named ones of an edition, by name of the speaker, with speaker and session. One query."""
        return (
            self.published()
            .filter(session__event=event, speaker__isnull=False)
            .select_related("speaker", "session")
            .defer("speaker__biography", "session__summary", "session__body")
            .order_by(
                "speaker__sort_name", "speaker_id", F("session__start").asc(nulls_last=True), "session__title", "pk"
            )
        )

    def through_the_years(self) -> Self:
        """Those that visitors may see, newest edition first, with session, part and edition."""
        return (
            self.published()
            .select_related("session__event", "part")
            .defer("session__summary", "session__body", "session__event__intro", "session__event__body")
            .order_by(
                "-session__event__starts_on",
                "session__event_id",
                F("session__start").asc(nulls_last=True),
                "session__title",
                "pk",
            )
        )

    def with_speaker(self) -> Self:
        """Each with its speaker, without the biography."""
        return self.select_related("speaker").defer("speaker__biography")


class Appearance(models.Model):
    """Someone in a session, with the function and organisation of that day: an archived minister keeps her title."""

    class Role(models.TextChoices):
        SPEAKER = "spreker", "Spreker"
        CHAIR = "dagvoorzitter", "Dagvoorzitter"
        MODERATOR = "moderator", "Gespreksleider"
        PANELLIST = "panellid", "Panellid"
        HOST = "gastheer", "Gastheer of gastvrouw"
        PERFORMER = "optreden", "Optreden"

    session = models.ForeignKey("events.Session", models.CASCADE, related_name="appearances", verbose_name="sessie")
    part = models.ForeignKey(
        SessionPart, models.CASCADE, null=True, blank=True, related_name="appearances", verbose_name="onderdeel"
    )
    speaker = models.ForeignKey(
        Speaker, models.PROTECT, null=True, blank=True, related_name="appearances", verbose_name="spreker"
    )
    unnamed = LineField(
        "of: zonder naam", max_length=200, blank=True, help_text="Als de naam niet bekend is, zoals “een docent”."
    )
    role = models.CharField("rol", max_length=20, choices=Role, default=Role.SPEAKER)
    function = LineField("functie op die dag", max_length=300, blank=True)
    organisation = LineField("organisatie op die dag", max_length=300, blank=True)
    provisional = models.BooleanField("onder voorbehoud", default=False)
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    updated_at = models.DateTimeField(auto_now=True)

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        verbose_name = "optreden"
        verbose_name_plural = "optredens"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="appearance_is_named_or_unnamed",
                condition=Q(speaker=None) & ~Q(unnamed="") | Q(speaker__isnull=False, unnamed=""),
                violation_error_message="Kies een spreker, of omschrijf wie het is als de naam niet bekend is.",
            ),
            models.UniqueConstraint(
                fields=["session", "speaker"],
                condition=Q(part=None),
                name="appearance_once_per_session",
                violation_error_message="Deze spreker staat al bij deze sessie.",
            ),
            models.UniqueConstraint(
                fields=["part", "speaker"],
                name="appearance_once_per_part",
                violation_error_message="Deze spreker staat al bij dit onderdeel.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.part is not None and self.part.session_id != self.session_id:
            raise ValidationError({"part": "Dit onderdeel hoort bij een andere sessie."})

    @property
    def name(self) -> str:
        return self.speaker.name if self.speaker is not None else self.unnamed

    @property
    def affiliation(self) -> str:
        """Function and organisation of that day on one line: “minister, OCW”."""
        return ", ".join(part for part in (self.function, self.organisation) if part)
