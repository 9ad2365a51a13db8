"""The copy of an upload that everyone may download: all its pixels, none of its metadata."""

import io
from typing import Any, BinaryIO

from PIL import Image, JpegImagePlugin

from photos.imaging.decode import decode
from photos.imaging.inspect import Header, open_image
from photos.imaging.strip import Parts

_SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


def suffix(kind: str, orientation: int) -> str:
    """The ending of the copy's name."""
    return _SUFFIXES.get(kind, "jpg") if orientation == 1 else "jpg"


def download_copy(file: BinaryIO, header: Header, parts: Parts) -> bytes:
    """The upload without metadata blocks, pixels untouched.

    Two kinds must be encoded anew: what lies on its side, since the note which side is up is metadata too (with the
    upload's own quantisation, so that hardly anything is lost), and AVIF and HEIF, which few programs open.
    """
    if header.orientation == 1 and parts.kept:
        return parts.kept
    options: dict[str, Any] = {"quality": 92}
    with open_image(file) as image:
        if isinstance(image, JpegImagePlugin.JpegImageFile) and image.mode == "RGB":
            options = {"qtables": image.quantization, "subsampling": JpegImagePlugin.get_sampling(image)}
    buffer = io.BytesIO()
    decode(file).save(buffer, "JPEG", optimize=True, progressive=True, **options)
    return buffer.getvalue()


def verify(data: bytes, header: Header) -> bool:
    """Whether a copy opens as a picture of the right size."""
    with Image.open(io.BytesIO(data)) as image:
        return image.size == (header.width, header.height)
