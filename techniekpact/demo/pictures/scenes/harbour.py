"""A harbour with a crane and a ship."""

from collections.abc import Sequence

from events.emblem.geometry import Point, along
from techniekpact.demo.pictures.figure import TALK, Figure
from techniekpact.demo.pictures.looks import somebody
from techniekpact.demo.pictures.palette import mix
from techniekpact.demo.pictures.props import truss, water
from techniekpact.demo.pictures.scenes.landscape import sky, skyline
from techniekpact.demo.pictures.sheet import BOLD, HAIR, LINE, THIN, Sheet


def containers(s: Sheet, corner: Point, cells: tuple[int, int], size: Point, levels: Sequence[float]) -> None:
    """A stack; its top is uneven."""
    for column in range(cells[0]):
        tall = s.chance.number(max(1, cells[1] - 2), cells[1])
        for layer in range(tall):
            x, y = corner[0] + column * size[0], corner[1] - (layer + 1) * size[1]
            tone = s.p.tone(s.chance.pick(levels))
            s.box((x, y), size, tone, s.p.edge(tone), THIN)
            for index in range(1, 7):
                s.line(
                    ((x + size[0] * index / 7, y + 3), (x + size[0] * index / 7, y + size[1] - 3)),
                    mix(tone, s.p.mid, 0.4),
                    HAIR,
                )


def haven(s: Sheet) -> None:
    """A quay crane over a container ship."""
    horizon = s.h * (0.66 if not s.tall else 0.68)
    side = s.chance.pick((-1, 1))
    sky(s, horizon, (s.w * (0.5 - side * 0.3), s.h * 0.2), lit=False)
    skyline(s, horizon, 1.7)
    for index in range(3):
        x = s.w * (0.5 - side * (0.1 + 0.15 * index))
        s.line(((x, horizon), (x, horizon - 130), (x - side * 90, horizon - 190)), s.p.faint, LINE)
        s.line(((x, horizon - 130), (x + side * 60, horizon - 150)), s.p.faint, LINE)
    water(s, horizon, s.p.tone(1.1 if s.p.dark else 2.4))
    _ship(s, horizon + 0.13 * s.h, side)
    _crane(s, horizon, side)


def _ship(s: Sheet, low: float, side: int) -> None:
    long = s.w * (0.74 if s.wide else 0.92)
    x = s.w * (0.5 - side * (0.16 if s.wide else 0.14))

    def p(a: float, b: float) -> Point:
        return x - side * a * long, low - b

    cell = (long * 0.075, 36.0)
    start = min(p(-0.36, 0)[0], p(0.3, 0)[0])
    containers(s, (start, low - 118), (9, 5), cell, (2, 2.6, 3.2, 4, 4.6))
    bridge = [p(-0.47, 110), p(-0.47, 360), p(-0.375, 360), p(-0.375, 110)]
    s.plane(bridge, s.p.tone(5) if s.p.dark else s.p.sky, s.p.edge(s.p.tone(5)), LINE)
    for layer in range(5):
        y = 340 - layer * 44
        for k in range(4):
            s.plane(
                [
                    p(-0.462 + 0.021 * k, y),
                    p(-0.447 + 0.021 * k, y),
                    p(-0.447 + 0.021 * k, y - 17),
                    p(-0.462 + 0.021 * k, y - 17),
                ],
                s.p.tone(1.6),
                s.p.edge(s.p.tone(5)),
                HAIR,
            )
    s.plane([p(-0.485, 360), p(-0.36, 360), p(-0.36, 374), p(-0.485, 374)], s.p.tone(3), s.p.ink)
    s.line((p(-0.42, 374), p(-0.42, 450)), s.p.ink, LINE)
    s.line((p(-0.44, 425), p(-0.4, 425)), s.p.ink, THIN)
    hull = [p(-0.52, 130), p(-0.48, 112), p(0.4, 112), p(0.55, 165), p(0.49, 0), p(-0.49, 0)]
    s.plane(hull, s.p.levels[0] if s.p.dark else s.p.clothes[3], s.p.ink, BOLD)
    s.line((p(-0.5, 34), p(0.505, 34)), s.p.signal, BOLD)
    s.hatch([p(-0.49, 30), p(0.5, 30), p(0.49, 0), p(-0.49, 0)], s.p.faint, 10)
    s.disc(p(0.43, 104), 12, None, s.p.mid, LINE)
    for index in range(6):
        s.line(
            (p(-0.5 + 0.04 * index, -18 - 15 * index), p(0.5 - 0.06 * index, -18 - 15 * index)),
            s.p.mid if index % 2 else s.p.faint,
            THIN,
        )


