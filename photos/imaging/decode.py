"""From a file to pixels: upright, in sRGB, no larger than is needed."""

import io
from typing import BinaryIO

from PIL import Image, ImageCms

from photos.imaging.errors import Refused
from photos.imaging.inspect import BROKEN, Header, inspect, open_image
from photos.imaging.profile import usable

_SRGB = ImageCms.createProfile("sRGB")
_PAPER = (255, 255, 255)  # what shows through a transparent picture
_TURNS = {  # EXIF 2.32 §4.6.4, orientation
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def decode(file: BinaryIO, scale: float = 1.0) -> Image.Image:
    """The picture in a file in RGB (sRGB), upright and without metadata: see `pixels_of`. Raises Refused."""
    with open_image(file) as image:
        return pixels_of(image, inspect(image), scale)


def pixels_of(image: Image.Image, header: Header, scale: float = 1.0) -> Image.Image:
    """The pixels of a picture as `open_image` gives it; `header` is what `inspect` says of it.

    A JPEG is reduced while it is decoded, to no less than `scale` of its size, which saves most of the time and memory.
    Raises Refused when it cannot be decoded to its last row.
    """
    try:
        if header.format == "JPEG":
            image.draft(None, (max(1, int(image.width * scale)), max(1, int(image.height * scale))))
        image.load()
        pixels = _in_srgb(_on_paper(_eight_bits(image)), image.info.get("icc_profile"))
    except Exception as error:  # whatever a decoder thinks of a hostile or a broken file
        raise Refused(BROKEN) from error
    if header.orientation in _TURNS:
        pixels = pixels.transpose(_TURNS[header.orientation])
    pixels.info.clear()
    return pixels


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 bits in 8; Pillow's own conversion cuts it off at 255."""
    if image.mode.startswith("I"):
        grey = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
        grey.info.pop("transparency", None)  # a level of 16 bits
        return grey
    if image.mode == "F":
        return image.convert("L")
    return image


def _on_paper(image: Image.Image) -> Image.Image:
    """Transparent parts as white paper, on which pictures stand in an article."""
    if not image.has_transparency_data:
        return image.convert("RGB") if image.mode in {"P", "1", "PA"} else image
    layer = image if image.mode == "RGBA" else image.convert("RGBA")
    paper = Image.new("RGB", layer.size, _PAPER)
    paper.paste(layer, mask=layer)
    return paper


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours that `profile` means, as browsers without colour management show them. A bad profile is ignored."""
    if profile and usable(profile):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image,
                source,
                _SRGB,
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="RGB",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            converted = None
        if converted is not None:
            return converted
    return image if image.mode == "RGB" else image.convert("RGB")
