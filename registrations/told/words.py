"""Two versions of the facts, side by side in Dutch."""

import datetime as dt

from django.utils import timezone

from core import dutch
from core.folding import fold
from registrations.told.facts import Facts, moves, with_venue

UNKNOWN = "nog niet bekend"


def of_session(before: Facts, now: Facts, *, title: str, with_day: bool) -> list[str]:
    """`title`: what the session is called now. `with_day`: the edition has several days.

    Another title alone is told to nobody; who hears of something else reads by what name they knew the session.
    """
    return _of_session(before, now, with_day=with_day) + _title(before["title"], title)


def _of_session(before: Facts, now: Facts, *, with_day: bool) -> list[str]:
    with_day = with_day or _day(before) != _day(now)
    rooms = bool(before["room"] or now["room"])
    venues = with_venue(before, now)
    old, new = (_place(one, with_day=with_day, with_room=rooms, with_venue=venues) for one in (before, now))
    if not now["happens"]:
        return ["Deze sessie gaat niet door.", f"Gepland was: {old}"]
    if not before["happens"]:
        return ["Deze sessie gaat toch door.", new]
    return [f"Nu: {new}", f"Eerst: {old}"]


def _title(before: str, now: str) -> list[str]:
    return [f"De titel was eerst: {before}"] if fold(before) != fold(now) else []


def of_event(before: Facts, now: Facts) -> list[str]:
    lines = []
    if (old := _when(before)) != (new := _when(now)):
        lines += [f"Nu: {new}", f"Eerst: {old}"]
    if "places" in before and moves(before["places"], now["places"]):
        new, old = ("; ".join(one["places"]) or UNKNOWN for one in (now, before))
        lines += [f"De plaats is nu: {new}", f"De plaats was eerst: {old}"]
    return lines


def _place(facts: Facts, *, with_day: bool, with_room: bool, with_venue: bool) -> str:
    start, end = (dt.datetime.fromisoformat(facts[name]) if facts[name] else None for name in ("start", "end"))
    parts = [f"tijd {UNKNOWN}"]
    if start is not None:
        local = timezone.localtime(start)
        parts = [dutch.date(local.date(), year=False)] if with_day else []
        parts.append(dutch.time_range(local, timezone.localtime(end) if end else None))
    if with_room:
        parts.append(facts["room"] or f"zaal {UNKNOWN}")
    if with_venue and facts.get("venue"):
        parts.append(facts["venue"])
    return ", ".join(parts)


def _day(facts: Facts) -> dt.date | None:
    return timezone.localtime(dt.datetime.fromisoformat(facts["start"])).date() if facts["start"] else None


def _when(facts: Facts) -> str:
    days = dutch.date_range(*(dt.date.fromisoformat(facts[name]) for name in ("starts_on", "ends_on")))
    hours = dutch.time_range(*(_time(facts[name]) for name in ("start_time", "end_time")))
    return f"{days}, {hours}" if hours else days


def _time(text: str | None) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None
