"""Things that stand about in more than one scene. Points in units of the sheet; `u` is the height of a person there."""

from collections.abc import Sequence

from events.emblem.geometry import Point, along, polar
from techniekpact.demo.pictures.curves import oval, smooth
from techniekpact.demo.pictures.palette import Colour, mix
from techniekpact.demo.pictures.sheet import BOLD, HAIR, LINE, THIN, Sheet


def floor(s: Sheet, horizon: float, fill: Colour, *, rays: int = 14) -> None:
    """Ground from `horizon` down, with boards that run to one point."""
    s.box((-5, horizon), (s.w + 10, s.h - horizon + 5), fill)
    eye = (s.w / 2, horizon - 0.35 * s.h)
    for index in range(-rays, rays + 1):
        foot = (s.w / 2 + index * s.w * 0.13, s.h + 5)
        share = (horizon - eye[1]) / (foot[1] - eye[1])
        s.line((along(eye, foot, share), foot), s.p.faint, HAIR, 0.55)
    depth = s.h - horizon
    for share in (0.08, 0.2, 0.38, 0.64):
        s.line(((0, horizon + depth * share), (s.w, horizon + depth * share)), s.p.faint, HAIR, 0.45)
    s.line(((-5, horizon), (s.w + 5, horizon)), s.p.mid, THIN)


def shadow(s: Sheet, foot: Point, width: float) -> None:
    s.disc(foot, (width, width * 0.16), s.p.levels[0], alpha=0.5 if s.p.dark else 0.6)


def beam(s: Sheet, lamp: Point, pool: Point, width: float, strength: float = 0.1) -> None:
    """Light from a lamp to a pool on the floor."""
    colour = s.p.ink if s.p.dark else s.p.levels[4]
    s.plane(
        [(lamp[0] - 8, lamp[1]), (lamp[0] + 8, lamp[1]), (pool[0] + width, pool[1]), (pool[0] - width, pool[1])],
        colour,
        alpha=strength,
    )


def spotlight(s: Sheet, at: Point, aim: Point, size: float = 1) -> None:
    """A theatre lamp that looks at `aim`."""
    far = at
    length = ((aim[0] - at[0]) ** 2 + (aim[1] - at[1]) ** 2) ** 0.5
    ux, uy = (aim[0] - at[0]) / length, (aim[1] - at[1]) / length
    nx, ny = -uy, ux
    r, long = 15 * size, 40 * size
    back = (far[0] - ux * long * 0.4, far[1] - uy * long * 0.4)
    front = (far[0] + ux * long * 0.6, far[1] + uy * long * 0.6)
    s.plane(
        [
            (back[0] + nx * r * 0.7, back[1] + ny * r * 0.7),
            (front[0] + nx * r, front[1] + ny * r),
            (front[0] - nx * r, front[1] - ny * r),
            (back[0] - nx * r * 0.7, back[1] - ny * r * 0.7),
        ],
        s.p.tone(2),
        s.p.ink,
        LINE,
    )
    s.line(((front[0] + nx * r, front[1] + ny * r), (front[0] - nx * r, front[1] - ny * r)), s.p.ink, BOLD)


def truss(s: Sheet, left: Point, right: Point, depth: float, colour: Colour, *, weight: float = THIN) -> None:
    """A lattice girder."""
    (x0, y0), (x1, y1) = left, right
    count = max(2, round((x1 - x0) / (depth * 1.1)))
    s.line((left, right), colour, weight * 1.5)
    s.line(((x0, y0 + depth), (x1, y1 + depth)), colour, weight * 1.5)
    for index in range(count):
        a, m, b = (along(left, right, (index + part) / count) for part in (0.0, 0.5, 1.0))
        s.line(((a[0], a[1] + depth), m, (b[0], b[1] + depth)), colour, weight)


