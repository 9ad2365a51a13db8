"""Machines: a robot arm, and a circuit board from close by."""

from events.emblem.geometry import Point, along, polar
from techniekpact.demo.pictures.curves import capsule, gear, oval
from techniekpact.demo.pictures.figure import TALK, TALK_RIGHT, Figure
from techniekpact.demo.pictures.looks import somebody
from techniekpact.demo.pictures.palette import Colour
from techniekpact.demo.pictures.props import floor, shadow, truss
from techniekpact.demo.pictures.sheet import BOLD, HAIR, LINE, THIN, Sheet


def link(s: Sheet, start: Point, end: Point, first: float, last: float, *, fill: Colour) -> None:
    """One bone of an arm, with a rib along it and a bolt circle at its joint."""
    edge = s.p.edge(fill)
    s.plane(capsule(start, end, first, last), fill, edge, BOLD)
    a, b = along(start, end, 0.28), along(start, end, 0.8)
    s.plane(capsule(a, b, first * 0.42, last * 0.42), s.p.shade(fill), edge, THIN)


def knuckle(s: Sheet, at: Point, r: float) -> None:
    s.disc(at, r, s.p.tone(2), s.p.ink, BOLD)
    s.disc(at, r * 0.72, s.p.tone(3), s.p.ink, THIN)
    for index in range(8):
        s.disc(polar(at, r * 0.54, index * 45), r * 0.09, s.p.tone(1), s.p.ink, HAIR)
    s.disc(at, r * 0.24, s.p.tone(4.4), s.p.ink, LINE)


def gripper(s: Sheet, at: Point, size: float, angle: float) -> Point:
    """Two fingers; the answer is the middle between their tips."""
    for sign in (-1, 1):
        elbow = polar(at, size * 0.62, angle + sign * 46)
        tip = polar(elbow, size * 0.6, angle - sign * 6)
        s.limb(
            [(at, elbow, size * 0.14, size * 0.12), (elbow, tip, size * 0.12, size * 0.07)],
            s.p.tone(3.6),
            s.p.ink,
            LINE,
        )
    s.disc(at, size * 0.24, s.p.tone(2.4), s.p.ink, LINE)
    return polar(at, size * 1.0, angle)


def robotarm(s: Sheet) -> None:
    """An industrial arm sets a wheel on a belt; somebody watches with a tablet."""
    ground = s.h * (0.82 if not s.tall else 0.8)
    s.box((-5, -5), (s.w + 10, ground + 5), s.p.tone(1.2))
    for index in range(5):
        truss(
            s,
            (-30 + index * 4, s.h * 0.03 + index * 26),
            (s.w + 30, s.h * 0.03 + index * 26),
            18 + 3 * index,
            s.p.faint,
            weight=HAIR,
        )
    floor(s, ground - 0.07 * s.h, s.p.tone(0.7 if s.p.dark else 1.8))
    u = min(0.86 * s.h, 0.98 * s.w)
    side = s.chance.pick((-1, 1))
    x = s.w * (0.5 + side * (0.08 if s.wide else 0.06))
    _far(s, x, ground, u, side)
    base = (x, ground - 0.2 * u)
    swing = s.chance.between(-14, 12)

    def aim(degrees: float) -> float:
        return -90 + side * degrees

    elbow = polar(base, 0.43 * u, aim(18 + swing))
    wrist = polar(elbow, 0.4 * u, aim(-78 + swing * 0.4))
    flange = polar(wrist, 0.12 * u, aim(-160))
    for r in (0.43, 0.83):
        s.dashes(
            oval(base, r * u, r * u, (-90 - side * 10, -90 - side * 75) if side > 0 else (-80, -15)), s.p.faint, THIN
        )
    s.dashes((base, polar(base, 0.95 * u, aim(18 + swing))), s.p.faint, HAIR)
    s.dashes((elbow, polar(elbow, 0.56 * u, aim(-78 + swing * 0.4))), s.p.faint, HAIR)
    shadow(s, (x, ground + 10), 0.3 * u)
    s.plane(
        [
            (x - 0.2 * u, ground + 6),
            (x + 0.2 * u, ground + 6),
            (x + 0.17 * u, ground - 0.05 * u),
            (x - 0.17 * u, ground - 0.05 * u),
        ],
        s.p.tone(2),
        s.p.ink,
        BOLD,
    )
    s.plane(
        [
            (x - 0.12 * u, ground - 0.05 * u),
            (x + 0.12 * u, ground - 0.05 * u),
            (x + 0.09 * u, base[1]),
            (x - 0.09 * u, base[1]),
        ],
        s.p.tone(2.6),
        s.p.ink,
        BOLD,
    )
    s.hatch(
        [(x, ground - 0.05 * u), (x + 0.12 * u, ground - 0.05 * u), (x + 0.09 * u, base[1]), (x, base[1])], s.p.faint, 9
    )
    s.curve(
        [
            (x - side * 0.1 * u, ground - 0.1 * u),
            polar(base, 0.2 * u, aim(60)),
            polar(elbow, 0.13 * u, aim(70)),
            polar(elbow, 0.15 * u, aim(-20)),
            along(elbow, wrist, 0.4),
        ],
        s.p.mid,
        BOLD,
    )
    link(s, base, elbow, 0.085 * u, 0.06 * u, fill=s.p.tone(3.3))
    link(s, elbow, wrist, 0.066 * u, 0.04 * u, fill=s.p.tone(3.8))
    link(s, wrist, flange, 0.04 * u, 0.034 * u, fill=s.p.tone(3))
    knuckle(s, base, 0.098 * u)
    knuckle(s, elbow, 0.074 * u)
    knuckle(s, wrist, 0.046 * u)
    held = gripper(s, flange, 0.1 * u, 90)
    s.plane(gear((held[0], held[1] + 0.05 * u), 0.085 * u, 12), s.p.accent, s.p.edge(s.p.accent), LINE)
    s.disc((held[0], held[1] + 0.05 * u), 0.026 * u, s.p.tone(1), s.p.edge(s.p.accent), LINE)
    _belt(s, held, ground, u, x, side=side)


