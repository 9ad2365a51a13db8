"""A welder and the sparks."""

from math import cos, radians, sin

from events.emblem.geometry import Point
from techniekpact.demo.pictures.curves import oval
from techniekpact.demo.pictures.figure import LAP, Figure
from techniekpact.demo.pictures.looks import somebody
from techniekpact.demo.pictures.props import floor, shadow
from techniekpact.demo.pictures.scenes.workshop import shed
from techniekpact.demo.pictures.sheet import BOLD, LINE, THIN, Sheet


def sparks(s: Sheet, at: Point, reach: float, count: int) -> None:
    for _ in range(count):
        angle = s.chance.between(-175, 40)
        long = reach * s.chance.share() ** 1.5 + 14
        drop = 0.6 * long * s.chance.share()
        path = [
            (at[0] + long * t * cos(radians(angle)), at[1] + long * t * sin(radians(angle)) + drop * t * t)
            for t in (0.25, 0.5, 0.75, 1)
        ]
        s.line(path, s.p.accent if s.chance.maybe(0.8) else s.p.signal, THIN if s.chance.maybe(0.6) else LINE)
        if s.chance.maybe(0.4):
            s.disc(path[-1], s.chance.between(1.4, 3.4), s.p.accent)


def lassen(s: Sheet) -> None:
    """A welder at a bench; sparks light the shed."""
    ground = s.h * (0.86 if not s.tall else 0.82)
    shed(s, ground)
    s.wash(0, s.h, s.p.levels[0], 0.5 if s.p.dark else 0.25, 0.2)
    floor(s, ground - 0.08 * s.h, s.p.tone(0.5 if s.p.dark else 1.8))
    u = min(0.76 * s.h, 0.86 * s.w)
    side = s.chance.pick((-1, 1))
    x = s.w * (0.5 - side * (0.15 if s.wide else 0.2))
    spot = (x + side * 0.4 * u, ground - 0.46 * u)
    s.glow(spot, 1.1 * u, s.p.levels[4] if s.p.dark else s.p.sky, 0.7)
    s.glow(spot, 0.5 * u, s.p.ink if s.p.dark else s.p.accent, 0.5)
    for index in range(3):  # screens and bottles at the back
        bx = s.w * (0.5 + side * (0.27 + 0.07 * index))
        s.plane(
            [
                *oval((bx, ground - 0.5 * u), 0.045 * u, 0.05 * u, (180, 360)),
                (bx + 0.045 * u, ground - 0.03 * u),
                (bx - 0.045 * u, ground - 0.03 * u),
            ],
            s.p.tone(1.8 + 0.3 * index),
            s.p.mid,
        )
        s.box((bx - 0.015 * u, ground - 0.59 * u), (0.03 * u, 0.05 * u), s.p.tone(3), s.p.mid, THIN)
        s.line(((bx - 0.045 * u, ground - 0.4 * u), (bx + 0.045 * u, ground - 0.4 * u)), s.p.mid, THIN)
    if s.wide and s.chance.maybe(0.6):
        other = somebody(s.p, s.chance, dress="overall", tall=0.95)
        Figure(
            s,
            other.but(glasses=True),
            (x - side * 0.46 * u, ground - 0.03 * s.h),
            u * 0.9,
            facing=side * 0.6,
            hands=LAP,
        ).draw()
    look = somebody(s.p, s.chance, hat="mask", dress="overall", style="short", badge=False)
    shadow(s, (x, ground), 0.3 * u)
    figure = Figure(s, look, (x, ground + 0.02 * s.h), u, facing=0.85 * side, lean=side * 14, nod=12, stride=0.22)
    reach = ((1.55 * side, 1.5), (1.75 * side, 1.2))
    figure.hands = reach if side > 0 else (reach[1], reach[0])
    figure.draw()
    bench = spot[1] + 0.045 * u
    far = x + side * 0.95 * u
    west, east = min(x + side * 0.2 * u, far), max(x + side * 0.2 * u, far)
    for leg in (west + 30, east - 50):
        s.box((leg, bench), (20, ground + 0.06 * s.h - bench), s.p.tone(1.8), s.p.ink)
    s.box((west + 40, ground - 0.1 * u), (east - west - 80, 12), s.p.tone(1.8), s.p.mid, THIN)
    s.box((west, bench), (east - west, 0.045 * u), s.p.tone(2.6), s.p.ink, BOLD)
    s.plane(
        [
            (spot[0], spot[1]),
            (spot[0] + side * 0.34 * u, spot[1]),
            (spot[0] + side * 0.34 * u, bench),
            (spot[0], bench),
        ],
        s.p.tone(3.4),
        s.p.ink,
    )
    s.hatch(
        [
            (spot[0], spot[1]),
            (spot[0] + side * 0.34 * u, spot[1]),
            (spot[0] + side * 0.34 * u, bench),
            (spot[0], bench),
        ],
        s.p.faint,
        8,
    )
    s.box(
        (min(spot[0] + side * 0.12 * u, spot[0] + side * 0.17 * u), spot[1] - 0.2 * u),
        (0.05 * u, 0.2 * u),
        s.p.tone(3),
        s.p.ink,
    )
    hand = figure.hand(1 if side > 0 else 0)
    s.line(
        (hand, (hand[0] + side * 0.03 * u, hand[1] - 0.05 * u), (spot[0] - side * 0.004 * u, spot[1] - 4)),
        s.p.ink,
        BOLD * 1.6,
    )
    s.curve(
        [
            hand,
            (hand[0] - side * 0.1 * u, hand[1] + 0.3 * u),
            (x + side * 0.1 * u, ground - 0.02 * u),
            (x + side * 0.5 * u, ground + 0.05 * u),
        ],
        s.p.mid,
        BOLD,
    )
    sparks(s, spot, 0.55 * u, 150)
    s.glow(spot, 0.12 * u, (255, 255, 255), 1.0)
    s.disc(spot, 0.012 * u, (255, 255, 255))
