"""Outside: turbines on the dyke, a bridge, a harbour."""

from events.emblem.geometry import Point, along, polar
from techniekpact.demo.pictures.curves import oval
from techniekpact.demo.pictures.palette import Colour
from techniekpact.demo.pictures.props import cloud, hill, tree, water
from techniekpact.demo.pictures.sheet import BOLD, HAIR, LINE, THIN, Sheet


def sky(s: Sheet, horizon: float, sun: Point, *, lit: bool) -> None:
    """Light at the horizon, a sun with construction circles, clouds. `lit` makes the sun the yellow part."""
    s.wash(0, horizon, s.p.levels[3], 0, 0.5 if s.p.dark else 0.75)
    s.glow(sun, 460, s.p.accent if lit else s.p.levels[5] if s.p.dark else s.p.sky, 0.35)
    for r in (112, 168, 250):
        s.dashes(oval(sun, r, r), s.p.faint, HAIR)
    s.disc(
        sun,
        74,
        s.p.accent if lit else s.p.tone(4) if s.p.dark else s.p.sky,
        s.p.edge(s.p.accent) if lit else s.p.mid,
        THIN,
    )
    for _ in range(4):
        cloud(s, (s.chance.between(0.05, 0.95) * s.w, s.chance.between(0.08, 0.7) * horizon), s.chance.between(60, 150))


def birds(s: Sheet, around: Point, count: int) -> None:
    for _ in range(count):
        x, y = around[0] + s.chance.between(-150, 150), around[1] + s.chance.between(-60, 60)
        k = s.chance.between(8, 15)
        s.line(
            (
                (x - k, y - k * 0.3),
                (x - k * 0.4, y - k * 0.5),
                (x, y),
                (x + k * 0.4, y - k * 0.5),
                (x + k, y - k * 0.3),
            ),
            s.p.mid,
            THIN,
        )


def mill(s: Sheet, foot: Point, size: float, turn: float, *, fill: Colour, blade: Colour) -> None:
    """A turbine; `size` is the height of its mast."""
    x, y = foot
    hub = (x, y - size)
    edge = s.p.edge(fill)
    weight = max(1.0, min(BOLD, size / 190))
    s.plane(
        [(x - size * 0.011, hub[1]), (x + size * 0.011, hub[1]), (x + size * 0.026, y), (x - size * 0.026, y)],
        fill,
        edge,
        weight,
    )
    if size > 300:
        s.plane(
            [(x, hub[1]), (x + size * 0.011, hub[1]), (x + size * 0.026, y), (x + size * 0.004, y)],
            s.p.shade(fill),
            alpha=0.6,
        )
        s.dashes(oval(hub, size * 0.58, size * 0.58), s.p.faint, HAIR)
    s.plane(
        [
            (x - size * 0.025, hub[1] - size * 0.02),
            (x + size * 0.06, hub[1] - size * 0.018),
            (x + size * 0.06, hub[1] + size * 0.02),
            (x - size * 0.025, hub[1] + size * 0.022),
        ],
        fill,
        edge,
        weight,
    )
    for index in range(3):
        angle = turn + index * 120
        row = [
            polar(hub, size * d, angle + a)
            for d, a in ((0.02, 60), (0.14, 15), (0.3, 6.5), (0.58, 0), (0.3, -2.4), (0.1, -7))
        ]
        s.plane(row, blade, s.p.edge(blade), weight)
        if size > 300:
            s.line((hub, polar(hub, size * 0.54, angle + 1)), s.p.edge(blade), HAIR)
    s.disc(hub, size * 0.03, blade, s.p.edge(blade), weight)


def sheep(s: Sheet, at: Point, size: float) -> None:
    x, y = at
    for dx in (-0.3, -0.15, 0.2, 0.34):
        s.line(((x + dx * size, y - size * 0.3), (x + dx * size, y)), s.p.ink, THIN)
    body = [
        (-0.5, -0.4),
        (-0.4, -0.7),
        (-0.1, -0.76),
        (0.2, -0.74),
        (0.46, -0.6),
        (0.48, -0.36),
        (0.1, -0.26),
        (-0.3, -0.26),
    ]
    s.blob([(x + a * size, y + b * size) for a, b in body], s.p.hairs[2], s.p.edge(s.p.hairs[2]), THIN)
    s.disc((x - 0.56 * size, y - 0.6 * size), (0.13 * size, 0.17 * size), s.p.tone(1), s.p.ink, THIN)


