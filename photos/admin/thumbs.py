"""Photos as the admin shows them: hidden ones too, which have no public file."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from photos.imaging.plan import Shape, variants
from photos.models import Photo
from photos.picture import fallback, largest, picture_html, rendition

SMALL, LARGE = 320, 1200  # pixels, the long side of what the private view gives


def thumbnail(photo: Photo, alt: str = "") -> SafeString:
    """A small square. `alt` is empty where the description stands beside it."""
    if photo.hidden_at is None:
        return picture_html(photo, "thumb", alt=alt)
    return format_html(
        '<picture><img src="{}" width="160" height="160" alt="{}" loading="lazy" decoding="async"></picture>',
        private_url(photo),
        alt,
    )


def private_url(photo: Photo, size: str = "klein") -> str:
    """The address of a photo for staff only; `size` is `klein` or `groot`."""
    return reverse("admin:photos_photo_private", args=[photo.pk, size])


def large_url(photo: Photo) -> str:
    """The whole picture, large enough to choose a point in it."""
    return largest(photo).url if photo.hidden_at is None else private_url(photo, "groot")


def state(photo: Photo) -> str:
    """Why visitors do not see a photo, in words; empty when they do."""
    if photo.hidden_at is not None:
        return "verborgen"
    return "" if photo.is_shown else "zonder beschrijving"


def as_json(photo: Photo) -> dict[str, Any]:
    """A photo for the scripts of the admin. `url`, `width`, `height` are of the whole picture, `thumb` is a square."""
    whole = fallback(photo, Shape.FULL)
    if photo.hidden_at is None:
        square = rendition(photo, variants(Shape.SQUARE, photo.width, photo.height, photo.focus).avif[0]).url
    else:
        square = private_url(photo)
    return {
        "id": photo.pk,
        "url": whole.url if photo.hidden_at is None else private_url(photo, "groot"),
        "width": whole.width,
        "height": whole.height,
        "alt": photo.alt_text,
        "caption": photo.caption,
        "credit": photo.credit,
        "label": str(photo),
        "thumb": square,
        "state": state(photo),
        "change": reverse("admin:photos_photo_change", args=[photo.pk]),
    }
