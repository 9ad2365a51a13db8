"""Learning: a class, a robot contest, a laboratory, and one person before a wall of drawings."""

from events.emblem.geometry import Point
from techniekpact.demo.pictures.curves import oval
from techniekpact.demo.pictures.figure import Figure
from techniekpact.demo.pictures.looks import company, somebody
from techniekpact.demo.pictures.props import chair, floor, pendant, shadow, window
from techniekpact.demo.pictures.scenes.landscape import mill
from techniekpact.demo.pictures.sheet import BOLD, LINE, THIN, Sheet
from techniekpact.demo.pictures.slides import slide


def model(s: Sheet, at: Point, size: float, *, yellow: bool) -> None:
    """What a pupil made: a turbine, a bridge, a crane or a car."""
    x, y = at
    fill = s.p.accent if yellow else s.p.tone(4)
    edge = s.p.edge(fill)
    kind = s.chance.number(0, 3)
    if kind == 0:
        mill(s, at, size, s.chance.between(0, 120), fill=s.p.tone(4), blade=fill)
    elif kind == 1:
        w = size * 0.75
        bow = oval((x, y), w, size * 0.6, (180, 360))
        s.line(bow, fill, BOLD)
        s.box((x - w, y - size * 0.16), (2 * w, size * 0.07), fill, edge, THIN)
        for px, py in bow[3:-3:3]:
            s.line(((px, py), (px, y - size * 0.14)), fill, THIN)
    elif kind == 2:
        s.line(((x - size * 0.15, y), (x, y - size), (x + size * 0.15, y)), s.p.ink, LINE)
        s.line(((x - size * 0.35, y - size * 0.8), (x + size * 0.7, y - size * 0.95)), fill, BOLD * 1.4)
        s.line(((x + size * 0.6, y - size * 0.93), (x + size * 0.6, y - size * 0.4)), s.p.ink, THIN)
        s.box((x + size * 0.52, y - size * 0.4), (size * 0.16, size * 0.14), s.p.tone(3), s.p.ink, THIN)
    else:
        body = [
            (-0.6, -0.14),
            (-0.56, -0.36),
            (-0.26, -0.4),
            (-0.1, -0.6),
            (0.24, -0.6),
            (0.36, -0.4),
            (0.6, -0.34),
            (0.62, -0.14),
        ]
        s.plane([(x + a * size, y + b * size) for a, b in body], fill, edge, LINE)
        for dx in (-0.34, 0.36):
            s.disc((x + dx * size, y - size * 0.14), size * 0.14, s.p.tone(1), s.p.ink, LINE)


def klas(s: Sheet) -> None:
    """A class: the teacher at the board, pupils at tables with models."""
    back = s.h * (0.62 if not s.tall else 0.56)
    side = s.chance.pick((-1, 1))
    s.box((-5, -5), (s.w + 10, back + 5), s.p.tone(1.3))
    wide = s.w * (0.5 if s.wide else 0.6)
    high = min(wide * 0.58, back * 0.62)
    corner = (s.w * (0.5 + side * 0.04) - wide / 2 + side * 0.06 * s.w, back * 0.9 - high - 0.08 * s.h)
    slide(s, corner, (wide, high), s.p.tone(0.6 if s.p.dark else 2.2))
    s.box((corner[0] - 8, corner[1] + high), (wide + 16, 12), s.p.tone(3), s.p.ink, THIN)
    if s.wide:
        window(s, (s.w * (0.5 - side * 0.4) - 0.09 * s.w, s.h * 0.12), (0.18 * s.w, 0.3 * s.h), s.p.tone(2), (2, 3))
    if s.tall:
        for index in range(3):
            pendant(s, (s.w * (0.2 + 0.3 * index), s.h * 0.12), 44)
    shelf = s.w * (0.5 + side * 0.44)
    for row in range(3):
        y = back - 0.1 * s.h - row * 0.12 * s.h
        s.line(((shelf - 0.07 * s.w, y), (shelf + 0.07 * s.w, y)), s.p.ink, BOLD)
        model(s, (shelf - 0.02 * s.w, y - 3), 54, yellow=False)
    floor(s, back, s.p.tone(0.8 if s.p.dark else 1.8))
    u = min(0.5 * s.h, 0.5 * s.w)
    x = s.w * (0.5 - side * (0.2 if s.wide else 0.24))
    shadow(s, (x, back + 0.06 * s.h), 0.2 * u)
    hands = ((-1.0, 2.6), (1.55, 0.5)) if side > 0 else ((-1.55, 0.5), (1.0, 2.6))
    Figure(s, somebody(s.p, s.chance, badge=False), (x, back + 0.06 * s.h), u, facing=side * 0.45, hands=hands).draw()
    rows = 3 if s.tall else 2
    yellow = (rows - 1, s.chance.number(1, 2))
    for row in range(rows):
        share = (row + 1) / rows
        ground = back + (s.h - back) * (0.16 + 0.9 * share)
        _row(s, ground, u * (0.72 + 0.42 * share), yellow[1] if row == yellow[0] else -1)


def _row(s: Sheet, ground: float, u: float, yellow: int) -> None:
    """Tables side by side with pupils behind them, seen from the back."""
    count = max(3, round(s.w / (0.62 * u)))
    looks = company(s.p, s.chance, count, child=True, badge=False, glasses=False)
    step = s.w / count
    for index, look in enumerate(looks):
        x = step * (index + 0.5) + s.chance.between(-0.05, 0.05) * step
        top = ground - 0.36 * u
        s.box((x - step * 0.47, top), (step * 0.94, 0.03 * u), s.p.tone(3.4), s.p.ink, LINE)
        for dx in (-0.42, 0.42):
            s.line(((x + dx * step, top + 0.03 * u), (x + dx * step, ground + 0.1 * u)), s.p.mid, LINE)
        where = x + step * (0.26 if index % 2 else -0.26)
        model(s, (where, top), 0.2 * u, yellow=index == yellow)
        if s.chance.maybe(0.12):
            continue
        raised = s.chance.maybe(0.22)
        hands = ((-1.0, 1.7), (1.0, -1.1)) if raised else ((-0.95, 1.75), (0.95, 1.75))
        chair(s, (x, ground + 0.18 * u), u * 0.8, 0.2 * u, 0, fill=s.p.tone(2.4))
        Figure(
            s,
            look,
            (x, ground + 0.18 * u),
            u,
            back=True,
            facing=s.chance.between(-0.25, 0.25),
            seat=0.2 * u,
            bust=True,
            hands=hands,
        ).draw()
        s.box((x - 0.1 * u, ground - 0.07 * u), (0.2 * u, 0.13 * u), s.p.tone(2.4), s.p.mid, LINE)
