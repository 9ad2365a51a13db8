"""From above: plans on a table, and a map."""

from events.emblem.geometry import Point, along, polar
from techniekpact.demo.pictures.curves import capsule, gear, oval, turned
from techniekpact.demo.pictures.sheet import BOLD, HAIR, LINE, THIN, Sheet


class Tilted:
    """A sheet on the table: places points given in its own upright coordinates."""

    def __init__(self, centre: Point, degrees: float) -> None:
        self.centre, self.degrees = centre, degrees

    def __call__(self, x: float, y: float) -> Point:
        return turned((self.centre[0] + x, self.centre[1] + y), self.centre, self.degrees)

    def box(self, x: float, y: float, w: float, h: float) -> list[Point]:
        return [self(x, y), self(x + w, y), self(x + w, y + h), self(x, y + h)]


def paper(s: Sheet, at: Tilted, w: float, h: float, level: float) -> None:
    s.plane([(x + 12, y + 16) for x, y in at.box(-w / 2, -h / 2, w, h)], s.p.levels[0], alpha=0.45)
    fill = s.p.tone(level)
    s.plane(at.box(-w / 2, -h / 2, w, h), fill, s.p.ink, LINE)
    s.plane(at.box(-w / 2 + 16, -h / 2 + 16, w - 32, h - 32), None, s.p.mid, THIN)


def plan(s: Sheet, at: Tilted, w: float, h: float) -> None:
    """A drawing of a wheel in two views, with measures and a title block."""
    paper(s, at, w, h, 2)
    r = min(w * 0.2, h * 0.33)
    hub = at(-w * 0.2, -h * 0.03)
    teeth = s.chance.number(14, 26)
    s.plane(gear(hub, r, teeth, at.degrees), s.p.tone(2.5), s.p.ink, LINE)
    for share, weight in ((0.78, HAIR), (0.52, LINE), (0.2, LINE)):
        s.disc(hub, r * share, None, s.p.ink if weight == LINE else s.p.mid, weight)
    for index in range(6):
        s.disc(polar(hub, r * 0.66, index * 60 + at.degrees), r * 0.08, s.p.tone(1), s.p.ink, THIN)
    s.dashes((at(-w * 0.2 - r * 1.25, -h * 0.03), at(-w * 0.2 + r * 1.25, -h * 0.03)), s.p.mid, HAIR)
    s.dashes((at(-w * 0.2, -h * 0.03 - r * 1.25), at(-w * 0.2, -h * 0.03 + r * 1.25)), s.p.mid, HAIR)
    s.dimension(at(-w * 0.2 - r, h * 0.4), at(-w * 0.2 + r, h * 0.4), "", s.p.mid)
    x = w * 0.16
    cut = at.box(x, -h * 0.03 - r, w * 0.1, 2 * r)
    s.plane(cut, None, s.p.ink, LINE)
    s.hatch(at.box(x, -h * 0.03 - r, w * 0.1, r * 0.78), s.p.mid, 8, 45 + at.degrees)
    s.hatch(at.box(x, -h * 0.03 + r * 0.22, w * 0.1, r * 0.78), s.p.mid, 8, 45 + at.degrees)
    s.dashes((at(x - 20, -h * 0.03), at(x + w * 0.1 + 20, -h * 0.03)), s.p.mid, HAIR)
    s.dimension(at(x + w * 0.15, -h * 0.03 - r), at(x + w * 0.15, -h * 0.03 + r), "", s.p.mid)
    s.plane(at.box(w * 0.5 - 16 - w * 0.3, h * 0.5 - 16 - h * 0.16, w * 0.3, h * 0.16), s.p.tone(2.4), s.p.mid, THIN)
    for share in (0.33, 0.66):
        y = h * 0.5 - 16 - h * 0.16 * share
        s.line((at(w * 0.5 - 16 - w * 0.3, y), at(w * 0.5 - 16, y)), s.p.mid, HAIR)
        s.line((at(w * 0.5 - w * 0.3, y + h * 0.028), at(w * 0.5 - w * 0.3 + w * 0.14, y + h * 0.028)), s.p.ink, LINE)


