"""An edition's programme in short: a handful of lines for its own page and for home."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from core import dutch
from core.dutch import ZONE
from events.models import Session
from events.models.session import SessionQuerySet
from events.programme import KIND_LABELS, KIND_PLURALS

MAX_LINES = 14  # of a longer programme only the days are listed


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a moment ("13.00–14.15", a day, or nothing), what happens, and where it is written out."""

    moment: str
    title: str
    detail: str
    url: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Item:
    day: str
    start: str
    end: str
    iso_day: str
    title: str
    slug: str
    kind: str
    is_cancelled: bool


def load_outline(sessions: SessionQuerySet, base_url: str) -> tuple[list[Line], int]:
    """The lines and the number of `sessions`. One light query, however long the programme is."""
    rows = sessions.in_order().values_list("start", "end", "title", "slug", "kind", "state")
    items = [_item(row) for row in rows]
    lines = _lines(items, base_url)
    one_day = len({item.iso_day for item in items if item.iso_day}) < 2
    return (lines if one_day and len(lines) <= MAX_LINES else _days(items, base_url)), len(items)


def _item(row: tuple[dt.datetime | None, dt.datetime | None, str, str, str, str]) -> _Item:
    start, end, title, slug, kind, state = row
    begin, finish = (moment.astimezone(ZONE) if moment else None for moment in (start, end))
    return _Item(
        day=dutch.date(begin.date(), year=False) if begin else "",
        start=dutch.time(begin) if begin else "",
        end=dutch.time(finish) if finish else "",
        iso_day=begin.date().isoformat() if begin else "",
        title=title,
        slug=slug,
        kind=kind,
        is_cancelled=state == Session.State.CANCELLED,
    )


def _lines(items: Iterable[_Item], base_url: str) -> list[Line]:
    timed = [item for item in items if item.start]
    lines = []
    for (_, start), group in groupby(timed, key=lambda item: (item.iso_day, item.start)):
        same = list(group)
        ends = {item.end for item in same}
        end = ends.pop() if len(ends) == 1 else ""
        moment = f"{start}–{end}" if end else start
        if len(same) == 1:
            lines.append(_single(moment, same[0], base_url))
        else:
            lines.append(Line(moment, f"{len(same)} sessies tegelijk", _kinds(same), base_url, same[0].kind))
    untimed = sorted((item for item in items if not item.start), key=lambda item: list(KIND_LABELS).index(item.kind))
    for kind, group in groupby(untimed, key=lambda item: item.kind):
        same = list(group)
        if len(same) == 1:
            lines.append(_single("", same[0], base_url))
        else:
            titles = dutch.listing([item.title for item in same], limit=6)
            lines.append(Line("", KIND_PLURALS[kind], titles, base_url, kind))
    return lines


def _single(moment: str, item: _Item, base_url: str) -> Line:
    detail = "Geannuleerd" if item.is_cancelled else KIND_LABELS[item.kind]
    return Line(moment, item.title, detail, f"{base_url}{item.slug}/", item.kind)


def _days(items: Iterable[_Item], base_url: str) -> list[Line]:
    """A line for each day, and one for what has no time."""
    lines = []
    for (iso, day), group in groupby(items, key=lambda item: (item.iso_day, item.day)):
        same = list(group)
        ends = [item.end for item in same if item.end]
        hours = f"van {same[0].start} tot {max(ends)} uur" if ends and min(ends) > same[0].start else _kinds(same)
        count = dutch.count(len(same), "sessie", "sessies")
        if iso:
            lines.append(Line(day, count, hours, f"{base_url}?dag={iso}"))
        else:
            lines.append(Line("", f"{count} zonder tijd", _kinds(same), base_url))
    return lines


def _kinds(items: Iterable[_Item]) -> str:
    counts = Counter(item.kind for item in items)
    return dutch.listing(
        [dutch.count(number, KIND_LABELS[kind].lower(), KIND_PLURALS[kind].lower()) for kind, number in counts.items()]
    )