def chair(s: Sheet, foot: Point, u: float, seat: float, facing: float, *, fill: Colour) -> None:
    """Seen from aside when `facing` is not 0, else from the front; drawn before who sits on it."""
    x, y = foot
    side = -1 if facing > 0 else 1
    w = 0.13 * u
    ink = s.p.mid
    if abs(facing) < 0.3:
        s.box((x - w, y - seat - 0.34 * u), (2 * w, 0.32 * u), fill, ink, LINE)
        s.box((x - w * 1.1, y - seat), (2.2 * w, 0.035 * u), fill, ink, LINE)
        for dx in (-w, w):
            s.line(((x + dx, y - seat), (x + dx * 1.1, y)), ink, BOLD)
        return
    back = x + side * w * 1.15
    s.line(
        ((back + side * 0.04 * u, y - seat - 0.36 * u), (back, y - seat), (back + side * 0.03 * u, y)), ink, BOLD * 1.3
    )
    s.line(((x - side * w, y - seat), (x - side * w * 1.2, y)), ink, BOLD)
    s.plane(
        [
            (back, y - seat - 0.01 * u),
            (x - side * w * 1.2, y - seat - 0.01 * u),
            (x - side * w * 1.2, y - seat + 0.03 * u),
            (back, y - seat + 0.03 * u),
        ],
        fill,
        ink,
        LINE,
    )
    s.plane(
        [
            (back + side * 0.045 * u, y - seat - 0.38 * u),
            (back + side * 0.02 * u, y - seat - 0.38 * u),
            (back - side * 0.005 * u, y - seat - 0.12 * u),
            (back + side * 0.02 * u, y - seat - 0.12 * u),
        ],
        fill,
        ink,
        LINE,
    )


def wheelchair(s: Sheet, foot: Point, u: float, seat: float, facing: float, *, front: bool) -> None:
    """The frame behind, or the wheel in front of, who sits in it."""
    x, y = foot
    side = 1 if facing >= 0 else -1
    r = 0.185 * u
    hub = (x - side * 0.05 * u, y - r)
    if not front:
        s.plane(
            [
                (x - side * 0.16 * u, y - seat - 0.3 * u),
                (x - side * 0.13 * u, y - seat - 0.3 * u),
                (x - side * 0.1 * u, y - seat + 0.03 * u),
                (x - side * 0.13 * u, y - seat + 0.03 * u),
            ],
            s.p.tone(3),
            s.p.mid,
        )
        s.line(((x - side * 0.22 * u, y - seat - 0.29 * u), (x - side * 0.15 * u, y - seat - 0.28 * u)), s.p.ink, BOLD)
        s.box((min(x - side * 0.14 * u, x + side * 0.16 * u), y - seat), (0.3 * u, 0.04 * u), s.p.tone(3), s.p.mid)
        return
    s.line(
        (
            (x + side * 0.15 * u, y - seat + 0.02 * u),
            (x + side * 0.24 * u, y - 0.09 * u),
            (x + side * 0.34 * u, y - 0.09 * u),
        ),
        s.p.ink,
        BOLD,
    )
    s.disc((x + side * 0.2 * u, y - 0.05 * u), 0.05 * u, s.p.tone(1), s.p.ink, LINE)
    s.arc(hub, r, (0, 360), s.p.ink, BOLD * 1.3)
    s.arc(hub, r * 0.86, (0, 360), s.p.mid, THIN)
    for index in range(10):
        s.line((hub, polar(hub, r, index * 36 + 9)), s.p.mid, HAIR)
    s.disc(hub, r * 0.14, s.p.tone(3), s.p.ink, LINE)


def laptop(s: Sheet, at: Point, size: float, fill: Colour) -> None:
    """Seen from behind: the lid, on a table at `at`."""
    x, y = at
    s.plane(
        [
            (x - size * 0.5, y),
            (x - size * 0.44, y - size * 0.62),
            (x + size * 0.44, y - size * 0.62),
            (x + size * 0.5, y),
        ],
        fill,
        s.p.edge(fill),
        LINE,
    )
    s.disc((x, y - size * 0.32), size * 0.06, None, s.p.edge(fill), THIN)
    s.box((x - size * 0.56, y - 4), (size * 1.12, 6), s.p.tone(4), s.p.ink, THIN)


def plant(s: Sheet, foot: Point, size: float) -> None:
    x, y = foot
    for angle, long in ((-150, 0.8), (-125, 1.05), (-98, 1.2), (-72, 1.1), (-48, 0.9), (-25, 0.7)):
        stem = (x, y - size * 0.4)
        tip = polar(stem, size * long, angle)
        middle = along(stem, tip, 0.55)
        wide = polar((0, 0), size * 0.14, angle + 90)
        leaf = [stem, (middle[0] + wide[0], middle[1] + wide[1]), tip, (middle[0] - wide[0], middle[1] - wide[1])]
        s.blob(leaf, s.p.tone(3.3), s.p.mid, THIN)
        s.line((stem, tip), s.p.mid, HAIR)
    pot = [
        (x - size * 0.28, y - size * 0.45),
        (x + size * 0.28, y - size * 0.45),
        (x + size * 0.2, y),
        (x - size * 0.2, y),
    ]
    s.plane(pot, s.p.tone(2), s.p.ink, LINE)


