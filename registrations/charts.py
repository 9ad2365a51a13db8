"""Charts as SVG: numbers in, markup out. Colours and lines come from charts.css, by class.

Widths are percentages, so that a chart fills a phone and a wide screen with letters of the same size. No part is told
by its colour alone: what was cancelled is hatched, a capacity is a line, and the numbers are written beside the bars.
Every chart has a title and a description (WCAG 2.2 SC 1.1.1), and its page has the same numbers as a table.

A picture is a list of pieces of markup, as building it of elements takes three times as long. Words come into it in two
places, `_svg` and `_text`, which escape them; those of others have been made one line by `_short`.
"""

import html
import math
from collections.abc import Iterable, Sequence

from django.utils.safestring import SafeString, mark_safe

from core import dutch, richtext
from registrations.figures import Day, Fill, Quarter, SectorCount

SVG = "http://www.w3.org/2000/svg"
HEIGHT, TOP, BOTTOM = 260, 18, 30  # pixels, of a chart over time and of the room above and below its bars
LEFT = 9  # per cent at both sides, for the numbers of the axes
ROW, BAR = 46, 14  # pixels, of a bar that lies, with its words above it
LYING = 64  # per cent of the width for the longest of these; numbers stand behind it
MOST_LETTERS = 46  # of a title above a bar; the table has all of it
HATCH = (
    '<defs><pattern id="streep" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="c-paper" width="6" height="6"/><rect class="c-stripe" width="2.5" height="6"/></pattern></defs>'
)


def sign_ups(days: Sequence[Day]) -> SafeString:
    """Bars for each day, who left since hatched on top, and a line that adds up who stayed."""
    if not days:
        return SafeString()
    total, left = days[-1].total, sum(one.left for one in days)
    said = f"Van {dutch.date(days[0].day)} tot en met {dutch.date(days[-1].day)} meldden {total} mensen zich aan die "
    said += f"nog aangemeld zijn, en {left} die zich afmeldden."
    most, top = _ceiling(max(one.stayed + one.left for one in days)), _ceiling(total)
    bars, width = [], _p(_width(len(days)))
    for x, one in zip(_slots(len(days)), days, strict=True):
        bars.append(_bar("c-bar", x, width, one.stayed / most))
        bars.append(_bar("c-left", x, width, one.left / most, low=one.stayed / most))
    axis, line = _axis(most, top), _line([one.total / top for one in days])
    moments = _moments([f"{one.day.day} {dutch.MONTHS[one.day.month - 1][:3]}" for one in days])
    return _svg("aanmeldingen", "Aanmeldingen per dag", said, HEIGHT, [HATCH, *axis, *bars, line, *moments])


def arrivals(quarters: Sequence[Quarter]) -> SafeString:
    """A bar for each quarter of an hour, and a line that adds them up."""
    if not quarters:
        return SafeString()
    total, busiest = quarters[-1].total, max(quarters, key=lambda one: one.number)
    first = quarters[0].start.astimezone(dutch.ZONE)
    said = f"Op {dutch.date(first)} kwamen {total} mensen binnen. Het drukst was het vanaf {_clock(busiest)} uur: "
    said += f"{busiest.number} in een kwartier."
    most, top, width = _ceiling(busiest.number), _ceiling(total), _p(_width(len(quarters)))
    slots = zip(_slots(len(quarters)), quarters, strict=True)
    bars = [_bar("c-bar", x, width, one.number / most) for x, one in slots]
    axis, line = _axis(most, top), _line([one.total / top for one in quarters])
    parts = [*axis, *bars, line, *_moments([_clock(one) for one in quarters])]
    return _svg(f"binnen-{first:%Y%m%d}", "Binnengekomen per kwartier", said, HEIGHT, parts)


def sectors(counts: Sequence[SectorCount]) -> SafeString:
    """A bar for each sector, with who waits as an outline behind it."""
    most = max((one.place + one.waiting for one in counts), default=0)
    if not most:
        return SafeString()
    said = dutch.listing([f"{one.label}: {one.place}" for one in counts]) + "."
    rows: list[str] = []
    for number, one in enumerate(counts):
        words = f"{one.place}" + (f" +{one.waiting}" if one.waiting else "")
        bars = [("c-bar", one.place / most), ("c-waits", one.waiting / most)]
        rows += _lying(number * ROW, one.label, words, bars)
    return _svg("sectoren", "Plaatsen per sector", said, ROW * len(counts), rows)


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
    rows: list[str] = []
    for number, one in enumerate(sessions):
        free = max(one.capacity - one.taken, 0)
        bars = [("c-bar", one.taken / most), ("c-free", free / most), ("c-waits", one.waiting / most)]
        rows += _lying(number * ROW, one.title, fill_words(one), bars)
    title = f"Bezetting van de sessies, deel {half}"
    return _svg(f"sessies-{half}", title, said, ROW * len(sessions), rows)


def fill_words(one: Fill) -> str:
    """ "68 van 100", "vol: 100 +12" with twelve people in line."""
    if one.cancelled:
        return "gaat niet door"
    if not one.capacity and not one.taken and not one.waiting:
        return "geen plaatsen"
    words = f"vol: {one.capacity}" if one.taken >= one.capacity else f"{one.taken} van {one.capacity}"
    return f"{words} +{one.waiting}" if one.waiting else words


