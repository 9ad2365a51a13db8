"""From the bytes of an upload to all files that are served of it."""

import io
import threading
from collections.abc import Container
from dataclasses import dataclass

from photos.imaging import download, polyglot
from photos.imaging.colour import dominant
from photos.imaging.decode import pixels_of
from photos.imaging.geometry import Focus
from photos.imaging.inspect import Header, inspect, open_image
from photos.imaging.plan import all_outputs, scale_needed
from photos.imaging.render import render
from photos.imaging.strip import Parts, split

ONE_AT_A_TIME = threading.Lock()  # 12 megapixels take up to 150 MB while they are worked on, 40 up to 400 MB


@dataclass(frozen=True, slots=True)
class Processed:
    """What an upload is, its dominant colour (#rrggbb), and its files by name."""

    header: Header
    colour: str
    files: dict[str, bytes]


def process(data: bytes, focus: Focus = Focus(), *, skip: Container[str] = ()) -> Processed:  # noqa: B008 a tuple
    """Checks an upload and makes its renditions and its download, but for the files whose names are in `skip`.

    Raises Refused for what is no picture, not a whole one, or something else beside it.
    """
    with ONE_AT_A_TIME:
        image = open_image(io.BytesIO(data))
        header = inspect(image)
        size = (header.width, header.height)
        parts = split(data, header.format)
        polyglot.check(parts)
        if header.format == "JPEG":
            image = open_image(io.BytesIO(parts.strict))
        copy = download.download_name(header.format, header.orientation)
        files = {} if copy in skip else _copy_of(parts, header, copy)
        del parts
        pixels = pixels_of(image, header, scale_needed(*size))
        del image
        if copy not in skip and copy not in files:
            files[copy] = download.encode(pixels)
        outputs = [one for one in all_outputs(*size, focus) if one.name not in skip]
        files.update((output.name, content) for output, content in render(pixels, outputs, size))
        return Processed(header, dominant(pixels), files)


def _copy_of(parts: Parts, header: Header, name: str) -> dict[str, bytes]:
    """The download, unless it is made of the very pixels that the renditions are made of."""
    if header.orientation == 1 and parts.kept:
        return {name: parts.kept}
    if header.format != "JPEG":
        return {}
    source = open_image(io.BytesIO(parts.strict))
    options = download.options_like(source)
    pixels = pixels_of(source, header)  # in full size, unlike those of renditions
    del source
    return {name: download.encode(pixels, **options)}
