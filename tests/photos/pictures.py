"""Pictures as files, made for tests: cheap, and different for each seed."""

import hashlib
import io
import random
from typing import Any

from PIL import Image, ImageFilter

from photos.actions import add_photo
from photos.models import Gallery, Photo
from tests.builders import moment


def picture(width: int = 600, height: int = 400, *, seed: int = 0, kind: str = "JPEG", **options: Any) -> bytes:
    """A picture of soft colours as the bytes of a file; `options` go to Pillow's encoder."""
    return encoded(pixels(width, height, seed=seed), kind, **options)


def pixels(width: int, height: int, *, seed: int = 0) -> Image.Image:
    noise = Image.frombytes("RGB", (12, 8), random.Random(seed).randbytes(12 * 8 * 3))
    return noise.filter(ImageFilter.GaussianBlur(1)).resize((width, height), Image.Resampling.BICUBIC)


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


_seed = iter(range(1_000_000, 9_000_000))


def make_photo(width: int = 600, height: int = 400, **fields: Any) -> Photo:
    """A photo with a description, in the library with all its files. `seed` decides what it looks like."""
    data = picture(width, height, seed=fields.pop("seed", next(_seed)))
    return upload(data, **{"alt": "Mensen aan een werkbank", **fields})


def upload(data: bytes, name: str = "foto.jpg", **fields: Any) -> Photo:
    return add_photo(name=name, file=io.BytesIO(data), size=len(data), **fields)


def make_row(**fields: Any) -> Photo:
    """A photo as a row only, without files, for tests that look at pages."""
    number = next(_seed)
    defaults = {
        "upload": f"fotos/00/{number}.jpg",
        "content_hash": hashlib.sha256(str(number).encode()).hexdigest(),
        "original_name": f"IMG_{number}.jpg",
        "format": "JPEG",
        "width": 4000,
        "height": 3000,
        "colour": "#336699",
        "alt": f"Een werkbank met gereedschap {number}",
    }
    return Photo.objects.create(**{**defaults, **fields})


def make_gallery(*photos: Photo, **fields: Any) -> Gallery:
    """A published gallery with these photos in this order."""
    number = next(_seed)
    defaults = {"slug": f"galerij-{number}", "title": f"Galerij {number}", "published_at": moment("2018-06-19 09:00")}
    gallery = Gallery.objects.create(**{**defaults, **fields})
    gallery.add_photos(photos)
    return gallery