def _svg(name: str, title: str, said: str, height: int, parts: Iterable[str]) -> SafeString:
    words = f'<title id="{name}-titel">{html.escape(title)}</title><desc id="{name}-tekst">{html.escape(said)}</desc>'
    start = f'<svg xmlns="{SVG}" class="chart" role="img" width="100%" height="{height}"'
    svg = f'{start} aria-labelledby="{name}-titel {name}-tekst">{words}{"".join(parts)}</svg>'
    return mark_safe(svg)  # noqa: S308 - all words were escaped, here and in `_text`


def _ceiling(number: int) -> int:
    """The next round number above `number`: 1, 2, 3, 4, 5, 6, 8, 10, 15, 20 … for the top of an axis."""
    if number <= 2:
        return max(number, 1)
    size = 10 ** int(math.log10(number))
    return next(int(step * size) for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * size >= number)


def _axis(left: int, right: int) -> Iterable[str]:
    """Lines with their numbers up to these: of the bars at the left, of the line at the right."""
    for part in (0, 0.5, 1):
        y = _y(part)
        yield f'<line class="c-grid" x1="{LEFT}%" x2="{100 - LEFT}%" y1="{y}" y2="{y}"/>'
        for x, number, anchor in ((0, left * part, "start"), (100, right * part, "end")):
            if number == int(number):
                kind = "c-number" if anchor == "start" else "c-number c-sum"
                yield _text(kind, f"{int(number)}", (x, y), anchor, dy=4)


def _width(of: int) -> float:
    """Of a bar, in per cent, with air between bars as long as there are few."""
    width = (100 - 2 * LEFT) / of
    most = 6  # a single day is no wall
    return min(0.78 * width if of <= 90 else width, most)


def _slots(of: int) -> Iterable[str]:
    """Where each bar begins."""
    step = (100 - 2 * LEFT) / of
    first = LEFT + (step - _width(of)) / 2
    return (_p(first + number * step) for number in range(of))


def _bar(kind: str, x: str, width: str, part: float, *, low: float = 0) -> str:
    """A bar that stands: `part` of the height, from `low` up."""
    if not part:
        return ""
    height = _n(part * (HEIGHT - TOP - BOTTOM))
    return f'<rect class="{kind}" x="{x}" width="{width}" y="{_y(low + part)}" height="{height}"/>'


def _line(parts: Sequence[float]) -> str:
    """In a picture of its own, stretched to the width: a line knows no percentages."""
    step = 1000 / len(parts)
    heights = [_n(1000 - 1000 * part) for part in parts]
    points = " ".join(f"{_n((number + 0.5) * step)},{height}" for number, height in enumerate(heights))
    place = f'x="{LEFT}%" y="{TOP}" width="{100 - 2 * LEFT}%" height="{HEIGHT - TOP - BOTTOM}"'
    line = f'<polyline class="c-line" points="0,{heights[0]} {points} 1000,{heights[-1]}"/>'
    return f'<svg {place} viewBox="0 0 1000 1000" preserveAspectRatio="none">{line}</svg>'


def _moments(words: Sequence[str]) -> Iterable[str]:
    """Some of the moments below the bars: as many as a phone has room for."""
    number = min(len(words), 4)
    keys = sorted({round(key * (len(words) - 1) / max(number - 1, 1)) for key in range(number)})
    for key in keys:
        middle = LEFT + (key + 0.5) * (100 - 2 * LEFT) / len(words)
        anchor = "middle"
        if len(words) > 8:
            anchor = {0: "start", len(words) - 1: "end"}.get(key, "middle")
        yield _text("c-moment", words[key], (middle, str(HEIGHT - BOTTOM)), anchor, dy=20)


def _lying(y: int, label: str, words: str, bars: Iterable[tuple[str, float]]) -> Iterable[str]:
    """A row with its words above the bar and the numbers at the end of the line."""
    x = 0.0
    yield _text("c-label", _short(label), (0, str(y)), "start", dy=16)
    for kind, part in bars:
        if part:
            yield f'<rect class="{kind}" x="{_p(x)}" y="{y + 23}" width="{_p(part * LYING)}" height="{BAR}"/>'
            x += part * LYING
    yield _text("c-number c-value", words, (100, str(y)), "end", dy=35)


def _short(label: str) -> str:
    label = richtext.line(label)
    return label if len(label) <= MOST_LETTERS else f"{label[: MOST_LETTERS - 1].rstrip()}…"


def _text(kind: str, words: str, at: tuple[float, str], anchor: str, *, dy: int) -> str:
    """Words at so many per cent from the left and pixels from the top, the line of writing `dy` pixels below that."""
    place = f'x="{_p(at[0])}" y="{at[1]}" dy="{dy}" text-anchor="{anchor}"'
    return f'<text class="{kind}" {place}>{html.escape(words)}</text>'


def _clock(one: Quarter) -> str:
    return dutch.time(one.start.astimezone(dutch.ZONE))


def _y(part: float) -> str:
    return _n(TOP + (1 - part) * (HEIGHT - TOP - BOTTOM))


def _p(number: float) -> str:
    return f"{_n(number)}%"


def _n(number: float) -> str:
    return f"{number:.5g}"