def pendant(s: Sheet, at: Point, size: float, *, lit: bool = True) -> None:
    """A lamp that hangs from above; `at` is the middle of its rim."""
    x, y = at
    s.line(((x, -5), (x, y - size)), s.p.mid, THIN)
    if lit:
        s.glow((x, y + size * 0.2), size * 2.6, s.p.ink if s.p.dark else s.p.levels[4], 0.22)
    s.plane([*oval((x, y), size, size * 0.95, (180, 360)), (x + size, y)], s.p.tone(2.4), s.p.ink, LINE)
    s.plane(oval((x, y), size, size * 0.2), s.p.tone(5 if s.p.dark else 0), s.p.ink, THIN)


def window(s: Sheet, corner: Point, size: Point, fill: Colour, panes: Point = (2, 2)) -> None:
    (x, y), (w, h) = corner, size
    s.box(corner, size, fill, s.p.mid, LINE)
    for index in range(1, int(panes[0])):
        s.line(((x + w * index / panes[0], y), (x + w * index / panes[0], y + h)), s.p.mid, THIN)
    for index in range(1, int(panes[1])):
        s.line(((x, y + h * index / panes[1]), (x + w, y + h * index / panes[1])), s.p.mid, THIN)
    s.line(((x + w * 0.12, y + h * 0.4), (x + w * 0.3, y + h * 0.1)), s.p.mid, HAIR, 0.7)
    s.line(((x + w * 0.16, y + h * 0.5), (x + w * 0.38, y + h * 0.12)), s.p.mid, HAIR, 0.7)


def cloud(s: Sheet, at: Point, size: float) -> None:
    x, y = at
    row = [(-1, 0), (-0.8, -0.24), (-0.45, -0.26), (-0.2, -0.52), (0.2, -0.46), (0.42, -0.22), (0.8, -0.22), (1, 0)]
    line = smooth([(x + a * size, y + b * size) for a, b in row], closed=False)
    s.plane([*line], s.p.tone(2), alpha=0.55)
    s.line(line, s.p.faint, THIN)
    s.line(((x - size, y), (x + size, y)), s.p.faint, HAIR)


def hill(s: Sheet, points: Sequence[Point], fill: Colour, edge: Colour | None) -> None:
    """Land or trees: a curve through the points, and all that lies below it."""
    line = smooth(points, closed=False)
    s.plane([*line, (line[-1][0], s.h + 9), (line[0][0], s.h + 9)], fill)
    if edge is not None:
        s.line(line, edge, THIN)


def tree(s: Sheet, foot: Point, size: float, level: float = 2.4) -> None:
    x, y = foot
    s.line(((x, y), (x, y - size * 0.6)), s.p.mid, LINE)
    crown = [(-0.32, -0.5), (-0.36, -0.8), (-0.12, -1.06), (0.2, -1.0), (0.37, -0.74), (0.26, -0.48)]
    s.blob([(x + a * size, y + b * size) for a, b in crown], s.p.tone(level), s.p.mid, THIN)
    s.line(((x, y - size * 0.6), (x + size * 0.13, y - size * 0.78)), s.p.mid, HAIR)
    s.line(((x, y - size * 0.5), (x - size * 0.14, y - size * 0.7)), s.p.mid, HAIR)


def water(s: Sheet, top: float, fill: Colour, bottom: float | None = None) -> None:
    low = s.h + 5 if bottom is None else bottom
    s.box((-5, top), (s.w + 10, low - top), fill)
    depth = low - top
    for _ in range(60):
        share = s.chance.share() ** 1.4
        y = top + depth * (0.04 + 0.94 * share)
        long = (20 + 110 * share) * s.chance.between(0.4, 1)
        x = s.chance.between(-0.05, 1) * s.w
        s.line(
            ((x, y), (x + long, y)), s.p.mid if s.chance.maybe(0.35) else s.p.faint, THIN if share > 0.4 else HAIR, 0.8
        )
    s.line(((-5, top), (s.w + 5, top)), s.p.mid, THIN)


def tint(s: Sheet, first: float, last: float) -> Colour:
    """A tone by chance between two levels."""
    return mix(s.p.tone(first), s.p.tone(last), s.chance.share())
