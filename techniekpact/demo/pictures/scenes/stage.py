"""On stage and in the hall."""

from events.emblem.geometry import Point
from techniekpact.demo.pictures.crowd import row
from techniekpact.demo.pictures.curves import oval
from techniekpact.demo.pictures.figure import BOTH, HANGING, LAP, TALK, TALK_RIGHT, Figure
from techniekpact.demo.pictures.looks import company
from techniekpact.demo.pictures.props import beam, chair, floor, plant, shadow, spotlight, truss, wheelchair
from techniekpact.demo.pictures.sheet import BOLD, HAIR, LINE, THIN, Sheet
from techniekpact.demo.pictures.slides import slide


def curtain(s: Sheet, left: float, right: float, low: float) -> None:
    """Folds from the top down to `low`."""
    s.box((left, -5), (right - left, low + 5), s.p.tone(1.7))
    count = max(3, round((right - left) / 22))
    for index in range(count + 1):
        x = left + (right - left) * index / count
        s.line(((x, -5), (x + (4 if index % 2 else -4), low)), s.p.faint, THIN if index % 3 else LINE)


def rig(s: Sheet, y: float, aims: list[Point], strength: float = 0.08) -> None:
    """A girder with lamps; each throws a beam on one point."""
    truss(s, (-20, y), (s.w + 20, y), 34, s.p.faint)
    aims = sorted(aims)
    for index, aim in enumerate(aims):
        x = s.w * (index + 0.5) / len(aims)
        beam(s, (x, y + 60), aim, 95, strength)
    for index, aim in enumerate(aims):
        x = s.w * (index + 0.5) / len(aims)
        s.line(((x, y + 34), (x, y + 52)), s.p.mid, BOLD)
        spotlight(s, (x, y + 56), aim)


def lectern(s: Sheet, x: float, ground: float, u: float) -> None:
    top, w = ground - 0.6 * u, 0.15 * u
    s.plane(
        [(x - w, top + 0.05 * u), (x + w, top + 0.05 * u), (x + w * 0.72, ground), (x - w * 0.72, ground)],
        s.p.tone(2.2),
        s.p.ink,
    )
    s.hatch(
        [(x + w * 0.3, top + 0.06 * u), (x + w, top + 0.06 * u), (x + w * 0.72, ground), (x + w * 0.3, ground)],
        s.p.faint,
    )
    s.plane(
        [(x - w * 1.25, top), (x + w * 1.25, top), (x + w * 1.1, top + 0.05 * u), (x - w * 1.1, top + 0.05 * u)],
        s.p.tone(3.2),
        s.p.ink,
    )
    s.disc((x, top + 0.24 * u), 0.07 * u, s.p.accent, s.p.ink, THIN)
    s.disc((x, top + 0.24 * u), 0.028 * u, s.p.tone(1), s.p.ink, THIN)
    for dx, tip in ((-0.05, -0.02), (0.05, 0.01)):
        s.curve([(x + dx * u, top), (x + dx * u, top - 0.07 * u), (x + tip * u, top - 0.13 * u)], s.p.ink, THIN)
        s.disc((x + tip * u, top - 0.14 * u), 0.014 * u, s.p.ink)


def podium(s: Sheet) -> None:
    """Speakers at a lectern before a screen; the first rows look on."""
    u = min(0.46 * s.h, 0.42 * s.w)
    ground = s.h * (0.76 if not s.tall else 0.7)
    side = s.chance.pick((-1, 1))
    at = s.w * (0.5 + side * (0.3 if s.wide else 0.24))
    s.box((-5, -5), (s.w + 10, ground), s.p.tone(1.15))
    curtain(s, -5, s.w * 0.09, ground)
    curtain(s, s.w * 0.91, s.w + 5, ground)
    floor(s, ground - 0.09 * s.h, s.p.tone(0.6 if s.p.dark else 1.8))
    wide = s.w * (0.56 if s.wide else 0.72)
    size = (wide, min(wide * 0.58, ground - 0.36 * s.h))
    corner = (s.w * 0.5 - wide / 2 - side * s.w * (0.09 if s.wide else 0), s.h * (0.15 if not s.tall else 0.13))
    s.glow((corner[0] + wide / 2, corner[1] + size[1] / 2), wide * 0.85, s.p.tone(4), 0.55)
    slide(s, corner, size, s.p.tone(2 if s.p.dark else 2.4), accent=s.p.accent)
    s.box((corner[0] - 9, corner[1] - 9), (size[0] + 18, size[1] + 18), None, s.p.faint, THIN)
    rig(s, s.h * 0.035, [(at, ground), (s.w * 0.5, ground), (s.w * 0.5 - side * s.w * 0.2, ground)])
    guests = s.chance.number(0, 2)
    looks = company(s.p, s.chance, guests + 1)
    for index in range(guests):
        x = s.w * (0.5 - side * (0.06 if s.tall else 0.12)) - side * (0.1 + 0.5 * index) * u
        shadow(s, (x, ground), 0.2 * u)
        hands = s.chance.pick((HANGING, TALK, TALK_RIGHT, LAP))
        Figure(s, looks[index + 1], (x, ground), u, facing=side * s.chance.between(0.2, 0.8), hands=hands).draw()
    shadow(s, (at, ground), 0.26 * u)
    Figure(
        s,
        looks[0].but(badge=False),
        (at, ground - 6),
        u * 1.02,
        facing=-side * 0.25,
        hands=s.chance.pick((BOTH, TALK, TALK_RIGHT)),
    ).draw()
    lectern(s, at, ground + 8, u)
    front = ground + 0.05 * s.h
    s.box((-5, front), (s.w + 10, s.h), s.p.tone(0.9 if s.p.dark else 2.3))
    s.hatch([(0, front), (s.w, front), (s.w, front + 0.07 * s.h), (0, front + 0.07 * s.h)], s.p.faint, 12)
    s.line(((0, front), (s.w, front)), s.p.ink, BOLD)
    depth = s.h - front
    row(s, front + depth * 0.42, min(0.44 * s.h, 420) * 0.8, gap=0.42, dim=0.5)
    row(s, front + depth * 0.86, min(0.44 * s.h, 420), gap=0.46, dim=0.72)


