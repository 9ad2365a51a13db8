"""Makes the renditions of a decoded picture."""

import io
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from PIL import Image

from photos.imaging.plan import Output

# AVIF at this quality and speed looks like WebP at 80 and is a third smaller (SSIM). More than one thread would starve
# the web server, whose other requests run beside it.
OPTIONS: dict[str, dict[str, Any]] = {
    "AVIF": {"quality": 52, "speed": 8, "max_threads": 1},
    "WEBP": {"quality": 80, "method": 3},
    "JPEG": {"quality": 84, "optimize": True, "progressive": True},
}
_FILTER = Image.Resampling.BICUBIC  # a quarter faster than Lanczos; the encoders lose a hundred times what it does
REDUCING_GAP = 2.0  # Pillow: halves cheaply before it filters


def render(image: Image.Image, outputs: Iterable[Output], size: tuple[int, int]) -> Iterator[tuple[Output, bytes]]:
    """Each of `outputs` with its file. `size` is that of the whole picture, of which `image` may be a reduced copy.

    Within a crop each size is made from the next larger one, so the many pixels are read once.
    """
    ordered = sorted(outputs, key=lambda one: (one.box, -one.width))
    for _, group in groupby(ordered, key=lambda one: one.box):
        current: Image.Image | None = None
        files: dict[tuple[int, int, str], bytes] = {}  # the whole of a 4:3 picture is its card too
        for output in group:
            current = _first(image, output, size) if current is None else _smaller(current, output)
            key = (output.width, output.height, output.format)
            if key not in files:
                files[key] = _encode(current, output.format)
            yield output, files[key]


def _first(image: Image.Image, output: Output, size: tuple[int, int]) -> Image.Image:
    left, top, width, height = output.box
    across, down = image.width / size[0], image.height / size[1]
    box = (
        left * across,
        top * down,
        min((left + width) * across, image.width),
        min((top + height) * down, image.height),
    )
    return image.resize((output.width, output.height), _FILTER, box, REDUCING_GAP)


def _smaller(image: Image.Image, output: Output) -> Image.Image:
    wanted = (output.width, output.height)
    return image if image.size == wanted else image.resize(wanted, _FILTER, None, REDUCING_GAP)


def _encode(image: Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **OPTIONS[kind])
    return buffer.getvalue()