def windturbine(s: Sheet) -> None:
    """Turbines behind a dyke, with water in front."""
    horizon = s.h * (0.62 if not s.tall else 0.66)
    side = s.chance.pick((-1, 1))
    sky(s, horizon, (s.w * (0.5 + side * 0.3), horizon - 0.3 * s.h), lit=False)
    birds(s, (s.w * (0.5 + side * 0.22), horizon * 0.4), 7)
    hill(
        s,
        [
            (-20, horizon - 10),
            (s.w * 0.2, horizon - 26),
            (s.w * 0.5, horizon - 12),
            (s.w * 0.8, horizon - 30),
            (s.w + 20, horizon - 14),
        ],
        s.p.tone(1.8),
        s.p.faint,
    )
    for index in range(s.chance.number(5, 8)):
        x = s.w * (0.5 + side * (0.46 - 0.12 * index)) + s.chance.between(-20, 20)
        mill(
            s,
            (x, horizon - 10),
            s.h * (0.1 + 0.017 * index),
            s.chance.between(0, 120),
            fill=s.p.tone(3),
            blade=s.p.tone(3.6),
        )
    for _ in range(9):
        tree(s, (s.w * s.chance.share(), horizon + s.chance.between(-6, 8)), s.chance.between(34, 70), 2)
    big = s.chance.between(0.42, 0.47) * s.h
    x = s.w * (0.5 - side * s.chance.between(*((0.1, 0.28) if s.wide else (0.06, 0.16))))
    mill(
        s,
        (s.w * (0.5 + side * 0.14), horizon + 0.02 * s.h),
        big * 0.6,
        s.chance.between(0, 120),
        fill=s.p.tone(4),
        blade=s.p.tone(4.5 if s.p.dark else 1),
    )
    mill(
        s,
        (x, horizon + 0.07 * s.h),
        big,
        s.chance.between(-100, 20),
        fill=s.p.tone(5) if s.p.dark else s.p.sky,
        blade=s.p.accent,
    )
    crest = [
        (-20, horizon + 0.09 * s.h),
        (s.w * 0.3, horizon + 0.05 * s.h),
        (s.w * 0.7, horizon + 0.06 * s.h),
        (s.w + 20, horizon + 0.02 * s.h),
    ]
    hill(s, crest, s.p.tone(2.4), s.p.ink)
    for index in range(46):  # grass along the slope
        gx = s.w * index / 45
        s.line(((gx, horizon + 0.1 * s.h), (gx - 26, horizon + 0.165 * s.h)), s.p.faint, HAIR)
    for _ in range(s.chance.number(4, 8)):
        sheep(s, (s.w * s.chance.between(0.06, 0.94), horizon + s.chance.between(0.1, 0.14) * s.h), 34)
    rider(s, (s.w * (0.5 + side * s.chance.between(0.1, 0.3)), horizon + 0.056 * s.h), 84, side)
    water(s, horizon + 0.17 * s.h, s.p.tone(1.2 if s.p.dark else 2.6))
    if s.chance.maybe(0.6):
        sailboat(s, (s.w * (0.5 + side * s.chance.between(-0.3, 0.3)), horizon + 0.235 * s.h), 0.15 * s.h, side)
    for index in range(16):
        wx = s.w * (index + s.chance.share()) / 16
        tall = s.chance.between(40, 120)
        for lean in (-14, 0, 12):
            s.curve(
                [(wx + lean * 0.2, s.h + 5), (wx + lean * 0.6, s.h - tall * 0.6), (wx + lean * 1.5, s.h - tall)],
                s.p.mid,
                THIN,
            )
        s.plane(oval((wx, s.h - tall * 0.9), 4, 15), s.p.tone(3.6), s.p.ink, HAIR)


