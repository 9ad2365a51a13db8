"""Charts as SVG: numbers in, markup out. Colours and lines come from figures.css, by class.

Widths are percentages, so that a chart fills a phone and a wide screen with letters of the same size. No part is told
by its colour alone: what was cancelled is hatched, a capacity is a line, and the numbers are written beside the bars.
Every chart has a title and a description (WCAG 2.2 SC 1.1.1), and its page has the same numbers as a table.
"""

import math
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from django.utils.safestring import SafeString, mark_safe

from core import dutch, richtext
from registrations.figures import Day, Fill, Quarter, SectorCount

SVG = "http://www.w3.org/2000/svg"
HEIGHT, TOP, BOTTOM = 260, 18, 30  # pixels, of a chart over time and of the room above and below its bars
LEFT = 9  # per cent at both sides, for the numbers of the axes
ROW, BAR = 46, 14  # pixels, of a bar that lies, with its words above it
LYING = 64  # per cent of the width for the longest of these; numbers stand behind it
MOST_LETTERS = 46  # of a title above a bar; the table has all of it


def sign_ups(days: Sequence[Day]) -> SafeString:
    """Bars for each day, who left since hatched on top, and a line that adds up who stayed."""
    if not days:
        return SafeString()
    total, left = days[-1].total, sum(one.left for one in days)
    said = f"Van {dutch.date(days[0].day)} tot en met {dutch.date(days[-1].day)} meldden {total} mensen zich aan die "
    said += f"nog aangemeld zijn, en {left} die zich afmeldden."
    svg = _svg("aanmeldingen", "Aanmeldingen per dag", said, HEIGHT)
    _hatch(svg)
    highest = _axis(svg, max(one.stayed + one.left for one in days), right=total)
    for number, one in enumerate(days):
        slot = _slot(number, len(days))
        _bar(svg, "c-bar", slot, one.stayed / highest)
        _bar(svg, "c-left", slot, one.left / highest, low=one.stayed / highest)
    _line(svg, [one.total / _ceiling(total) for one in days])
    _moments(svg, [f"{one.day.day} {dutch.MONTHS[one.day.month - 1][:3]}" for one in days])
    return _print(svg)


def arrivals(quarters: Sequence[Quarter]) -> SafeString:
    """A bar for each quarter of an hour, and a line that adds them up."""
    if not quarters:
        return SafeString()
    total, busiest = quarters[-1].total, max(quarters, key=lambda one: one.number)
    first = quarters[0].start.astimezone(dutch.ZONE)
    said = f"Op {dutch.date(first)} kwamen {total} mensen binnen. Het drukst was het vanaf {_clock(busiest)} uur: "
    said += f"{busiest.number} in een kwartier."
    svg = _svg(f"binnen-{first:%Y%m%d}", "Binnengekomen per kwartier", said, HEIGHT)
    highest = _axis(svg, busiest.number, right=total)
    for number, one in enumerate(quarters):
        _bar(svg, "c-bar", _slot(number, len(quarters)), one.number / highest)
    _line(svg, [one.total / _ceiling(total) for one in quarters])
    _moments(svg, [_clock(one) for one in quarters])
    return _print(svg)


def sectors(counts: Sequence[SectorCount]) -> SafeString:
    """A bar for each sector, with who waits as an outline behind it."""
    most = max((one.place + one.waiting for one in counts), default=0)
    if not most:
        return SafeString()
    said = dutch.listing([f"{one.label}: {one.place}" for one in counts]) + "."
    svg = _svg("sectoren", "Plaatsen per sector", said, ROW * len(counts))
    for number, one in enumerate(counts):
        words = f"{one.place}" + (f" +{one.waiting}" if one.waiting else "")
        _lying(svg, number, one.label, words, [("c-bar", one.place / most), ("c-waits", one.waiting / most)])
    return _print(svg)


def fill(sessions: Sequence[Fill]) -> list[SafeString]:
    """A bar for each session in the frame of its capacity, and who waits as an outline behind it; in two halves."""
    most = max((max(one.capacity, one.taken) + one.waiting for one in sessions), default=0)
    middle = (len(sessions) + 1) // 2
    halves = [sessions[:middle], sessions[middle:]]
    return [_fill(half, most, number) for number, half in enumerate(halves, 1) if half and most]


def _fill(sessions: Sequence[Fill], most: int, half: int) -> SafeString:
    on = [one for one in sessions if not one.cancelled]
    full, off = sum(0 < one.capacity <= one.taken for one in on), len(sessions) - len(on)
    said = f"Van {dutch.count(len(on), 'sessie is', 'sessies zijn')} er {full} vol."
    said += f" Er {'gaat' if off == 1 else 'gaan'} er {off} niet door." if off else ""
    svg = _svg(f"sessies-{half}", f"Bezetting van de sessies, deel {half}", said, ROW * len(sessions))
    for number, one in enumerate(sessions):
        free = max(one.capacity - one.taken, 0)
        bars = [("c-bar", one.taken / most), ("c-free", free / most), ("c-waits", one.waiting / most)]
        _lying(svg, number, one.title, fill_words(one), bars)
    return _print(svg)


def fill_words(one: Fill) -> str:
    """ "68 van 100", "vol: 100 +12" with twelve people in line."""
    if one.cancelled:
        return "gaat niet door"
    if not one.capacity and not one.taken and not one.waiting:
        return "geen plaatsen"
    words = f"vol: {one.capacity}" if one.taken >= one.capacity else f"{one.taken} van {one.capacity}"
    return f"{words} +{one.waiting}" if one.waiting else words


