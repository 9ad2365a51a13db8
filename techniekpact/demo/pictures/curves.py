"""Lines made round, thick or cut, before they are painted."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, cos, hypot, radians, sin

from events.emblem.geometry import Point, along, polar


def smooth(points: Sequence[Point], *, closed: bool, steps: int = 9) -> list[Point]:
    """A curve through all points (Catmull and Rom, 1974)."""
    row = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    curve: list[Point] = []
    for a, b, c, d in zip(row, row[1:], row[2:], row[3:], strict=False):
        for step in range(steps):
            t = step / steps
            curve.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)))
    return curve if closed else [*curve, points[-1]]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))


def oval(centre: Point, rx: float, ry: float, ends: tuple[float, float] = (0, 360), tilt: float = 0) -> list[Point]:
    """Points on an ellipse from one angle to another, clockwise from three o'clock."""
    count = max(10, ceil(abs(ends[1] - ends[0]) / 360 * min(160, 54 + max(rx, ry) / 2)))
    row = []
    for step in range(count + 1):
        angle = radians(ends[0] + (ends[1] - ends[0]) * step / count)
        row.append(turned((centre[0] + rx * cos(angle), centre[1] + ry * sin(angle)), centre, tilt))
    return row


def turned(point: Point, centre: Point, degrees: float) -> Point:
    """Clockwise about a centre."""
    if not degrees:
        return point
    x, y = point[0] - centre[0], point[1] - centre[1]
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return centre[0] + x * c - y * s, centre[1] + x * s + y * c


def capsule(start: Point, end: Point, first: float, last: float) -> list[Point]:
    """A rounded bar from one point to another with a radius at each end."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    if length < 0.01:
        return oval(start, max(first, last), max(first, last))
    nx, ny = -dy / length, dx / length
    heading = [(start[0] + nx * first, start[1] + ny * first)]
    for share in range(1, 20):
        c, s = cos(radians(9 * share)), sin(radians(9 * share))
        heading.append((start[0] + first * (nx * c - dx / length * s), start[1] + first * (ny * c - dy / length * s)))
    heading.append((start[0] - nx * first, start[1] - ny * first))
    heading.append((end[0] - nx * last, end[1] - ny * last))
    for share in range(1, 20):
        c, s = cos(radians(9 * share)), sin(radians(9 * share))
        heading.append((end[0] + last * (-nx * c + dx / length * s), end[1] + last * (-ny * c + dy / length * s)))
    heading.append((end[0] + nx * last, end[1] + ny * last))
    return heading


def joint(start: Point, end: Point, first: float, second: float, side: float) -> tuple[Point, Point]:
    """The elbow between two bones of given lengths, and where the end is in reach. `side` above 0 bends clockwise."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    distance = hypot(dx, dy) or 0.01
    reach = min(distance, (first + second) * 0.995)
    end = along(start, end, reach / distance)
    a = (first * first - second * second + reach * reach) / (2 * reach)
    a = max(-first, min(first, a))
    height = (first * first - a * a) ** 0.5 * (1 if side > 0 else -1)
    ux, uy = dx / distance, dy / distance
    return (start[0] + ux * a - uy * height, start[1] + uy * a + ux * height), end


def hatching(corners: Sequence[Point], gap: float, degrees: float) -> list[tuple[Point, Point]]:
    """Parallel lines inside any closed line, `gap` apart."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    spun = [(x * c + y * s, -x * s + y * c) for x, y in corners]
    low, high = min(y for _, y in spun), max(y for _, y in spun)
    lines = []
    level = low + gap * 0.6
    while level < high:
        cuts = sorted(
            x1 + (x2 - x1) * (level - y1) / (y2 - y1)
            for (x1, y1), (x2, y2) in pairwise([*spun, spun[0]])
            if (y1 <= level) != (y2 <= level)
        )
        for left, right in zip(cuts[::2], cuts[1::2], strict=False):
            lines.append(((left * c - level * s, left * s + level * c), (right * c - level * s, right * s + level * c)))
        level += gap
    return lines


def dashed(points: Sequence[Point], pattern: Sequence[float]) -> list[tuple[Point, Point]]:
    """The line cut into pieces: on, off, on, off."""
    pieces = []
    index, left = 0, pattern[0]
    for start, end in pairwise(points):
        length, done = hypot(end[0] - start[0], end[1] - start[1]), 0.0
        while length - done > 1e-6:
            step = min(left, length - done)
            if index % 2 == 0:
                pieces.append((along(start, end, done / length), along(start, end, (done + step) / length)))
            done, left = done + step, left - step
            if left <= 1e-6:
                index = (index + 1) % len(pattern)
                left = pattern[index]
    return pieces


def gear(centre: Point, radius: float, teeth: int, turn: float = 0) -> list[Point]:
    """The outline of a spur wheel; `radius` is that of the tips."""
    row = []
    for tooth in range(teeth):
        start = turn + 360 * tooth / teeth
        width = 360 / teeth
        for share, size in ((0.0, 0.86), (0.22, 0.86), (0.34, 1.0), (0.62, 1.0), (0.74, 0.86)):
            row.append(polar(centre, radius * size, start + width * share))
    return row
