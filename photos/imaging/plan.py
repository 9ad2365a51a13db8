"""Which renditions a picture has. Everything follows from its size and focal point, so no table lists them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from photos.imaging.geometry import Box, Focus, crop_box, sizes_below

RECIPE = 1  # part of every address: raise it when sizes or encoders change, and run `manage.py make_renditions`
SOCIAL_SIZE = (1200, 630)  # https://ogp.me/: what social media show without cutting


@dataclass(frozen=True, slots=True)
class _Recipe:
    ratio: float | None  # width divided by height; None: the whole picture
    widths: tuple[int, ...]  # of the AVIF renditions; of the whole picture the long side
    fallback: int  # of the WebP that browsers without AVIF show


class Shape(Enum):
    """Forms in which a page shows a picture: whole, or cut around its focal point."""

    FULL = "vol"
    CARD = "kaart"
    SQUARE = "vierkant"
    PORTRAIT = "portret"
    SOCIAL = "social"


_RECIPES = {
    Shape.FULL: _Recipe(None, (320, 640, 960, 1280, 1920), 960),
    Shape.CARD: _Recipe(4 / 3, (320, 640, 960), 640),
    Shape.SQUARE: _Recipe(1, (160, 320, 640), 320),
    Shape.PORTRAIT: _Recipe(4 / 5, (240, 480, 720), 480),
}


@dataclass(frozen=True, slots=True)
class Output:
    """One rendition: the part of the picture that it shows, its size, and its file name."""

    box: Box
    width: int
    height: int
    format: str  # Pillow's: AVIF, WEBP or JPEG
    name: str


@dataclass(frozen=True, slots=True)
class Variants:
    """One shape of a picture in all its sizes, smallest first, and the file for browsers without AVIF."""

    avif: tuple[Output, ...]
    fallback: Output


@lru_cache(maxsize=4096)
def variants(shape: Shape, width: int, height: int, focus: Focus) -> Variants:
    """The renditions of one shape of a picture of `width` by `height` pixels."""
    if shape is Shape.SOCIAL:
        return Variants((), _social(width, height, focus))
    recipe = _RECIPES[shape]
    box = Box(0, 0, width, height) if recipe.ratio is None else crop_box(width, height, recipe.ratio, focus)
    stem = shape.value if recipe.ratio is None else f"{shape.value}-{focus.x}-{focus.y}"
    sizes = sizes_below(box.width, box.height, recipe.widths, long_side=recipe.ratio is None)
    fallback = sizes_below(box.width, box.height, [recipe.fallback], long_side=recipe.ratio is None)[-1]
    return Variants(
        tuple(_output(box, size, "AVIF", stem) for size in sizes),
        _output(box, fallback, "WEBP", stem),
    )


def _social(width: int, height: int, focus: Focus) -> Output:
    """JPEG, since few crawlers read AVIF; not enlarged when the picture is smaller."""
    box = crop_box(width, height, SOCIAL_SIZE[0] / SOCIAL_SIZE[1], focus)
    size = SOCIAL_SIZE if box.width >= SOCIAL_SIZE[0] else (box.width, box.height)
    return _output(box, size, "JPEG", f"{Shape.SOCIAL.value}-{focus.x}-{focus.y}")


def _output(box: Box, size: tuple[int, int], kind: str, stem: str) -> Output:
    suffix = {"AVIF": "avif", "WEBP": "webp", "JPEG": "jpg"}[kind]
    return Output(box, *size, format=kind, name=f"{stem}-{size[0]}x{size[1]}.{suffix}")


def all_outputs(width: int, height: int, focus: Focus) -> Iterator[Output]:
    """Every rendition of a picture."""
    for shape in Shape:
        found = variants(shape, width, height, focus)
        yield from found.avif
        yield found.fallback


def scale_needed(width: int, height: int) -> float:
    """How much of its full size a picture must be decoded at, so that no rendition is enlarged; at most 1."""
    return min(1.0, max(output.width / output.box.width for output in all_outputs(width, height, Focus())))