def report(s: Sheet, at: Tilted, w: float, h: float) -> None:
    """The yellow one."""
    s.plane([(x + 14, y + 18) for x, y in at.box(-w / 2, -h / 2, w, h)], s.p.levels[0], alpha=0.5)
    s.plane(at.box(-w / 2 + 8, -h / 2 + 8, w, h), s.p.hairs[2], s.p.mid, HAIR)
    edge = s.p.edge(s.p.accent)
    s.plane(at.box(-w / 2, -h / 2, w, h), s.p.accent, edge, BOLD)
    ink = s.p.levels[0] if s.p.dark else s.p.ink
    s.line((at(-w * 0.42, -h / 2), at(-w * 0.42, h / 2)), ink, HAIR)
    hub = at(w * 0.04, h * 0.06)
    for share, weight in ((0.34, BOLD), (0.27, HAIR), (0.1, LINE)):
        s.disc(hub, w * share, None, ink, weight)
    s.disc(hub, w * 0.05, ink)
    s.dashes((at(-w * 0.36, h * 0.06), at(w * 0.44, h * 0.06)), ink, HAIR)
    for y, long in ((-0.4, 0.62), (-0.34, 0.44), (0.43, 0.3)):
        s.line((at(-w * 0.34, h * y), at(-w * 0.34 + w * long, h * y)), ink, 7 if y == -0.4 else LINE)


def pencil(s: Sheet, at: Tilted, long: float) -> None:
    t = 9.0
    s.plane([(x + 7, y + 9) for x, y in at.box(-long / 2, -t, long, 2 * t)], s.p.levels[0], alpha=0.4)
    fill = s.p.tone(4.4)
    s.plane(at.box(-long / 2, -t, long * 0.88, 2 * t), fill, s.p.edge(fill), LINE)
    s.line((at(-long / 2, -t * 0.3), at(long * 0.38, -t * 0.3)), s.p.edge(fill), HAIR)
    s.plane([at(long * 0.38, -t), at(long / 2, 0), at(long * 0.38, t)], s.p.hairs[2], s.p.edge(s.p.hairs[2]), THIN)
    s.plane(
        [at(long * 0.46, -t * 0.35), at(long / 2, 0), at(long * 0.46, t * 0.35)], s.p.levels[0] if s.p.dark else s.p.ink
    )
    s.plane(at.box(-long / 2 - 16, -t, 16, 2 * t), s.p.signal, s.p.ink, THIN)


def ruler(s: Sheet, at: Tilted, long: float, wide: float) -> None:
    s.plane([(x + 8, y + 10) for x, y in at.box(-long / 2, -wide / 2, long, wide)], s.p.levels[0], alpha=0.4)
    s.plane(at.box(-long / 2, -wide / 2, long, wide), s.p.tone(3.4), s.p.ink, LINE, alpha=0.85)
    count = int(long / 11)
    for index in range(1, count):
        tall = wide * (0.5 if index % 10 == 0 else 0.36 if index % 5 == 0 else 0.22)
        x = -long / 2 + index * 11
        s.line((at(x, -wide / 2), at(x, -wide / 2 + tall)), s.p.ink, THIN if index % 10 == 0 else HAIR)


def cup(s: Sheet, centre: Point, r: float) -> None:
    """Coffee from above, on its saucer."""
    s.disc((centre[0] + 12, centre[1] + 16), r * 1.5, s.p.levels[0], alpha=0.4)
    white = s.p.hairs[2]
    s.disc(centre, r * 1.5, white, s.p.edge(white), LINE)
    s.disc(centre, r * 1.16, None, s.p.edge(white), HAIR)
    angle = s.chance.between(-60, 60)
    s.limb(
        [(polar(centre, r * 0.9, angle), polar(centre, r * 1.42, angle), r * 0.13, r * 0.1)],
        white,
        s.p.edge(white),
        LINE,
    )
    s.disc(centre, r, white, s.p.edge(white), BOLD)
    s.disc(centre, r * 0.84, s.p.levels[0] if s.p.dark else s.p.hairs[0], s.p.edge(white), THIN)
    for share, ends in ((0.62, (200, 290)), (0.44, (20, 120)), (0.26, (150, 330))):
        s.arc(centre, r * share, ends, s.p.faint, LINE)


