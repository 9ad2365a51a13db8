"""Dutch notation of dates, times and lists (Taaladvies: "maandag 18 juni 2018", "13.00 uur", "A, B en C")."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from django.conf import settings

ZONE = ZoneInfo(settings.TIME_ZONE)
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def date(day: dt.date, *, weekday: bool = True, year: bool = True) -> str:
    """`day` in words: "maandag 18 juni 2018"."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    if weekday:
        words = f"{DAYS[day.weekday()]} {words}"
    return f"{words} {day.year}" if year else words


def date_range(first: dt.date, last: dt.date) -> str:
    """One day in full, or "3 en 4 februari 2018", "3 tot en met 5 februari 2018", "31 mei en 1 juni 2018"."""
    if first == last:
        return date(first)
    link = "en" if (last - first).days == 1 else "tot en met"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} {link} {date(last, weekday=False)}"
    return f"{date(first, weekday=False, year=first.year != last.year)} {link} {date(last, weekday=False)}"


def time(moment: dt.datetime | dt.time) -> str:
    """Hours and minutes with a point: "13.00"."""
    return f"{moment.hour:02}.{moment.minute:02}"


def moment(when: dt.datetime, *, weekday: bool = True) -> str:
    """Day and time in Amsterdam: "maandag 18 juni 2018, 09.00 uur"."""
    local = when.astimezone(ZONE)
    return f"{date(local, weekday=weekday)}, {time(local)} uur"


def time_range(start: dt.datetime | dt.time | None, end: dt.datetime | dt.time | None) -> str:
    """ "12.00 tot 17.00 uur", "vanaf 12.00 uur", or nothing when the start is unknown."""
    if start is None:
        return ""
    return f"vanaf {time(start)} uur" if end is None else f"{time(start)} tot {time(end)} uur"


def listing(words: Sequence[str], *, limit: int = 0) -> str:
    """ "A, B en C"; with `limit` at most so many, then "en nog 3"."""
    if limit and len(words) > limit:
        return f"{', '.join(words[:limit])} en nog {len(words) - limit}"
    return " en ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def count(number: int, one: str, more: str) -> str:
    """A number with its noun: "1 sessie", "1.400 sessies"."""
    return f"{points(number)} {one if number == 1 else more}"


def points(number: int) -> str:
    """A number with a point for thousands: "1.400"."""
    return f"{number:,}".replace(",", ".")
