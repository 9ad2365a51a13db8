"""From the bytes of an upload to all files that are served of it."""

import io
import threading
from collections.abc import Container
from dataclasses import dataclass, field

from photos.imaging import download, polyglot
from photos.imaging.colour import dominant
from photos.imaging.decode import decode, pixels_of
from photos.imaging.geometry import Focus
from photos.imaging.inspect import Header, inspect, open_image
from photos.imaging.plan import all_outputs, scale_needed
from photos.imaging.render import render
from photos.imaging.strip import split

_ONE_AT_A_TIME = threading.Lock()  # 12 megapixels take up to 150 MB while they are worked on, 40 up to 400 MB


@dataclass(frozen=True, slots=True)
class Processed:
    """What an upload is, its dominant colour (#rrggbb), and its files by name."""

    header: Header
    colour: str
    files: dict[str, bytes] = field(default_factory=dict)


def process(data: bytes, focus: Focus = Focus(), *, skip: Container[str] = ()) -> Processed:  # noqa: B008 a tuple
    """Checks an upload and makes its renditions and its download, but for the files whose names are in `skip`.

    Raises Refused for what is no picture, not a whole one, or something else beside it.
    """
    with _ONE_AT_A_TIME:
        image = open_image(io.BytesIO(data))
        header = inspect(image)
        parts = split(data, header.format)
        polyglot.check(parts)
        size = (header.width, header.height)
        copy = download.download_name(header.format, header.orientation)
        pixels = pixels_of(image, header, scale_needed(*size))
        made = Processed(header, dominant(pixels))
        if copy not in skip and download.can_be_cut(header):
            made.files[copy] = parts.kept
        elif copy not in skip:
            made.files[copy] = _encoded_anew(data) if header.format == "JPEG" else download.encode(pixels, image)
        del image, parts
        outputs = [one for one in all_outputs(*size, focus) if one.name not in skip]
        made.files.update((output.name, content) for output, content in render(pixels, outputs, size))
        return made


def _encoded_anew(data: bytes) -> bytes:
    """The download of a JPEG that lies on its side: in full size, while renditions are made from a reduced one."""
    with open_image(io.BytesIO(data)) as source:
        return download.encode(decode(io.BytesIO(data)), source)
