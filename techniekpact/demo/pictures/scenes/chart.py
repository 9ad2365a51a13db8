"""A map of a made-up coast."""

from collections.abc import Callable
from itertools import pairwise

from events.emblem.geometry import Point, along, polar
from techniekpact.demo.pictures.curves import oval, smooth
from techniekpact.demo.pictures.sheet import BOLD, HAIR, LINE, THIN, Sheet
from techniekpact.demo.pictures.slides import slide

Place = Callable[[float, float], Point]  # from fractions of the map to the sheet


# fractions of the map: from the south-west along the sea to the north-east
COAST = (
    (0.30, 0.80),
    (0.27, 0.73),
    (0.33, 0.68),
    (0.31, 0.62),
    (0.37, 0.58),
    (0.40, 0.48),
    (0.43, 0.38),
    (0.45, 0.27),
    (0.50, 0.22),
    (0.58, 0.18),
    (0.68, 0.13),
    (0.79, 0.12),
    (0.86, 0.17),
)
BORDER = (
    (0.85, 0.30),
    (0.80, 0.40),
    (0.84, 0.50),
    (0.78, 0.60),
    (0.72, 0.68),
    (0.74, 0.82),
    (0.68, 0.90),
    (0.62, 0.80),
    (0.50, 0.79),
    (0.40, 0.84),
)


HEART = (0.575, 0.56)


SPLITS = ((0.45, 0.31), (0.85, 0.36), (0.76, 0.63), (0.55, 0.795), (0.385, 0.53))


def kaart(s: Sheet) -> None:
    """A made-up coast with five regions, and the routes between their towns."""
    s.box((-5, -5), (s.w + 10, s.h + 10), s.p.tone(1.2))
    s.grid(0.1)
    k = min(s.w * 1.0, s.h * 0.94)
    left, top = s.w / 2 - 0.56 * k, s.h / 2 - 0.51 * k

    def at(x: float, y: float) -> Point:
        return left + x * k, top + y * k

    def wobble(row: tuple[Point, ...]) -> list[Point]:
        return [(x + s.chance.between(-0.012, 0.012), y + s.chance.between(-0.012, 0.012)) for x, y in row]

    sea, land_side = wobble(COAST), wobble(BORDER)
    land = smooth([at(*point) for point in (*sea, *land_side)], closed=True)
    sea_line = smooth([at(*point) for point in sea], closed=False)
    neighbours = [(0.86, 0.17), (1.02, 0.12), (1.3, 0.2), (2.2, 0.14), (2.2, 2), (-1.2, 2), (-1.2, 1.12), (-0.3, 1.0)]
    abroad = smooth([at(*point) for point in (*neighbours, (0.1, 0.93), (0.3, 0.8), (0.6, 0.5))], closed=True)
    s.plane(abroad, s.p.tone(1.6), s.p.faint, THIN)
    for step in range(1, 6):  # depth lines
        s.line(
            [(x - step * 0.016 * k, y - step * 0.014 * k) for x, y in sea_line],
            s.p.faint,
            THIN if step == 1 else HAIR,
            1 - 0.14 * step,
        )
    s.plane([(x + 10, y + 12) for x, y in land], s.p.levels[0], alpha=0.5)
    s.plane(land, s.p.tone(2.2), None)
    _regions(s, at, [*sea, *land_side], s.chance.number(0, 4))
    for x, y in ((0.46, 0.175), (0.53, 0.135), (0.61, 0.09), (0.7, 0.065), (0.395, 0.285)):  # islands
        s.plane(oval(at(x, y), 0.032 * k, 0.0095 * k, tilt=-24 if y < 0.2 else -70), s.p.tone(2.6), s.p.ink, THIN)
    lake = smooth(
        [at(*p) for p in ((0.555, 0.3), (0.6, 0.31), (0.62, 0.37), (0.585, 0.42), (0.54, 0.41), (0.52, 0.36))],
        closed=True,
    )
    s.plane(lake, s.p.tone(1.2), s.p.ink, LINE)
    s.hatch(lake, s.p.faint, 10, 0)
    s.line([*land, land[0], land[1]], s.p.ink, BOLD)
    for row in (
        ((0.8, 0.53), (0.7, 0.56), (0.56, 0.57), (0.44, 0.62), (0.32, 0.65)),
        ((0.71, 0.8), (0.67, 0.7), (0.6, 0.62), (0.46, 0.66), (0.33, 0.685)),
    ):
        s.curve([at(*p) for p in row], s.p.tone(4), 5)
    _routes(s, at, k)
    _frame(s)
    _rose(s, at(0.2, 0.3) if not s.wide else (s.w * 0.14, s.h * 0.3), 92)
    _scale(s, (s.w * 0.07, s.h * 0.93))
    if s.wide:
        slide(s, (s.w * 0.82, s.h * 0.68), (s.w * 0.14, s.h * 0.24), s.p.tone(1.6))