def _svg(name: str, title: str, said: str, height: int) -> Element:
    svg = Element("svg", {"xmlns": SVG, "class": "chart", "role": "img", "width": "100%", "height": str(height)})
    svg.set("aria-labelledby", f"{name}-titel {name}-tekst")
    for tag, key, words in (("title", "titel", title), ("desc", "tekst", said)):
        SubElement(svg, tag, {"id": f"{name}-{key}"}).text = richtext.line(words)
    return svg


def _hatch(svg: Element) -> None:
    size = {"width": "6", "height": "6", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    pattern = SubElement(SubElement(svg, "defs"), "pattern", {"id": "streep", **size})
    SubElement(pattern, "rect", {"class": "c-paper", "width": "6", "height": "6"})
    SubElement(pattern, "rect", {"class": "c-stripe", "width": "2.5", "height": "6"})


def _ceiling(number: int) -> int:
    """The next round number above `number`: 1, 2, 3, 4, 5, 6, 8, 10, 15, 20 … for the top of an axis."""
    if number <= 2:
        return max(number, 1)
    size = 10 ** int(math.log10(number))
    return next(int(step * size) for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * size >= number)


def _axis(svg: Element, most: int, *, right: int) -> int:
    """Lines with their numbers: of the bars at the left, of the line at the right. Gives what the top is."""
    top = _ceiling(most)
    for part in (0, 0.5, 1):
        y = _y(part)
        SubElement(svg, "line", {"class": "c-grid", "x1": _p(LEFT), "x2": _p(100 - LEFT), "y1": y, "y2": y})
        for x, number, anchor in ((0, top * part, "start"), (100, _ceiling(right) * part, "end")):
            if number == int(number):
                kind = "c-number" if anchor == "start" else "c-number c-sum"
                _text(svg, kind, f"{int(number)}", (x, y), anchor, dy=4)
    return top


def _slot(number: int, of: int) -> tuple[float, float]:
    """Where a bar begins and how wide it is, in per cent, with air between bars as long as there are few."""
    width = (100 - 2 * LEFT) / of
    air = 0.22 * width if of <= 90 else 0
    most = 6  # a single day is no wall
    slim = min(width - air, most)
    return LEFT + number * width + (width - slim) / 2, slim


def _bar(svg: Element, kind: str, slot: tuple[float, float], part: float, *, low: float = 0) -> None:
    """A bar that stands: `part` of the height, from `low` up."""
    x, width = slot
    if part:
        place = {"x": _p(x), "width": _p(width), "y": _y(low + part), "height": _n(part * (HEIGHT - TOP - BOTTOM))}
        SubElement(svg, "rect", {"class": kind, **place})


def _line(svg: Element, parts: Sequence[float]) -> None:
    """In a picture of its own, stretched to the width: a line knows no percentages."""
    place = {"x": _p(LEFT), "y": str(TOP), "width": _p(100 - 2 * LEFT), "height": str(HEIGHT - TOP - BOTTOM)}
    inner = SubElement(svg, "svg", {**place, "viewBox": "0 0 1000 1000", "preserveAspectRatio": "none"})
    step = 1000 / len(parts)
    points = [f"{_n((number + 0.5) * step)},{_n(1000 - 1000 * part)}" for number, part in enumerate(parts)]
    points = [f"0,{points[0].partition(',')[2]}", *points, f"1000,{points[-1].partition(',')[2]}"]
    SubElement(inner, "polyline", {"class": "c-line", "points": " ".join(points)})


def _moments(svg: Element, words: Sequence[str]) -> None:
    """Some of the moments below the bars: as many as a phone has room for."""
    number = min(len(words), 4)
    keys = sorted({round(key * (len(words) - 1) / max(number - 1, 1)) for key in range(number)})
    for key in keys:
        x, width = _slot(key, len(words))
        anchor = "middle"
        if len(words) > 8:
            anchor = {0: "start", len(words) - 1: "end"}.get(key, "middle")
        _text(svg, "c-moment", words[key], (x + width / 2, str(HEIGHT - BOTTOM)), anchor, dy=20)


def _lying(svg: Element, number: int, label: str, words: str, bars: Iterable[tuple[str, float]]) -> None:
    """A row with its words above the bar and the numbers at the end of the line."""
    y, x = number * ROW, 0.0
    _text(svg, "c-label", _short(label), (0, str(y)), "start", dy=16)
    for kind, part in bars:
        if part:
            place = {"x": _p(x), "y": str(y + 23), "width": _p(part * LYING), "height": str(BAR)}
            SubElement(svg, "rect", {"class": kind, **place})
            x += part * LYING
    _text(svg, "c-number c-value", words, (100, str(y)), "end", dy=35)


def _short(label: str) -> str:
    label = richtext.line(label)
    return label if len(label) <= MOST_LETTERS else f"{label[: MOST_LETTERS - 1].rstrip()}…"


def _text(svg: Element, kind: str, words: str, at: tuple[float, str], anchor: str, *, dy: int) -> None:
    """Words at so many per cent from the left and pixels from the top, the line of writing `dy` pixels below that."""
    place = {"x": _p(at[0]), "y": at[1], "dy": str(dy), "text-anchor": anchor}
    SubElement(svg, "text", {"class": kind, **place}).text = richtext.line(words)


def _clock(one: Quarter) -> str:
    return dutch.time(one.start.astimezone(dutch.ZONE))


def _y(part: float) -> str:
    return _n(TOP + (1 - part) * (HEIGHT - TOP - BOTTOM))


def _p(number: float) -> str:
    return f"{_n(number)}%"


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _print(svg: Element) -> SafeString:
    return mark_safe(ElementTree.tostring(svg, encoding="unicode"))  # noqa: S308 - ElementTree escapes all text
