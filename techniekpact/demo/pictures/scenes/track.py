"""The race track."""

from dataclasses import replace

from events.emblem.geometry import Point, polar
from techniekpact.demo.pictures.curves import smooth
from techniekpact.demo.pictures.props import shadow
from techniekpact.demo.pictures.scenes.landscape import sky
from techniekpact.demo.pictures.scenes.places import flag
from techniekpact.demo.pictures.sheet import BOLD, HAIR, LINE, THIN, Sheet


def motorbike(s: Sheet, at: Point, size: float, side: int, tilt: float = 0) -> None:
    """A racer on a motorcycle, seen from aside; `at` is the ground between the wheels."""

    def p(x: float, y: float) -> Point:
        px, py = polar((0, 0), 1, tilt), polar((0, 0), 1, tilt + 90)
        a, b = side * x * size, y * size
        return at[0] + a * px[0] + b * py[0], at[1] + a * px[1] + b * py[1]

    r = 0.21
    weight = max(THIN, size / 170)
    for x in (-0.42, 0.44):
        s.disc(p(x, -r), r * size, s.p.levels[0] if s.p.dark else s.p.ink, s.p.ink, weight)
        s.disc(p(x, -r), r * 0.68 * size, s.p.tone(2.4), s.p.ink, weight * 0.7)
        for index in range(5):
            s.line((p(x, -r), polar(p(x, -r), r * 0.66 * size, index * 72 + 20)), s.p.ink, weight)
        s.disc(p(x, -r), r * 0.2 * size, s.p.tone(4), s.p.ink, weight * 0.7)
    s.line((p(0.44, -r), p(0.26, -0.6)), s.p.ink, size * 0.032)
    s.line((p(-0.42, -r), p(0.0, -0.28)), s.p.ink, size * 0.04)
    s.plane(
        smooth([p(-0.18, -0.2), p(0.14, -0.16), p(0.22, -0.34), p(0.1, -0.46), p(-0.14, -0.44)], closed=True),
        s.p.tone(2.6),
        s.p.ink,
        weight,
    )
    s.disc(p(0.02, -0.29), 0.075 * size, s.p.tone(4), s.p.ink, weight * 0.7)
    s.plane([p(-0.2, -0.16), p(-0.66, -0.28), p(-0.68, -0.22), p(-0.2, -0.1)], s.p.tone(4), s.p.ink, weight * 0.7)
    fairing = [p(0.5, -0.56), p(0.34, -0.72), p(0.2, -0.68), p(0.06, -0.5), p(0.12, -0.2), p(0.3, -0.24), p(0.4, -0.42)]
    s.plane(smooth(fairing, closed=True), s.p.accent, s.p.edge(s.p.accent), weight)
    s.plane(
        smooth(
            [p(-0.72, -0.66), p(-0.5, -0.62), p(-0.3, -0.5), p(-0.1, -0.5), p(-0.2, -0.44), p(-0.5, -0.54)], closed=True
        ),
        s.p.accent,
        s.p.edge(s.p.accent),
        weight,
    )
    s.plane(
        smooth([p(-0.12, -0.5), p(0.1, -0.62), p(0.22, -0.58), p(0.16, -0.46), p(-0.06, -0.42)], closed=True),
        s.p.tone(3.4),
        s.p.ink,
        weight,
    )
    suit, edge = s.p.clothes[5] if s.p.dark else s.p.clothes[0], s.p.edge(s.p.clothes[5])
    hip, neck, knee, foot = p(-0.32, -0.6), p(0.02, -0.88), p(0.06, -0.5), p(-0.18, -0.24)
    s.limb([(hip, knee, 0.1 * size, 0.075 * size), (knee, foot, 0.07 * size, 0.05 * size)], suit, edge, weight * 0.8)
    s.limb([(foot, p(-0.06, -0.2), 0.045 * size, 0.035 * size)], s.p.hairs[0], s.p.ink, weight * 0.7)
    s.limb([(hip, neck, 0.11 * size, 0.12 * size)], suit, edge, weight * 0.8)
    elbow, hand = p(0.16, -0.68), p(0.3, -0.66)
    s.limb(
        [(p(0.03, -0.86), elbow, 0.065 * size, 0.05 * size), (elbow, hand, 0.05 * size, 0.04 * size)],
        s.p.shade(suit),
        edge,
        weight * 0.8,
    )
    s.label(p(0.24, -0.47), str(s.chance.number(11, 98)), size * 0.12, s.p.levels[0] if s.p.dark else s.p.ink)
    helmet = smooth(
        [p(0.06, -0.92), p(0.02, -1.06), p(0.14, -1.16), p(0.28, -1.1), p(0.31, -0.98), p(0.24, -0.88), p(0.14, -0.86)],
        closed=True,
    )
    s.plane(helmet, s.p.tone(3.4), s.p.ink, weight)
    s.plane(
        smooth([p(0.18, -1.06), p(0.3, -1.05), p(0.31, -0.97), p(0.2, -0.98)], closed=True),
        s.p.levels[0] if s.p.dark else s.p.ink,
        s.p.ink,
        weight * 0.7,
    )


