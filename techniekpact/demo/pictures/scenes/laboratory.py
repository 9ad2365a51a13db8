"""A laboratory."""

from math import sin

from events.emblem.geometry import Point, polar
from techniekpact.demo.pictures.curves import oval
from techniekpact.demo.pictures.figure import Figure
from techniekpact.demo.pictures.looks import company
from techniekpact.demo.pictures.palette import Colour
from techniekpact.demo.pictures.props import tint
from techniekpact.demo.pictures.sheet import BOLD, HAIR, LINE, THIN, Sheet


def labo(s: Sheet) -> None:
    """A laboratory: glass on the bench, a measuring instrument, somebody in a coat."""
    side = s.chance.pick((-1, 1))
    ground = s.h * (0.72 if not s.tall else 0.7)
    s.box((-5, -5), (s.w + 10, s.h + 10), s.p.tone(1.3))
    for row in range(3 if s.tall else 2):
        y = ground - (0.36 + 0.18 * row) * min(s.h, s.w)
        s.box((-5, y), (s.w + 10, 9), s.p.tone(2.6), s.p.mid, THIN)
        x = 30.0
        while x < s.w - 20:
            jar(s, (x, y), s.chance.between(46, 96))
            x += s.chance.between(52, 120)
    u = min(0.84 * s.h, 0.92 * s.w)
    x = s.w * (0.5 - side * (0.16 if s.wide else 0.18))
    coat = s.p.hairs[2]
    team = company(s.p, s.chance, 2, dress="coat", top=coat, badge=False, glasses=True)
    if s.wide:
        Figure(
            s,
            team[1],
            (s.w * (0.5 + side * 0.37), ground + 0.3 * u),
            u * 0.86,
            facing=-side * 0.7,
            hands=((-0.9, 1.9), (0.6, 1.9)),
            nod=8,
        ).draw()
    reach = (1.2 * side, 0.75)
    rest = (0.75 * side, 1.95)
    hands = (reach, rest) if side > 0 else (rest, reach)
    who = Figure(s, team[0], (x, ground + 0.34 * u), u, facing=0.65 * side, hands=hands, nod=-6).draw()
    hold = who.hand(0 if side > 0 else 1)
    flask(s, (hold[0] + side * 0.03 * u, hold[1] + 0.06 * u), 0.15 * u, s.p.accent, 0.5)
    s.box((-5, ground), (s.w + 10, 30), s.p.tone(3.6), s.p.ink, BOLD)
    s.box((-5, ground + 30), (s.w + 10, s.h), s.p.tone(1.9))
    step = 0.25 * min(s.w, s.h)
    for index in range(int(s.w / step) + 1):
        s.box((index * step + 8, ground + 46), (step - 16, s.h), s.p.tone(2.3), s.p.mid, THIN)
        s.box((index * step + step * 0.38, ground + 66), (step * 0.24, 9), s.p.tone(4), s.p.ink, THIN)
    k = 0.2 * min(s.w, s.h)
    places = (0.08, 0.2, 0.47, 0.6) if s.wide else (0.1, 0.27, 0.52)
    for index, share in enumerate(places):
        at = (s.w * (0.5 + side * (share - 0.04)), ground)
        if index == 0:
            flask(s, at, k * 1.1, s.p.tone(4), 0.55)
        elif index == 1:
            burner(s, at, k)
        else:
            jar(s, at, k * s.chance.between(0.6, 0.9))
    scope(s, (s.w * (0.5 + side * (0.3 if s.wide else 0.32)), ground), k * 1.5, side)
    rack(s, (s.w * (0.5 - side * 0.4), ground), k)


