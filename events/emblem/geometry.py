"""Points in a plane with y pointing down; angles in degrees, clockwise from three o'clock."""

from collections.abc import Sequence
from math import cos, hypot, radians, sin

Point = tuple[float, float]


def polar(centre: Point, radius: float, degrees: float) -> Point:
    return centre[0] + radius * cos(radians(degrees)), centre[1] + radius * sin(radians(degrees))


def along(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def toward(start: Point, end: Point, distance: float) -> Point:
    """The point at `distance` units from `start` in the direction of `end`."""
    return along(start, end, distance / (hypot(end[0] - start[0], end[1] - start[1]) or 1))


def area(points: Sequence[Point]) -> float:
    """What a closed line encloses, in square units."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """The same line with fewer points, nowhere further than `tolerance` units off (Douglas and Peucker, 1973)."""
    if len(points) < 3:
        return list(points)
    (x1, y1), (x2, y2) = points[0], points[-1]
    length = hypot(x2 - x1, y2 - y1)
    offsets = [
        abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length if length else hypot(x - x1, y - y1)
        for x, y in points
    ]
    furthest = max(range(len(points)), key=offsets.__getitem__)
    if offsets[furthest] <= tolerance:
        return [points[0], points[-1]]
    return simplified(points[: furthest + 1], tolerance)[:-1] + simplified(points[furthest:], tolerance)
