"""A picture looks right whatever its colours are written in: profile, depth, palette, transparency, ink."""

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image, ImageCms

from photos.imaging.process import process
from tests.photos.pictures import encoded
from tests.photos.profiles import display_p3, in_srgb
from tests.photos.tagged import chunk

_SIDE = 128
_HEAD = b"\x89PNG\r\n\x1a\n"


def shown(data: bytes, x: float = 0.5) -> list[tuple[str, tuple[int, ...]]]:
    """The colour at the middle of each rendition of the whole picture, or at another part of its width."""
    found = []
    for name, content in process(data).files.items():
        if name.startswith("vol"):
            image = Image.open(io.BytesIO(content)).convert("RGB")
            colour = image.getpixel((int(image.width * x), image.height // 2))
            assert isinstance(colour, tuple)
            found.append((name, colour))
    return found


def all_near(found: list[tuple[str, tuple[int, ...]]], wanted: tuple[int, int, int], off: int = 5) -> bool:
    return all(abs(one - other) <= off for _, colour in found for one, other in zip(colour, wanted, strict=True))


def flat(mode: str, colour: Any) -> Image.Image:
    return Image.new(mode, (_SIDE, _SIDE), colour)


def png(depth: int, kind: int, row: bytes, *chunks: bytes) -> bytes:
    """A PNG of equal rows in a depth and colour type (PNG §11.2.1) that Pillow does not write."""
    head = b"IHDR" + struct.pack(">IIBBBBB", _SIDE, _SIDE, depth, kind, 0, 0, 0)
    pixels = b"IDAT" + zlib.compress((b"\0" + row) * _SIDE)
    return _HEAD + b"".join(map(chunk, (head, *chunks, pixels, b"IEND")))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
@pytest.mark.parametrize(
    "colour", [(255, 0, 0), (0, 255, 0), (0, 0, 255), (200, 80, 60), (60, 160, 90), (128, 128, 128)]
)
def test_display_p3_becomes_the_right_srgb(kind: str, colour: tuple[int, int, int]) -> None:
    options = {"quality": 98, "icc_profile": display_p3()}
    assert all_near(shown(encoded(flat("RGB", colour), kind, **options)), in_srgb(colour), off=6)


def test_the_profile_for_tests_is_one() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(display_p3()))
    assert ImageCms.getProfileDescription(profile).strip() == "P3"
    assert in_srgb((255, 255, 255)) == (255, 255, 255)
    assert in_srgb((200, 80, 60)) != (200, 80, 60)


@pytest.mark.parametrize(
    "profile", [b"geen profiel", bytes(300), display_p3()[:200], b"\0" * 36 + b"acsp" + bytes(400)]
)
def test_a_profile_that_is_none_is_ignored_and_not_served(profile: bytes) -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        made = process(encoded(flat("RGB", (200, 80, 60)), kind, quality=98, icc_profile=profile))
        (download,) = (content for name, content in made.files.items() if name.startswith("download"))
        assert "icc_profile" not in Image.open(io.BytesIO(download)).info
        assert all_near(
            shown(encoded(flat("RGB", (200, 80, 60)), kind, quality=98, icc_profile=profile)), (200, 80, 60)
        )


@pytest.mark.parametrize(
    ("ink", "wanted"), [((0, 255, 255, 0), (255, 0, 0)), ((0, 0, 0, 0), (255, 255, 255)), ((0, 0, 0, 255), (0, 0, 0))]
)
def test_a_jpeg_in_ink_is_not_inverted(ink: tuple[int, int, int, int], wanted: tuple[int, int, int]) -> None:
    assert all_near(shown(encoded(flat("CMYK", ink), quality=98)), wanted)


def test_grey_stays_grey() -> None:
    assert all_near(shown(encoded(flat("L", 77), quality=98)), (77, 77, 77))
    assert all_near(shown(encoded(flat("1", 1), "PNG")), (255, 255, 255))


@pytest.mark.parametrize("level", [0x0000, 0x1234, 0x8000, 0xFFFF])
def test_grey_of_sixteen_bits_is_not_cut_off(level: int) -> None:
    wanted = level >> 8
    row = level.to_bytes(2, "big") * _SIDE
    assert all_near(shown(png(16, 0, row)), (wanted, wanted, wanted))
    assert all_near(shown(png(16, 0, row, b"tRNS\x12\x35")), (wanted, wanted, wanted))  # another level is transparent


def test_colours_of_sixteen_bits_keep_their_upper_half() -> None:
    row = struct.pack(">HHH", 0xC8FF, 0x5000, 0x3CAA) * _SIDE
    assert all_near(shown(png(16, 2, row)), (200, 80, 60))
    assert all_near(shown(png(16, 6, struct.pack(">HHHH", 0xC8FF, 0x5000, 0x3CAA, 0xFFFF) * _SIDE)), (200, 80, 60))


def test_transparent_parts_are_white() -> None:
    half = flat("RGBA", (200, 80, 60, 255))
    half.paste((0, 0, 0, 0), (0, 0, _SIDE // 2, _SIDE))
    for image in (half, half.convert("LA")):
        data = encoded(image, "PNG")
        assert all_near(shown(data, 0.2), (255, 255, 255)), image.mode
    assert all_near(shown(encoded(half, "PNG"), 0.8), (200, 80, 60))
    for kind in ("WEBP", "AVIF", "HEIF"):
        assert all_near(shown(encoded(half, kind, quality=98), 0.2), (255, 255, 255)), kind


def test_what_is_half_transparent_lies_on_paper() -> None:
    assert all_near(shown(encoded(flat("RGBA", (255, 0, 0, 128)), "PNG")), (255, 127, 127))


def test_a_palette_with_transparency_looks_right() -> None:
    palette = b"PLTE" + bytes([200, 80, 60, 10, 20, 30])
    row = bytes([0] * (_SIDE // 2) + [1] * (_SIDE // 2))
    data = png(8, 3, row, palette, b"tRNS\x00")  # the first colour is transparent
    assert all_near(shown(data, 0.2), (255, 255, 255))
    assert all_near(shown(data, 0.8), (10, 20, 30))
    assert all_near(shown(png(8, 3, row, palette), 0.2), (200, 80, 60))


def test_a_profile_counts_beneath_transparency_too() -> None:
    image = flat("RGBA", (200, 80, 60, 255))
    assert all_near(shown(encoded(image, "PNG", icc_profile=display_p3())), in_srgb((200, 80, 60)))
