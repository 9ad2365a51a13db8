"""The copy of an upload that everyone may download: all its pixels, none of its metadata.

Most are the upload from which the metadata blocks were cut (`photos.imaging.strip`), pixels untouched.
"""

import io
from typing import Any

from PIL import Image, JpegImagePlugin

_SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


def download_name(kind: str, orientation: int) -> str:
    """Its file name, for an upload of this format with this EXIF orientation."""
    return f"download.{_SUFFIXES.get(kind, 'jpg') if orientation == 1 else 'jpg'}"


def options_like(source: Image.Image) -> dict[str, Any]:
    """For `encode`: the quantisation of a JPEG, so that hardly anything is lost when it is encoded again."""
    if isinstance(source, JpegImagePlugin.JpegImageFile) and source.mode == "RGB":
        return {"qtables": source.quantization, "subsampling": JpegImagePlugin.get_sampling(source)}
    return {}


def encode(pixels: Image.Image, **options: Any) -> bytes:
    """The copy of what lies on its side, since the note which side is up is metadata too, and of AVIF and HEIF, which
    few programs open."""
    buffer = io.BytesIO()
    pixels.save(buffer, "JPEG", **(options or {"quality": 92}))
    return buffer.getvalue()
