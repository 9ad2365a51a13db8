"""Buildings and grounds: the house of a province, a race track, a roof with panels."""

from math import sin

from events.emblem.geometry import Point, along
from techniekpact.demo.pictures.figure import TALK, TALK_RIGHT, Figure
from techniekpact.demo.pictures.looks import company
from techniekpact.demo.pictures.props import shadow, tree
from techniekpact.demo.pictures.scenes.landscape import birds, sky, skyline
from techniekpact.demo.pictures.sheet import BOLD, HAIR, LINE, THIN, Sheet


def flag(s: Sheet, foot: Point, tall: float, fill: tuple[int, int, int], wind: int) -> None:
    x, y = foot
    s.line(((x, y), (x, y - tall)), s.p.ink, LINE * 1.5)
    s.disc((x, y - tall), 4, s.p.ink)
    long, high = tall * 0.36, tall * 0.21
    upper = [(x + wind * long * t / 8, y - tall + 8 + min(7, tall * 0.025) * sin(t * 0.8)) for t in range(9)]
    s.plane([*upper, *[(a, b + high) for a, b in reversed(upper)]], fill, s.p.edge(fill), THIN)
    for share in (0.34, 0.67):
        s.line([(a, b + high * share) for a, b in upper], s.p.edge(fill), HAIR)


def _facade(s: Sheet, corners: tuple[Point, Point, Point, Point], floors: int, bays: int, lit: float) -> None:
    """A wall in perspective (left top, right top, right foot, left foot) with a raster of windows."""
    a, b, c, d = corners
    for row in range(floors):
        for bay in range(bays):
            cell = []
            for u, v in ((0.14, 0.2), (0.86, 0.2), (0.86, 0.84), (0.14, 0.84)):
                across, down = (bay + u) / bays, (row + v) / floors
                cell.append(along(along(a, b, across), along(d, c, across), down))
            bright = s.chance.maybe(lit)
            fill = s.p.tone(4.6 if bright else s.chance.between(2.2, 3.2))
            s.plane(cell, fill, s.p.mid, HAIR)
            if not bright and s.chance.maybe(0.5):
                s.line((along(cell[0], cell[3], 0.7), along(cell[0], cell[1], 0.6)), s.p.mid, HAIR)
    for row in range(floors + 1):
        s.line((along(a, d, row / floors), along(b, c, row / floors)), s.p.ink, THIN)


