"""Hands at work: a table, a welder, a lathe."""

from events.emblem.geometry import Point, polar
from techniekpact.demo.pictures.curves import capsule, gear, oval
from techniekpact.demo.pictures.figure import Figure
from techniekpact.demo.pictures.looks import company
from techniekpact.demo.pictures.props import floor, pendant, shadow, window
from techniekpact.demo.pictures.sheet import BOLD, LINE, THIN, Sheet
from techniekpact.demo.pictures.slides import slide


def wrench(s: Sheet, at: Point, size: float, angle: float) -> None:
    tip = polar(at, size, angle)
    s.plane(capsule(at, tip, size * 0.06, size * 0.06), s.p.tone(4), s.p.ink, THIN)
    for end, way in ((at, angle + 180), (tip, angle)):
        ring = oval(end, size * 0.15, size * 0.15, (way + 40, way + 320))
        s.plane([*ring, end], s.p.tone(4), s.p.ink, THIN)


def hammer(s: Sheet, at: Point, size: float, angle: float) -> None:
    tip = polar(at, size, angle)
    s.plane(capsule(at, tip, size * 0.05, size * 0.04), s.p.tone(3), s.p.ink, THIN)
    a, b = polar(tip, size * 0.25, angle + 90), polar(tip, size * 0.22, angle - 90)
    s.plane(capsule(a, b, size * 0.1, size * 0.07), s.p.tone(4.4), s.p.ink, THIN)


