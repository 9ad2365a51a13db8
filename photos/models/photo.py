"""Photo: one picture of the library, used wherever it is needed and never copied."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from core.fields import LineField
from photos.holders import tell_holders
from photos.imaging.geometry import Focus
from photos.imaging.plan import RECIPE

if TYPE_CHECKING:
    from collections.abc import Iterable


class PhotoQuerySet(models.QuerySet["Photo"]):
    def shown(self) -> Self:
        """What visitors may see: not hidden, and told to those who cannot see it."""
        return self.filter(hidden_at=None).filter(~Q(alt="") | Q(decorative=True))

    def delete(self) -> tuple[int, dict[str, int]]:
        """Removes the rows one by one: their files go when the transaction has been committed."""
        total, by_model = 0, dict[str, int]()
        for photo in self:
            count, kinds = photo.delete()
            total += count
            for kind, number in kinds.items():
                by_model[kind] = by_model.get(kind, 0) + number
        return total, by_model

    delete.queryset_only = True  # type: ignore[attr-defined]  # as Django's own: no `Photo.objects.delete()`


class Photo(models.Model):
    """A picture (schema.org ImageObject). Its files follow from `content_hash`, size and focal point."""

    upload = models.CharField("bestand", max_length=200, editable=False)  # its name in the private storage
    content_hash = models.CharField(max_length=64, unique=True, editable=False)  # SHA-256 of the upload, hexadecimal
    original_name = LineField("bestandsnaam", max_length=200, editable=False)
    format = models.CharField(max_length=10, editable=False)  # Pillow's name of the upload's format
    orientation = models.PositiveSmallIntegerField(default=1, editable=False)  # EXIF, of the upload
    width = models.PositiveIntegerField("breedte", editable=False)  # pixels, upright
    height = models.PositiveIntegerField("hoogte", editable=False)
    colour = models.CharField(max_length=7, editable=False)  # dominant, #rrggbb
    taken_at = models.DateTimeField("gemaakt op", null=True, blank=True, editable=False)
    alt = LineField(
        "beschrijving",
        max_length=300,
        blank=True,
        help_text="Wat is er te zien? Voor wie de foto niet kan zien. Zonder beschrijving ziet niemand de foto.",
    )
    decorative = models.BooleanField(
        "alleen versiering", default=False, help_text="De foto vertelt niets; een schermlezer slaat haar over."
    )
    caption = LineField("bijschrift", max_length=500, blank=True, help_text="Staat onder de foto.")
    credit = LineField("fotograaf", max_length=200, blank=True, help_text="Zoals “©TP” of “Iris Sijbom”.")
    focus_x = models.PositiveSmallIntegerField(
        "aandachtspunt, van links (%)", default=50, validators=[MaxValueValidator(100)]
    )
    focus_y = models.PositiveSmallIntegerField(
        "aandachtspunt, van boven (%)", default=50, validators=[MaxValueValidator(100)]
    )
    hidden_at = models.DateTimeField("verborgen sinds", null=True, blank=True, editable=False, db_index=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField("toegevoegd op", auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = "foto"
        verbose_name_plural = "foto’s"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="photo_has_size", condition=Q(width__gt=0, height__gt=0)),
            models.CheckConstraint(
                name="photo_focus_inside",
                condition=Q(focus_x__lte=100, focus_y__lte=100),
                violation_error_message="Het aandachtspunt ligt buiten de foto. Kies getallen van 0 tot en met 100.",
            ),
        ]

    def __str__(self) -> str:
        return self.alt or self.caption or self.original_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        tell_holders(type(self), [self.pk])

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Removes the row; its files go once that has been committed, and stay when it fails."""
        from photos.files import remove_after_commit

        pk = self.pk
        remove_after_commit(self)
        tell_holders(type(self), [pk], gone=True)
        return super().delete(*args, **kwargs)

    @property
    def focus(self) -> Focus:
        return Focus(self.focus_x, self.focus_y)

    @property
    def folder(self) -> str:
        """Where its renditions are in the public storage."""
        return f"fotos/{RECIPE}/{self.content_hash[:40]}"

    @property
    def is_shown(self) -> bool:
        """Whether visitors may see it: see `PhotoQuerySet.shown`."""
        return self.hidden_at is None and bool(self.alt or self.decorative)

    @property
    def alt_text(self) -> str:
        """What stands in for the picture; empty for one that is decorative (WCAG 2.2 SC 1.1.1)."""
        return "" if self.decorative else self.alt

    @classmethod
    def describe(cls, photos: "Iterable[Photo]", fields: "Iterable[str]") -> None:
        """Saves `fields` of many photos in one statement, and tells who shows them."""
        rows = list(photos)
        for row in rows:
            row.updated_at = timezone.now()
        cls.objects.bulk_update(rows, [*fields, "updated_at"], batch_size=200)
        tell_holders(cls, [row.pk for row in rows])
