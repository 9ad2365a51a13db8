"""Photos and galleries as schema.org data (https://schema.org/ImageObject)."""

from collections.abc import Iterable
from typing import Any

from core.seo import absolute
from photos.imaging.plan import Shape
from photos.models import Gallery, Photo
from photos.picture import fallback, largest

Data = dict[str, Any]


def image(photo: Photo) -> Data:
    """A photo with whom to credit for it (schema.org/creditText)."""
    file = largest(photo)
    facts = {"caption": photo.caption, "creditText": photo.credit, "description": photo.alt_text}
    taken = {"dateCreated": photo.taken_at.isoformat()} if photo.taken_at else {}
    return {
        "@type": "ImageObject",
        "contentUrl": absolute(file.url),
        "width": file.width,
        "height": file.height,
        "thumbnailUrl": absolute(fallback(photo, Shape.CARD).url),
        **{name: value for name, value in facts.items() if value},
        **taken,
    }


def gallery(row: Gallery, photos: Iterable[Photo]) -> Data:
    return {
        "@context": "https://schema.org",
        "@type": "ImageGallery",
        "name": row.title,
        "url": absolute(row.get_absolute_url()),
        "image": [image(photo) for photo in photos],
    }


def photo_page(photo: Photo, path: str) -> Data:
    return {
        "@context": "https://schema.org",
        **image(photo),
        "url": absolute(path),
        "representativeOfPage": True,
    }
