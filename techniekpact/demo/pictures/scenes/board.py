"""A circuit board from close by, under a soldering iron."""

from events.emblem.geometry import Point, polar
from techniekpact.demo.pictures.curves import capsule
from techniekpact.demo.pictures.sheet import BOLD, HAIR, LINE, THIN, Sheet


def _tracks(s: Sheet, unit: float) -> None:
    """Copper that runs along 0, 45 and 90 degrees, in bundles."""
    for _ in range(34):
        x, y = s.chance.number(0, int(s.w / unit)) * unit, s.chance.number(0, int(s.h / unit)) * unit
        step = s.chance.pick(((1, 0), (0, 1), (-1, 0), (0, -1)))
        turn = s.chance.pick((-1, 1))
        first, slant, second = (s.chance.number(2, 7) * unit for _ in range(3))
        bend = (step[0] - turn * step[1], step[1] + turn * step[0])
        for lane in range(s.chance.number(1, 4)):
            a = (x + lane * unit * 0.55 * -step[1], y + lane * unit * 0.55 * step[0])
            b = (a[0] + step[0] * first, a[1] + step[1] * first)
            c = (b[0] + bend[0] * slant * 0.5, b[1] + bend[1] * slant * 0.5)
            d = (c[0] + step[0] * second, c[1] + step[1] * second)
            s.line((a, b, c, d), s.p.tone(3), 5)
            for end in (a, d):
                s.disc(end, 8, s.p.tone(3.6), s.p.mid, HAIR)
                s.disc(end, 3.4, s.p.tone(0.6))


def chip(s: Sheet, centre: Point, half: float, legs: int, text: str) -> None:
    x, y = centre
    gap = 2 * half / (legs + 1)
    for index in range(legs):
        at = -half + gap * (index + 1)
        for corner, size in (
            ((x + at - gap * 0.22, y - half - 24), (gap * 0.44, 26)),
            ((x + at - gap * 0.22, y + half - 2), (gap * 0.44, 26)),
            ((x - half - 24, y + at - gap * 0.22), (26, gap * 0.44)),
            ((x + half - 2, y + at - gap * 0.22), (26, gap * 0.44)),
        ):
            s.box(corner, size, s.p.tone(4.6), s.p.mid, HAIR)
    s.box((x - half + 9, y - half + 12), (2 * half, 2 * half), s.p.levels[0], alpha=0.6)
    s.box((x - half, y - half), (2 * half, 2 * half), s.p.tone(0.5) if s.p.dark else s.p.hairs[1], s.p.ink, BOLD)
    s.box((x - half * 0.82, y - half * 0.82), (half * 1.64, half * 1.64), None, s.p.faint, THIN)
    s.disc((x - half * 0.66, y - half * 0.66), half * 0.07, None, s.p.mid, THIN)
    s.label((x, y), text, half * 0.24, s.p.mid if s.p.dark else s.p.faint)


def _small(s: Sheet, at: Point) -> None:
    """A resistor, a capacitor or a crystal."""
    x, y = at
    kind = s.chance.number(0, 3)
    s.disc((x + 6, y + 8), 26, s.p.levels[0], alpha=0.4)
    if kind == 0:
        s.box((x - 34, y - 13), (68, 26), s.p.tone(4.6), s.p.ink, THIN)
        s.box((x - 22, y - 14), (44, 28), s.p.tone(1), s.p.ink, LINE)
    elif kind == 1:
        s.disc(at, 38, s.p.tone(2.4), s.p.ink, BOLD)
        s.disc(at, 29, s.p.tone(3.8), s.p.ink, THIN)
        s.line(((x - 20, y - 20), (x + 20, y + 20)), s.p.ink, THIN)
        s.line(((x + 20, y - 20), (x - 20, y + 20)), s.p.ink, THIN)
    elif kind == 2:
        s.plane(capsule((x - 26, y), (x + 26, y), 20, 20), s.p.tone(4.4), s.p.ink, LINE)
        s.plane(capsule((x - 24, y), (x + 24, y), 13, 13), None, s.p.mid, HAIR)
    else:
        for dx in (-30, 0, 30):
            s.box((x + dx - 11, y - 20), (22, 40), s.p.tone(2), s.p.ink, LINE)
            s.box((x + dx - 11, y - 20), (22, 9), s.p.tone(4.6), s.p.ink, HAIR)
            s.box((x + dx - 11, y + 11), (22, 9), s.p.tone(4.6), s.p.ink, HAIR)