def zaal(s: Sheet) -> None:
    """The hall from the last row: backs of heads, far away a lit stage."""
    deep = s.h * (0.36 if not s.tall else 0.34)
    cx = s.w * s.chance.between(0.42, 0.58)
    half = s.w * (0.25 if s.wide else 0.33)
    top = deep - half * 0.72
    s.plane([(-5, -5), (cx - half, top - 20), (cx - half, deep + 40), (-5, s.h)], s.p.tone(1.5))
    s.plane([(s.w + 5, -5), (cx + half, top - 20), (cx + half, deep + 40), (s.w + 5, s.h)], s.p.tone(1.3))
    s.plane([(-5, -5), (s.w + 5, -5), (cx + half, top - 20), (cx - half, top - 20)], s.p.tone(0.7 if s.p.dark else 1.8))
    for share in (0.12, 0.26, 0.42, 0.6, 0.8):
        y = (top - 20) * share
        edge = half + (max(cx, s.w - cx) - half) * (1 - share)
        s.line(((cx - edge, y), (cx + edge, y)), s.p.faint, HAIR)
        for dx in (-0.5, 0, 0.5):
            s.glow((cx + dx * edge, y + 3), 36 * (1.4 - share), s.p.ink if s.p.dark else s.p.levels[4], 0.4)
            s.disc(
                (cx + dx * edge, y + 3), (14 * (1.3 - share), 4 * (1.3 - share)), s.p.ink if s.p.dark else s.p.levels[5]
            )
    for share in (0.2, 0.45, 0.7):
        for sign in (-1, 1):
            rim = -5 if sign < 0 else s.w + 5
            near = cx + sign * half
            x = rim + (near - rim) * share
            s.line(((x, (top - 20) * share), (x, s.h - (s.h - deep - 40) * share)), s.p.faint, THIN)
    s.box((cx - half, top - 20), (2 * half, deep + 60 - top), s.p.tone(1.9))
    s.glow((cx, (top + deep) / 2), half * 1.7, s.p.tone(5 if s.p.dark else 3), 0.6)
    slide(s, (cx - half * 0.7, top), (half * 1.4, (deep - top) * 0.78), s.p.tone(2.4), accent=s.p.accent)
    s.box((cx - half, deep), (2 * half, 44), s.p.tone(3), s.p.ink)
    s.hatch([(cx - half, deep + 14), (cx + half, deep + 14), (cx + half, deep + 44), (cx - half, deep + 44)], s.p.faint)
    u = half * 0.4
    count = s.chance.number(1, 3)
    for index, look in enumerate(company(s.p, s.chance, count)):
        x = cx + half * (0.82 - 0.3 * index) * s.chance.pick((-1, 1) if count == 1 else (1,))
        Figure(s, look, (x, deep + 6), u, facing=-0.4, hands=s.chance.pick((TALK, BOTH, HANGING))).draw()
    rows = 5 if s.tall else 4
    for index in range(rows):
        share = (index + 0.35) / rows
        size = 150 + 360 * share**1.25
        base = deep + 70 + (s.h - deep - 90) * share
        row(s, base, size, gap=0.44, dim=0.15 + 0.5 * share, seats=True)


