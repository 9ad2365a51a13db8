"""Gallery: photos in an order."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.db.models import Exists, F, Min, OuterRef
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from core.fields import LineField, RichTextField
from core.former_slugs import SluggedModel
from photos.models.photo import Photo

if TYPE_CHECKING:
    from collections.abc import Iterable


class GalleryQuerySet(models.QuerySet["Gallery"]):
    def published(self) -> Self:
        """Galleries whose time has come and that have something to show."""
        shown = GalleryPhoto.objects.shown().filter(gallery=OuterRef("pk"))
        return self.filter(Exists(shown), published_at__lte=Now())

    def next_moment(self) -> dt.datetime | None:
        """When the next gallery appears: no list of them may be kept longer. One query."""
        moment: dt.datetime | None = self.filter(published_at__gt=Now()).aggregate(next=Min("published_at"))["next"]
        return moment


class Gallery(SluggedModel):
    """Photos that belong together (schema.org ImageGallery), such as those of one day."""

    slug = models.SlugField("adres", max_length=100, unique=True)
    title = LineField("titel", max_length=200)
    description = RichTextField("inleiding", blank=True, help_text="Een of twee zinnen boven de foto’s.")
    published_at = models.DateTimeField(
        "gepubliceerd vanaf", null=True, blank=True, help_text="Leeg: nog niet zichtbaar voor bezoekers."
    )
    photos = models.ManyToManyField(Photo, through="GalleryPhoto", related_name="galleries", verbose_name="foto’s")
    last_number = models.PositiveIntegerField(default=0, editable=False)  # given to a photo, now or before
    updated_at = models.DateTimeField(auto_now=True)

    objects = GalleryQuerySet.as_manager()

    class Meta:
        verbose_name = "galerij"
        verbose_name_plural = "galerijen"
        ordering = ["-published_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("gallery", args=[self.slug])

    @property
    def is_published(self) -> bool:
        return self.published_at is not None and self.published_at <= timezone.now()

    @transaction.atomic
    def add_photos(self, photos: "Iterable[Photo]") -> int:
        """Puts `photos` at the end, in their order; what is in it already stays where it is. The number that is new."""
        Gallery.objects.select_for_update().get(pk=self.pk)  # others who add photos wait here
        there = dict(self.entries.values_list("photo_id", "position"))
        new = [one for one in dict.fromkeys(photos) if one.pk not in there]
        first = 1 + max(there.values(), default=-1)
        GalleryPhoto.objects.bulk_create(
            GalleryPhoto(gallery=self, photo=photo, position=first + index, number=number)
            for index, (photo, number) in enumerate(zip(new, self.take_numbers(len(new)), strict=True))
        )
        return len(new)

    def take_numbers(self, count: int) -> range:
        """Numbers for `count` new photos, which no photo of this gallery ever had. Within a transaction."""
        Gallery.objects.filter(pk=self.pk).update(last_number=F("last_number") + count)
        self.last_number = Gallery.objects.values_list("last_number", flat=True).get(pk=self.pk)
        return range(self.last_number - count + 1, self.last_number + 1)


class GalleryPhotoQuerySet(models.QuerySet["GalleryPhoto"]):
    def shown(self) -> Self:
        """Entries whose photo visitors may see."""
        return self.filter(photo__in=Photo.objects.shown())


class GalleryPhoto(models.Model):
    """A photo's place in a gallery."""

    gallery = models.ForeignKey(Gallery, models.CASCADE, related_name="entries", verbose_name="galerij")
    photo = models.ForeignKey(Photo, models.CASCADE, related_name="entries", verbose_name="foto")
    position = models.PositiveIntegerField("volgorde", default=0)
    number = models.PositiveIntegerField("nummer", editable=False)  # in its address; stays when the order changes

    objects = GalleryPhotoQuerySet.as_manager()

    class Meta:
        verbose_name = "foto in galerij"
        verbose_name_plural = "foto’s in galerij"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gallery", "photo"],
                name="gallery_has_photo_once",
                violation_error_message="Deze foto staat al in deze galerij.",
            ),
            models.UniqueConstraint(fields=["gallery", "number"], name="gallery_has_number_once"),
        ]

    def __str__(self) -> str:
        return str(self.photo)
