"""A contest with robots of bricks."""

from math import sin

from events.emblem.geometry import Point, along
from techniekpact.demo.pictures.curves import gear, smooth
from techniekpact.demo.pictures.figure import TALK, TALK_RIGHT, Figure
from techniekpact.demo.pictures.looks import company, somebody
from techniekpact.demo.pictures.palette import Colour
from techniekpact.demo.pictures.props import floor, tint
from techniekpact.demo.pictures.sheet import BOLD, HAIR, LINE, THIN, Sheet


def brick_robot(s: Sheet, at: Point, size: float, side: int) -> None:
    """A robot of bricks on two wheels, with a grabber: the yellow one."""
    x, y = at
    fill, edge = s.p.accent, s.p.edge(s.p.accent)

    def b(a: float, c: float, w: float, h: float, colour: Colour, *, studs: int = 0) -> None:
        left = x + (a if side > 0 else -a - w) * size
        s.box((left, y - (c + h) * size), (w * size, h * size), colour, s.p.edge(colour), LINE)
        for index in range(studs):
            sx = left + w * size * (index + 0.28) / studs
            s.box(
                (sx, y - (c + h + 0.035) * size),
                (w * size * 0.44 / studs, 0.035 * size),
                colour,
                s.p.edge(colour),
                HAIR,
            )

    b(-0.5, 0.2, 0.9, 0.16, s.p.tone(3), studs=0)
    b(-0.4, 0.36, 0.66, 0.24, fill, studs=4)
    b(-0.28, 0.63, 0.4, 0.2, s.p.tone(4.4), studs=3)
    b(-0.22, 0.67, 0.26, 0.1, s.p.tone(1))
    b(0.3, 0.28, 0.34, 0.07, s.p.tone(4))
    s.line(
        [
            (x + side * 0.64 * size, y - 0.3 * size),
            (x + side * 0.84 * size, y - 0.42 * size),
            (x + side * 0.9 * size, y - 0.26 * size),
        ],
        s.p.ink,
        BOLD,
    )
    s.line(
        [
            (x + side * 0.64 * size, y - 0.3 * size),
            (x + side * 0.84 * size, y - 0.14 * size),
            (x + side * 0.9 * size, y - 0.22 * size),
        ],
        s.p.ink,
        BOLD,
    )
    s.curve(
        [
            (x - side * 0.3 * size, y - 0.7 * size),
            (x - side * 0.5 * size, y - 0.75 * size),
            (x - side * 0.46 * size, y - 0.5 * size),
        ],
        s.p.mid,
        LINE,
    )
    for dx, r in ((-0.26, 0.21), (0.26, 0.15)):
        hub = (x + side * dx * size, y - r * size)
        s.plane(gear(hub, r * size, 18), s.p.tone(0.6), s.p.ink, LINE)
        s.disc(hub, r * 0.55 * size, s.p.tone(3), s.p.ink, THIN)
        s.disc(hub, r * 0.16 * size, fill, edge, THIN)


