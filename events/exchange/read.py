"""Reads an exchange file, whatever it turns out to be."""

from pathlib import Path

from events.exchange.document import Schedule, ScheduleError
from events.exchange.read_json import read_json
from events.exchange.read_xml import read_xml

MAX_SIZE = 50 * 1024 * 1024  # bytes


def read_file(path: Path) -> Schedule:
    """The schedule in the file at `path`. Raises ScheduleError; nothing is read of a file that is too large."""
    try:
        if path.is_dir():
            raise ScheduleError("dit is een map en geen bestand.")
        if not path.is_file():
            raise ScheduleError("dit bestand is er niet.")
        if path.stat().st_size > MAX_SIZE:
            raise ScheduleError(f"het bestand is groter dan {MAX_SIZE // 1024**2} MB.")
        data = path.read_bytes()
    except (OSError, ValueError):  # not allowed to read, a name with a NUL
        raise ScheduleError("dit bestand is niet te lezen.") from None
    return read_bytes(data)


def read_bytes(data: bytes) -> Schedule:
    """The schedule in `data`, XML or JSON by its first sign."""
    start = data[:400].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    if not start:
        raise ScheduleError("het bestand is leeg.")
    if start.startswith(b"<"):
        return read_xml(data)
    if start[:1] in {b"{", b"["}:
        return read_json(data)
    raise ScheduleError("dit is geen schedule.xml en geen schedule.json.", "regel 1")