def backdrop(s: Sheet, ground: float) -> None:
    """A wall with a construction drawing of circles."""
    s.box((-5, -5), (s.w + 10, ground + 5), s.p.tone(1.25))
    cx, cy = s.w * s.chance.between(0.35, 0.65), ground * 0.42
    for share in (0.16, 0.27, 0.29, 0.44, 0.6):
        s.disc(
            (cx, cy),
            min(s.w, ground) * share * 1.15,
            s.p.tone(1.5) if share == 0.44 else None,
            s.p.faint,
            HAIR if share != 0.29 else LINE,
        )
    s.dashes(((0, cy), (s.w, cy)), s.p.faint)
    s.dashes(((cx, 0), (cx, ground)), s.p.faint)


def panel(s: Sheet) -> None:
    """Five people on chairs in discussion."""
    ground = s.h * (0.78 if not s.tall else 0.66)
    step = s.w * 0.172
    u = min(0.68 * s.h, step * 2.25)
    backdrop(s, ground - 0.1 * s.h)
    wide = s.w * 0.4
    slide(
        s,
        (s.w * 0.5 - wide / 2, s.h * 0.13),
        (wide, max(0.24 * s.h, min(wide * 0.5, ground - 0.95 * u - 0.13 * s.h))),
        s.p.tone(2),
    )
    floor(s, ground - 0.1 * s.h, s.p.tone(0.7 if s.p.dark else 1.8))
    s.plane(oval((s.w / 2, ground + 6), s.w * 0.47, 0.075 * s.h), s.p.tone(1.9), s.p.mid)
    s.plane(oval((s.w / 2, ground + 6), s.w * 0.455, 0.068 * s.h), None, s.p.faint, THIN)
    rig(s, s.h * 0.03, [(s.w * (0.2 + 0.2 * index), ground) for index in range(4)], 0.06)
    plant(s, (s.w * 0.045, ground + 4), 0.2 * u)
    plant(s, (s.w * 0.955, ground + 4), 0.24 * u)
    looks = company(s.p, s.chance, 5)
    wheel, speaker, seat = s.chance.pick((0, 4)), s.chance.number(0, 4), 0.255 * u
    yellow = s.chance.number(0, 4)
    for index, look in enumerate(looks):
        x = s.w / 2 + (index - 2) * step - (2 - index) * 0.02 * u
        y = ground + 0.03 * s.h * (1 - abs(index - 2) / 2) - 6
        facing = (0.8, 0.5, s.chance.pick((-0.2, 0.2)), -0.5, -0.8)[index]
        shadow(s, (x + facing * 0.1 * u, y), 0.21 * u)
        if index == wheel:
            wheelchair(s, (x, y), u, seat, facing, front=False)
        else:
            chair(s, (x, y), u, seat, facing, fill=s.p.accent if index == yellow else s.p.tone(3))
        side = 1 if facing > 0 else -1
        rest = ((-0.1 * side, 2.2), (0.45 * side, 2.15))
        pose = (
            ((0.75 * side, 0.75), rest[1])
            if index == speaker
            else s.chance.pick((rest, LAP, ((1.3 * side, 1.5), rest[1])))
        )
        pose = pose if side > 0 else (pose[1], pose[0])
        crossed = index != wheel and s.chance.maybe(0.4)
        who = Figure(s, look.but(broad=1.0), (x, y), u, facing=facing, hands=pose, seat=seat, crossed=crossed).draw()
        if index == wheel:
            wheelchair(s, (x, y), u, seat, facing, front=True)
        if index == speaker:
            hx, hy = who.hand(0 if side > 0 else 1)
            s.line(((hx, hy + 0.02 * u), (hx - side * 0.01 * u, hy - 0.07 * u)), s.p.ink, BOLD * 1.5)
            s.disc((hx - side * 0.012 * u, hy - 0.085 * u), 0.02 * u, s.p.tone(0), s.p.ink, THIN)
    for place in (0.5, 3.5):
        x, y = s.w / 2 + (place - 2) * step + (0.04 * u if place < 2 else -0.04 * u), ground + 0.035 * s.h
        s.line(((x, y), (x, y - 0.19 * u)), s.p.ink, BOLD)
        s.plane(oval((x, y - 0.19 * u), 0.085 * u, 0.018 * u), s.p.tone(4), s.p.ink)
        s.plane(oval((x, y), 0.05 * u, 0.011 * u), s.p.tone(3), s.p.ink, THIN)
        s.box((x - 0.014 * u, y - 0.245 * u), (0.028 * u, 0.05 * u), s.p.tone(5), s.p.mid, THIN)
    row(s, s.h * 0.95 if not s.tall else s.h * 0.82, 330, gap=0.44, dim=0.7)
    if s.tall:
        row(s, s.h * 0.94, 420, gap=0.46, dim=0.8)