def circuit(s: Sheet) -> None:
    """A motorcycle before the grandstand."""
    side = s.chance.pick((-1, 1))
    rail = s.h * (0.6 if not s.tall else 0.58)
    sky(s, rail, (s.w * (0.5 + side * 0.34), s.h * 0.14), lit=False)
    _grandstand(s, rail, side)
    s.box((-5, rail), (s.w + 10, 46), s.p.tone(2.8), s.p.ink, LINE)
    for index in range(int(s.w / 120) + 1):
        s.box((index * 120 + 8, rail + 8), (104, 30), s.p.tone(1.6 if index % 3 else 3.8), s.p.mid, HAIR)
        s.line(((index * 120 + 22, rail + 23), (index * 120 + 90, rail + 23)), s.p.mid, LINE)
    track = rail + 0.1 * s.h
    s.box((-5, rail + 46), (s.w + 10, s.h), s.p.tone(2.2))
    for _ in range(90):
        gx, gy = s.w * s.chance.share(), s.chance.between(rail + 52, track - 14)
        s.line(((gx, gy), (gx + 4, gy - 9)), s.p.faint, HAIR)
    s.box((-5, track), (s.w + 10, s.h), s.p.tone(0.8 if s.p.dark else 3))
    for y, tall in ((track - 8, 14.0), (s.h * 0.95, 26.0)):
        count = int(s.w / (tall * 4)) + 1
        for index in range(count):
            tone = s.p.tone(5 if s.p.dark else 1) if index % 2 else s.p.tone(3)
            s.plane(
                [
                    (index * tall * 4, y),
                    ((index + 1) * tall * 4, y),
                    ((index + 1) * tall * 4 - side * 8, y + tall),
                    (index * tall * 4 - side * 8, y + tall),
                ],
                tone,
                s.p.mid,
                HAIR,
            )
    for _ in range(40):
        y = s.chance.between(track + 20, s.h * 0.93)
        x, long = s.w * s.chance.between(-0.2, 1), s.chance.between(60, 340)
        s.line(((x, y), (x + long, y)), s.p.faint, HAIR if s.chance.maybe(0.6) else THIN)
    size = min(0.42 * s.h, 0.44 * s.w)
    if s.tall:
        size = 0.56 * s.w
    x = s.w * (0.5 + side * 0.06)
    back = s.chance.number(1, 2)
    for index in range(back):
        _shadowed(s, (x - side * (0.36 + 0.26 * index) * s.w, track + 0.06 * s.h), size * 0.52, side)
    shadow(s, (x, s.h * 0.89), size * 0.72)
    motorbike(s, (x, s.h * 0.885), size, side, -side * s.chance.between(-1, 3))
    for index in range(16):  # speed
        y = s.h * 0.88 - s.chance.share() * size * 1.1
        far = s.chance.between(0.7, 1.1) * size
        s.line(
            ((x - side * far, y), (x - side * (far + s.chance.between(80, 300)), y)),
            s.p.ink,
            THIN if index % 3 else LINE,
            0.8,
        )


def _shadowed(s: Sheet, at: Point, size: float, side: int) -> None:
    """A racer further back, without the yellow."""
    accent = s.p
    s.p = replace(accent, accent=accent.tone(3.4))
    shadow(s, at, size * 0.6)
    motorbike(s, at, size, side, -side * 1.5)
    s.p = accent


def _grandstand(s: Sheet, rail: float, side: int) -> None:
    """Rows of people under a roof that hangs from masts."""
    west, east = s.w * (-0.05 if side < 0 else 0.12), s.w * (0.88 if side < 0 else 1.05)
    rows, tall = 7, 0.3 * s.h
    top = rail - tall
    s.plane([(west, rail), (west + 20, top), (east - 20, top), (east, rail)], s.p.tone(1.5), s.p.mid)
    for row in range(rows):
        y = top + tall * (row + 0.75) / rows
        s.line(((west + 14, y + 8), (east - 14, y + 8)), s.p.faint, THIN)
        x = west + 34 + s.chance.between(0, 16)
        while x < east - 34:
            if s.chance.maybe(0.86):
                k = tall / rows * 0.3
                s.limb(
                    [((x, y + 6), (x, y - k * 0.8), k * 0.72, k * 0.62)], s.chance.pick(s.p.clothes), s.p.faint, HAIR
                )
                s.disc((x, y - k * 1.8), k * 0.6, s.chance.pick(s.p.skins), s.p.faint, HAIR)
                if s.chance.maybe(0.06):
                    s.line(((x, y), (x + k, y - k * 3.4)), s.p.ink, THIN)
            x += s.chance.between(15, 24)
    roof = top - 0.07 * s.h
    s.plane(
        [(west - 30, roof + 12), (east + 30, roof - 26), (east + 30, roof + 2), (west - 30, roof + 34)],
        s.p.tone(3),
        s.p.ink,
        BOLD,
    )
    count = 5
    for index in range(count + 1):
        x = west + 30 + (east - west - 60) * index / count
        y = roof + 24 - 30 * index / count
        s.line(((x, rail), (x, y - 100)), s.p.ink, LINE * 1.5)
        for dx in (-1, 1):
            s.line(((x, y - 98), (x + dx * (east - west) / count * 0.5, y - 6)), s.p.mid, THIN)
        if index < count:
            flag(s, (x, y - 94), 74, s.p.tone(3.6 if index % 2 else 4.6), side)
