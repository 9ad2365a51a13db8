"""Cuts the metadata blocks out of a picture without touching its pixels, byte by byte.

Only blocks that are known to matter for how it looks are kept: everything else could hold a place, a name or a program.
"""

import re
import struct
import zlib
from dataclasses import dataclass

from photos.imaging.errors import Refused
from photos.imaging.inspect import BROKEN, MOVES
from photos.imaging.profile import MAX_BYTES, usable

_EOI, _SOS = 0xD9, 0xDA
_ONE_AFTER_THE_OTHER = {0xC0, 0xC1}  # sequential, Huffman
_READ_AHEAD = 10  # bytes; libjpeg-turbo fills a register of 64 bits
_JPEG_TABLES = {0xDB, 0xC4, 0xDD, 0xCC, *range(0xC0, 0xD0)} - {0xC8}  # ITU T.81 table B.1
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # in coded data: not stuffing, not a restart
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS"),
    *(b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"cICP", b"mDCV", b"cLLI", b"pHYs"),
}
_WEBP_KEPT = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP"}
_WEBP_EXIF, _WEBP_XMP = 0x08, 0x04  # flags in VP8X


@dataclass(frozen=True, slots=True)
class Parts:
    """A picture in two: what it needs to be shown, and whatever else the file held."""

    kept: bytes
    dropped: bytes
    is_one_scan: bool = False  # a JPEG whose pixels stand one after the other

    @property
    def strict(self) -> bytes:
        """What is kept, for a decoder that must not make up pixels.

        libjpeg fills the rest of a picture with grey when it meets the end mark too early. Without a mark, but with as
        many zeros as it reads ahead, it comes to the last pixel or complains.
        """
        return self.kept[:-2] + bytes(_READ_AHEAD) if self.is_one_scan else self.kept


def split(data: bytes, kind: str) -> Parts:
    """`data` without metadata, and the metadata. Of AVIF and HEIF nothing is kept: they are encoded anew.

    Raises Refused when the blocks of the file do not fit together.
    """
    try:
        return {"JPEG": _jpeg, "PNG": _png, "WEBP": _webp}.get(kind, _nothing)(data)
    except (IndexError, struct.error, ValueError) as error:
        raise Refused(BROKEN) from error


def _nothing(data: bytes) -> Parts:
    return Parts(b"", data)


def _jpeg(data: bytes) -> Parts:
    kept, dropped, profile = list[bytes](), list[bytes](), list[bytes]()
    markers = list[int]()
    place, marker = 2, 0
    while marker != _EOI:
        if data[place] != 0xFF:
            raise ValueError("no marker")
        while data[place + 1] == 0xFF:  # fill bytes (T.81 B.1.1.2)
            place += 1
        marker = data[place + 1]
        markers.append(marker)
        end = place + 2 if marker == _EOI else place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        block = data[place:end]
        if len(block) != end - place or len(block) < 2:
            raise ValueError("cut off")
        if marker == _SOS:
            found = _NEXT_MARKER.search(data, end)
            if found is None:
                raise ValueError("no end")
            end = found.start()
            kept.append(data[place:end])
        elif marker == 0xE2 and block[4:16] == b"ICC_PROFILE\0":  # ICC.1:2022 B.4, in order but for strange files
            profile.append(block)
        else:
            wanted, rest = _jpeg_block(marker, block)
            kept.append(wanted)
            dropped.append(rest)
        place = end
    dropped.append(data[place:])
    if usable(b"".join(block[18:] for block in profile)):
        kept[1:1] = profile
    else:
        dropped += profile
    is_one_scan = markers.count(_SOS) == 1 and not _ONE_AFTER_THE_OTHER.isdisjoint(markers)
    return Parts(b"\xff\xd8" + b"".join(kept), b"".join(dropped), is_one_scan)


def _jpeg_block(marker: int, block: bytes) -> tuple[bytes, bytes]:
    """What is kept and what is dropped of a block, which begins with its marker and its length."""
    if marker in _JPEG_TABLES or marker == _EOI:
        return block, b""
    if marker == 0xE0 and block[4:9] == b"JFIF\0" and len(block) >= 18:
        return b"\xff\xe0\x00\x10" + block[4:16] + b"\0\0", block[18:]  # without its thumbnail
    if marker == 0xEE and block[4:9] == b"Adobe" and len(block) >= 16:  # which colours the numbers mean
        return b"\xff\xee\x00\x0e" + block[4:16], block[16:]
    return b"", block


def _png(data: bytes) -> Parts:
    kept, dropped = [_PNG_SIGNATURE], list[bytes]()
    place = len(_PNG_SIGNATURE)
    while True:
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if end > len(data):
            raise ValueError("cut off")
        if kind not in _PNG_KEPT or (kind == b"iCCP" and not _png_profile(data[place + 8 : end - 4])):
            dropped.append(data[place:end])
        elif zlib.crc32(data[place + 4 : end - 4]).to_bytes(4, "big") == data[end - 4 : end]:
            kept.append(data[place:end])
        else:
            raise ValueError("damaged")
        place = end
        if kind == b"IEND":
            dropped.append(data[place:])
            return Parts(b"".join(kept), b"".join(dropped))


def _png_profile(content: bytes) -> bool:
    """Whether an iCCP chunk holds a profile: a name, a zero, the method of compression, and the profile compressed."""
    unpacker = zlib.decompressobj()
    try:
        return usable(unpacker.decompress(content[content.index(b"\0") + 2 :], MAX_BYTES + 1))
    except (zlib.error, ValueError):
        return False


def _webp(data: bytes) -> Parts:
    (size,) = struct.unpack_from("<I", data, 4)
    kept, dropped = list[bytes](), [data[8 + size :]]
    place, last = 12, 8 + size
    if last > len(data):
        raise ValueError("cut off")
    while place + 8 <= last:
        kind, length = struct.unpack_from("<4sI", data, place)
        end = place + 8 + length + length % 2
        block = data[place:end]
        if kind == b"VP8X":
            block = block[:8] + bytes([block[8] & ~(_WEBP_EXIF | _WEBP_XMP)]) + block[9:]
        wanted = kind in _WEBP_KEPT and (kind != b"ICCP" or usable(block[8 : 8 + length]))
        (kept if wanted else dropped).append(block)
        place = end
    if not any(block.startswith((b"VP8 ", b"VP8L")) for block in kept):
        raise Refused(MOVES)  # a single frame of an animation
    body = b"WEBP" + b"".join(kept)
    return Parts(b"RIFF" + struct.pack("<I", len(body)) + body, b"".join(dropped))
