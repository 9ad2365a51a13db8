"""Looks at an upload before any pixel of it is decoded, and refuses what it is not or what is too much."""

import contextlib
import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

import pillow_heif
from PIL import AvifImagePlugin, ExifTags, Image, UnidentifiedImageError

from core.dutch import ZONE
from photos.imaging.errors import Refused

# One thread works, since other requests of the web server run at the same time.
pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
AvifImagePlugin.DEFAULT_MAX_THREADS = 1

MAX_BYTES = 25 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_SIDE = 20_000  # pixels; nothing taller fits the formats that we write (WebP ends at 16,383)
MIN_SIDE = 100
MAX_NAME = 200  # characters
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
SUFFIXES = {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".avif", ".heic", ".heif", ".mpo"}
_EXIF_DATE = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)")
_TURNED = {5, 6, 7, 8}  # EXIF orientations that lie on their side

KINDS = "Kies een foto in JPEG, PNG, WebP, AVIF of HEIC."
UNREADABLE = f"Dit bestand is geen foto die wij kunnen lezen. {KINDS}"
BROKEN = "Deze foto is beschadigd of niet compleet. Kopieer het bestand opnieuw van uw camera of telefoon."
MOVES = "Deze afbeelding beweegt. Kies een gewone foto."


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a picture tells: its kind (Pillow's name), and its size once it stands upright, in pixels."""

    format: str
    width: int
    height: int
    orientation: int  # EXIF, 1 to 8; 1: it is stored upright
    taken_at: dt.datetime | None


def check_name(name: str) -> None:
    """Raises Refused for a file name that is too long or that does not end like one of a picture."""
    if len(name) > MAX_NAME:
        raise Refused(f"De naam van dit bestand is langer dan {MAX_NAME} tekens. Geef het een kortere naam.")
    if any(unicodedata.category(char) == "Cc" for char in name):
        raise Refused("De naam van dit bestand bevat een teken dat er niet in hoort. Geef het een andere naam.")
    if "/" in name or "\\" in name:
        raise Refused("De naam van dit bestand bevat een schuine streep. Geef het een andere naam.")
    if PurePosixPath(name).suffix.lower() not in SUFFIXES:
        raise Refused(f"De naam van dit bestand hoort niet bij een foto. {KINDS}")


def check_size(size: int) -> None:
    """Raises Refused for a file without content or of more than 25 MB."""
    if size == 0:
        raise Refused("Dit bestand is leeg. Kopieer het opnieuw van uw camera of telefoon.")
    if size > MAX_BYTES:
        raise Refused("Dit bestand is groter dan 25 MB. Maak de foto kleiner en probeer het opnieuw.")


def inspect(image: Image.Image) -> Header:
    """The header of a picture that was opened. Raises Refused for too many pixels or too few, and for what moves.

    A PNG is decoded here already, once it was found small enough: its EXIF may stand behind its pixels.
    """
    width, height = image.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise Refused(
            f"Deze foto is te groot: {_number(width)} × {_number(height)} beeldpunten. Ten hoogste mag "
            f"{MAX_PIXELS // 1_000_000} miljoen beeldpunten, en {_number(MAX_SIDE)} op een zijde."
        )
    if min(width, height) < MIN_SIDE:
        raise Refused(f"Deze foto is te klein: ten minste {MIN_SIDE} × {MIN_SIDE} beeldpunten.")
    if image.format not in {"MPO", "HEIF"} and getattr(image, "n_frames", 1) > 1:  # MPO: one view and its previews
        raise Refused(MOVES)
    exif = _exif(image)
    orientation = int(exif.get(ExifTags.Base.Orientation, 1)) if image.format != "HEIF" else 1
    if orientation in _TURNED:
        width, height = height, width
    return Header(_kind(image), width, height, orientation, _taken_at(exif))


def open_image(file: BinaryIO) -> Image.Image:
    """Reads the header of one of FORMATS. Raises Refused for anything else; an extreme size is refused here too."""
    file.seek(0)
    try:
        return Image.open(file, formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise Refused(f"Deze foto is te groot: ten hoogste {MAX_PIXELS // 1_000_000} miljoen beeldpunten.") from error
    except UnidentifiedImageError as error:
        raise Refused(UNREADABLE) from error
    except Exception as error:  # whatever a decoder thinks of a hostile file
        raise Refused(BROKEN) from error


def _kind(image: Image.Image) -> str:
    return "JPEG" if image.format == "MPO" else str(image.format)


def _exif(image: Image.Image) -> Image.Exif:
    if image.format == "PNG":
        try:
            image.load()
        except Exception as error:  # as above
            raise Refused(BROKEN) from error
    try:
        exif = image.getexif()
        orientation = exif.get(ExifTags.Base.Orientation, 1)
        if orientation not in range(1, 9):
            exif[ExifTags.Base.Orientation] = 1
    except Exception:  # a block that is broken says nothing, and is not kept
        return Image.Exif()
    return exif


def _taken_at(exif: Image.Exif) -> dt.datetime | None:
    """DateTimeOriginal (EXIF 2.32 §4.6.5); without an offset it is taken for the time in Amsterdam."""
    with contextlib.suppress(Exception):  # as above
        details = exif.get_ifd(ExifTags.IFD.Exif)
        match = _EXIF_DATE.fullmatch(str(details.get(ExifTags.Base.DateTimeOriginal, "")).strip("\0 "))
        if match is None:
            return None
        moment = dt.datetime(*map(int, match.groups()), tzinfo=ZONE)  # type: ignore[misc,arg-type]
        offset = str(details.get(ExifTags.Base.OffsetTimeOriginal, "")).strip("\0 ")
        with contextlib.suppress(ValueError):
            moment = dt.datetime.fromisoformat(moment.replace(tzinfo=None).isoformat() + offset)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=ZONE)
        return moment if 1990 <= moment.year <= 2100 else None
    return None


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")
