"""Between the sessions: a market of stands, a drink, a report that is handed over."""

from events.emblem.geometry import Point, along
from techniekpact.demo.pictures.curves import capsule, oval
from techniekpact.demo.pictures.figure import Figure
from techniekpact.demo.pictures.looks import Look, company
from techniekpact.demo.pictures.palette import mix
from techniekpact.demo.pictures.props import floor, plant, shadow, window
from techniekpact.demo.pictures.sheet import BOLD, HAIR, LINE, THIN, Sheet


def glass(s: Sheet, at: Point, size: float, fill: tuple[int, int, int]) -> None:
    """A stemmed glass; `at` is its foot."""
    x, y = at
    s.line(((x, y), (x, y - size * 0.5)), s.p.ink, LINE)
    s.line(((x - size * 0.22, y), (x + size * 0.22, y)), s.p.ink, LINE)
    bowl = [
        (x - size * 0.24, y - size),
        (x - size * 0.22, y - size * 0.66),
        (x, y - size * 0.48),
        (x + size * 0.22, y - size * 0.66),
        (x + size * 0.24, y - size),
    ]
    s.plane(bowl, s.p.tone(4), s.p.ink, THIN, alpha=0.5)
    s.plane(
        [
            (x - size * 0.23, y - size * 0.82),
            (x - size * 0.22, y - size * 0.66),
            (x, y - size * 0.48),
            (x + size * 0.22, y - size * 0.66),
            (x + size * 0.23, y - size * 0.82),
        ],
        fill,
        s.p.edge(fill),
        THIN,
    )


def bistro(s: Sheet, x: float, ground: float, u: float) -> None:
    """A high table."""
    top = ground - 0.6 * u
    s.plane(oval((x, ground), 0.15 * u, 0.03 * u), s.p.tone(2.6), s.p.ink, LINE)
    s.box((x - 0.014 * u, top), (0.028 * u, ground - top), s.p.tone(3.4), s.p.ink, THIN)
    s.plane(
        [(x - 0.2 * u, top), (x + 0.2 * u, top), (x + 0.045 * u, top + 0.36 * u), (x - 0.045 * u, top + 0.36 * u)],
        s.p.tone(2.8),
        s.p.mid,
        THIN,
    )
    for share in (-0.6, -0.2, 0.25, 0.65):
        s.line(((x + 0.19 * u * share, top + 0.02 * u), (x + 0.05 * u * share, top + 0.34 * u)), s.p.faint, THIN)
    s.plane(oval((x, top), 0.23 * u, 0.045 * u), s.p.tone(4.2), s.p.ink, LINE)


def group(s: Sheet, x: float, ground: float, u: float, looks: list[Look], *, yellow: bool) -> None:
    """People around one high table, each with a glass or in talk."""
    count = len(looks)
    spread = (-0.4, 0.4, 0.0)
    order = [2, 0, 1][-count:] if count == 3 else [0, 1]
    for index in order:
        dx = spread[index]
        foot = (x + dx * u, ground - (0.05 * u if index == 2 else 0))
        facing = 0.0 if index == 2 else (0.75 if dx < 0 else -0.75)
        side = 1 if facing > 0 else -1
        up = (0.78 * side, 1.5)
        low = (0.66 * side, 2.3)
        hands = (up, low) if side > 0 else (low, up)
        if index == 2:
            hands = ((-0.8, 1.45), (0.75, 2.3))
        shadow(s, foot, 0.17 * u)
        who = Figure(s, looks[index], foot, u, facing=facing, hands=hands).draw()
        hold = who.hand(0 if index == 2 or side > 0 else 1)
        tint = s.p.accent if yellow and index == 0 else s.p.tone(4.8)
        glass(s, (hold[0] + side * 0.025 * u, hold[1] + 0.035 * u), 0.13 * u, tint)
    bistro(s, x, ground + 0.07 * u, u)
    for dx in (-0.1, 0.12):
        glass(s, (x + dx * u, ground + 0.075 * u - 0.6 * u), 0.12 * u, s.p.tone(4.8))
    s.plane(oval((x + 0.01 * u, ground + 0.08 * u - 0.6 * u), 0.05 * u, 0.014 * u), s.p.tone(2), s.p.ink, THIN)


def borrel(s: Sheet) -> None:
    """A drink at high tables."""
    ground = s.h * (0.86 if not s.tall else 0.84)
    back = ground - (0.16 if not s.tall else 0.2) * s.h
    s.box((-5, -5), (s.w + 10, back + 5), s.p.tone(1.25))
    count = 5 if s.wide else 3
    for index in range(count):
        w = s.w / count
        window(s, (w * (index + 0.12), s.h * 0.1), (w * 0.76, back - 0.22 * s.h), s.p.tone(1.9), (2, 4))
    floor(s, back, s.p.tone(0.75 if s.p.dark else 1.8))
    string = [(s.w * t / 24, s.h * (0.05 + 0.05 * abs((t % 8) - 4) / -4 + 0.06)) for t in range(25)]
    s.line(string, s.p.mid, THIN)
    for index, (x, y) in enumerate(string):
        if index % 2:
            s.glow((x, y + 16), 50, s.p.ink if s.p.dark else s.p.levels[4], 0.4)
            s.disc((x, y + 13), 8, s.p.ink if s.p.dark else s.p.tone(1), s.p.mid, THIN)
    plant(s, (s.w * 0.03, ground - 0.05 * s.h), 120)
    plant(s, (s.w * 0.98, ground - 0.05 * s.h), 150)
    far = 0.33 * s.h if not s.tall else 0.28 * s.h
    for share in (0.24, 0.52, 0.8) if s.wide else (0.3, 0.74):
        group(
            s,
            s.w * share + s.chance.between(-30, 30),
            back + 0.07 * s.h,
            far,
            [dim(s, look) for look in company(s.p, s.chance, 2)],
            yellow=False,
        )
    u = min(0.7 * s.h, 0.62 * s.w)
    tables = 2 if s.wide else 1
    glow = s.chance.number(0, tables - 1)
    for index in range(tables):
        x = s.w * ((0.26, 0.75)[index] if tables == 2 else 0.5)
        group(
            s,
            x,
            ground + (s.h - ground) * 0.4,
            u * (1 if s.wide else 1.06),
            company(s.p, s.chance, s.chance.number(2, 3) if tables == 2 else 3),
            yellow=index == glow,
        )