def provinciehuis(s: Sheet) -> None:
    """A public building of our time at a square with flags."""
    ground = s.h * (0.78 if not s.tall else 0.74)
    side = s.chance.pick((-1, 1))
    sky(s, ground, (s.w * (0.5 + side * 0.36), s.h * 0.2), lit=False)
    skyline(s, ground - 0.05 * s.h, 1.7)
    birds(s, (s.w * (0.5 + side * 0.2), s.h * 0.16), 6)
    edge = s.w * (0.5 + side * (0.1 if s.wide else 0.14))
    tall = min(0.52 * s.h, 0.8 * s.w)
    top, far = ground - tall, s.w * (0.5 - side * 0.56)
    other = s.w * (0.5 + side * 0.42)
    floors = s.chance.number(5, 7)
    s.plane(
        [(far, top + 0.16 * tall), (edge, top), (edge, ground), (far, ground - 0.02 * tall)],
        s.p.tone(1.9),
        s.p.ink,
        BOLD,
    )
    _facade(
        s,
        ((far, top + 0.18 * tall), (edge, top + 0.03 * tall), (edge, ground - 0.22 * tall), (far, ground - 0.2 * tall)),
        floors,
        13 if s.wide else 9,
        0.12,
    )
    s.plane(
        [(edge, top), (other, top + 0.12 * tall), (other, ground - 0.02 * tall), (edge, ground)],
        s.p.tone(1.2),
        s.p.ink,
        BOLD,
    )
    _facade(
        s,
        (
            (edge, top + 0.03 * tall),
            (other, top + 0.14 * tall),
            (other, ground - 0.2 * tall),
            (edge, ground - 0.22 * tall),
        ),
        floors,
        5,
        0.1,
    )
    tower = s.w * (0.5 - side * 0.2)
    s.box((tower - 0.1 * tall, top - 0.3 * tall), (0.2 * tall, 0.42 * tall), s.p.tone(2.4), s.p.ink, LINE)
    for index in range(9):
        s.line(
            (
                (tower - 0.1 * tall, top - 0.27 * tall + index * 0.04 * tall),
                (tower + 0.1 * tall, top - 0.27 * tall + index * 0.04 * tall),
            ),
            s.p.mid,
            HAIR,
        )
    s.disc((tower, top - 0.12 * tall), 0.065 * tall, s.p.tone(1), s.p.ink, LINE)
    s.line(
        ((tower, top - 0.165 * tall), (tower, top - 0.12 * tall), (tower + 0.032 * tall, top - 0.1 * tall)),
        s.p.ink,
        LINE,
    )
    _entrance(s, edge, ground, tall, side)
    s.box((-5, ground), (s.w + 10, s.h), s.p.tone(1.5 if s.p.dark else 2))
    s.line(((0, ground), (s.w, ground)), s.p.ink, LINE)
    eye = (edge, ground - 0.3 * s.h)
    for index in range(-22, 23):
        foot = (edge + index * 0.16 * s.w, s.h + 5)
        s.line((along(eye, foot, (ground - eye[1]) / (foot[1] - eye[1])), foot), s.p.faint, HAIR)
    for share in (0.06, 0.16, 0.32, 0.55, 0.82):
        s.line(((0, ground + (s.h - ground) * share), (s.w, ground + (s.h - ground) * share)), s.p.faint, HAIR)
    for index, x in enumerate((0.05, 0.14, 0.9, 0.97)):
        tree(s, (s.w * (0.5 + side * (x - 0.5)), ground + 4), (150, 110, 160, 120)[index] * (1.2 if s.tall else 1), 2.2)
    yellow = s.chance.number(0, 2)
    for index in range(3):
        x = s.w * (0.5 + side * (0.26 + (0.075 if s.wide else 0.09) * index))
        flag(
            s,
            (x, ground + 0.04 * s.h),
            0.46 * tall,
            s.p.accent if index == yellow else s.p.tone((4.6, 3.6, 2.6)[index]),
            side,
        )
        s.box((x - 12, ground + 0.04 * s.h - 6), (24, 10), s.p.tone(3), s.p.ink, THIN)
    _visitors(s, ground, side)


def _entrance(s: Sheet, edge: float, ground: float, tall: float, side: int) -> None:
    """A glass hall under a canopy on thin columns."""
    west, east = edge - side * 0.62 * tall, edge + side * 0.06 * tall
    low, high = min(west, east), max(west, east)
    s.box((low, ground - 0.2 * tall), (high - low, 0.2 * tall), s.p.tone(4.4 if s.p.dark else 3.4), s.p.mid)
    for index in range(1, 12):
        x = low + (high - low) * index / 12
        s.line(((x, ground - 0.2 * tall), (x, ground)), s.p.edge(s.p.tone(4.4)), THIN)
    s.line(((low, ground - 0.12 * tall), (high, ground - 0.12 * tall)), s.p.edge(s.p.tone(4.4)), THIN)
    s.box((low - 20, ground - 0.235 * tall), (high - low + 40, 0.04 * tall), s.p.tone(2.8), s.p.ink, BOLD)
    for share in (0.0, 0.33, 0.66, 1.0):
        s.box(
            (low + (high - low) * share - 4, ground - 0.195 * tall),
            (8, 0.195 * tall),
            s.p.ink if s.p.dark else s.p.tone(1),
            s.p.mid,
            HAIR,
        )


def _visitors(s: Sheet, ground: float, side: int) -> None:
    u = (0.38 if s.tall else 0.27) * min(s.w, s.h)
    looks = company(s.p, s.chance, s.chance.number(4, 7))
    spots = sorted((s.chance.between(0.05, 0.7), s.chance.between(0.3, 1)) for _ in looks)
    for look, (x, near) in sorted(zip(looks, spots, strict=True), key=lambda pair: pair[1][1]):
        foot = (s.w * (0.5 + side * (x - 0.56)), ground + (s.h - ground) * 0.72 * near)
        size = u * (0.55 + 0.5 * near)
        shadow(s, (foot[0], foot[1]), 0.2 * size)
        Figure(
            s,
            look,
            foot,
            size,
            facing=s.chance.pick((-0.9, -0.5, 0.5, 0.9)),
            hands=s.chance.pick((((-0.9, 2.8), (0.9, 2.9)), TALK, TALK_RIGHT)),
            stride=s.chance.between(0, 0.3),
        ).draw()
