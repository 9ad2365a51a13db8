"""Event: one edition of the conference."""

import datetime as dt
import enum
import re
import uuid
from functools import cached_property
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Prefetch, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from core import dutch
from core.fields import CounterField, LineField, RichTextField
from core.former_slugs import SluggedModel
from events.models.venue import Room
from photos.models import Gallery, Photo

FRAME_FIELDS = ("slug", "name", "short_name", "label", "region", "city", "starts_on", "ends_on")

OCCASION = ("starts_on", "ends_on", "start_time", "end_time", "city")  # calendars must be told when these change


class EventQuerySet(models.QuerySet["Event"]):
    def published(self) -> Self:
        return self.filter(published_at__lte=Now())

    def with_venues(self) -> Self:
        """Venues with their rooms, in two queries."""
        return self.prefetch_related("venues", Prefetch("venues__rooms", Room.objects.all()))

    def for_frame(self) -> Self:
        """What the head and foot of every page need of all editions, newest first."""
        return self.published().only(*FRAME_FIELDS).order_by("-starts_on", "slug")


class SignUpState(enum.Enum):
    """Whether people can sign up for an edition, by the clock."""

    NONE = "none"  # this edition has no sign-up
    SOON = "soon"
    OPEN = "open"
    INVITED = "invited"  # open to guests with an invitation
    CLOSED = "closed"


