"""Session: an item of the programme."""

import uuid
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Prefetch, Q
from django.db.models.functions import Now
from django.urls import reverse

from core.fields import CounterField, LineField, RichTextField
from core.former_slugs import SluggedModel
from events.models.appearance import Appearance
from events.models.event import Event
from events.models.theme import Theme
from events.models.venue import Room


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

    def for_theme(self) -> Self:
        """Sessions of many editions, newest edition first. One query."""
        rows = self.select_related("event").defer("summary", "body", "event__intro", "event__body")
        return rows.order_by("-event__starts_on", "event_id", F("start").asc(nulls_last=True), "title", "pk")

    def for_detail(self) -> Self:
        """What a session's own page shows."""
        return self.select_related("event", "room__venue").with_appearances().prefetch_related("themes", "documents")


class SessionKind(models.TextChoices):
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


class SessionState(models.TextChoices):
    DRAFT = "concept", "Concept"
    PUBLISHED = "gepubliceerd", "Gepubliceerd"
    CANCELLED = "geannuleerd", "Geannuleerd"


class SourceState(models.TextChoices):
    """Where a session stands in the exchange file that it came from; made by hand, it stands in none."""

    NONE = "", "Geen bestand"
    PRESENT = "present", "In het bestand"
    GONE = "gone", "Uit het bestand verdwenen"


class Session(SluggedModel):
    """An item of the programme (schema.org Event). Start, end and room may each be unknown."""

    Kind = SessionKind
    State = SessionState
    PUBLIC_STATES = (SessionState.PUBLISHED, SessionState.CANCELLED)
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
    kind = models.CharField("soort", max_length=20, choices=SessionKind)
    state = models.CharField("status", max_length=20, choices=SessionState, default=SessionState.DRAFT)
    provisional = models.BooleanField(
        "onder voorbehoud", default=False, help_text="Bezoekers zien dat dit nog kan veranderen."
    )
    start = models.DateTimeField("begint", null=True, blank=True, help_text="Laat leeg als de tijd niet bekend is.")
    end = models.DateTimeField("eindigt", null=True, blank=True)
    room = models.ForeignKey(
        Room,
        models.RESTRICT,
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
    seats_taken = CounterField("bezette plaatsen", default=0, editable=False)
    recording = models.URLField("opname", max_length=1000, blank=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)  # RFC 5545 §3.8.7.4
    source_state = models.CharField(
        max_length=10, choices=SourceState, default=SourceState.NONE, blank=True, editable=False
    )
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
            models.CheckConstraint(name="session_kind_known", condition=Q(kind__in=SessionKind.values)),
            models.CheckConstraint(name="session_state_known", condition=Q(state__in=SessionState.values)),
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
        event_id, now = Session.objects.filter(pk=self.pk).values_list("event_id", "seats_taken").first() or (None, 0)
        if now and event_id != self.event_id:
            words = "Er zijn al plaatsen bezet in deze sessie. Zij blijft daarom bij haar editie."
            raise ValidationError({"event": words})
        if self.capacity is not None and self.capacity < now:
            raise ValidationError({"capacity": f"Er zijn al {now} plaatsen bezet. Kies ten minste {now}."})

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

    def parallel(self) -> "SessionQuerySet":
        """Published sessions of the same edition that go on while this one does; none when its times are unknown."""
        if self.start is None or self.end is None:
            return Session.objects.none()
        same = Session.objects.filter(event_id=self.event_id, state=self.State.PUBLISHED).exclude(pk=self.pk)
        return same.filter(start__lt=self.end, end__gt=self.start)

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