def rider(s: Sheet, at: Point, size: float, side: int) -> None:
    """A cyclist on the dyke."""
    x, y = at
    r = size * 0.19
    a, b = (x - size * 0.3, y - r), (x + size * 0.3, y - r)
    for hub in (a, b):
        s.disc(hub, r, None, s.p.ink, LINE)
    crank, saddle, bar = (x, y - r), (x - side * size * 0.1, y - size * 0.5), (x + side * size * 0.2, y - size * 0.56)
    s.line((a, crank, saddle, b if side > 0 else a), s.p.ink, THIN)
    s.line((crank, bar, b if side > 0 else a), s.p.ink, THIN)
    s.line((saddle, bar), s.p.ink, THIN)
    hip, neck = (saddle[0], saddle[1] - size * 0.04), (x + side * size * 0.04, y - size * 0.9)
    s.limb(
        [
            (hip, along(hip, crank, 0.5), size * 0.06, size * 0.05),
            (along(hip, crank, 0.5), (crank[0], crank[1] + size * 0.08), size * 0.05, size * 0.03),
        ],
        s.p.clothes[1],
        s.p.ink,
        HAIR,
    )
    s.limb([(hip, neck, size * 0.08, size * 0.09)], s.p.clothes[2], s.p.ink, HAIR)
    s.limb([(along(hip, neck, 0.85), bar, size * 0.04, size * 0.03)], s.p.clothes[2], s.p.ink, HAIR)
    s.disc((neck[0] + side * size * 0.04, neck[1] - size * 0.14), size * 0.09, s.p.skins[1], s.p.ink, HAIR)


def skyline(s: Sheet, horizon: float, level: float) -> None:
    """A town far away: gables, a tower, chimneys."""
    x = -10.0
    while x < s.w:
        w, tall = s.chance.between(24, 66), s.chance.between(18, 66)
        if s.chance.maybe(0.1):
            tall *= 2
        top = horizon - tall
        roof = (x + w / 2, top - w * 0.4) if s.chance.maybe(0.4) else (x + w / 2, top)
        s.plane([(x, horizon), (x, top), roof, (x + w, top), (x + w, horizon)], s.p.tone(level), s.p.faint, HAIR)
        x += w + s.chance.between(-4, 22)


def sailboat(s: Sheet, at: Point, size: float, side: int) -> None:
    """A flat-bottomed boat with a brown sail, here a blue one."""
    x, y = at

    def p(a: float, b: float) -> Point:
        return x + side * a * size, y + b * size

    s.line((p(0.02, -0.08), p(0.02, -1.2)), s.p.ink, BOLD)
    sail = s.p.tone(4.2)
    s.plane([p(-0.02, -1.14), p(-0.3, -1.02), p(-0.52, -0.24), p(-0.02, -0.2)], sail, s.p.edge(sail), LINE)
    s.plane([p(0.06, -1.08), p(0.06, -0.2), p(0.56, -0.14)], s.p.tone(3.4), s.p.ink, LINE)
    for share in (0.36, 0.7):
        s.line((p(-0.02, -1.14 + share * 0.9), p(-0.3 - share * 0.2, -1.02 + share * 0.76)), s.p.edge(sail), HAIR)
    hull = [p(-0.6, -0.16), p(-0.2, -0.1), p(0.3, -0.1), p(0.66, -0.2), p(0.56, 0.03), p(-0.5, 0.03)]
    s.plane(hull, s.p.levels[0] if s.p.dark else s.p.clothes[3], s.p.ink, BOLD)
    s.blob([p(-0.16, -0.12), p(-0.34, 0.0), p(-0.3, 0.12), p(-0.12, 0.02)], s.p.tone(3), s.p.ink, LINE)
    for index in range(4):
        s.line((p(-0.5 + 0.09 * index, 0.08 + 0.07 * index), p(0.5 - 0.1 * index, 0.08 + 0.07 * index)), s.p.mid, THIN)