def robotwedstrijd(s: Sheet) -> None:
    """Children around a table on which a robot of bricks does its tasks."""
    ground = s.h * (0.9 if not s.tall else 0.84)
    back = s.h * (0.6 if not s.tall else 0.58)
    side = s.chance.pick((-1, 1))
    s.box((-5, -5), (s.w + 10, back), s.p.tone(1.3))
    for index in range(14):  # pennants
        west, east = s.w * index / 14, s.w * (index + 1) / 14
        y0, y1 = (s.h * 0.08 + 26 * sin(t / 14 * 9.4) for t in (index, index + 1))
        s.line(((west, y0), (east, y1)), s.p.mid, THIN)
        s.plane(
            [(west + 6, y0 + 1), (east - 6, y1 + 1), ((west + east) / 2, (y0 + y1) / 2 + 56)],
            tint(s, 2, 4),
            s.p.mid,
            THIN,
        )
    board = (s.w * 0.34, min(0.16 * s.h, 0.14 * s.w))
    s.box((s.w * 0.33, s.h * 0.2), board, s.p.tone(0.4 if s.p.dark else 2.2), s.p.ink, LINE)
    s.label((s.w * 0.41, s.h * 0.2 + board[1] / 2), f"{s.chance.number(90, 320)}", board[0] * 0.165, s.p.ink)
    s.label(
        (s.w * 0.57, s.h * 0.2 + board[1] / 2),
        f"0{s.chance.number(0, 2)}:{s.chance.number(10, 59)}",
        board[0] * 0.165,
        s.p.mid,
    )
    floor(s, back, s.p.tone(0.8 if s.p.dark else 1.8))
    u = min(0.72 * s.h, (0.86 if s.tall else 0.66) * s.w)
    adult = somebody(s.p, s.chance, badge=True)
    Figure(
        s,
        adult,
        (s.w * (0.5 + side * 0.4), back + 0.12 * s.h),
        u * 0.86,
        facing=-side * 0.6,
        hands=TALK if side > 0 else TALK_RIGHT,
    ).draw()
    top, low = ground - 0.34 * u, ground - 0.16 * u
    count = 5 if s.wide else 3
    looks = company(s.p, s.chance, count, child=True, badge=False)
    cheer = s.chance.number(0, count - 1)
    for index, look in enumerate(looks):
        share = (index + 0.5) / count
        x = s.w * (0.1 + 0.72 * share if side > 0 else 0.18 + 0.72 * share)
        facing = (0.5 - share) * 1.2
        point = ((-0.9, 1.9), (1.6, 1.4)) if facing > 0 else ((-1.6, 1.4), (0.9, 1.9))
        calm = s.chance.pick((((-0.8, 1.9), (0.8, 1.9)), point, ((-0.95, 2.0), (1.05, 1.7))))
        hands = ((-1.25, -0.9), (1.2, -1.1)) if index == cheer else calm
        Figure(s, look, (x, top + 0.36 * u), u * 1.02, facing=facing, hands=hands, nod=8).draw()
    west, east = s.w * 0.04, s.w * 0.96
    far_l, far_r = s.w * 0.12, s.w * 0.88
    s.plane([(far_l, top), (far_r, top), (east, low), (west, low)], s.p.tone(2.6), s.p.ink, BOLD)
    for index in range(1, 12):
        s.line(
            (along((far_l, top), (far_r, top), index / 12), along((west, low), (east, low), index / 12)),
            s.p.faint,
            HAIR,
        )
    for share in (0.25, 0.55):
        s.line((along((far_l, top), (west, low), share), along((far_r, top), (east, low), share)), s.p.faint, HAIR)
    path = [
        (s.w * 0.16, low - 14),
        (s.w * 0.3, low - 0.1 * u),
        (s.w * 0.5, low - 0.03 * u),
        (s.w * 0.7, low - 0.13 * u),
        (s.w * 0.84, low - 0.04 * u),
    ]
    s.line(smooth(path, closed=False), s.p.ink, 7)
    for index, share in enumerate((0.2, 0.37, 0.64, 0.8)):
        _bricks(s, (s.w * share, low - (0.13, 0.14, 0.15, 0.12)[index] * u), 0.05 * u)
    brick_robot(s, (s.w * (0.5 + s.chance.between(-0.1, 0.1)), low - 0.015 * u), 0.24 * u, side)
    s.box((west, low), (east - west, 0.1 * u), s.p.tone(3.2), s.p.ink, BOLD)
    s.hatch(
        [(west, low + 0.05 * u), (east, low + 0.05 * u), (east, low + 0.1 * u), (west, low + 0.1 * u)], s.p.faint, 11
    )
    for x in (west + 40, east - 66):
        s.box((x, low + 0.1 * u), (26, s.h - low), s.p.tone(2), s.p.ink)


def _bricks(s: Sheet, at: Point, size: float) -> None:
    x, y = at
    for layer in range(s.chance.number(1, 3)):
        w = size * s.chance.between(0.8, 1.6)
        tone = tint(s, 2.4, 4.6)
        s.box((x - w / 2, y - (layer + 1) * size * 0.6), (w, size * 0.6), tone, s.p.edge(tone), THIN)
        for dx in (-0.28, 0.12):
            s.box((x + dx * w, y - (layer + 1) * size * 0.6 - 5), (w * 0.2, 5), tone, s.p.edge(tone), HAIR)