class Event(SluggedModel):
    """An edition (schema.org ConferenceEvent). Days are certain; times may be unknown, as of 2023.

    `guid` stays when the slug changes; the importer hangs the identifiers on it that old files lack.
    """

    SignUp = SignUpState

    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(
        "adres",
        unique=True,
        help_text="Het laatste deel van het webadres, meestal het jaartal. Een oud adres verwijst door.",
    )
    name = LineField("naam", max_length=300, help_text="Zoals “Jaarconferentie Techniekpact 2018”.")
    short_name = LineField(
        "korte naam",
        max_length=60,
        blank=True,
        help_text="Voor menu’s en kruimelpaden, zoals “2018”. Leeg: het jaartal.",
    )
    label = LineField(
        "label",
        max_length=60,
        blank=True,
        help_text="Staat opvallend boven de naam, zoals “Voorbeeldeditie” of “Online”.",
    )
    tagline = LineField(
        "thema van de dag", max_length=300, blank=True, help_text="Eén zin die zegt waar de dag over gaat."
    )
    starts_on = models.DateField("eerste dag")
    ends_on = models.DateField("laatste dag", help_text="Bij een conferentie van één dag dezelfde dag.")
    start_time = models.TimeField("begint om", null=True, blank=True, help_text="Laat leeg als de tijd niet bekend is.")
    end_time = models.TimeField("eindigt om", null=True, blank=True)
    host = LineField("gastheer", max_length=200, blank=True, help_text="De regio of organisatie die ontvangt.")
    region = LineField("landsdeel", max_length=100, blank=True)
    city = LineField("plaats", max_length=100, blank=True, help_text="Staat in overzichten van alle edities.")
    intro = RichTextField("inleiding", blank=True, help_text="Twee of drie zinnen bovenaan de pagina.")
    body = RichTextField(
        "tekst", blank=True, help_text="Lege regel: nieuwe alinea. HTML voor koppen, lijsten en links mag."
    )
    lead_photo = models.ForeignKey(
        Photo, models.SET_NULL, null=True, blank=True, related_name="lead_of_events", verbose_name="foto bovenaan"
    )
    galleries = models.ManyToManyField(Gallery, blank=True, related_name="events", verbose_name="galerijen")
    attendance = LineField("aantal deelnemers", max_length=60, blank=True, help_text="In woorden, zoals “ruim 400”.")
    published_at = models.DateTimeField(
        "gepubliceerd vanaf", null=True, blank=True, help_text="Leeg: nog niet zichtbaar voor bezoekers."
    )
    registration_opens_at = models.DateTimeField("aanmelden vanaf", null=True, blank=True)
    registration_closes_at = models.DateTimeField("aanmelden tot", null=True, blank=True)
    capacity = models.PositiveIntegerField("plaatsen", null=True, blank=True, help_text="Leeg: geen aanmelding.")
    invitation_only = models.BooleanField(
        "alleen op uitnodiging", default=False, help_text="Alleen wie een uitnodiging kreeg, kan zich aanmelden."
    )
    places_taken = CounterField("bezette plaatsen", default=0, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)  # RFC 5545 §3.8.7.4
    updated_at = models.DateTimeField(auto_now=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "editie"
        verbose_name_plural = "edities"
        ordering = ["-starts_on", "slug"]
        constraints = [
            models.CheckConstraint(
                name="event_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message="De laatste dag ligt voor de eerste. Kies een latere laatste dag.",
            ),
            models.CheckConstraint(
                name="event_times_in_order",
                condition=Q(start_time=None)
                | Q(end_time=None)
                | Q(ends_on__gt=F("starts_on"))
                | Q(end_time__gt=F("start_time")),
                violation_error_message="De eindtijd ligt voor de begintijd. Kies een latere eindtijd.",
            ),
            models.CheckConstraint(
                name="event_registration_window",
                condition=Q(registration_opens_at=None)
                | Q(registration_closes_at=None)
                | Q(registration_closes_at__gt=F("registration_opens_at")),
                violation_error_message="Aanmelden sluit voordat het opent. Kies een later moment.",
            ),
            models.CheckConstraint(
                name="event_places_within_capacity",
                condition=Q(capacity=None) | Q(places_taken__lte=F("capacity")),
                violation_error_message="Er zijn al meer plaatsen bezet. Kies een hoger aantal.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        now = Event.objects.filter(pk=self.pk).values_list("places_taken", flat=True).first() or 0
        if self.capacity is not None and self.capacity < now:
            raise ValidationError({"capacity": f"Er zijn al {now} plaatsen bezet. Kies ten minste {now}."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            before = Event.objects.filter(pk=self.pk).values_list(*OCCASION).first()
            if before not in (None, tuple(getattr(self, name) for name in OCCASION)):
                self.sequence += 1
                if (fields := kwargs.get("update_fields")) is not None:
                    kwargs["update_fields"] = {*fields, "sequence"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.slug])

    @property
    def title(self) -> str:
        return self.short_name or str(self.starts_on.year)

    @property
    def when(self) -> str:
        """The day or days in words: "maandag 18 juni 2018"."""
        return dutch.date_range(self.starts_on, self.ends_on)

    @property
    def hours(self) -> str:
        """ "12.00 tot 17.00 uur", or nothing when the time is unknown."""
        return dutch.time_range(self.start_time, self.end_time)

    @property
    def is_published(self) -> bool:
        return self.published_at is not None and self.published_at <= timezone.now()

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1

    @property
    def acronym(self) -> str:
        """Short name in exchange files: no hyphen before the year, at least four characters (`techniekpact2018`)."""
        slug = re.sub("[^a-z0-9_]", "", self.slug.lower())
        return f"techniekpact{slug}" if slug.isdigit() or len(slug) < 4 else slug

    @cached_property
    def starts_at(self) -> dt.datetime | None:
        """The first moment with its offset; None when the time is unknown."""
        return self._moment(self.starts_on, self.start_time)

    @cached_property
    def ends_at(self) -> dt.datetime | None:
        return self._moment(self.ends_on, self.end_time)

    @property
    def is_past(self) -> bool:
        return timezone.localdate() > self.ends_on

    @property
    def sign_up(self) -> SignUpState:
        """By the clock. No moment of opening: from publication on; none of closing: until the last day ends."""
        now = timezone.now()
        if self.capacity is None or not self.is_published:
            return SignUpState.NONE
        if self.registration_opens_at is not None and now < self.registration_opens_at:
            return SignUpState.SOON
        if self.is_past or (self.registration_closes_at is not None and now >= self.registration_closes_at):
            return SignUpState.CLOSED
        return SignUpState.INVITED if self.invitation_only else SignUpState.OPEN

    @property
    def places_left(self) -> int | None:
        """Free places; None when the edition takes no sign-up."""
        return None if self.capacity is None else max(self.capacity - self.places_taken, 0)

    @staticmethod
    def _moment(day: dt.date, time: dt.time | None) -> dt.datetime | None:
        return None if time is None else timezone.make_aware(dt.datetime.combine(day, time))
