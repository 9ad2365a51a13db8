"""A photo as a page prints it. Everything is computed from the photo's columns: no query, no file is looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from photos.imaging.plan import Output, Shape, variants
from photos.models.photo import Photo
from photos.storages import public_storage


@dataclass(frozen=True, slots=True)
class Rendition:
    """A file that a browser can load; sizes in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a page: the shape in which it shows a photo, and how wide that is there (HTML `sizes`).

    `sizes` may depend on the photo's width divided by its height.
    """

    shape: Shape
    sizes: str | Callable[[float], str]


def _tile(ratio: float) -> str:
    """In rows of the same height that grow a little to fill the width; two beside each other on a phone.

    See `.tiles` in static/css/media.css.
    """
    rows = ((60, 15), (38, 11))  # from so many rem wide: height of a row in rem
    steps = [f"(min-width: {wide}rem) {high * ratio * 1.12:.1f}rem" for wide, high in rows]
    return ", ".join([*steps, "45vw"])


def _whole(ratio: float) -> str:
    """As large as the window allows, in width and in height."""
    return f"min(92vw, 77rem, {80 * ratio:.0f}vh)"


SLOTS = {
    "lead": Slot(Shape.FULL, lambda ratio: f"min(92vw, 77rem, {46 * ratio:.0f}rem)"),
    "figure": Slot(Shape.FULL, lambda ratio: f"min(92vw, 42rem, {40 * ratio:.0f}rem)"),
    "hero": Slot(Shape.CARD, "(min-width: 60rem) 31rem, 92vw"),
    "first": Slot(Shape.CARD, "(min-width: 60rem) min(53vw, 43rem), (min-width: 38rem) 45vw, 92vw"),
    "card": Slot(Shape.CARD, "(min-width: 60rem) min(30vw, 24rem), (min-width: 38rem) 45vw, 92vw"),
    "cover": Slot(Shape.CARD, "(min-width: 48rem) 18rem, 68vw"),
    "tile": Slot(Shape.FULL, _tile),
    "whole": Slot(Shape.FULL, _whole),
    "portrait": Slot(Shape.PORTRAIT, "clamp(5rem, 20vw, 11rem)"),
    "face": Slot(Shape.SQUARE, "4.5rem"),
    "thumb": Slot(Shape.SQUARE, "6rem"),
}


def url_of(photo: Photo, name: str) -> str:
    return f"{_folder_url(photo.folder)}{name}"


@lru_cache(maxsize=4096)
def _folder_url(folder: str) -> str:
    return public_storage().url(f"{folder}/x").removesuffix("x")


def rendition(photo: Photo, output: Output) -> Rendition:
    return Rendition(url_of(photo, output.name), output.width, output.height)


def fallback(photo: Photo, shape: Shape) -> Rendition:
    """The one file of a shape that every browser shows; of Shape.SOCIAL the JPEG for social media."""
    return rendition(photo, variants(shape, photo.width, photo.height, photo.focus).fallback)


def largest(photo: Photo) -> Rendition:
    """The largest rendition of the whole picture."""
    return rendition(photo, variants(Shape.FULL, photo.width, photo.height, photo.focus).avif[-1])


def tint(photo: Photo) -> str:
    """The classes of a placeholder in about the dominant colour: a step of sixteen for red, green and blue."""
    return " ".join(f"{name}{photo.colour[place]}" for name, place in (("tr", 1), ("tg", 3), ("tb", 5)))


def picture_html(photo: Photo, slot: str, *, priority: bool = False, alt: str | None = None) -> SafeString:
    """`<picture>` in AVIF with WebP behind it. `priority`: the picture that a page opens with, at most one.

    Raises KeyError for a slot that is not in SLOTS.
    """
    place = SLOTS[slot]
    found = variants(place.shape, photo.width, photo.height, photo.focus)
    sizes = place.sizes if isinstance(place.sizes, str) else place.sizes(photo.width / photo.height)
    srcset = ", ".join(f"{url_of(photo, one.name)} {one.width}w" for one in found.avif)
    largest_one = found.avif[-1]
    loading = "fetchpriority=high" if priority else "loading=lazy"
    name, _, value = loading.partition("=")
    return format_html(
        '<picture class="{}"><source type="image/avif" srcset="{}" sizes="{}">'
        '<img src="{}" width="{}" height="{}" alt="{}" {}="{}" decoding="async"></picture>',
        tint(photo),
        srcset,
        sizes,
        url_of(photo, found.fallback.name),
        largest_one.width,
        largest_one.height,
        photo.alt_text if alt is None else alt,
        name,
        value,
    )
