"""A lift bridge over the river."""

from events.emblem.geometry import Point, polar
from techniekpact.demo.pictures.figure import TALK, Figure
from techniekpact.demo.pictures.looks import somebody
from techniekpact.demo.pictures.props import truss, water
from techniekpact.demo.pictures.scenes.landscape import sky, skyline
from techniekpact.demo.pictures.sheet import BOLD, LINE, THIN, Sheet


def brug(s: Sheet) -> None:
    """A lift bridge over the river."""
    horizon = s.h * (0.66 if not s.tall else 0.62)
    side = s.chance.pick((-1, 1))
    sky(s, horizon, (s.w * (0.5 + side * 0.32), s.h * 0.24), lit=False)
    skyline(s, horizon, 1.9)
    water(s, horizon, s.p.tone(1.1 if s.p.dark else 2.4))
    deck = horizon - 0.08 * s.h
    gap = min(0.3 * s.w, 0.44 * s.h)
    cx = s.w * (0.5 - side * 0.05)
    tower, west, east = min(0.5 * s.h, 0.62 * s.w), cx - gap, cx + gap
    lift = s.chance.between(0.16, 0.5) * tower
    for start, end in ((-40, west), (east, s.w + 40)):  # fixed spans
        s.box((start, deck), (end - start, 26), s.p.tone(2.6), s.p.ink, LINE)
        truss(s, (start, deck - 70), (end, deck - 70), 70, s.p.mid, weight=LINE)
    for x in (s.w * 0.04, s.w * 0.96):
        s.box((x - 26, deck + 26), (52, s.h - deck), s.p.tone(2), s.p.mid)
    for x in (west, east):
        _tower(s, (x, deck), tower, horizon)
    span = deck - lift
    for x in (west, east):  # cables to the span and to the counterweights
        s.line(((x + (20 if x < cx else -20), deck - tower), (x + (20 if x < cx else -20), span - 80)), s.p.ink, THIN)
        weight = deck - tower + 40 + lift * 0.8
        s.line(((x, deck - tower), (x, weight)), s.p.ink, THIN)
        s.box((x - 24, weight), (48, 76), s.p.tone(3.4), s.p.ink, LINE)
        s.hatch([(x - 24, weight), (x + 24, weight), (x + 24, weight + 76), (x - 24, weight + 76)], s.p.faint, 9)
    _span(s, west + 18, east - 18, span)
    s.dimension((east + 90, deck), (east + 90, span), "", s.p.mid)
    _barge(s, (cx + side * gap * s.chance.between(-0.5, 0.3), horizon + 0.1 * s.h), min(gap * 1.5, 520), side)
    for x in (west, east):  # mirror in the water
        for index in range(7):
            y = horizon + 0.03 * s.h + index * 0.036 * s.h
            s.line(((x - 38 + 4 * index, y), (x + 38 - 4 * index, y)), s.p.mid, THIN)
    quay = s.h * 0.93
    s.box((-5, quay), (s.w + 10, s.h), s.p.tone(2), s.p.ink, BOLD)
    s.hatch([(0, quay + 16), (s.w, quay + 16), (s.w, s.h), (0, s.h)], s.p.faint, 12)
    u = 0.3 * min(s.w, s.h)
    for index in range(s.chance.number(1, 3)):
        Figure(
            s,
            somebody(s.p, s.chance),
            (s.w * (0.5 + side * (0.38 - 0.1 * index)), quay + 14),
            u,
            facing=-side * 0.6,
            back=s.chance.maybe(0.5),
            hands=TALK if index == 1 and side > 0 else ((-1.0, 2.9), (1.0, 2.9)),
        ).draw()


