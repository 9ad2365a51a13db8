"""A lathe."""

from events.emblem.geometry import polar
from techniekpact.demo.pictures.figure import TALK, TALK_RIGHT, Figure
from techniekpact.demo.pictures.looks import somebody
from techniekpact.demo.pictures.props import floor, shadow
from techniekpact.demo.pictures.scenes.workshop import pegboard, shed
from techniekpact.demo.pictures.sheet import BOLD, HAIR, LINE, THIN, Sheet


def draaibank(s: Sheet) -> None:
    """A lathe and who works at it."""
    ground = s.h * (0.84 if not s.tall else 0.78)
    shed(s, ground)
    floor(s, ground - 0.08 * s.h, s.p.tone(0.7 if s.p.dark else 1.7))
    if s.tall:
        pegboard(s, (s.w * 0.08, ground * 0.5), (s.w * 0.5, 170))
    u = min(0.73 * s.h, 0.68 * s.w)
    side = s.chance.pick((-1, 1))
    x = s.w / 2 + side * (0.2 * u if s.wide else 0.12 * u)
    if s.chance.maybe(0.6) and s.wide:
        Figure(
            s,
            somebody(s.p, s.chance, tall=0.92),
            (x + side * 0.42 * u, ground - 10),
            u * 0.94,
            facing=-side * 0.7,
            hands=TALK if side > 0 else TALK_RIGHT,
        ).draw()
    shadow(s, (s.w / 2, ground + 0.05 * s.h), min(0.8 * u, s.w * 0.47))
    look = somebody(s.p, s.chance, dress="overall", glasses=True, badge=False)
    hands = ((-0.9, 1.85), (0.9, 1.7))
    who = Figure(s, look, (x, ground - 4), u, facing=-0.35 * side, lean=-5 * side, nod=12, hands=hands).draw()
    lathe(s, who.hip[1] - 0.02 * u, ground + 0.05 * s.h, u, side)


def lathe(s: Sheet, bed: float, ground: float, u: float, side: int) -> None:
    """`side` is where the headstock is not: it stands at the other end."""
    reach = min(0.8 * u, s.w * 0.47)
    mid = s.w / 2
    west, east = mid - reach, mid + reach

    def flip(a: float) -> float:
        return a if side > 0 else 2 * mid - a

    def block(a: float, b: float, top: float, low: float, level: float, *, weight: float = LINE) -> None:
        p, q = sorted((flip(a), flip(b)))
        s.box((p, top), (q - p, low - top), s.p.tone(level), s.p.ink, weight)

    block(west + 0.02 * u, west + 0.36 * u, bed + 0.1 * u, ground, 2)
    block(east - 0.3 * u, east - 0.04 * u, bed + 0.1 * u, ground, 2)
    p, q = sorted((flip(west + 0.06 * u), flip(west + 0.32 * u)))
    s.hatch([(p, bed + 0.2 * u), (q, bed + 0.2 * u), (q, ground - 0.05 * u), (p, ground - 0.05 * u)], s.p.faint, 10)
    block(west, east, bed + 0.05 * u, bed + 0.11 * u, 3, weight=BOLD)
    block(west + 0.3 * u, east - 0.02 * u, bed + 0.03 * u, bed + 0.05 * u, 4, weight=THIN)
    block(west, west + 0.34 * u, bed - 0.26 * u, bed + 0.05 * u, 2.6, weight=BOLD)
    for index in range(3):
        s.disc((flip(west + (0.08 + 0.09 * index) * u), bed - 0.18 * u), 0.028 * u, s.p.tone(1.6), s.p.ink)
        s.line(
            (
                (flip(west + (0.08 + 0.09 * index) * u), bed - 0.18 * u),
                polar((flip(west + (0.08 + 0.09 * index) * u), bed - 0.18 * u), 0.026 * u, -60 + 50 * index),
            ),
            s.p.ink,
            LINE,
        )
    block(west + 0.04 * u, west + 0.16 * u, bed - 0.1 * u, bed - 0.02 * u, 1.4, weight=THIN)
    s.label((flip(west + 0.1 * u), bed - 0.06 * u), f"{s.chance.number(40, 160) * 10}", 0.04 * u, s.p.mid)
    axis = bed - 0.1 * u
    block(west + 0.34 * u, west + 0.41 * u, axis - 0.11 * u, axis + 0.11 * u, 3.6)
    for dy in (-0.075, 0.0, 0.075):
        block(west + 0.41 * u, west + 0.45 * u, axis + (dy - 0.024) * u, axis + (dy + 0.024) * u, 4.2, weight=THIN)
    radii = (0.045, 0.058, 0.036, 0.05, 0.03)
    a = west + 0.43 * u
    for radius in radii:  # the work piece: the yellow part
        b = a + 0.085 * u
        p, q = sorted((flip(a), flip(b)))
        s.box((p, axis - radius * u), (q - p, 2 * radius * u), s.p.accent, s.p.edge(s.p.accent), LINE)
        s.line(((p + 3, axis - radius * 0.5 * u), (q - 3, axis - radius * 0.5 * u)), s.p.edge(s.p.accent), HAIR)
        a = b
    s.dashes(((flip(west + 0.3 * u), axis), (flip(east), axis)), s.p.ink, HAIR)
    block(a + 0.1 * u, a + 0.34 * u, axis - 0.05 * u, axis + 0.05 * u, 3)
    s.plane(
        [(flip(a), axis), (flip(a + 0.1 * u), axis - 0.03 * u), (flip(a + 0.1 * u), axis + 0.03 * u)],
        s.p.tone(4),
        s.p.ink,
    )
    block(a + 0.14 * u, a + 0.3 * u, axis + 0.05 * u, bed + 0.04 * u, 2.4)
    wheel = (flip(a + 0.36 * u), axis)
    s.disc(wheel, (0.02 * u, 0.07 * u), s.p.tone(4), s.p.ink)
    tool = west + 0.62 * u
    block(tool - 0.09 * u, tool + 0.12 * u, bed - 0.02 * u, bed + 0.14 * u, 3.2)
    block(tool - 0.03 * u, tool + 0.06 * u, axis + 0.055 * u, bed - 0.02 * u, 4)
    hub = (flip(tool + 0.02 * u), bed + 0.08 * u)
    s.disc(hub, 0.05 * u, s.p.tone(2), s.p.ink, LINE)
    s.disc(hub, 0.015 * u, s.p.tone(4), s.p.ink, THIN)
    for index in range(7):
        angle = -100 + index * 26 + s.chance.between(-6, 6)
        start = (flip(tool), axis + 0.05 * u)
        s.curve(
            [start, polar(start, 0.06 * u, angle), polar(start, s.chance.between(0.09, 0.2) * u, angle + 16)],
            s.p.mid,
            THIN,
        )