def flask(s: Sheet, at: Point, size: float, fill: Colour, level: float) -> None:
    """An Erlenmeyer with something in it; `at` is the middle of its foot."""
    x, y = at
    w, n = size * 0.42, size * 0.13

    def wall(share: float) -> float:
        return w - (w - n) * max(0.0, min(1.0, (share - 0.06) / 0.62))

    body = [
        (x - w, y),
        (x - w, y - size * 0.06),
        (x - n, y - size * 0.68),
        (x - n, y - size),
        (x + n, y - size),
        (x + n, y - size * 0.68),
        (x + w, y - size * 0.06),
        (x + w, y),
    ]
    s.plane(body, s.p.tone(4), None, alpha=0.3)
    a = wall(level * 0.9)
    s.plane(
        [
            (x - w, y),
            (x - w, y - size * 0.06),
            (x - a, y - size * level * 0.9),
            (x + a, y - size * level * 0.9),
            (x + w, y - size * 0.06),
            (x + w, y),
        ],
        fill,
        None,
        alpha=0.92,
    )
    s.line([*body, body[0], body[1]], s.p.ink, LINE)
    s.line(((x - n * 1.35, y - size), (x + n * 1.35, y - size)), s.p.ink, BOLD)
    for index in range(4):
        yy = y - size * (0.12 + 0.1 * index)
        s.line(
            ((x - wall(0.12 + 0.1 * index) * 0.7, yy), (x - wall(0.12 + 0.1 * index) * 0.2, yy)), s.p.edge(fill), THIN
        )


def jar(s: Sheet, at: Point, size: float) -> None:
    """A bottle, a beaker or a box on a shelf."""
    x, y = at
    kind = s.chance.number(0, 3)
    fill = tint(s, 2.2, 4.4)
    w = size * 0.3
    if kind == 0:
        flask(s, at, size, fill, s.chance.between(0.3, 0.7))
    elif kind == 1:
        s.box((x - w, y - size * 0.7), (2 * w, size * 0.7), s.p.tone(3), s.p.ink, THIN, alpha=0.4)
        s.box((x - w, y - size * 0.4), (2 * w, size * 0.4), fill, s.p.mid, HAIR)
        s.line(((x - w * 1.2, y - size * 0.7), (x + w, y - size * 0.7)), s.p.ink, LINE)
    elif kind == 2:
        s.plane(
            [
                (x - w, y),
                (x - w, y - size * 0.6),
                (x - w * 0.4, y - size * 0.78),
                (x - w * 0.4, y - size),
                (x + w * 0.4, y - size),
                (x + w * 0.4, y - size * 0.78),
                (x + w, y - size * 0.6),
                (x + w, y),
            ],
            fill,
            s.p.edge(fill),
            THIN,
        )
        s.box((x - w * 0.75, y - size * 0.5), (w * 1.5, size * 0.3), s.p.hairs[2], s.p.mid, HAIR)
    else:
        s.box((x - w, y - size * 0.5), (2 * w, size * 0.5), tint(s, 1.8, 2.8), s.p.mid, THIN)
        s.line(((x - w * 0.6, y - size * 0.3), (x + w * 0.6, y - size * 0.3)), s.p.mid, THIN)


def burner(s: Sheet, at: Point, k: float) -> None:
    """A round flask in a stand."""
    x, y = at
    s.box((x - 0.4 * k, y - 0.05 * k), (0.8 * k, 0.05 * k), s.p.tone(3), s.p.ink)
    s.line(((x - 0.3 * k, y - 0.05 * k), (x - 0.3 * k, y - 1.9 * k)), s.p.ink, BOLD * 1.4)
    s.line(((x - 0.3 * k, y - 1.3 * k), (x + 0.06 * k, y - 1.3 * k)), s.p.ink, BOLD)
    s.disc((x, y - 0.78 * k), 0.32 * k, s.p.tone(4), s.p.ink, LINE, alpha=0.35)
    s.plane([*oval((x, y - 0.78 * k), 0.3 * k, 0.3 * k, (10, 170))], s.p.tone(4.4), s.p.mid, THIN)
    s.box((x - 0.08 * k, y - 1.56 * k), (0.16 * k, 0.5 * k), s.p.tone(3), s.p.ink, LINE, alpha=0.4)
    s.curve(
        [
            (x, y - 1.56 * k),
            (x + 0.1 * k, y - 1.8 * k),
            (x + 0.5 * k, y - 1.7 * k),
            (x + 0.62 * k, y - 1.1 * k),
            (x + 0.6 * k, y - 0.6 * k),
        ],
        s.p.ink,
        LINE,
    )
    for dx, dy, r in ((-0.1, -0.7, 0.03), (0.06, -0.62, 0.045), (0.14, -0.74, 0.025)):
        s.disc((x + dx * k, y + dy * k), r * k, None, s.p.edge(s.p.tone(4.4)), THIN)


