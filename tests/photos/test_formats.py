"""What is served of a picture in any format holds its pixels, upright and in sRGB, and nothing else."""

import datetime as dt
import io
from collections.abc import Iterator

import pytest
from PIL import Image, ImageChops

from core.dutch import ZONE
from photos.imaging.errors import Refused
from photos.imaging.process import Processed, process
from tests.photos.blocks import blocks, metadata
from tests.photos.pictures import encoded, pixels
from tests.photos.tagged import KINDS, SECRET, exif, tagged

_QUADRANTS = ("#ff0000", "#00ff00", "#0000ff", "#ffff00")  # left top, right top, left bottom, right bottom
_LAID_DOWN = {  # what a camera did to an upright picture that it says is to be turned by this EXIF orientation
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def opened(content: bytes) -> Image.Image:
    """The pixels as they lie in the file: no note about orientation is followed."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def whole_pictures(made: Processed) -> Iterator[tuple[str, Image.Image]]:
    """The renditions that show all of a picture, and the download."""
    for name, content in made.files.items():
        if name.startswith(("vol", "download")):
            yield name, opened(content).convert("RGB")


def near(image: Image.Image, place: tuple[int, int], wanted: tuple[int, ...], off: int = 6) -> bool:
    found = image.getpixel(place)
    assert isinstance(found, tuple)
    return all(abs(one - other) <= off for one, other in zip(found, wanted, strict=True))


@pytest.mark.parametrize(
    ("kind", "blocks_of_it"),
    [
        ("MPO", {"APP1 b'Exif\\x00\\x00MM'", "APP1 b'http://n'", "APP13 b'Photosho'", "COM", "trailer"}),
        ("PNG", {"tEXt", "iTXt", "zTXt", "eXIf", "tIME", "trailer"}),
        ("WebP", {"EXIF", "XMP "}),
        ("AVIF", {"item Exif", "item mime"}),
        ("HEIC", {"item Exif", "item mime"}),
    ],
)
def test_uploads_hold_what_must_not_be_served(kind: str, blocks_of_it: set[str]) -> None:
    assert blocks_of_it <= set(metadata(tagged(kind)))


@pytest.mark.parametrize("kind", KINDS)
def test_no_served_file_holds_metadata(kind: str) -> None:
    data = tagged(kind)
    assert metadata(data)
    made = process(data)
    assert len(made.files) > 10
    for name, content in made.files.items():
        assert metadata(content) == [], name
        assert SECRET not in content, name
        if not name.startswith("download"):
            assert "ICC" not in blocks(content)[1], name
        image = opened(content)
        assert not {"exif", "xmp", "comment", "photoshop", "mp", "XML:com.adobe.xmp"} & set(image.info), name
        assert not dict(image.getexif()), name


@pytest.mark.parametrize("kind", KINDS)
def test_the_moment_is_kept_for_editors(kind: str) -> None:
    assert process(tagged(kind)).header.taken_at == dt.datetime(2023, 11, 20, 14, 5, 9, tzinfo=ZONE)


@pytest.mark.parametrize("kind", ["baseline JPEG", "progressive JPEG", "MPO", "motion photo", "PNG", "lossless WebP"])
def test_the_pixels_of_a_download_are_those_of_the_upload(kind: str) -> None:
    data = tagged(kind)
    made = process(data)
    (copy,) = (content for name, content in made.files.items() if name.startswith("download"))
    assert ImageChops.difference(opened(copy).convert("RGB"), opened(data).convert("RGB")).getbbox() is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_stands_upright(kind: str, orientation: int) -> None:
    upright = Image.new("RGB", (360, 240))
    for index, colour in enumerate(_QUADRANTS):
        upright.paste(colour, (index % 2 * 180, index // 2 * 120, index % 2 * 180 + 180, index // 2 * 120 + 120))
    turn = _LAID_DOWN[orientation]
    stored = upright if turn is None else upright.transpose(turn)
    head = b"Exif\0\0" if kind == "JPEG" else b""  # Pillow writes the bytes as they are
    made = process(encoded(stored, kind, exif=head + exif(orientation), quality=95))
    assert (made.header.width, made.header.height) == (360, 240)
    shown = dict(whole_pictures(made))
    assert len(shown) == 4
    for name, image in shown.items():
        assert abs(image.width / image.height - 1.5) < 0.01, name
        for x in (0.1, 0.9):
            for y in (0.1, 0.9):
                wanted = upright.getpixel((int(x * 360), int(y * 240)))
                assert isinstance(wanted, tuple)
                assert near(image, (int(x * image.width), int(y * image.height)), wanted, off=14), (name, x, y)


@pytest.mark.parametrize(
    ("kind", "message"),
    [("GIF", "geen foto die wij kunnen lezen"), ("WEBP", "beweegt"), ("PNG", "beweegt"), ("AVIF", "beweegt")],
)
def test_what_moves_is_refused(kind: str, message: str) -> None:
    frames = [pixels(200, 150, seed=seed) for seed in range(3)]
    with pytest.raises(Refused, match=message):
        process(encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100))


def test_a_single_frame_of_an_animation_is_refused_too() -> None:
    still = encoded(pixels(200, 150), "WEBP")
    frame = b"\0" * 6 + (199).to_bytes(3, "little") + (149).to_bytes(3, "little") + b"\0" * 4 + still[12:]
    body = (
        *(b"WEBP", b"VP8X", (10).to_bytes(4, "little"), b"\x02\0\0\0", (199).to_bytes(3, "little")),
        *((149).to_bytes(3, "little"), b"ANIM", (6).to_bytes(4, "little"), bytes(6)),
        *(b"ANMF", len(frame).to_bytes(4, "little"), frame),
    )
    content = b"".join(body)
    with pytest.raises(Refused, match="beweegt"):
        process(b"RIFF" + len(content).to_bytes(4, "little") + content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_portraits_and_panoramas_keep_their_proportions(kind: str) -> None:
    for size in ((300, 500), (700, 110)):
        made = process(encoded(pixels(*size), kind))
        assert (made.header.width, made.header.height) == size
        for name, image in whole_pictures(made):
            assert abs(image.width - image.height * size[0] / size[1]) <= size[0] / size[1], name
