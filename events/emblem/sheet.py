"""What every emblem shares, as on any technical drawing: a centre mark, centre lines and one dimension line."""

from events.emblem.drawing import Pen, Role
from events.emblem.geometry import Point

LABEL_SIZE = 13  # units
ADVANCE = 0.6  # width of a monospaced character, in ems
LABEL_LENGTH = 18  # characters; longer labels are cut
DIMENSION_Y = 452


def arrow(pen: Pen, tip: Point, angle: float) -> None:
    """A slender solid arrow head at `tip`, pointing at `angle` degrees (ISO 129-1)."""
    head = pen.at(tip, angle)
    head.area([(0, 0), (-11, -2.4), (-11, 2.4)], Role.FILL)


def dimension(pen: Pen, ends: tuple[Point, Point], label: str) -> None:
    """The dimension line at the foot: from left to right under the two given points, `⌀ label` in its middle."""
    (left, left_y), (right, right_y) = ends
    label = label if len(label) <= LABEL_LENGTH else f"{label[: LABEL_LENGTH - 1]}…"
    middle, y = (left + right) / 2, DIMENSION_Y
    sign = 0.75 * LABEL_SIZE
    width = len(label) * ADVANCE * LABEL_SIZE + sign + 6
    gap = width / 2 + 7
    for x, from_y in ((left, left_y), (right, right_y)):
        pen.line((x, from_y + 6), (x, y + 6), role=Role.THIN)
    pen.line((left, y), (middle - gap, y), role=Role.THIN)
    pen.line((middle + gap, y), (right, y), role=Role.THIN)
    arrow(pen, (left, y), 180)
    arrow(pen, (right, y), 0)
    # The diameter sign is drawn: many monospaced faces lack U+2300.
    x = middle - width / 2 + sign / 2
    pen.circle((x, y), sign / 2 - 0.5, Role.THIN)
    pen.line((x - 5.4, y + 5.4), (x + 5.4, y - 5.4), role=Role.THIN)
    pen.text((middle + (sign + 6) / 2, y + 4.6), label, LABEL_SIZE)


def ground(pen: Pen, left: float, right: float, y: float) -> None:
    """The level of the ground, with short strokes under it."""
    pen.line((left, y), (right, y))
    x = left + 10
    while x < right:
        pen.line((x, y), (x - 8, y + 8), role=Role.THIN)
        x += 12
