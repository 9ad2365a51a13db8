"""Speaker: a person or group that appears on a conference. Without an account."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from core import richtext
from core.fields import LineField, RichTextField
from core.former_slugs import SluggedModel
from events.names import Name, join_name, sort_key
from photos.models import Photo


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    def published(self) -> Self:
        """Speakers with at least one session that visitors may see."""
        from events.models.appearance import Appearance

        return self.filter(Exists(Appearance.objects.published().filter(speaker=OuterRef("pk"))))


class Speaker(SluggedModel):
    """A person (schema.org Person) or group (PerformingGroup), the same one over the years."""

    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField("adres", max_length=100, unique=True)
    given_name = LineField("voornaam", max_length=100, blank=True)
    infix = LineField(
        "tussenvoegsel", max_length=40, blank=True, help_text="Zoals “van der”. Telt niet mee bij het sorteren."
    )
    family_name = LineField("achternaam", max_length=300, help_text="Of de naam van een groep, of de enige naam.")
    is_group = models.BooleanField("is een groep of team", default=False)
    biography = RichTextField("biografie", blank=True)
    website = models.URLField("website", blank=True)
    portrait = models.ForeignKey(
        Photo, models.SET_NULL, null=True, blank=True, related_name="portrait_of", verbose_name="portret"
    )
    sort_name = models.CharField(max_length=300, editable=False, db_index=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        verbose_name = "spreker"
        verbose_name_plural = "sprekers"
        ordering = ["sort_name", "pk"]
        constraints = [
            models.CheckConstraint(name="speaker_has_name", condition=~Q(family_name="")),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_sort_name()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "sort_name"}
        super().save(*args, **kwargs)

    def set_sort_name(self) -> None:
        """Cleans the name and derives `sort_name`; for writers that pass `save` by, such as bulk_create."""
        self.given_name = richtext.line(self.given_name)
        self.infix = richtext.line(self.infix)
        self.family_name = richtext.line(self.family_name)
        self.sort_name = sort_key(self.name_parts)

    def get_absolute_url(self) -> str:
        return reverse("speaker", args=[self.slug])

    @property
    def name_parts(self) -> Name:
        return Name(self.given_name, self.infix, self.family_name)

    @property
    def name(self) -> str:
        return join_name(self.name_parts)