def compasses(s: Sheet, at: Tilted, size: float) -> None:
    top = at(0, -size / 2)
    for sign in (-1, 1):
        foot = at(sign * size * 0.24, size / 2)
        s.plane(capsule(top, along(top, foot, 0.86), size * 0.035, size * 0.02), s.p.tone(4), s.p.ink, LINE)
        s.line((along(top, foot, 0.86), foot), s.p.ink, BOLD)
    s.arc(at(0, -size * 0.1), size * 0.14, (20 + at.degrees, 160 + at.degrees), s.p.ink, LINE)
    s.disc(top, size * 0.07, s.p.tone(3), s.p.ink, LINE)
    s.plane(at.box(-size * 0.022, -size * 0.7, size * 0.044, size * 0.16), s.p.tone(4), s.p.ink, LINE)


def document(s: Sheet) -> None:
    """A bundle of plans and a report on a table, with pencil, ruler and coffee."""
    s.box((-5, -5), (s.w + 10, s.h + 10), s.p.tone(0.8 if s.p.dark else 2.6))
    grain = s.chance.between(-6, 6)
    for index in range(7):
        y = s.h * index / 6
        s.line(((0, y), (s.w, y + grain * 8)), s.p.faint, THIN)
        for _ in range(7):
            x, yy = s.w * s.chance.share(), y + s.chance.between(20, 150)
            s.curve(
                [(x, yy), (x + 90, yy + 5), (x + 210, yy - 3), (x + s.chance.between(230, 420), yy + 4)],
                s.p.tone(1.6),
                THIN,
            )
    side = s.chance.pick((-1, 1))
    big = min(0.66 * s.w, 0.98 * s.h) if s.wide else 0.82 * s.w
    mid = (s.w / 2, s.h / 2)
    for index in range(4):  # the bundle, the plan on top
        tilt = side * (16 - 7 * index) + s.chance.between(-2, 2)
        at = Tilted(
            (
                mid[0] - side * s.w * 0.07 + s.chance.between(-20, 20),
                mid[1] - (0.04 if not s.tall else 0.14) * s.h + s.chance.between(-16, 16),
            ),
            tilt,
        )
        if index < 3:
            paper(s, at, big, big * 0.7, 1.6 + 0.2 * index)
        else:
            plan(s, at, big, big * 0.7)
    roll = Tilted((s.w * (0.5 - side * 0.3), s.h * (0.9 if not s.tall else 0.93)), -side * 7)
    _roll(s, roll, min(0.62 * s.w, 760))
    w = 0.24 * s.w if s.wide else 0.36 * s.w
    report(
        s,
        Tilted(
            (s.w * (0.5 + side * (0.28 if s.wide else 0.2)), s.h * (0.6 if not s.tall else 0.67)),
            side * s.chance.between(4, 13),
        ),
        w,
        w * 1.38,
    )
    cup(s, (s.w * (0.5 + side * (0.38 if s.wide else 0.33)), s.h * 0.15), 74)
    ruler(
        s,
        Tilted((s.w * (0.5 - side * 0.14), s.h * (0.78 if not s.tall else 0.6)), -side * s.chance.between(8, 22)),
        min(0.5 * s.w, 640),
        62,
    )
    pencil(
        s,
        Tilted(
            (s.w * (0.5 + side * 0.02), s.h * (0.62 if not s.tall else 0.46)),
            -side * s.chance.between(24, 48) + (180 if side < 0 else 0),
        ),
        330,
    )
    if s.chance.maybe(0.7):
        compasses(s, Tilted((s.w * (0.5 - side * 0.4), s.h * 0.24), side * s.chance.between(18, 40)), 250)


def _roll(s: Sheet, at: Tilted, long: float) -> None:
    r = 34.0
    s.plane([(x + 10, y + 14) for x, y in at.box(-long / 2, -r, long, 2 * r)], s.p.levels[0], alpha=0.45)
    s.plane(at.box(-long / 2, -r, long, 2 * r), s.p.tone(2.8), s.p.ink, LINE)
    for dy in (-16.0, 4.0, 20.0):
        s.line((at(-long / 2, dy), at(long / 2, dy)), s.p.faint, HAIR)
    for x in (-long * 0.22, long * 0.22):
        s.plane(at.box(x - 7, -r - 2, 14, 2 * r + 4), s.p.tone(4.4), s.p.ink, THIN)
    end = at(long / 2, 0)
    for share in (1.0, 0.68, 0.4, 0.18):
        s.plane(oval(end, 15 * share, r * share, tilt=at.degrees), s.p.tone(2 if share == 1 else 2.6), s.p.ink, THIN)
