"""Pictures with every block of metadata that cameras, telephones and programs write, each with SECRET in it."""

import io
import struct
import zlib
from typing import Any

import pillow_heif  # noqa: F401 its opener is registered by photos.imaging
from PIL import Image

from tests.photos.pictures import encoded, pixels

SECRET = b"GEHEIM52.99"  # long enough not to come about by chance
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>' + SECRET + b"</rdf:RDF></x:xmpmeta>"
TEXTS = (b"tEXtComment\0" + SECRET, b"iTXtXML:com.adobe.xmp\0\0\0\0\0" + XMP)


def exif(orientation: int = 1, taken: str = "2023:11:20 14:05:09") -> bytes:
    """TIFF structure (EXIF 2.32): maker, orientation, moment, place, and a thumbnail in a second directory."""
    thumbnail = encoded(Image.new("RGB", (160, 120), "red")).replace(b"\xff\xd9", SECRET + b"\xff\xd9")
    head = 8
    ifd0 = head + _length(4)
    details = ifd0 + _length(1)
    place = details + _length(2)
    ifd1 = place
    data = ifd1 + _length(2)
    maker, moment, latitude = data, data + len(SECRET) + 1, data + len(SECRET) + 21
    picture = latitude + 24
    return b"".join(
        [
            b"MM\0*" + struct.pack(">I", head),
            _ifd([(0x10F, 2, len(SECRET) + 1, maker), (0x112, 3, 1, orientation << 16), (0x8769, 4, 1, ifd0),
                  (0x8825, 4, 1, details)], following=ifd1),
            _ifd([(0x9003, 2, 20, moment)]),
            _ifd([(1, 2, 2, ord("N") << 24), (2, 5, 3, latitude)]),
            _ifd([(0x201, 4, 1, picture), (0x202, 4, 1, len(thumbnail))]),
            SECRET + b"\0",
            taken.encode().ljust(20, b"\0"),
            struct.pack(">6I", 52, 1, 59, 1, 31, 1),
            thumbnail,
        ]
    )  # fmt: skip


def _length(entries: int) -> int:
    return 2 + 12 * entries + 4


def _ifd(entries: list[tuple[int, int, int, int]], following: int = 0) -> bytes:
    return (
        struct.pack(">H", len(entries))
        + b"".join(struct.pack(">HHII", *one) for one in entries)
        + struct.pack(">I", following)
    )


def segment(marker: int, content: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + (len(content) + 2).to_bytes(2, "big") + content


def chunk(content: bytes) -> bytes:
    """A PNG chunk of its name and what it holds."""
    return (len(content) - 4).to_bytes(4, "big") + content + zlib.crc32(content).to_bytes(4, "big")


def in_jpeg(data: bytes, *extra: bytes) -> bytes:
    """`data` with these segments first."""
    return data[:2] + b"".join(extra) + data[2:]


def in_png(data: bytes, *extra: bytes, end: bool = False) -> bytes:
    """`data` with these chunks, named by their first four bytes, before its pixels, or before its end."""
    place = len(data) - 12 if end else 33
    return data[:place] + b"".join(chunk(one) for one in extra) + data[place:]


def tagged_jpeg(data: bytes) -> bytes:
    return in_jpeg(
        data,
        segment(0xE1, b"Exif\0\0" + exif()),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
        segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\x10\x1c\x02\x78\0\x0b" + SECRET + b"\0"),  # IPTC: caption
        segment(0xE0, b"JFXX\0\x10" + encoded(Image.new("RGB", (80, 60))) + SECRET),
        segment(0xEB, b"JP\0\x01" + SECRET),  # C2PA
        segment(0xE2, b"FPXR\0" + SECRET),
        segment(0xFE, SECRET),
    )


def tagged(kind: str, width: int = 320, height: int = 240) -> bytes:
    """A picture with all blocks that its kind can have."""
    image = pixels(width, height, seed=7)
    options: dict[str, Any] = {"exif": exif(), "xmp": XMP}
    if kind in {"baseline JPEG", "progressive JPEG"}:
        return tagged_jpeg(encoded(image, progressive=kind.startswith("progressive")))
    if kind == "MPO":  # a second picture, as telephones write
        stream = io.BytesIO()
        second = pixels(width, height, seed=8)
        image.save(stream, "MPO", save_all=True, append_images=[second])
        return tagged_jpeg(stream.getvalue())
    if kind == "motion photo":  # a short film behind the picture
        return tagged_jpeg(encoded(image)) + b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + SECRET + bytes(500)
    if kind == "PNG":
        png = in_png(encoded(image, "PNG"), *TEXTS, b"eXIf" + exif(), b"tIME\x07\xe7\x0b\x14\x0e\x05\x09")
        png = in_png(png, b"zTXtComment\0\0" + zlib.compress(SECRET), b"tEXtAuthor\0" + SECRET, end=True)
        return png + SECRET
    if kind == "lossless WebP":
        options["lossless"] = True
    return encoded(image, {"HEIC": "HEIF"}.get(kind, "WEBP" if "WebP" in kind else kind), **options)


KINDS = ("baseline JPEG", "progressive JPEG", "MPO", "motion photo", "PNG", "WebP", "lossless WebP", "AVIF", "HEIC")