def pegboard(s: Sheet, corner: Point, size: Point) -> None:
    """A wall of tools in a row."""
    (x, y), (w, h) = corner, size
    s.box(corner, size, s.p.tone(1.8), s.p.mid, LINE)
    for row in range(int(h // 26)):
        for column in range(int(w // 26)):
            s.disc((x + 13 + column * 26, y + 13 + row * 26), 1.5, s.p.faint)
    count = max(3, int(w // 62))
    for index in range(count):
        at = (x + w * (index + 0.5) / count, y + h * 0.78)
        kind = s.chance.number(0, 3)
        if kind == 0:
            wrench(s, at, h * 0.5, -90)
        elif kind == 1:
            hammer(s, at, h * 0.48, -90)
        elif kind == 2:
            s.box((at[0] - 5, y + h * 0.2), (10, h * 0.3), s.p.tone(3), s.p.ink, THIN)
            s.line((at, (at[0], y + h * 0.5)), s.p.ink, BOLD)
        else:
            s.plane(
                [
                    (at[0] - 20, y + h * 0.2),
                    (at[0] + 20, y + h * 0.2),
                    (at[0] + 12, y + h * 0.8),
                    (at[0] - 4, y + h * 0.8),
                ],
                s.p.tone(2.6),
                s.p.ink,
                THIN,
            )


def shed(s: Sheet, ground: float) -> None:
    """The wall of a workshop: windows high up, a roof on girders."""
    s.box((-5, -5), (s.w + 10, ground + 5), s.p.tone(1.25))
    count = 4 if s.wide else 3
    for index in range(count):
        w = s.w / count
        window(s, (w * (index + 0.14), ground * 0.1), (w * 0.72, ground * 0.3), s.p.tone(2.1), (4, 3))
    for index in range(count + 1):
        x = s.w * index / count
        s.box((x - 9, -5), (18, ground + 5), s.p.tone(1.7), s.p.faint, THIN)
    s.line(((0, ground * 0.06), (s.w, ground * 0.06)), s.p.mid, LINE)
    s.line(((0, ground * 0.44), (s.w, ground * 0.44)), s.p.faint, THIN)


def _parts(s: Sheet, left: float, right: float, top: float, u: float) -> None:
    """What lies and stands on the table; one wheel is yellow."""
    yellow = s.chance.between(0.4, 0.6)
    at = left + (right - left) * yellow
    r = 0.105 * u
    s.plane(gear((at, top - r * 0.98), r, 13), s.p.accent, s.p.edge(s.p.accent), LINE)
    s.disc((at, top - r * 0.98), r * 0.3, s.p.tone(1), s.p.edge(s.p.accent), LINE)
    s.plane(gear((at + r * 1.7, top - r * 0.66), r * 0.7, 9), s.p.tone(3), s.p.ink, LINE)
    s.disc((at + r * 1.7, top - r * 0.66), r * 0.2, s.p.tone(1), s.p.ink, THIN)
    for index in range(4):
        x = left + (right - left) * (0.1, 0.24, 0.76, 0.9)[index]
        kind = s.chance.number(0, 3)
        if kind == 0:  # a vice
            s.box((x - 0.08 * u, top - 0.09 * u), (0.16 * u, 0.09 * u), s.p.tone(3), s.p.ink)
            s.box((x - 0.08 * u, top - 0.13 * u), (0.05 * u, 0.05 * u), s.p.tone(3), s.p.ink)
            s.box((x + 0.03 * u, top - 0.13 * u), (0.05 * u, 0.05 * u), s.p.tone(3), s.p.ink)
            s.line(((x + 0.08 * u, top - 0.06 * u), (x + 0.14 * u, top - 0.06 * u)), s.p.ink, BOLD)
        elif kind == 1:
            s.box((x - 0.1 * u, top - 0.075 * u), (0.2 * u, 0.075 * u), s.p.tone(2), s.p.ink)
            s.arc((x, top - 0.075 * u), (0.06 * u, 0.05 * u), (180, 360), s.p.ink, LINE)
            s.line(((x - 0.1 * u, top - 0.045 * u), (x + 0.1 * u, top - 0.045 * u)), s.p.mid, THIN)
        elif kind == 2:
            for step in range(3):
                s.box(
                    (x - 0.06 * u + step * 0.045 * u, top - (0.05 + 0.03 * step) * u),
                    (0.036 * u, (0.05 + 0.03 * step) * u),
                    s.p.tone(3.4),
                    s.p.ink,
                    THIN,
                )
        else:
            s.box((x - 0.025 * u, top - 0.11 * u), (0.05 * u, 0.11 * u), s.p.tone(2.4), s.p.ink)
            for lean in (-0.03, -0.005, 0.022):
                s.line(((x + lean * 0.5 * u, top - 0.1 * u), (x + lean * 1.4 * u, top - 0.2 * u)), s.p.ink, LINE)


def werktafel(s: Sheet) -> None:
    """People around a table with parts and tools."""
    ground = s.h * (0.8 if not s.tall else 0.74)
    shed(s, ground)
    u = min(0.63 * s.h, 0.52 * s.w)
    if s.tall:
        pegboard(s, (s.w * 0.12, ground * 0.46), (s.w * 0.76, ground * 0.15))
    else:
        slide(s, (s.w * 0.06, s.h * 0.14), (s.w * 0.2, s.h * 0.24), s.p.tone(1.7))
        pegboard(s, (s.w * 0.64, s.h * 0.14), (s.w * 0.3, s.h * 0.18))
    floor(s, ground - 0.1 * s.h, s.p.tone(0.75 if s.p.dark else 1.7))
    for share in (0.3, 0.7) if not s.tall else (0.5,):
        pendant(s, (s.w * share, s.h * 0.12), 46)
    table_top = ground - 0.52 * u
    left, right = s.w * (0.14 if s.wide else 0.06), s.w * (0.86 if s.wide else 0.94)
    count = s.chance.number(3, 4) if s.wide else 3
    looks = company(s.p, s.chance, count)
    for index, person in enumerate(looks):
        share = (index + 0.5) / count
        x = left + (right - left) * (0.02 + 0.96 * share)
        facing = 0.6 - 1.2 * share + s.chance.between(-0.15, 0.15)
        look = person.but(
            dress=s.chance.pick(("overall", "shirt", "vest", "sweater")),
            glasses=s.chance.maybe(0.4),
            tall=s.chance.between(0.9, 1.08),
        )
        reach = ((-1.15 + facing * 0.7, 2.4), (1.15 + facing * 0.7, 2.36))
        hands = s.chance.pick((reach, reach, (reach[0], (1.5, 1.5)), ((-1.5, 1.5), reach[1]), (reach[0], (0.5, 1.6))))
        lean = facing * 9
        Figure(s, look, (x, ground), u, facing=facing, hands=hands, lean=lean, nod=10).draw()
    shadow(s, (s.w / 2, ground + 0.1 * s.h), (right - left) * 0.48)
    low = ground + 0.1 * s.h
    for x in (left + 30, right - 54):
        s.box((x, table_top + 20), (24, low - table_top - 20), s.p.tone(2), s.p.ink)
    s.box((left + 54, low - 0.16 * u), (right - left - 108, 12), s.p.tone(2), s.p.mid, THIN)
    for index in range(3):
        x = left + (right - left) * (0.16 + 0.25 * index)
        s.box((x, low - 0.26 * u), (0.16 * (right - left), 0.1 * u), s.p.tone(1.6 + 0.4 * index), s.p.mid, THIN)
    _parts(s, left, right, table_top, u)
    s.box((left, table_top), (right - left, 24), s.p.tone(3.2), s.p.ink, BOLD)
    s.hatch([(left, table_top), (right, table_top), (right, table_top + 24), (left, table_top + 24)], s.p.faint, 14)
    s.dimension((left, low + 26), (right, low + 26), f"{s.chance.number(180, 260) * 10}", s.p.mid)
