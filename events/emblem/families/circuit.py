"""A circuit board: a chip with its fan of traces, connectors, and a trimmer that one yellow trace leads to."""

from events.emblem.dice import Dice
from events.emblem.drawing import Pen, Role, Turn
from events.emblem.geometry import Point, polar

CENTRE = (240.0, 222.0)
HALF = 52  # of the chip
PITCH = 13
BOARD = (38.0, 32.0, 404.0, 384.0)  # left, top, width, height


def outline(pen: Pen) -> None:
    """A board with cut corners that carry the mounting holes, and a notch of fingers at the foot."""
    left, top, width, height = BOARD
    right, low, cut = left + width, top + height, 10
    pen.area(
        [
            (left + cut, top),
            (right - cut, top),
            (right, top + cut),
            (right, low - cut),
            (right - cut, low),
            (left + cut, low),
            (left, low - cut),
            (left, top + cut),
        ]
    )
    for x in (left + 20, right - 20):
        for y in (top + 20, low - 20):
            pen.circle((x, y), 9)
            pen.circle((x, y), 4.5, Role.THIN)
            pen.cross((x, y), 14)


def side(pen: Pen, pins: int, spread: float, ends: list[int], skip: int) -> list[Point]:
    """One side of the chip, seen with that side to the right: pins, and a trace from each to its via."""
    tips = []
    for pin in range(pins):
        offset = (pin - (pins - 1) / 2) * PITCH
        pen.box((HALF, offset - 2.5), 12, 5, Role.THIN)
        goal = offset * spread
        bend = HALF + 24
        end = (float(ends[pin]), goal)
        tips.append(end)
        if pin == skip:
            continue
        pen.line((HALF + 12, offset), (bend, offset), (bend + abs(goal - offset), goal), (end[0] - 4.5, goal))
        pen.circle(end, 4.5, Role.THIN)
        pen.circle(end, 1.6, Role.THIN)
    return tips


def chip(pen: Pen, dice: Dice) -> None:
    x, y = CENTRE
    pen.box((x - HALF, y - HALF), 2 * HALF, 2 * HALF)
    pen.box((x - HALF + 6, y - HALF + 6), 2 * HALF - 12, 2 * HALF - 12, Role.THIN)
    pen.circle((x - HALF + 16, y - HALF + 16), 4)
    die = dice.number("die", 20, 26)
    pen.box((x - die, y - die), 2 * die, 2 * die)
    cells = dice.number("cells", 3, 5)
    for index in range(1, cells):
        at = -die + 2 * die * index / cells
        pen.line((x + at, y - die), (x + at, y + die), role=Role.THIN)
        pen.line((x - die, y + at), (x + die, y + at), role=Role.THIN)


def header(pen: Pen, corner: Point, pins: int) -> None:
    x, y = corner
    pen.box((x, y), 14 * pins + 4, 32)
    for index in range(pins):
        for row in (9, 23):
            pen.box((x + 5 + 14 * index, y + row - 4), 8, 8, Role.THIN)


def crystal(pen: Pen, at: Point) -> None:
    x, y = at
    pen.line((x - 14, y - 11), (x + 14, y - 11))
    pen.line((x - 14, y + 11), (x + 14, y + 11))
    pen.arc((x - 14, y), 11, (90, 270))
    pen.arc((x + 14, y), 11, (-90, 90))
    pen.arc((x - 14, y), 7, (90, 270), Role.THIN)
    pen.arc((x + 14, y), 7, (-90, 90), Role.THIN)
    pen.line((x - 14, y - 7), (x + 14, y - 7), role=Role.THIN)
    pen.line((x - 14, y + 7), (x + 14, y + 7), role=Role.THIN)


def resistors(pen: Pen, at: Point, number: int) -> None:
    x, y = at
    for index in range(number):
        top = y + 15 * index
        pen.box((x, top), 34, 9)
        pen.line((x + 8, top), (x + 8, top + 9), role=Role.THIN)
        pen.line((x + 26, top), (x + 26, top + 9), role=Role.THIN)


def capacitor(pen: Pen, at: Point) -> None:
    pen.circle(at, 20)
    pen.circle(at, 16, Role.THIN)
    pen.line(polar(at, 16, 60), polar(at, 16, 120), role=Role.THIN)
    pen.cross(at, 25)


def draw(pen: Pen, dice: Dice) -> tuple[Point, Point]:
    left, top, width, height = BOARD
    pins = dice.number("pins", 6, 7)
    spread = dice.choice("spread", (1.7, 1.85, 2.0))
    outline(pen)
    chip(pen, dice)
    trimmer = (left + width - 66, top + 66)
    for number in range(4):
        room = 150 if number % 2 == 0 else 138
        ends = [room - 8 * dice.number(f"via {number} {pin}", 0, 2) for pin in range(pins)]
        side(pen.at(CENTRE, 90 * number), pins, spread, ends, 0 if number == 0 else -1)
    offset = -(pins - 1) / 2 * PITCH
    start = (CENTRE[0] + HALF + 12, CENTRE[1] + offset)
    knee = (start[0] + 12, start[1])
    x, y = trimmer
    moving = Pen()
    moving.circle((0, 0), 24)
    moving.circle((0, 0), 17, Role.THIN)
    slot = moving.at((0, 0), dice.number("slot", 0, 180))
    slot.box((-13, -3.5), 26, 7, Role.FILL)
    pen.part(trimmer, Turn.SPIN, moving.shapes)
    trace = Pen()
    trace.line(start, knee, (x - 12, knee[1] - (x - 12 - knee[0])), (x - 12, y + 32))
    pen.part((0, 0), None, trace.shapes)
    pen.box((x - 32, y - 32), 64, 64)
    header(pen, (left + 44, top + 12), dice.number("header", 5, 7))
    crystal(pen, (left + 62, top + height - 56))
    resistors(pen, (left + width - 84, top + height - 78), dice.number("resistors", 3, 4))
    capacitor(pen, (left + 56, top + 86))
    fingers = dice.number("fingers", 10, 13)
    for index in range(fingers):
        pen.box((CENTRE[0] + (index - fingers / 2) * 13 + 2.5, top + height - 17), 8, 17, Role.THIN)
    pen.circle(CENTRE, 172, Role.CONSTRUCTION)
    pen.cross(CENTRE, 214)
    return (left, top + height), (left + width, top + height)
