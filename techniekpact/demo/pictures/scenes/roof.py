"""A roof with panels."""

from collections.abc import Callable

from events.emblem.geometry import Point, along
from techniekpact.demo.pictures.figure import Figure
from techniekpact.demo.pictures.looks import company, somebody
from techniekpact.demo.pictures.props import tree
from techniekpact.demo.pictures.scenes.landscape import sky, skyline
from techniekpact.demo.pictures.sheet import BOLD, HAIR, LINE, THIN, Sheet


def zonnepanelen(s: Sheet) -> None:
    """Installers lay panels on a roof; the town lies below."""
    side = s.chance.pick((-1, 1))
    horizon = s.h * (0.42 if not s.tall else 0.46)
    sky(s, horizon, (s.w * (0.5 + side * 0.28), horizon * 0.48), lit=True)
    skyline(s, horizon, 1.8)
    for index in range(9):
        tree(s, (s.w * (index + s.chance.share()) / 9, horizon + 16), s.chance.between(50, 90), 2)
    s.box((-5, horizon), (s.w + 10, s.h), s.p.tone(1.8))
    ridge, eave = s.h * (0.5 if not s.tall else 0.54), s.h * 1.04
    skew = -side * 0.16 * s.w
    a, b = (-0.1 * s.w + skew, ridge), (1.1 * s.w + skew, ridge)
    c, d = (1.3 * s.w, eave), (-0.3 * s.w, eave)
    s.plane([a, b, c, d], s.p.tone(1.3 if s.p.dark else 2.4), s.p.ink, BOLD)
    for index in range(13):
        share = (index / 13) ** 1.25
        s.line((along(a, d, share), along(b, c, share)), s.p.faint, THIN)
        for k in range(60):
            x = (k + 0.5 * (index % 2)) / 60
            p, q = (
                along(along(a, b, x), along(d, c, x), share),
                along(along(a, b, x), along(d, c, x), ((index + 1) / 13) ** 1.25),
            )
            s.line((p, q), s.p.faint, HAIR, 0.6)
    s.line((a, b), s.p.ink, 7)

    def at(x: float, y: float) -> Point:
        return along(along(a, b, x), along(d, c, x), y)

    if s.chance.maybe(0.7):
        chimney(s, at(0.5 + side * 0.24, 0.05))
    columns, rows = (7 if s.wide else 5), 3
    missing = (s.chance.number(2, columns - 2), s.chance.number(0, 1))
    for row in range(rows):
        for column in range(columns):
            if row == 2 and (column - missing[0]) * side > 1:
                continue
            _panel(
                s,
                [
                    at(0.18 + 0.64 * (column + u) / columns, 0.1 + 0.29 * (row + v))
                    for u, v in ((0.03, 0.03), (0.97, 0.03), (0.97, 0.95), (0.03, 0.95))
                ],
            )
    _crew(s, at, side)


def chimney(s: Sheet, at: Point) -> None:
    x, y = at
    s.box((x - 40, y - 120), (80, 134), s.p.tone(2.4), s.p.ink, LINE)
    for index in range(6):
        s.line(((x - 40, y - 112 + index * 21), (x + 40, y - 112 + index * 21)), s.p.faint, HAIR)
    s.box((x - 48, y - 134), (96, 16), s.p.tone(3.2), s.p.ink, LINE)


def _panel(s: Sheet, cell: list[Point]) -> None:
    s.plane(cell, s.p.tone(3) if s.p.dark else s.p.clothes[3], s.p.ink, LINE)
    s.plane([cell[0], along(cell[0], cell[1], 0.55), along(cell[3], cell[2], 0.1), cell[3]], s.p.tone(5), alpha=0.18)
    ink = s.p.mid if s.p.dark else s.p.clothes[2]
    for index in range(1, 4):
        s.line((along(cell[0], cell[1], index / 4), along(cell[3], cell[2], index / 4)), ink, HAIR)
    for index in range(1, 5):
        s.line((along(cell[0], cell[3], index / 5), along(cell[1], cell[2], index / 5)), ink, HAIR)


def _crew(s: Sheet, at: Callable[[float, float], Point], side: int) -> None:
    """Two who carry a panel along the ridge, sometimes a third who kneels."""
    u = min(0.43 * s.h, 0.52 * s.w)
    mid = (s.w * (0.5 - side * (0.17 if s.wide else 0.06)), at(0.5, 0.02)[1])
    looks = company(s.p, s.chance, 3, hat="cap", dress="overall", badge=False, glasses=False)
    gap = 0.42 * u
    y = mid[1] + 0.1 * u
    hold = ((0.55, 1.75), (0.95, 1.7))
    Figure(s, looks[0], (mid[0] - gap, y), u, facing=0.8, hands=hold, stride=0.2, lean=4).draw()
    Figure(
        s, looks[1], (mid[0] + gap, y), u * 0.98, facing=-0.8, hands=((-0.95, 1.7), (-0.55, 1.75)), stride=0.2, lean=-4
    ).draw()
    low = y - 0.62 * u
    p = [
        (mid[0] - gap * 0.62, low - 0.2 * u),
        (mid[0] + gap * 0.62, low - 0.24 * u),
        (mid[0] + gap * 0.7, low + 0.06 * u),
        (mid[0] - gap * 0.7, low + 0.1 * u),
    ]
    _panel(s, p)
    look = somebody(s.p, s.chance, hat="cap", dress="overall", badge=False)
    if s.wide:
        x, base = at(0.5 + side * 0.2, 0.1)
        Figure(
            s,
            look,
            (x, base + 0.16 * u),
            u * 0.95,
            facing=-0.8 * side,
            seat=0.12 * u,
            lean=-side * 14,
            nod=14,
            hands=((-1.1 * side, 2.2), (-0.7 * side, 2.3)),
        ).draw()
