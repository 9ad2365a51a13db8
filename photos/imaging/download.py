"""The copy of an upload that everyone may download: all its pixels, none of its metadata."""

import io
from typing import Any

from PIL import Image, JpegImagePlugin

from photos.imaging.inspect import Header

_SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


def download_name(kind: str, orientation: int) -> str:
    return f"download.{_SUFFIXES.get(kind, 'jpg') if orientation == 1 else 'jpg'}"


def can_be_cut(header: Header) -> bool:
    """Whether the copy is the upload without its metadata blocks, pixels untouched.

    Two kinds must be encoded anew: what lies on its side, since the note which side is up is metadata too, and AVIF
    and HEIF, which few programs open.
    """
    return header.orientation == 1 and header.format in _SUFFIXES


def encode(pixels: Image.Image, source: Image.Image) -> bytes:
    """The copy as a JPEG; with the quantisation of a `source` that is one, so that hardly anything is lost."""
    options: dict[str, Any] = {"quality": 92}
    if isinstance(source, JpegImagePlugin.JpegImageFile) and source.mode == "RGB":
        options = {"qtables": source.quantization, "subsampling": JpegImagePlugin.get_sampling(source)}
    buffer = io.BytesIO()
    pixels.save(buffer, "JPEG", **options)
    return buffer.getvalue()