def _crane(s: Sheet, horizon: float, side: int) -> None:
    """Its trolley with a container is yellow."""
    quay = s.h * 0.88
    k = min(s.h, s.w * 1.1) / 1000
    near, far = s.w * (0.5 + side * 0.4), s.w * (0.5 + side * (0.22 if s.wide else 0.12))
    boom = quay - 610 * k
    tip, tail = s.w * (0.5 - side * (0.32 if s.wide else 0.4)), near + side * 110 * k
    top = (far, boom - 190 * k)
    s.box((-5, quay), (s.w + 10, s.h), s.p.tone(2), s.p.ink, BOLD)
    s.hatch([(0, quay + 20), (s.w, quay + 20), (s.w, s.h), (0, s.h)], s.p.faint, 13)
    for x in (near, far):
        s.line(((x, quay - 24), (x, boom)), s.p.ink, 15)
        s.line(((x, quay - 24), (x, boom)), s.p.tone(2.8), 10)
        s.box((x - 40 * k, quay - 26), (80 * k, 18), s.p.tone(3), s.p.ink)
        for dx in (-24, 0, 24):
            s.disc((x + dx * k, quay - 5), 7, s.p.tone(4), s.p.ink, THIN)
    s.line(((near, quay - 250 * k), (far, quay - 250 * k)), s.p.ink, 9)
    s.line(((near, quay - 250 * k), (far, boom)), s.p.ink, LINE * 1.5)
    s.line(((far, quay - 250 * k), (near, boom)), s.p.ink, LINE * 1.5)
    s.line(((near, boom), top, (far, boom)), s.p.ink, 7)
    s.line((top, (tip, boom)), s.p.ink, LINE)
    s.line((top, along((far, boom), (tip, boom), 0.5)), s.p.ink, LINE)
    s.line((top, (tail, boom)), s.p.ink, LINE)
    west, east = min(tip, tail), max(tip, tail)
    s.box((west, boom), (east - west, 34 * k), s.p.tone(2.2), None)
    truss(s, (west, boom), (east, boom), 34 * k, s.p.ink, weight=LINE)
    s.box((min(near, near + side * 90 * k), boom - 62 * k), (90 * k, 60 * k), s.p.tone(3.2), s.p.ink)
    at = far + (tip - far) * s.chance.between(0.32, 0.66)
    drop = boom + s.chance.between(110, 190) * k
    s.box((at - 34 * k, boom + 34 * k), (68 * k, 18 * k), s.p.tone(3.6), s.p.ink)
    for dx in (-24, 24):
        s.line(((at + dx * k, boom + 50 * k), (at + dx * 1.6 * k, drop)), s.p.ink, THIN)
    s.box((at - 62 * k, drop), (124 * k, 52 * k), s.p.accent, s.p.edge(s.p.accent), LINE)
    for index in range(1, 9):
        s.line(
            ((at - 62 * k + 124 * k * index / 9, drop + 4), (at - 62 * k + 124 * k * index / 9, drop + 48 * k)),
            s.p.edge(s.p.accent),
            HAIR,
        )
    look = somebody(s.p, s.chance, hat="cap", dress="vest")
    Figure(s, look, ((near + far) / 2, quay + 0.03 * s.h), 150 * k, facing=-side * 0.7, hands=TALK).draw()
    bollards(s, quay)


def bollards(s: Sheet, quay: float) -> None:
    for share in (0.08, 0.3, 0.93):
        x = s.w * share
        s.plane(
            [
                (x - 15, quay + 4),
                (x - 11, quay - 24),
                (x - 20, quay - 30),
                (x + 20, quay - 30),
                (x + 11, quay - 24),
                (x + 15, quay + 4),
            ],
            s.p.tone(2.6),
            s.p.ink,
        )
