"""Names the blocks of a picture, byte by byte, so that tests do not trust the library that wrote it."""

import struct
from collections.abc import Iterator

_PLAIN = {
    "JPEG": {"JFIF", "DQT", "DHT", "SOF", "SOS", "DRI", "ICC", "Adobe"},
    "PNG": {*"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT cICP pHYs".split()},
    "RIFF": {"VP8X", "VP8 ", "VP8L", "ALPH", "ICCP"},
    "AVIF": {"ftyp", "meta", "mdat", "item av01", "item grid"},
}


def metadata(data: bytes) -> list[str]:
    """The names of all blocks that are not needed to show the picture, among them whatever follows its end."""
    kind, names = blocks(data)
    return [name for name in names if name not in _PLAIN[kind]]


def blocks(data: bytes) -> tuple[str, list[str]]:
    """The family of the file, and its blocks in order. AssertionError when they do not fit together."""
    if data.startswith(b"\xff\xd8"):
        return "JPEG", list(_jpeg(data))
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG", list(_png(data))
    if data.startswith(b"RIFF"):
        return "RIFF", list(_riff(data))
    assert data[4:8] == b"ftyp", data[:12]
    return "AVIF", list(_boxes(data))


def _jpeg(data: bytes) -> Iterator[str]:
    place = 2
    while data[place + 1] != 0xD9:
        assert data[place] == 0xFF, place
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        content = data[place + 4 : place + 2 + length]
        yield _segment(marker, content)
        place += 2 + length
        if marker == 0xDA:
            while data[place] != 0xFF or data[place + 1] in {0, *range(0xD0, 0xD8)}:
                place += 1
    if place + 2 != len(data):
        yield "trailer"


def _segment(marker: int, content: bytes) -> str:
    tables = {0xDB: "DQT", 0xC4: "DHT", 0xDA: "SOS", 0xDD: "DRI", 0xC0: "SOF", 0xC1: "SOF", 0xC2: "SOF", 0xFE: "COM"}
    if marker in tables:
        return tables[marker]
    if marker == 0xE0 and content[:5] == b"JFIF\0" and len(content) == 14 and content[12:] == b"\0\0":
        return "JFIF"
    if marker == 0xE2 and content.startswith(b"ICC_PROFILE\0"):
        return "ICC"
    if marker == 0xEE and content.startswith(b"Adobe") and len(content) == 12:
        return "Adobe"
    return f"APP{marker - 0xE0} {content[:8]!r}"


def _png(data: bytes) -> Iterator[str]:
    place = 8
    while place < len(data):
        length, name = struct.unpack_from(">I4s", data, place)
        place += 12 + length
        yield name.decode("latin-1")
        if name == b"IEND" and place != len(data):
            yield "trailer"
            return
    assert place == len(data)


def _riff(data: bytes) -> Iterator[str]:
    assert int.from_bytes(data[4:8], "little") == len(data) - 8
    place = 12
    while place < len(data):
        name, length = struct.unpack_from("<4sI", data, place)
        if name == b"VP8X" and data[place + 8] & 0x0C:
            yield "VP8X that announces EXIF or XMP"
        yield name.decode("latin-1")
        place += 8 + length + length % 2


def _boxes(data: bytes) -> Iterator[str]:
    """The boxes of a file, and of its table of items (ISO 14496-12 §8.11.6) the type of each."""
    for name, content in _children(data):
        yield name
        if name == "meta":
            inner = dict(_children(content[4:]))
            yield from _items(inner["iinf"])
            references = [kind for kind, _ in _children(inner.get("iref", bytes(4))[4:])]
            yield from (f"reference {kind}" for kind in references if kind not in {"dimg", "auxl"})


def _items(table: bytes) -> Iterator[str]:
    wide = table[0] != 0
    count = int.from_bytes(table[4:8] if wide else table[4:6], "big")
    entries = list(_children(table[8 if wide else 6 :]))
    assert len(entries) == count
    for name, entry in entries:
        assert name == "infe"
        place = 4 + (4 if entry[0] == 3 else 2) + 2
        yield f"item {entry[place : place + 4].decode('latin-1')}"


def _children(data: bytes) -> Iterator[tuple[str, bytes]]:
    place = 0
    while place < len(data):
        size, name = struct.unpack_from(">I4s", data, place)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, place + 8)
            head = 16
        size = size or len(data) - place
        assert head <= size <= len(data) - place
        yield name.decode("latin-1"), data[place + head : place + size]
        place += size
