"""Session, its parts, and who appears in it."""

import uuid
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Prefetch, Q
from django.db.models.functions import Now
from django.urls import reverse

from core.fields import LineField, RichTextField
from events.models.event import Event
from events.models.former_slug import SluggedModel
from events.models.speaker import Speaker
from events.models.theme import Theme
from events.models.venue import Room


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    def published(self) -> Self:
        return self.filter(session__state__in=Session.PUBLIC_STATES, session__event__published_at__lte=Now())

    def with_speaker(self) -> Self:
        """Each with its speaker, without the biography."""
        return self.select_related("speaker").defer("speaker__biography")


class SessionQuerySet(models.QuerySet["Session"]):
    def public(self) -> Self:
        """Sessions that visitors may see: published or cancelled, of a published edition."""
        return self.filter(state__in=Session.PUBLIC_STATES, event__published_at__lte=Now())

    def with_appearances(self) -> Self:
        """Parts and appearances with speakers, in two queries; no biographies."""
        return self.prefetch_related(Prefetch("appearances", Appearance.objects.with_speaker()), "parts")

    def in_order(self) -> Self:
        """By time, then room; sessions without a time last, by title."""
        return self.order_by(
            F("start").asc(nulls_last=True),
            "room__venue__position",
            "room__venue_id",
            "room__position",
            "room__name",
            "title",
            "pk",
        )

    def for_list(self) -> Self:
        """What a card of a session shows, in three queries; no long texts."""
        return self.select_related("room").defer("summary", "body").with_appearances().in_order()

    def for_detail(self) -> Self:
        """What a session's own page shows."""
        return self.select_related("event", "room__venue").with_appearances().prefetch_related("themes", "documents")

    def for_exchange(self) -> Self:
        """All texts and relations, for files that leave the house: six queries."""
        return self.select_related("room__venue").with_appearances().prefetch_related("themes", "documents").in_order()


class Session(SluggedModel):
    """An item of the programme (schema.org Event). Start, end and room may each be unknown."""

    class Kind(models.TextChoices):
        PLENARY = "plenair", "Plenair"
        KEYNOTE = "keynote", "Keynote"
        PANEL = "panel", "Panel"
        TALK = "lezing", "Lezing"
        WORKSHOP = "workshop", "Workshop"
        BREAKOUT = "deelsessie", "Deelsessie"
        WORKING_SESSION = "werksessie", "Werksessie"
        MARKET = "markt", "Markt"
        VISIT = "werkbezoek", "Werkbezoek"
        BREAK = "pauze", "Pauze"
        RECEPTION = "borrel", "Borrel"

    class State(models.TextChoices):
        DRAFT = "concept", "Concept"
        PUBLISHED = "gepubliceerd", "Gepubliceerd"
        CANCELLED = "geannuleerd", "Geannuleerd"

    PUBLIC_STATES = (State.PUBLISHED, State.CANCELLED)
    slug_scope_field = "event_id"

    guid = models.UUIDField(default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="sessions", verbose_name="editie")
    slug = models.SlugField(
        "adres",
        max_length=100,
        help_text="Het laatste deel van het webadres. Verandert u het, dan verwijst het oude door.",
    )
    title = LineField("titel", max_length=300)
    subtitle = LineField("ondertitel", max_length=500, blank=True)
    kind = models.CharField("soort", max_length=20, choices=Kind)
    state = models.CharField("status", max_length=20, choices=State, default=State.DRAFT)
    provisional = models.BooleanField(
        "onder voorbehoud", default=False, help_text="Bezoekers zien dat dit nog kan veranderen."
    )
    start = models.DateTimeField("begint", null=True, blank=True, help_text="Laat leeg als de tijd niet bekend is.")
    end = models.DateTimeField("eindigt", null=True, blank=True)
    room = models.ForeignKey(
        Room,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name="zaal",
        help_text="Mag leeg blijven.",
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="sessions", verbose_name="thema’s")
    summary = RichTextField("samenvatting", blank=True, help_text="Twee of drie zinnen in gewone taal.")
    body = RichTextField(
        "tekst", blank=True, help_text="Lege regel: nieuwe alinea. HTML voor koppen, lijsten en links mag."
    )
    language = models.CharField("taal", max_length=10, default="nl", blank=True, help_text="Taalcode, zoals nl of en.")
    capacity = models.PositiveIntegerField(
        "plaatsen", null=True, blank=True, help_text="Leeg: geen aanmelding voor deze sessie."
    )
    seats_taken = models.PositiveIntegerField("bezette plaatsen", default=0, editable=False)
    recording = models.URLField("opname", max_length=1000, blank=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)  # RFC 5545 §3.8.7.4
    updated_at = models.DateTimeField(auto_now=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = "sessie"
        verbose_name_plural = "sessies"
        ordering = [F("start").asc(nulls_last=True), "room__position", "title", "pk"]
        indexes = [models.Index(fields=["event", "start"])]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "slug"],
                name="session_slug_once_per_event",
                violation_error_message="Deze editie heeft al een sessie met dit adres.",
            ),
            models.UniqueConstraint(fields=["event", "guid"], name="session_guid_once_per_event"),
            models.CheckConstraint(
                name="session_ends_after_start",
                condition=Q(end=None) | Q(end__gt=F("start"), start__isnull=False),
                violation_error_message="Het einde ligt niet na het begin. Kies een latere eindtijd.",
            ),
            models.CheckConstraint(
                name="session_seats_within_capacity",
                condition=Q(capacity=None) | Q(seats_taken__lte=F("capacity")),
                violation_error_message="Er zijn al meer plaatsen bezet. Kies een hoger aantal.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.room_id and self.event_id and self.room is not None and self.room.venue.event_id != self.event_id:
            raise ValidationError({"room": "Deze zaal hoort bij een andere editie. Kies een zaal van deze editie."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            before = Session.objects.filter(pk=self.pk).values_list("start", "end", "room_id", "state").first()
            if before not in (None, self.occasion):
                self.sequence += 1
                if (fields := kwargs.get("update_fields")) is not None:
                    kwargs["update_fields"] = {*fields, "sequence"}
        super().save(*args, **kwargs)

    @property
    def occasion(self) -> tuple[Any, Any, int | None, str]:
        """What a calendar must be told of when it changes: time, place and state."""
        return (self.start, self.end, self.room_id, self.state)

    def get_absolute_url(self) -> str:
        return reverse("session", args=[self.event.slug, self.slug])

    @property
    def is_public(self) -> bool:
        return self.state in self.PUBLIC_STATES and self.event.is_published

    @property
    def is_cancelled(self) -> bool:
        return self.state == self.State.CANCELLED

    @property
    def seats_left(self) -> int | None:
        """Free places; None when the session takes no sign-up."""
        return None if self.capacity is None else max(self.capacity - self.seats_taken, 0)


class SessionPart(models.Model):
    """A part of a session, such as the four of the plenary opening of 2018."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="parts", verbose_name="sessie")
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


class Appearance(models.Model):
    """Someone in a session, with the function and organisation of that day: an archived minister keeps her title."""

    class Role(models.TextChoices):
        SPEAKER = "spreker", "Spreker"
        CHAIR = "dagvoorzitter", "Dagvoorzitter"
        MODERATOR = "moderator", "Gespreksleider"
        PANELLIST = "panellid", "Panellid"
        HOST = "gastheer", "Gastheer of gastvrouw"
        PERFORMER = "optreden", "Optreden"

    session = models.ForeignKey(Session, models.CASCADE, related_name="appearances", verbose_name="sessie")
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