def _regions(s: Sheet, at: Place, outline: list[Point], marked: int) -> None:
    """Five parts that meet in the middle, each with its tint and its hatching."""
    nearest = [
        min(range(len(outline)), key=lambda i: (outline[i][0] - x) ** 2 + (outline[i][1] - y) ** 2) for x, y in SPLITS
    ]
    cuts = sorted(nearest)
    for index, first in enumerate(cuts):
        last = cuts[(index + 1) % len(cuts)]
        rim = outline[first : last + 1] if last > first else [*outline[first:], *outline[: last + 1]]
        spokes = [at(*HEART)]
        part = [*spokes, *smooth([at(*point) for point in rim], closed=False)]
        tone = s.p.tone((2.1, 2.9, 2.4, 3.3, 2.6)[index])
        s.plane(part, tone)
        if index == marked:
            s.hatch(part, s.p.mid, 12, 45, THIN)
        elif index % 2:
            s.hatch(part, s.p.faint, 13, -45)
        s.dashes((at(*HEART), at(*rim[0])), s.p.ink, LINE)


def _routes(s: Sheet, at: Place, k: float) -> None:
    """Towns, and curved lines from one to the next; the last town has the pin."""
    spots = (
        (0.76, 0.2),
        (0.73, 0.44),
        (0.63, 0.66),
        (0.42, 0.68),
        (0.47, 0.46),
        (0.66, 0.29),
        (0.56, 0.73),
        (0.52, 0.53),
    )
    towns = [at(x + s.chance.between(-0.02, 0.02), y + s.chance.between(-0.02, 0.02)) for x, y in spots]
    order = s.chance.sample(towns, 6)
    for start, end in pairwise(order):
        middle = along(start, end, 0.5)
        bow = (middle[0] + (end[1] - start[1]) * 0.18, middle[1] - (end[0] - start[0]) * 0.18)
        s.dashes(smooth([start, bow, end], closed=False, steps=16), s.p.ink, LINE, (13, 8))
    for town in towns:
        r = s.chance.between(9, 15)
        s.disc(town, r, s.p.tone(1), s.p.ink, LINE)
        s.disc(town, r * 0.4, s.p.ink)
    x, y = order[-1]
    r = 0.034 * k
    pin = [(x, y), *oval((x, y - 2.1 * r), r, r, (150, 390))]
    s.disc((x, y), (r * 0.9, r * 0.3), s.p.levels[0], alpha=0.6)
    s.plane(pin, s.p.accent, s.p.edge(s.p.accent), LINE)
    s.disc((x, y - 2.1 * r), r * 0.4, s.p.levels[0] if s.p.dark else s.p.ink)


def _frame(s: Sheet) -> None:
    """A double rim with the ticks of a graticule."""
    s.box((22, 22), (s.w - 44, s.h - 44), None, s.p.mid, LINE)
    s.box((36, 36), (s.w - 72, s.h - 72), None, s.p.mid, HAIR)
    for index in range(1, int(max(s.w, s.h) / 120) + 1):
        at = index * 120 + 12
        if at < s.w - 96:
            s.plane([(at, 22), (at + 60, 22), (at + 60, 36), (at, 36)], s.p.mid)
            s.plane([(at, s.h - 36), (at + 60, s.h - 36), (at + 60, s.h - 22), (at, s.h - 22)], s.p.mid)
        if at < s.h - 96:
            s.plane([(22, at), (36, at), (36, at + 60), (22, at + 60)], s.p.mid)
            s.plane([(s.w - 36, at), (s.w - 22, at), (s.w - 22, at + 60), (s.w - 36, at + 60)], s.p.mid)


def _rose(s: Sheet, centre: Point, r: float) -> None:
    s.disc(centre, r, None, s.p.mid, THIN)
    s.disc(centre, r * 0.82, None, s.p.faint, HAIR)
    for index in range(8):
        long = r * (1.15 if index % 2 == 0 else 0.62)
        tip = polar(centre, long, index * 45 - 90)
        for sign, fill in ((-1, s.p.tone(4.6)), (1, s.p.tone(1.6))):
            s.plane([centre, polar(centre, r * 0.2, index * 45 - 90 + sign * 45), tip], fill, s.p.ink, HAIR)
    s.label((centre[0], centre[1] - r * 1.38), "N", 32, s.p.ink)


def _scale(s: Sheet, at: Point) -> None:
    x, y = at
    for index in range(4):
        s.box((x + index * 56, y), (56, 12), s.p.ink if index % 2 else s.p.tone(1), s.p.ink, THIN)
    for index in (0, 2, 4):
        s.label((x + index * 56, y - 20), str(index * 25), 20, s.p.mid)