def scope(s: Sheet, at: Point, size: float, side: int) -> None:
    """An oscilloscope with a wave on its screen."""
    x, y = at
    w, h = size * 0.95, size * 0.62
    s.box((x - w / 2, y - h - 8), (w, h), s.p.tone(2.4), s.p.ink, BOLD)
    sx, sy, sw, sh = x - w * 0.45, y - h * 0.92 - 6, w * 0.58, h * 0.8
    s.box((sx, sy), (sw, sh), s.p.levels[0] if s.p.dark else s.p.hairs[1], s.p.ink, LINE)
    for index in range(1, 8):
        s.line(((sx + sw * index / 8, sy), (sx + sw * index / 8, sy + sh)), s.p.faint, HAIR, 0.6)
        if index < 6:
            s.line(((sx, sy + sh * index / 6), (sx + sw, sy + sh * index / 6)), s.p.faint, HAIR, 0.6)
    beat = s.chance.between(0.25, 0.5)
    s.line(
        [(sx + sw * t / 60, sy + sh * (0.5 + 0.34 * sin(t * beat) * sin(t * 0.05 + 0.3))) for t in range(61)],
        s.p.hairs[2],
        LINE,
    )
    for index in range(6):
        knob = (x + w * (0.24 + 0.13 * (index % 2)), y - h * 0.82 + h * 0.25 * (index // 2))
        s.disc(knob, size * 0.045, s.p.tone(3.6), s.p.ink, THIN)
        s.line((knob, polar(knob, size * 0.04, s.chance.between(-150, -30))), s.p.edge(s.p.tone(3.6)), THIN)
    for dx in (-0.36, 0.36):
        s.box((x + dx * w - 14, y - 9), (28, 9), s.p.tone(3), s.p.ink, THIN)
    s.curve(
        [(x + w * 0.3, y - h * 0.2), (x + w * 0.42, y + 10), (x + side * w * 0.3, y + 20), (x - side * w * 0.8, y + 4)],
        s.p.ink,
        LINE,
    )


def rack(s: Sheet, at: Point, k: float) -> None:
    """Test tubes in a rack."""
    x, y = at
    for index in range(5):
        tx = x + (index - 2) * 0.17 * k
        fill = tint(s, 3, 5)
        s.plane(
            [
                (tx - 0.05 * k, y - 0.85 * k),
                (tx + 0.05 * k, y - 0.85 * k),
                *oval((tx, y - 0.14 * k), 0.05 * k, 0.07 * k, (0, 180)),
            ],
            s.p.tone(3),
            s.p.ink,
            THIN,
            alpha=0.4,
        )
        high = s.chance.between(0.3, 0.6) * k
        s.plane(
            [
                (tx - 0.044 * k, y - high),
                (tx + 0.044 * k, y - high),
                *oval((tx, y - 0.14 * k), 0.044 * k, 0.06 * k, (0, 180)),
            ],
            fill,
            None,
        )
    for dy in (0.62, 0.06):
        s.box((x - 0.48 * k, y - dy * k), (0.96 * k, 0.06 * k), s.p.tone(2.8), s.p.ink, THIN)
    for dx in (-0.48, 0.44):
        s.box((x + dx * k, y - 0.62 * k), (0.04 * k, 0.62 * k), s.p.tone(2.8), s.p.ink, THIN)