def printplaat(s: Sheet) -> None:
    """A circuit board that fills the picture; a soldering iron touches one pad."""
    s.box((-5, -5), (s.w + 10, s.h + 10), s.p.tone(1.7))
    s.grid(0.1)
    _tracks(s, 36)
    side = s.chance.pick((-1, 1))
    cx, cy = s.w * (0.5 - side * s.chance.between(0.08, 0.2)), s.h * s.chance.between(0.38, 0.5)
    half = 150
    taken: list[Point] = []
    for _ in range(90):
        at = (s.chance.between(0.05, 0.95) * s.w, s.chance.between(0.05, 0.95) * s.h)
        clear = max(abs(at[0] - cx), abs(at[1] - cy)) > half + 75
        if clear and all((at[0] - x) ** 2 + (at[1] - y) ** 2 > 118**2 for x, y in taken):
            taken.append(at)
    second = max(taken, key=lambda at: abs(at[0] - cx) + abs(at[1] - cy) - 0.6 * abs(at[0] - s.w * (0.5 - side * 0.1)))
    for at in taken:
        if max(abs(at[0] - second[0]), abs(at[1] - second[1])) > 150:
            _small(s, at)
    chip(s, second, 78, 6, f"R{s.chance.number(1, 9)}")
    chip(s, (cx, cy), half, 11, f"TP-{s.chance.number(10, 99)}")
    gap = 2 * half / 12
    pad = (cx + side * (half + 12), cy - half + gap * s.chance.number(4, 8))
    _iron(s, pad, side)


def _iron(s: Sheet, pad: Point, side: int) -> None:
    """The iron comes in from a corner; smoke goes up, the joint glows."""
    s.glow(pad, 190, s.p.accent, 0.55)
    s.disc(pad, 17, s.p.accent, s.p.edge(s.p.accent), LINE)
    angle = 90 - side * s.chance.between(46, 62)

    def out(distance: float, off: float = 0) -> Point:
        return polar(polar(pad, distance, angle), off, angle + 90)

    s.plane([out(0, -2), out(150, -11), out(150, 11), out(0, 2)], s.p.tone(5 if s.p.dark else 4), s.p.ink, LINE)
    s.plane([out(150, -19), out(330, -21), out(330, 21), out(150, 19)], s.p.tone(4), s.p.ink, LINE)
    for share in (180, 210, 240, 270, 300):
        s.line((out(share, -20), out(share, 20)), s.p.ink, THIN)
    s.plane([out(330, -42), out(365, -48), out(365, 48), out(330, 42)], s.p.tone(2.4), s.p.ink, BOLD)
    s.plane(
        [out(365, -38), out(1600, -62), out(1600, 62), out(365, 38)],
        s.p.levels[0] if s.p.dark else s.p.clothes[3],
        s.p.ink,
        BOLD,
    )
    s.plane([out(365, -38), out(1600, -62), out(1600, -34), out(365, -20)], s.p.tone(3), alpha=0.5)
    for share in range(430, 640, 26):
        s.line((out(share, -40), out(share, 41)), s.p.faint, LINE)
    wire = [
        polar(pad, 18, 205),
        polar(pad, 150, 196),
        polar(pad, 320, 214),
        polar(pad, 620, 204),
        polar(pad, 1500, 216),
    ]
    s.curve(wire, s.p.ink if s.p.dark else s.p.mid, 9)
    s.curve(wire, s.p.tone(4.4), 5)
    for shift in (-14, 12):
        x, y = pad
        s.curve(
            [
                (x + shift * 0.4, y - 24),
                (x + shift, y - 80),
                (x - shift, y - 150),
                (x + shift * 2, y - 230),
                (x + shift, y - 310),
            ],
            s.p.mid,
            THIN,
        )
