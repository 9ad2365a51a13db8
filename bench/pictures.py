"""Photographs to measure with, noisy, of 12 megapixels, the same each time: `python -m bench.pictures FOLDER COUNT`."""

import io
import random
import sys
from pathlib import Path

from PIL import ExifTags, Image, ImageFilter

LANDSCAPE, CLASSIC = (4000, 3000), (4240, 2832)  # 4:3 of telephones, 3:2 of cameras
_UPSIDE = 6  # EXIF orientation of a telephone that is held upright
_GRAIN = ((250, 40), (1000, 14), (4000, 14))  # so many pixels wide, and how strong: shapes, texture, noise


def make_jpeg(seed: int) -> bytes:
    """A JPEG of 2 to 6 MB. Of three in a row the second is a portrait by its EXIF orientation, the third is 3:2."""
    numbers = random.Random(seed)
    size = CLASSIC if seed % 3 == 2 else LANDSCAPE
    image = _noise(numbers, 12).filter(ImageFilter.GaussianBlur(1)).resize(size, Image.Resampling.BICUBIC)
    for wide, strength in _GRAIN:
        grain = _noise(numbers, wide).resize(size, Image.Resampling.BICUBIC)
        image = Image.blend(image, grain, strength / 255)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = _UPSIDE if seed % 3 == 1 else 1
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=88, exif=exif)
    return buffer.getvalue()


def _noise(numbers: random.Random, wide: int) -> Image.Image:
    high = wide * 3 // 4
    return Image.frombytes("RGB", (wide, high), numbers.randbytes(wide * high * 3))


def main(folder: Path, count: int) -> None:
    for seed in range(count):
        (folder / f"{seed:03}.jpg").write_bytes(make_jpeg(seed))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
