"""Three ways to make the same renditions of a photograph, and what a whole upload makes.

Each takes the bytes of an upload and gives the files. Sizes, crops, formats and qualities are those of
`photos.imaging`; two renditions with the same pixels, such as the whole of a 4:3 photo and its card, are made once.
"""

import io
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from PIL import Image, ImageCms, ImageOps

from photos.imaging.decode import pixels_of
from photos.imaging.geometry import Focus
from photos.imaging.inspect import inspect, open_image
from photos.imaging.plan import Output, all_outputs, scale_needed
from photos.imaging.process import process
from photos.imaging.render import OPTIONS, render


def upload(data: bytes) -> list[bytes]:
    """All that happens to an upload: checks, renditions, dominant colour, and the copy without metadata."""
    return list(process(data).files.values())


def ours(data: bytes) -> list[bytes]:
    image = open_image(io.BytesIO(data))
    header = inspect(image)
    size = (header.width, header.height)
    pixels = pixels_of(image, header, scale_needed(*size))
    del image
    return [content for _, content in render(pixels, _distinct(*size), size)]


def naive(data: bytes) -> list[bytes]:
    """Pillow as one would write it at first: opened anew and decoded in full for each file."""
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    return [_naive_one(data, output) for output in _distinct(*upright.size)]


def _naive_one(data: bytes, output: Output) -> bytes:
    image: Image.Image | None = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    assert image is not None
    if profile := image.info.get("icc_profile"):
        srgb = ImageCms.createProfile("sRGB")
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        image = ImageCms.profileToProfile(image, source, srgb, outputMode="RGB") or image
    left, top, width, height = output.box
    image = image.convert("RGB").crop((left, top, left + width, top + height))
    image = image.resize((output.width, output.height), Image.Resampling.LANCZOS)
    image.info.clear()
    buffer = io.BytesIO()
    image.save(buffer, output.format, **OPTIONS[output.format])
    return buffer.getvalue()


def vips(data: bytes) -> list[bytes]:
    """libvips: reduced while it is decoded, one picture in memory, each size from the next larger one."""
    os.environ["VIPS_CONCURRENCY"] = "1"
    import pyvips

    pyvips.cache_set_max(0)
    header = pyvips.Image.new_from_buffer(data, "")
    turned = header.get("orientation") >= 5 if header.get_typeof("orientation") else False
    size = (header.height, header.width) if turned else (header.width, header.height)
    to_srgb = {"output_profile": "srgb"} if header.get_typeof("icc-profile-data") else {}  # slow, so only when needed
    base = pyvips.Image.thumbnail_buffer(data, _base_width(*size), height=100_000, **to_srgb).copy_memory()
    files = []
    for box, group in groupby(_ordered(_distinct(*size)), key=lambda one: one.box):
        scale = base.width / size[0]
        wide, high = min(round(box.width * scale), base.width), min(round(box.height * scale), base.height)
        left, top = min(round(box.left * scale), base.width - wide), min(round(box.top * scale), base.height - high)
        current = base.crop(left, top, wide, high)
        for output in group:
            if (current.width, current.height) != (output.width, output.height):
                current = current.thumbnail_image(output.width, height=output.height, size="force").copy_memory()
            files.append(_vips_file(current, output.format))
    return files


def _vips_file(image: Any, kind: str) -> bytes:
    if kind == "AVIF":  # libvips counts effort the other way round: 9 less the encoder's speed
        effort = 9 - int(OPTIONS[kind]["speed"])
        options = {"Q": OPTIONS[kind]["quality"], "effort": effort, "compression": "av1", "subsample_mode": "on"}
        content: bytes = image.heifsave_buffer(**options, keep="none")
    elif kind == "WEBP":
        effort = OPTIONS[kind]["method"]
        content = image.webpsave_buffer(Q=OPTIONS[kind]["quality"], effort=effort, keep="none")
    else:
        quality = OPTIONS[kind]["quality"]
        content = image.jpegsave_buffer(Q=quality, optimize_coding=True, interlace=True, keep="none")
    return content


def _base_width(width: int, height: int) -> int:
    return max(1, round(width * scale_needed(width, height)))


def _distinct(width: int, height: int) -> list[Output]:
    """The outputs of a photo with its focal point in the middle, one of those with the same pixels."""
    found = {(one.box, one.width, one.height, one.format): one for one in all_outputs(width, height, Focus())}
    return list(found.values())


def _ordered(outputs: Iterable[Output]) -> Iterator[Output]:
    """By crop, the largest first."""
    yield from sorted(outputs, key=lambda one: (one.box, -one.width))


WAYS: dict[str, Callable[[bytes], list[bytes]]] = {"ours": ours, "upload": upload, "vips": vips, "naive": naive}