def dim(s: Sheet, look: Look) -> Look:
    """Further away: closer to the paper."""
    paper = s.p.tone(1.6)
    return look.but(
        skin=mix(look.skin, paper, 0.4),
        hair=mix(look.hair, paper, 0.5),
        top=mix(look.top, paper, 0.5),
        legs=mix(look.legs, paper, 0.5),
        inner=mix(look.inner, paper, 0.4),
        badge=False,
    )


def overhandiging(s: Sheet) -> None:
    """A report goes from one hand to the other."""
    u = min(1.24 * s.h, 1.12 * s.w)
    low = s.h + 0.4 * u if not s.tall else s.h + 0.1 * u
    cx, cy = s.w / 2, low - 0.72 * u
    s.glow((cx, cy), 0.6 * u, s.p.tone(4), 0.6)
    for r in (0.2, 0.31, 0.33, 0.46):
        s.dashes(oval((cx, cy), r * u, r * u), s.p.faint, THIN if r == 0.33 else HAIR)
    s.dashes(((0, cy), (s.w, cy)), s.p.faint, HAIR)
    s.dashes(((cx, 0), (cx, s.h)), s.p.faint, HAIR)
    behind = company(s.p, s.chance, 8)
    count = 7 if s.wide else 4
    for index in range(count):
        x = s.w * (index + 0.5) / count + s.chance.between(-20, 20)
        Figure(
            s,
            dim(s, behind[index]),
            (x, low - 0.27 * u),
            0.64 * u,
            facing=0.4 if x < cx else -0.4,
            hands=((-0.5, 1.5), (0.3, 1.45)),
        ).draw()
    left, right = company(s.p, s.chance, 2, dress="jacket", glasses=s.chance.maybe(0.4))
    gap = 0.345 * u
    reach = ((1.5, 1.35), (1.7, 1.2))
    a = Figure(s, left, (cx - gap, low), u, facing=0.85, hands=reach, lean=3)
    b = Figure(
        s,
        right.but(dress=s.chance.pick(("jacket", "dress", "vest"))),
        (cx + gap, low),
        u,
        facing=-0.85,
        hands=((-reach[1][0], reach[1][1]), (-reach[0][0], reach[0][1])),
        lean=-3,
    )
    a.draw()
    b.draw()
    _report(s, (cx, (a.hand(0)[1] + b.hand(1)[1]) / 2 - 0.03 * u), 0.138 * u)
    for x, hand in ((cx - 0.108 * u, a.look), (cx + 0.108 * u, b.look)):  # thumbs over the edge
        sign = 1 if x < cx else -1
        y = (a.hand(0)[1] + b.hand(1)[1]) / 2 + 0.02 * u
        s.plane(
            capsule((x - sign * 0.025 * u, y), (x + sign * 0.025 * u, y - 0.014 * u), 0.016 * u, 0.011 * u),
            hand.skin,
            s.p.edge(hand.skin),
            LINE,
        )


def _report(s: Sheet, centre: Point, half: float) -> None:
    x, y = centre
    tilt = s.chance.between(-0.08, 0.08) * half
    tl, tr = (x - half * 0.84, y - half * 1.1 + tilt), (x + half * 0.84, y - half * 1.1 - tilt)
    br, bl = (x + half * 0.84, y + half * 1.1 - tilt), (x - half * 0.84, y + half * 1.1 + tilt)
    s.plane([(p[0] + 12, p[1] + 14) for p in (tl, tr, br, bl)], s.p.levels[0], alpha=0.5)
    for shift in (9, 5):
        s.plane([(p[0] + shift, p[1] + shift * 0.7) for p in (tl, tr, br, bl)], s.p.hairs[2], s.p.mid, HAIR)
    s.plane([tl, tr, br, bl], s.p.accent, s.p.edge(s.p.accent), BOLD)
    ink = s.p.levels[0] if s.p.dark else s.p.ink
    s.disc(along(tl, br, 0.5), half * 0.36, None, ink, BOLD)
    s.disc(along(tl, br, 0.5), half * 0.14, ink)
    for share, long in ((0.1, 0.7), (0.17, 0.5), (0.88, 0.4)):
        a, b = along(tl, bl, share), along(tr, br, share)
        s.line((along(a, b, 0.12), along(a, b, 0.12 + 0.76 * long)), ink, LINE * 1.6)
