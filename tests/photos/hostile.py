"""Files that mean harm, each by a name that tells what it is."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator

from tests.photos.pictures import encoded, pixels
from tests.photos.tagged import chunk, in_jpeg, in_png, segment

PAGE = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
_WIDTH, _HEIGHT = 240, 160


def good(kind: str) -> bytes:
    """A small picture that would be taken."""
    return encoded(pixels(_WIDTH, _HEIGHT, seed=5), kind)


def blank_png(side: int, *, lines: int | None = None) -> bytes:
    """A grey PNG that says it is `side` by `side`; its rows are zeros, or fewer of them than it says."""
    head = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    packer, packed = zlib.compressobj(9), []
    for _ in range(side if lines is None else lines):
        packed.append(packer.compress(bytes(side + 1)))
    body = b"IDAT" + b"".join(packed) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(head) + chunk(body) + chunk(b"IEND")


def archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("index.html", PAGE)
    return buffer.getvalue()


def polyglots() -> Iterator[tuple[str, bytes]]:
    jpeg, png = good("JPEG"), good("PNG")
    yield "JPEG and page", jpeg + PAGE
    yield "JPEG with a page in a comment", in_jpeg(jpeg, segment(0xFE, PAGE))
    yield "JPEG with a page in its EXIF", in_jpeg(jpeg, segment(0xE1, b"Exif\0\0" + PAGE))
    yield "JPEG and archive", jpeg + archive()
    yield "JPEG with an archive in a comment", in_jpeg(jpeg, segment(0xFE, archive()))
    yield "JPEG with an archive as a profile", in_jpeg(jpeg, segment(0xE2, b"ICC_PROFILE\0\1\1" + archive()))
    yield "JPEG and PDF", jpeg + b"%PDF-1.7\n1 0 obj\n"
    yield "PNG and PHP", png + b"<?php system($_GET['x']);"
    yield "PNG with PHP in a text", in_png(png, b"tEXtComment\0<?php system($_GET['x']);")
    yield "PNG and archive", png + archive()
    yield "WebP and page", good("WEBP") + PAGE
    yield "AVIF and page", good("AVIF") + PAGE
    yield "HEIC and page", good("HEIF") + PAGE
    yield "AVIF and archive", good("AVIF") + archive()


def no_pictures() -> Iterator[tuple[str, bytes]]:
    moving = [pixels(_WIDTH, _HEIGHT, seed=seed) for seed in range(2)]
    yield "one byte", b"\xff"
    yield "start of a JPEG", b"\xff\xd8\xff"
    yield "page", PAGE
    yield "drawing", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
    yield "PDF and JPEG", b"%PDF-1.7\n" + good("JPEG")
    yield "archive", archive()
    yield "GIF and script", b"GIF89a/*" + good("JPEG")[:200] + b"*/=1;alert(1)"
    yield "GIF", encoded(moving[0], "GIF")
    yield "TIFF", encoded(moving[0], "TIFF")
    yield "BMP", encoded(moving[0], "BMP")
    yield "PostScript", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 200 200\n"
    yield "program", b"\x7fELF" + bytes(400)
    yield "text", b"foto " * 400


def too_large() -> Iterator[tuple[str, bytes]]:
    jpeg = good("JPEG")
    frame = jpeg.index(b"\xff\xc0")
    yield "PNG of 50,000 by 50,000", blank_png(50_000, lines=40)
    yield "PNG of 12,000 by 12,000", blank_png(12_000, lines=40)
    yield "PNG of 20,001 by 20,001", blank_png(20_001, lines=1)
    yield "JPEG of 65,000 by 65,000", jpeg[: frame + 5] + struct.pack(">HH", 65_000, 65_000) + jpeg[frame + 9 :]
    yield "WebP of 16,383 by 16,383", _webp_head(16_383)
    yield "AVIF of 60,000 by 60,000", _other_size(good("AVIF"), 60_000)
    yield "AVIF of no end", _other_size(good("AVIF"), 0xFFFFFFFF)
    yield "HEIC of 60,000 by 60,000", _other_size(good("HEIF"), 60_000)


def _webp_head(side: int) -> bytes:
    webp = good("WEBP")
    place = webp.index(b"\x9d\x01\x2a") + 3
    return webp[:place] + struct.pack("<HH", side, side) + webp[place + 4 :]


def _other_size(data: bytes, side: int) -> bytes:
    """With another `ispe` (ISO 23008-12 §6.5.3)."""
    place = data.index(b"ispe") + 8
    return data[:place] + struct.pack(">II", side, side) + data[place + 8 :]


def bombs() -> Iterator[tuple[str, bytes]]:
    """Small files that unpack to much, and tables that go round in circles: refused, or what is in them ignored."""
    jpeg, png, webp = good("JPEG"), good("PNG"), good("WEBP")
    much = zlib.compress(bytes(60_000_000), 9)
    yield "zTXt of 60 MB", in_png(png, b"zTXtComment\0\0" + much)
    yield "iTXt of 60 MB", in_png(png, b"iTXtComment\0\1\0\0\0" + much)
    yield "zTXt of 60 MB behind the pixels", in_png(png, b"zTXtComment\0\0" + much, end=True)
    yield "iCCP of 60 MB", in_png(png, b"iCCPx\0\0" + much)
    yield "EXIF that leads to itself", in_jpeg(jpeg, segment(0xE1, b"Exif\0\0" + _circle()))
    yield "EXIF of a million entries", in_jpeg(jpeg, segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + bytes(60_000)))
    yield "EXIF with endless counts", in_jpeg(jpeg, segment(0xE1, b"Exif\0\0" + _endless()))
    yield "PNG with EXIF that leads to itself", in_png(png, b"eXIf" + _circle())
    yield "profile of 10 MB", in_jpeg(jpeg, *_profile(bytes(10_000_000)))
    yield "profile of 10 MB that looks right", in_jpeg(jpeg, *_profile(_signed(10_000_000)))
    yield "profile of noise", in_jpeg(jpeg, *_profile(random.Random(1).randbytes(3000)))
    yield "profile of noise that looks right", in_jpeg(jpeg, *_profile(_signed(3000)))
    yield "WebP that says it is longer", webp[:4] + struct.pack("<I", len(webp) + 1000) + webp[8:]
    yield "WebP that says it is shorter", webp[:4] + struct.pack("<I", 30) + webp[8:]
    yield "WebP with an endless chunk", webp[:16] + b"\xff\xff\xff\xff" + webp[20:]
    yield "JPEG with 5,000 comments", in_jpeg(jpeg, *(segment(0xFE, b"x" * 100) for _ in range(5000)))


def _circle() -> bytes:
    entries = struct.pack(">HHII", 0x8769, 4, 1, 8) + struct.pack(">HHII", 0x8825, 4, 1, 8)
    return b"MM\0*\0\0\0\x08" + struct.pack(">H", 2) + entries + struct.pack(">I", 8)


def _endless() -> bytes:
    tags = (0x10F, 0x112, 0x9003, 0x927C)
    entries = b"".join(struct.pack(">HHII", tag, kind, 0xFFFFFFFF, 8) for kind, tag in enumerate(tags, 2))
    return b"MM\0*\0\0\0\x08" + struct.pack(">H", len(tags)) + entries + bytes(4)


def _signed(size: int) -> bytes:
    noise = bytearray(random.Random(2).randbytes(size))
    noise[:4], noise[12:24], noise[36:40] = size.to_bytes(4, "big"), b"mntrRGB XYZ ", b"acsp"
    return bytes(noise)


def _profile(content: bytes) -> list[bytes]:
    parts = [content[start : start + 65_000] for start in range(0, len(content), 65_000)]
    return [
        segment(0xE2, b"ICC_PROFILE\0" + bytes([n % 256, len(parts) % 256]) + part) for n, part in enumerate(parts, 1)
    ]


def mutated(data: bytes, seed: int) -> bytes:
    """`data` with some bytes changed, cut out, doubled or put elsewhere; most often near its head."""
    numbers, content = random.Random(seed), bytearray(data)
    for _ in range(numbers.choice((1, 1, 2, 5, 20))):
        limit = len(content) if numbers.random() < 0.5 else min(len(content), 400)
        place, size = numbers.randrange(limit), numbers.choice((1, 1, 2, 4, 30))
        how = numbers.randrange(5)
        if how == 0:
            content[place : place + size] = numbers.randbytes(size)
        elif how == 1:
            content[place : place + size] = numbers.choice((b"\0", b"\xff", b"\x7f", b"\x80")) * size
        elif how == 2:
            del content[place : place + size]
        elif how == 3:
            content[place:place] = content[place : place + size]
        else:
            content[place] ^= 1 << numbers.randrange(8)
    return bytes(content)
