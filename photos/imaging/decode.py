"""From a file to pixels: upright, in sRGB, no larger than is needed."""

import io
from typing import BinaryIO

from PIL import Image, ImageCms, ImageOps

from photos.imaging.errors import Refused
from photos.imaging.inspect import BROKEN, open_image

_SRGB = ImageCms.createProfile("sRGB")
_PAPER = (255, 255, 255)  # what shows through a transparent picture


def decode(file: BinaryIO, scale: float = 1.0) -> Image.Image:
    """The picture in RGB (sRGB), upright, without metadata, reduced to no less than `scale` of its size.

    A JPEG is reduced while it is decoded, which saves most of the time and memory. Raises Refused when it cannot be
    decoded to its last row.
    """
    with open_image(file) as image:
        try:
            return _pixels(image, scale)
        except Exception as error:  # whatever a decoder thinks of a hostile or a broken file
            raise Refused(BROKEN) from error


def _pixels(image: Image.Image, scale: float) -> Image.Image:
    wide, high = image.size
    if image.format in {"JPEG", "MPO"}:
        image.draft(None, (max(1, int(wide * scale)), max(1, int(high * scale))))
    image.load()
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    pixels = _in_srgb(_on_paper(_eight_bits(upright)), profile)
    pixels.info.clear()
    return pixels


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 bits in 8; Pillow's own conversion cuts it off at 255."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "F":
        return image.convert("L")
    return image


def _on_paper(image: Image.Image) -> Image.Image:
    """Transparent parts as white paper, on which pictures stand in an article."""
    if not image.has_transparency_data:
        return image.convert("RGB") if image.mode in {"P", "1", "PA"} else image
    layer = image.convert("RGBA")
    paper = Image.new("RGBA", layer.size, (*_PAPER, 255))
    return Image.alpha_composite(paper, layer).convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours that `profile` means, as browsers without colour management show them. A bad profile is ignored."""
    if profile:
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