def _far(s: Sheet, x: float, ground: float, u: float, side: int) -> None:
    """A second arm in the back, a fence, and somebody who watches."""
    away = (x + side * 0.56 * u, ground - 0.08 * s.h)
    knee, tip = polar(away, 0.3 * u, -90 - side * 20), polar(away, 0.44 * u, -90 - side * 46)
    s.plane(capsule((away[0], away[1] - 0.08 * u), knee, 0.03 * u, 0.024 * u), s.p.tone(1.8), s.p.faint)
    s.plane(capsule(knee, tip, 0.022 * u, 0.014 * u), s.p.tone(1.8), s.p.faint)
    s.box((away[0] - 0.05 * u, away[1] - 0.08 * u), (0.1 * u, 0.08 * u), s.p.tone(1.8), s.p.faint)
    s.disc(knee, 0.034 * u, s.p.tone(2), s.p.faint)
    for index in range(12):
        fx = s.w * (index + 0.5) / 12
        s.line(((fx, ground - 0.36 * u), (fx, ground - 0.05 * s.h)), s.p.faint, THIN)
    s.line(((0, ground - 0.36 * u), (s.w, ground - 0.36 * u)), s.p.faint, LINE)
    s.line(((0, ground - 0.2 * u), (s.w, ground - 0.2 * u)), s.p.faint, THIN)
    if not s.wide and not s.tall:
        return
    look = somebody(s.p, s.chance, dress=s.chance.pick(("jacket", "sweater", "shirt")), glasses=s.chance.maybe(0.5))
    at = x + side * (0.46 if s.wide else 0.33) * u
    hands = TALK if side > 0 else TALK_RIGHT
    size = 0.62 if s.wide else 0.52
    shadow(s, (at, ground - 0.02 * s.h), 0.14 * u)
    who = Figure(s, look, (at, ground - 0.02 * s.h), size * u, facing=-0.75 * side, hands=hands).draw()
    hx, hy = who.hand(0 if side > 0 else 1)
    s.plane(
        [
            (hx - 0.04 * u, hy - 0.05 * u),
            (hx + 0.03 * u, hy - 0.06 * u),
            (hx + 0.04 * u, hy + 0.02 * u),
            (hx - 0.03 * u, hy + 0.03 * u),
        ],
        s.p.tone(5),
        s.p.ink,
    )


def _belt(s: Sheet, held: Point, ground: float, u: float, x: float, *, side: int) -> None:
    """A conveyor with wheels on their way, under what the arm holds."""
    top = max(held[1] + 0.17 * u, ground - 0.3 * u)
    near, far = x - side * 0.2 * u, (-40 if side > 0 else s.w + 40)
    west, east = min(near, far), max(near, far)
    for index in range(6):
        leg = west + (east - west) * (index + 0.5) / 6
        s.box((leg - 6, top + 30), (12, ground + 10 - top - 30), s.p.tone(2), s.p.mid, THIN)
    s.plane(capsule((west, top + 18), (east, top + 18), 18, 18), s.p.tone(2.4), s.p.ink, BOLD)
    count = int((east - west) / 42)
    for index in range(count + 1):
        s.disc((west + (east - west) * index / max(1, count), top + 18), 10, s.p.tone(1.4), s.p.mid, THIN)
    for index in range(1, 5):
        gx = held[0] - side * 0.24 * u * index
        s.plane(gear((gx, top - 0.062 * u), 0.066 * u, 11, index * 9), s.p.tone(3), s.p.ink, LINE)
        s.disc((gx, top - 0.062 * u), 0.02 * u, s.p.tone(1), s.p.ink, THIN)
    s.dimension((held[0], held[1] + 0.15 * u), (held[0], top), "", s.p.mid)
