"""HEIC as telephones write it: tiles, ten bits, a wide gamut, several pictures; and no more than one core is used."""

import io
import subprocess
import sys
from pathlib import Path

import pillow_heif
import pytest
from django.conf import settings as site
from PIL import Image

from photos.imaging.process import process
from tests.photos.pictures import encoded, pixels
from tests.photos.profiles import display_p3, in_srgb
from tests.photos.tagged import exif
from tests.photos.test_colours import all_near, shown
from tests.photos.test_formats import near, whole_pictures

_QUADRANTS = {(0.1, 0.1): (255, 0, 0), (0.9, 0.1): (0, 255, 0), (0.1, 0.9): (0, 0, 255), (0.9, 0.9): (255, 255, 0)}


@pytest.mark.parametrize("turned", [False, True])
def test_tiles_are_put_together_and_turned_as_one(turned: bool) -> None:
    image = Image.new("RGB", (900, 640))
    for (x, y), colour in _QUADRANTS.items():
        left, top = round(x) * 450, round(y) * 320
        image.paste(colour, (left, top, left + 450, top + 320))
    stored = image.transpose(Image.Transpose.ROTATE_90) if turned else image
    data = encoded(stored, "HEIF", quality=90, tile_size=256, exif=exif(6 if turned else 1))
    assert b"grid" in data
    made = process(data)
    assert (made.header.width, made.header.height, made.header.orientation) == (900, 640, 1)
    for name, shown_one in whole_pictures(made):
        for (x, y), colour in _QUADRANTS.items():
            assert near(shown_one, (int(x * shown_one.width), int(y * shown_one.height)), colour, off=14), name


def test_ten_bits_of_display_p3_become_eight_of_srgb() -> None:
    colour = (200, 80, 60)
    row = b"".join((level * 257).to_bytes(2, "little") for level in colour)
    buffer = io.BytesIO()
    picture = pillow_heif.from_bytes(mode="RGB;16", size=(160, 120), data=row * 160 * 120)
    picture.save(buffer, quality=95, icc_profile=display_p3())
    stored = pillow_heif.open_heif(buffer, convert_hdr_to_8bit=False)
    assert stored.info["bit_depth"] == 10
    assert all_near(shown(buffer.getvalue()), in_srgb(colour), off=6)


def test_of_several_pictures_the_one_that_is_meant_is_taken() -> None:
    pictures = pillow_heif.from_pillow(Image.new("RGB", (300, 200), "red"))
    pictures.add_from_pillow(Image.new("RGB", (240, 160), "blue"))
    buffer = io.BytesIO()
    pictures.save(buffer, primary_index=1)
    assert process(buffer.getvalue()).header.width == 240
    assert all_near(shown(buffer.getvalue()), (0, 0, 255))


_COUNTING = """
import pathlib, sys, threading
from photos.imaging.process import process
most, done = 0, threading.Event()
def count():
    global most
    while not done.wait(0.001):
        most = max(most, len(list(pathlib.Path("/proc/self/task").iterdir())))
watcher = threading.Thread(target=count)
watcher.start()
for name in sys.argv[1:]:
    process(pathlib.Path(name).read_bytes())
done.set()
watcher.join()
print(most)
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the kernel tells of threads here only")
@pytest.mark.parametrize(("kind", "threads"), [("JPEG", 2), ("PNG", 2), ("WEBP", 2), ("AVIF", 2), ("HEIF", 3)])
def test_one_thread_works(kind: str, threads: int, tmp_path: Path) -> None:
    """More would starve the web server. One more counts; that of HEIC works for ours, which waits."""
    file = tmp_path / kind
    file.write_bytes(encoded(pixels(1600, 1200), kind))
    command = [sys.executable, "-c", _COUNTING, str(file)]
    done = subprocess.run(command, cwd=site.BASE_DIR, capture_output=True, text=True, check=True)
    assert int(done.stdout) <= threads
