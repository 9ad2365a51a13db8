"""Values in exchange files: text in, typed value out, or ScheduleError with the place when it makes no sense."""

import datetime as dt
import re
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core import richtext
from events.exchange.document import ScheduleError

HOME_ZONE = ZoneInfo("Europe/Amsterdam")
YEARS = range(1990, 2101)  # a conference outside these is a mistake in the file

_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)
_DURATION = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,4})?", re.ASCII)
_SLUG = re.compile(r"[-a-zA-Z0-9_]+", re.ASCII)


def short(text: str) -> str:
    """`text` as it may stand in a message: one line of at most 60 characters."""
    text = richtext.line(text)
    return text if len(text) <= 60 else f"{text[:59]}…"


def line(text: str, place: str, what: str, limit: int) -> str:
    """One clean line of at most `limit` characters."""
    text = richtext.line(text)
    if len(text) > limit:
        raise ScheduleError(f"{what} is langer dan {limit} tekens.", place)
    return text


def rich(text: str, place: str, what: str) -> str:
    """Clean HTML of at most `richtext.MAX_LENGTH` characters, before and after it is cleaned."""
    if len(text) <= richtext.MAX_LENGTH:
        text = richtext.clean(text)
    if len(text) > richtext.MAX_LENGTH:
        raise ScheduleError(f"{what} is langer dan 100.000 tekens.", place)
    return text


def zone(name: str) -> ZoneInfo:
    """The time zone called `name`; Europe/Amsterdam when there is none."""
    try:
        return ZoneInfo(name.strip()) if name.strip() else HOME_ZONE
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown, a path outside the zones, a folder of zones
        return HOME_ZONE


def time_of_day(text: str, place: str) -> dt.time:
    if match := _TIME.fullmatch(text.strip()):
        hour, minute, second = (int(group or 0) for group in match.groups())
        if hour < 24 and minute < 60 and second < 60:
            return dt.time(hour, minute, second)
    raise ScheduleError(f"“{short(text)}” is geen tijd zoals 13:30.", place)


def duration(text: str, place: str) -> dt.timedelta:
    """Hours and minutes, or hours, minutes and seconds; more than nothing."""
    if match := _DURATION.fullmatch(text.strip()):
        hours, minutes, seconds = (int(group or 0) for group in match.groups())
        length = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
        if minutes < 60 and seconds < 60 and length:
            return length
    raise ScheduleError(f"“{short(text)}” is geen duur zoals 00:45.", place)


def moment(text: str, place: str, local: ZoneInfo) -> dt.datetime:
    """A date with time; without an offset it is in the zone `local`. The result has an offset."""
    try:
        value = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        value = None
    if value is None or value.year not in YEARS:
        raise ScheduleError(f"“{short(text)}” is geen datum met tijd zoals 2018-06-18T13:00:00+02:00.", place)
    return (value if value.tzinfo else value.replace(tzinfo=local)).astimezone(dt.UTC)


def day(text: str, place: str) -> dt.date:
    """A date; of a date with time the date as written."""
    try:
        value = dt.datetime.fromisoformat(text.strip()).date()
    except ValueError:
        value = None
    if value is None or value.year not in YEARS:
        raise ScheduleError(f"“{short(text)}” is geen datum zoals 2018-06-18.", place)
    return value


def guid(text: str, place: str) -> UUID | None:
    """None for an empty text."""
    if not text.strip():
        return None
    try:
        return UUID(text.strip())
    except ValueError:
        raise ScheduleError(f"“{short(text)}” is geen guid.", place) from None


def slug(text: str, place: str) -> str:
    text = text.strip()
    if text and not _SLUG.fullmatch(text):
        raise ScheduleError(f"“{short(text)}” is geen slug: alleen letters, cijfers, - en _ mogen.", place)
    return text


def language(text: str | None) -> str | None:
    """A language code; "" for anything else that the file may say, None when it says nothing."""
    if text is None:
        return None
    return text.strip() if _LANGUAGE.fullmatch(text.strip()) else ""