def _tower(s: Sheet, foot: Point, tall: float, horizon: float) -> None:
    x, y = foot
    s.plane(
        [(x - 62, y + 20), (x + 62, y + 20), (x + 54, horizon + 0.05 * s.h), (x - 54, horizon + 0.05 * s.h)],
        s.p.tone(3),
        s.p.ink,
        LINE,
    )
    s.plane(
        [(x - 34, y - tall), (x + 34, y - tall), (x + 42, y + 20), (x - 42, y + 20)], s.p.tone(1.9), None, alpha=0.85
    )
    count = 7
    for index in range(count):
        a, b = y + 20 - (tall + 20) * index / count, y + 20 - (tall + 20) * (index + 1) / count
        p, q = 42 - 8 * index / count, 42 - 8 * (index + 1) / count
        s.line(((x - p, a), (x + q, b)), s.p.mid, LINE)
        s.line(((x + p, a), (x - q, b)), s.p.mid, LINE)
        s.line(((x - q, b), (x + q, b)), s.p.ink, LINE)
    s.line(((x - 42, y + 20), (x - 34, y - tall)), s.p.ink, 6)
    s.line(((x + 42, y + 20), (x + 34, y - tall)), s.p.ink, 6)
    s.box((x - 48, y - tall - 16), (96, 18), s.p.tone(3.6), s.p.ink, LINE)
    s.disc((x, y - tall - 22), 34, s.p.tone(2.6), s.p.ink, BOLD)
    for index in range(6):
        s.line(((x, y - tall - 22), polar((x, y - tall - 22), 32, index * 60 + 15)), s.p.ink, THIN)
    s.disc((x, y - tall - 22), 7, s.p.tone(5), s.p.ink, THIN)


def _span(s: Sheet, west: float, east: float, y: float) -> None:
    """The part that goes up and down: the yellow one."""
    accent, edge = s.p.accent, s.p.edge(s.p.accent)
    if not s.p.dark:
        truss(s, (west, y - 80), (east, y - 80), 80, edge, weight=5.5)
    truss(s, (west, y - 80), (east, y - 80), 80, accent, weight=LINE * 1.5)
    s.box((west, y), (east - west, 20), accent, edge, LINE)
    s.line(((west, y - 80), (west, y)), accent, BOLD * 1.5)
    s.line(((east, y - 80), (east, y)), accent, BOLD * 1.5)


def _barge(s: Sheet, at: Point, long: float, side: int) -> None:
    x, y = at

    def p(a: float, b: float) -> Point:
        return x + side * a * long, y + b * long

    for index, a in enumerate((-0.22, -0.06, 0.1, 0.26)):
        s.plane(
            [
                p(a - 0.075, -0.1),
                p(a + 0.075, -0.1),
                p(a + 0.075, -0.17 - 0.02 * (index % 2)),
                p(a - 0.075, -0.17 - 0.02 * (index % 2)),
            ],
            s.p.tone(2.6 + index * 0.4),
            s.p.ink,
            THIN,
        )
    s.plane(
        [p(-0.46, -0.1), p(-0.46, -0.24), p(-0.44, -0.27), p(-0.34, -0.27), p(-0.32, -0.24), p(-0.32, -0.1)],
        s.p.tone(4),
        s.p.ink,
    )
    s.plane([p(-0.42, -0.23), p(-0.345, -0.23), p(-0.345, -0.18), p(-0.42, -0.18)], s.p.tone(1), s.p.ink, THIN)
    s.line((p(-0.39, -0.27), p(-0.39, -0.36)), s.p.ink, THIN)
    hull = [p(-0.5, -0.12), p(-0.3, -0.1), p(0.4, -0.1), p(0.53, -0.14), p(0.48, 0), p(-0.47, 0)]
    s.plane(hull, s.p.levels[0] if s.p.dark else s.p.clothes[3], s.p.ink, BOLD)
    s.line((p(-0.48, -0.035), p(0.49, -0.035)), s.p.signal, LINE)
    for index in range(5):
        s.line(
            (p(-0.5 + 0.05 * index, 0.025 + 0.022 * index), p(0.5 - 0.07 * index, 0.025 + 0.022 * index)),
            s.p.mid if index % 2 else s.p.faint,
            THIN,
        )
