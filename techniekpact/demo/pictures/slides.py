"""What stands on screens, boards and walls: small drawings inside a box."""

from collections.abc import Callable
from math import sin

from events.emblem.geometry import Point, polar
from techniekpact.demo.pictures.curves import gear
from techniekpact.demo.pictures.palette import Colour
from techniekpact.demo.pictures.sheet import HAIR, LINE, THIN, Sheet


def _lines(s: Sheet, corner: Point, size: Point, ink: Colour) -> None:
    (x, y), (w, h) = corner, size
    s.box((x, y), (w * 0.62, h * 0.09), ink)
    for index in range(4):
        s.line(
            ((x, y + h * (0.28 + 0.17 * index)), (x + w * s.chance.between(0.6, 1), y + h * (0.28 + 0.17 * index))),
            ink,
            THIN,
        )


def gears(s: Sheet, corner: Point, size: Point, ink: Colour, accent: Colour) -> None:
    (x, y), (w, h) = corner, size
    r = min(w, h) * 0.34
    centre = (x + w * 0.42, y + h * 0.54)
    s.plane(gear(centre, r, 16), None, ink, LINE)
    s.disc(centre, r * 0.62, None, ink, HAIR)
    for index in range(6):
        s.disc(polar(centre, r * 0.46, index * 60 + 10), r * 0.1, None, ink, HAIR)
    s.disc(centre, r * 0.16, accent)
    small = polar(centre, r * 1.5, -32)
    s.plane(gear(small, r * 0.56, 9, 12), None, accent, LINE)
    s.disc(small, r * 0.14, None, accent, THIN)
    s.dashes(((centre[0] - r * 1.3, centre[1]), (centre[0] + r * 1.3, centre[1])), ink, HAIR)
    s.dashes(((centre[0], centre[1] - r * 1.3), (centre[0], centre[1] + r * 1.2)), ink, HAIR)


def bars(s: Sheet, corner: Point, size: Point, ink: Colour, accent: Colour) -> None:
    (x, y), (w, h) = corner, size
    count = 6
    for index in range(count):
        tall = h * (0.22 + 0.5 * index / count + s.chance.between(-0.06, 0.1))
        left = x + w * (0.08 + 0.86 * index / count)
        if index == count - 1:
            s.box((left, y + h * 0.9 - tall), (w * 0.09, tall), accent)
        else:
            s.box((left, y + h * 0.9 - tall), (w * 0.09, tall), None, ink, THIN)
            s.hatch(
                [
                    (left, y + h * 0.9 - tall),
                    (left + w * 0.09, y + h * 0.9 - tall),
                    (left + w * 0.09, y + h * 0.9),
                    (left, y + h * 0.9),
                ],
                ink,
            )
    s.line(((x + w * 0.03, y + h * 0.08), (x + w * 0.03, y + h * 0.9), (x + w * 0.97, y + h * 0.9)), ink, LINE)


def turbine(s: Sheet, corner: Point, size: Point, ink: Colour, accent: Colour) -> None:
    (x, y), (w, h) = corner, size
    hub = (x + w * 0.3, y + h * 0.38)
    s.plane(
        [
            (hub[0] - w * 0.008, hub[1]),
            (hub[0] + w * 0.008, hub[1]),
            (hub[0] + w * 0.016, y + h * 0.92),
            (hub[0] - w * 0.016, y + h * 0.92),
        ],
        None,
        ink,
        THIN,
    )
    for angle in (-80, 40, 160):
        tip, side = polar(hub, h * 0.34, angle), polar(hub, h * 0.1, angle + 14)
        s.plane([hub, side, tip], None, accent, LINE)
    s.disc(hub, h * 0.025, accent)
    s.dashes([polar(hub, h * 0.36, angle) for angle in range(0, 361, 9)], ink, HAIR)
    s.line(((x + w * 0.06, y + h * 0.92), (x + w * 0.94, y + h * 0.92)), ink, LINE)
    _lines(s, (x + w * 0.58, y + h * 0.2), (w * 0.36, h * 0.5), ink)


def wave(s: Sheet, corner: Point, size: Point, ink: Colour, accent: Colour) -> None:
    (x, y), (w, h) = corner, size
    for index in range(5):
        s.line(
            ((x + w * 0.04, y + h * (0.14 + 0.18 * index)), (x + w * 0.96, y + h * (0.14 + 0.18 * index))),
            ink,
            HAIR,
            0.5,
        )
    rise = [(x + w * (0.05 + 0.9 * t / 40), y + h * (0.78 - 0.013 * t - 0.07 * sin(t / 3.1))) for t in range(41)]
    s.line(rise, accent, LINE * 1.4)
    s.line([(a, b + h * 0.13 - (a - x) * 0.05) for a, b in rise], ink, THIN)
    s.line(((x + w * 0.04, y + h * 0.06), (x + w * 0.04, y + h * 0.92), (x + w * 0.97, y + h * 0.92)), ink, LINE)


def house(s: Sheet, corner: Point, size: Point, ink: Colour, accent: Colour) -> None:
    (x, y), (w, h) = corner, size
    west, east, t, m, b = x + w * 0.2, x + w * 0.66, y + h * 0.14, y + h * 0.44, y + h * 0.88
    s.line(((west, b), (west, m), ((west + east) / 2, t), (east, m), (east, b), (west, b)), ink, LINE)
    s.line(((west - w * 0.05, m + h * 0.06), ((west + east) / 2, t), (east + w * 0.05, m + h * 0.06)), ink, THIN)
    s.box((west + w * 0.06, m + h * 0.12), (w * 0.1, h * 0.14), None, ink, THIN)
    s.box((east - w * 0.16, m + h * 0.1), (w * 0.09, b - m - h * 0.1), accent)
    s.dimension((east + w * 0.13, m), (east + w * 0.13, b), "", ink)
    s.dimension((west, b + h * 0.06), (east, b + h * 0.06), "", ink)


SLIDES: tuple[Callable[[Sheet, Point, Point, Colour, Colour], None], ...] = (gears, bars, turbine, wave, house)


def slide(
    s: Sheet, corner: Point, size: Point, fill: Colour, *, accent: Colour | None = None, frame: bool = True
) -> None:
    """A screen or sheet with a drawing by chance; `accent` colours one part of it."""
    (x, y), (w, h) = corner, size
    s.box(corner, size, fill, s.p.ink if frame else s.p.mid, LINE if frame else THIN)
    bright = sum(fill) > 430
    ink = (s.p.tone(1) if s.p.dark else s.p.mid) if bright else s.p.mid
    paint = s.chance.pick(SLIDES)
    paint(s, (x + w * 0.06, y + h * 0.06), (w * 0.88, h * 0.88), ink, ink if accent is None else accent)
