"""A market of stands."""

from events.emblem.geometry import Point
from techniekpact.demo.pictures.curves import oval
from techniekpact.demo.pictures.figure import HANGING, TALK, TALK_RIGHT, Figure
from techniekpact.demo.pictures.looks import Look, company, somebody
from techniekpact.demo.pictures.props import floor, laptop, pendant, shadow, truss, wheelchair, window
from techniekpact.demo.pictures.sheet import HAIR, LINE, THIN, Sheet
from techniekpact.demo.pictures.slides import slide


def stand(s: Sheet, x: float, ground: float, u: float, *, yellow: bool) -> None:
    """A back wall with a drawing, a counter, an awning with a scalloped rim."""
    w, tall = 0.62 * u, 1.18 * u
    s.box((x - w, ground - tall), (2 * w, tall), s.p.tone(1.9), s.p.ink, LINE)
    slide(s, (x - w * 0.8, ground - tall * 0.8), (w * 1.6, 0.46 * u), s.p.tone(2.6), frame=False)
    look = somebody(s.p, s.chance, badge=True)
    Figure(
        s,
        look,
        (x + s.chance.between(-0.4, 0.4) * w, ground - 4),
        u * 0.94,
        facing=s.chance.between(-0.5, 0.5),
        hands=s.chance.pick((TALK, TALK_RIGHT, HANGING)),
    ).draw()
    s.box((x - w * 0.86, ground - 0.46 * u), (1.72 * w, 0.46 * u), s.p.tone(2.8), s.p.ink, LINE)
    s.hatch(
        [
            (x - w * 0.86, ground - 0.12 * u),
            (x + w * 0.86, ground - 0.12 * u),
            (x + w * 0.86, ground),
            (x - w * 0.86, ground),
        ],
        s.p.faint,
        9,
    )
    s.box((x - w * 0.94, ground - 0.49 * u), (1.88 * w, 0.035 * u), s.p.tone(4), s.p.ink, LINE)
    if s.chance.maybe(0.6):
        laptop(s, (x - w * 0.45, ground - 0.49 * u), 0.19 * u, s.p.tone(3.4))
    for index in range(3):
        s.box(
            (x + w * (0.2 + 0.18 * index), ground - (0.53 + 0.02 * index) * u),
            (w * 0.13, (0.04 + 0.02 * index) * u),
            s.p.tone(3 + 0.6 * index),
            s.p.ink,
            THIN,
        )
    count = 8
    for index in range(count):
        west = x - w * 1.1 + 2.2 * w * index / count
        east = x - w * 1.1 + 2.2 * w * (index + 1) / count
        top_l, top_r = x + (west - x) * 0.9, x + (east - x) * 0.9
        bright = s.p.accent if yellow else s.p.tone(4.4)
        fill = bright if index % 2 == 0 else s.p.tone(2.2)
        y = ground - tall
        s.plane(
            [
                (top_l, y - 0.1 * u),
                (top_r, y - 0.1 * u),
                (east, y + 0.02 * u),
                *oval(((west + east) / 2, y + 0.02 * u), (east - west) / 2, 0.035 * u, (0, 180)),
                (west, y + 0.02 * u),
            ],
            fill,
            s.p.edge(fill),
            THIN,
        )


def passer(s: Sheet, look: Look, foot: Point, u: float) -> None:
    """Somebody who walks or stops at a stand."""
    facing = s.chance.pick((-0.9, -0.6, 0.6, 0.9))
    back = s.chance.maybe(0.25)
    shadow(s, foot, 0.2 * u)
    hands = s.chance.pick((HANGING, TALK, TALK_RIGHT, ((-0.9, 2.2), (0.9, 2.1))))
    Figure(
        s, look, foot, u, facing=facing * (0.4 if back else 1), back=back, hands=hands, stride=s.chance.between(0, 0.25)
    ).draw()


def markt(s: Sheet) -> None:
    """A market with stands and visitors."""
    ground = s.h * (0.7 if not s.tall else 0.66)
    s.box((-5, -5), (s.w + 10, ground), s.p.tone(1.2))
    for index in range(3):
        truss(
            s,
            (-20, s.h * 0.03 + 44 * index),
            (s.w + 20, s.h * 0.03 + 44 * index),
            26 + 4 * index,
            s.p.faint,
            weight=HAIR if index < 2 else THIN,
        )
    if s.tall:
        for index in range(3):
            window(s, (s.w * (0.06 + 0.31 * index), s.h * 0.13), (s.w * 0.26, s.h * 0.13), s.p.tone(2), (4, 3))
    floor(s, ground - 0.06 * s.h, s.p.tone(0.7 if s.p.dark else 1.8))
    stands = 3 if s.wide else 2
    u = min(0.44 * s.h, s.w / stands / 1.42)
    yellow = s.chance.number(0, stands - 1)
    for index in range(stands):
        x = s.w * (index + 0.5) / stands
        pendant(s, (x, ground - 1.5 * u), 34)
        shadow(s, (x, ground), 0.7 * u)
        stand(s, x, ground, u, yellow=index == yellow)
    looks = company(s.p, s.chance, 9)
    count = s.chance.number(5, 8) if s.wide else 5
    spots = sorted((s.chance.between(0.12, 1), index) for index in range(count))
    wheel = s.chance.number(0, count - 1)
    order = s.chance.sample(tuple(range(count)), count)
    for place, (near, index) in enumerate(spots):
        size = u * (1.02 + 0.4 * near)
        foot = (
            s.w * (order[place] + 0.5 + s.chance.between(-0.16, 0.16)) / count,
            ground + (s.h - ground) * (0.2 + 0.72 * near),
        )
        if index == wheel:
            facing, seat = s.chance.pick((-0.9, 0.9)), 0.255 * size
            side = 1 if facing > 0 else -1
            wheelchair(s, foot, size, seat, facing, front=False)
            Figure(
                s, looks[place], foot, size, facing=facing, seat=seat, hands=((0.7 * side, 1.3), (0.7 * side, 2.0))
            ).draw()
            wheelchair(s, foot, size, seat, facing, front=True)
        else:
            passer(s, looks[place], foot, size)
