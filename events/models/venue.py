"""Venue and Room: where an edition takes place. Both belong to one edition, so that an archive keeps its facts."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.text import slugify

from core import dutch
from core.fields import LineField, RichTextField
from photos.models import Photo


class Venue(models.Model):
    """A place (schema.org Place) of one edition."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="venues", verbose_name="editie")
    name = LineField("naam", max_length=200)
    street = LineField("straat en huisnummer", max_length=200, blank=True)
    postal_code = LineField("postcode", max_length=10, blank=True)
    city = LineField("plaats", max_length=100, blank=True)
    latitude = models.FloatField(
        "breedtegraad", null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        "lengtegraad", null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    website = models.URLField("website", blank=True)
    description = RichTextField("over deze locatie", blank=True)
    photo = models.ForeignKey(
        Photo, models.SET_NULL, null=True, blank=True, related_name="of_venues", verbose_name="foto"
    )
    by_train = RichTextField("met trein en bus", blank=True)
    by_car = RichTextField("met de auto", blank=True)
    by_bike = RichTextField("met de fiets", blank=True)
    accessibility = RichTextField(
        "toegankelijkheid", blank=True, help_text="Voor wie een rolstoel gebruikt, slecht hoort of ziet."
    )
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "locatie"
        verbose_name_plural = "locaties"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "name"],
                name="venue_name_once_per_event",
                violation_error_message="Deze editie heeft al een locatie met deze naam.",
            ),
            models.CheckConstraint(
                name="venue_position_whole",
                condition=Q(latitude=None, longitude=None) | Q(latitude__isnull=False, longitude__isnull=False),
                violation_error_message="Vul breedtegraad en lengtegraad allebei in, of geen van beide.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.city}" if self.city else self.name

    @property
    def address(self) -> str:
        """Street, postal code and city on one line, as far as known."""
        town = f"{self.postal_code} {self.city}".strip()
        return ", ".join(part for part in (self.street, town) if part)


def room_key(name: str, pk: int) -> str:
    """How a filter in an address names a room; rooms of the same name share it."""
    return slugify(name) or str(pk)


class Room(models.Model):
    """A room of a venue."""

    guid = models.UUIDField(default=uuid.uuid4, editable=False)
    venue = models.ForeignKey(Venue, models.CASCADE, related_name="rooms", verbose_name="locatie")
    name = LineField("naam", max_length=200)
    capacity = models.PositiveIntegerField("plaatsen", null=True, blank=True)
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    step_free = models.BooleanField("drempelvrij bereikbaar", null=True, blank=True)
    hearing_loop = models.BooleanField("ringleiding", null=True, blank=True)
    door_width = models.PositiveSmallIntegerField("breedte van de deur (cm)", null=True, blank=True)
    toilet_distance = models.PositiveSmallIntegerField("afstand tot aangepast toilet (m)", null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "zaal"
        verbose_name_plural = "zalen"
        ordering = ["venue__position", "venue_id", "position", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["venue", "name"],
                name="room_name_once_per_venue",
                violation_error_message="Deze locatie heeft al een zaal met deze naam.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        return room_key(self.name, self.pk)

    @property
    def facts(self) -> list[str]:
        """What is known of size and accessibility, in words."""
        known = (
            self.capacity and dutch.count(self.capacity, "plaats", "plaatsen"),
            {True: "drempelvrij bereikbaar", False: "niet drempelvrij bereikbaar", None: ""}[self.step_free],
            {True: "ringleiding", False: "geen ringleiding", None: ""}[self.hearing_loop],
            self.door_width and f"deur {self.door_width} cm breed",
            self.toilet_distance is not None and f"aangepast toilet op {self.toilet_distance} m",
        )
        return [str(fact) for fact in known if fact]
