"""A cable-stayed bridge whose approach is a bascule: the yellow leaf opens for ships."""

from math import cos, radians, sin

from events.emblem.dice import Dice
from events.emblem.drawing import Pen, Role, Turn
from events.emblem.geometry import Point, along

DECK = 318.0  # top of the deck
DEPTH = 13
WATER = 388.0
BED = 418.0
LEFT, HINGE, RIGHT = 22.0, 350.0, 462.0


def pylon(pen: Pen, base: float, top: Point) -> tuple[Point, Point]:
    """A bent pylon; returns the two ends of the stretch where the stays are anchored."""
    knee = along((base, DECK), top, 0.52)
    knee = (knee[0] - 12, knee[1])
    pen.line((base - 13, DECK), (knee[0] - 8, knee[1]), (top[0] - 3.5, top[1]), (top[0] + 3.5, top[1] - 2))
    pen.line((top[0] + 3.5, top[1] - 2), (knee[0] + 9, knee[1]), (base + 15, DECK))
    pen.line((base, DECK), knee, top, role=Role.CONSTRUCTION)
    for share in (0.18, 0.36):
        y = DECK + (knee[1] - DECK) * share * 1.6
        x = base + (knee[0] - base) * share * 1.6
        pen.line((x - 11, y), (x + 12, y), role=Role.THIN)
    return knee, top


def stays(pen: Pen, anchors: tuple[Point, Point], base: float, number: int) -> None:
    low, high = anchors
    first = base - 46
    for index in range(number):
        share = index / (number - 1)
        upper = along(along(low, high, 0.3), along(low, high, 0.96), share)
        lower = (first + (LEFT + 14 - first) * share, DECK)
        outer = index % 3 == 0 or index == number - 1
        pen.line((upper[0] - 7 + 3 * share, upper[1]), lower, role=Role.LINE if outer else Role.THIN)
        pen.box((lower[0] - 2, DECK - 3), 4, 3, Role.THIN)
    for index in range(3):
        upper = along(low, high, 0.96 - 0.09 * index)
        pen.line((upper[0] + 4, upper[1]), (HINGE - 24 - 13 * index, DECK), role=Role.THIN if index else Role.LINE)


def deck(pen: Pen, panels: int) -> None:
    end = HINGE - 14
    pen.box((LEFT, DECK), end - LEFT, DEPTH)
    pen.line((LEFT, DECK + 4), (end, DECK + 4), role=Role.THIN)
    width = (end - LEFT) / panels
    zigzag = [(LEFT + width * index / 2, DECK + (DEPTH if index % 2 else 4)) for index in range(2 * panels + 1)]
    pen.line(*zigzag, role=Role.THIN)
    pen.line((LEFT, DECK - 7), (end, DECK - 7), role=Role.THIN)


def pier(pen: Pen, x: float, half: float) -> None:
    top = DECK + DEPTH
    pen.line((x - half, top), (x - half * 0.8, WATER + 10))
    pen.line((x + half, top), (x + half * 0.8, WATER + 10))
    footing = [(x - half - 10, WATER + 10), (x + half + 10, WATER + 10), (x + half + 10, BED), (x - half - 10, BED)]
    pen.area(footing)
    pen.hatch(footing, 7)


def leaf(angle: float, panels: int) -> Pen:
    """The bascule leaf around its hinge: a truss that tapers to the tip, with the counterweight behind the hinge."""
    length = RIGHT - HINGE - 6
    pen = Pen(angle=-angle)
    pen.area([(0, 0), (length, 0), (length, 5), (0, 20)])
    low = [(length * index / panels, 20 - 15 * index / panels) for index in range(panels + 1)]
    zigzag: list[Point] = []
    for index in range(panels):
        zigzag += [low[index], (length * (index + 0.5) / panels, 0)]
    pen.line(*zigzag, low[-1], role=Role.THIN)
    pen.line((0, -7), (length, -7), role=Role.THIN)
    for index in range(panels + 1):
        x = length * index / panels
        pen.line((x, -7), (x, 0), role=Role.THIN)
    weight = [(0.0, 0.0), (-22.0, 6.0), (-28.0, 24.0), (-12.0, 30.0), (0.0, 20.0)]
    pen.area(weight)
    pen.hatch(weight, 5)
    upright = Pen(shapes=pen.shapes)
    upright.circle((0, 0), 5.5, Role.FILL)
    return upright


def water(pen: Pen, base: float) -> None:
    for left, right in ((LEFT - 8, base - 34), (base + 34, HINGE - 30), (HINGE + 34, RIGHT - 14)):
        pen.line((left, WATER), (right, WATER), role=Role.THIN)
        for step in (1, 2):
            pen.line((left + 16 * step, WATER + 6 * step), (right - 22 * step, WATER + 6 * step), role=Role.THIN)
    pen.area([(LEFT + 40, WATER), (LEFT + 34, WATER - 9), (LEFT + 46, WATER - 9)], Role.THIN)


def barge(pen: Pen, x: float) -> None:
    """A ship that waits, or that fits below."""
    y = WATER
    pen.line((x, y), (x - 4, y - 11), (x + 70, y - 11), (x + 84, y - 15), (x + 76, y), role=Role.THIN)
    pen.box((x + 2, y - 27), 17, 16, Role.THIN)
    pen.box((x + 5, y - 24), 11, 6, Role.THIN)
    for index in range(4):
        pen.box((x + 24 + 11 * index, y - 17), 10, 6, Role.THIN)


def draw(pen: Pen, dice: Dice) -> tuple[Point, Point]:
    base = dice.number("pylon", 226, 252)
    top = (base + dice.number("lean", 18, 44), 44.0)
    angle = dice.number("leaf", 34, 58)
    panels = dice.number("panels", 5, 7)
    low, high = pylon(pen, base, top)
    stays(pen, (low, high), base, dice.number("stays", 10, 15))
    deck(pen, dice.number("deck", 15, 22))
    pier(pen, base, 22)
    pier(pen, HINGE, 17)
    water(pen, base)
    barge(pen, LEFT + dice.number("barge", 62, base - 150))
    quay = [(RIGHT - 4, DECK), (RIGHT + 16, DECK), (RIGHT + 16, BED), (RIGHT - 18, BED)]
    pen.area(quay)
    pen.hatch(quay, 7)
    hinge = (HINGE, DECK)
    reach = RIGHT - HINGE - 6
    pen.arc(hinge, reach, (-80, 0), Role.CONSTRUCTION)
    pen.line(hinge, (RIGHT, DECK), role=Role.CONSTRUCTION)
    pen.line(hinge, (HINGE + 120 * cos(radians(angle)), DECK - 120 * sin(radians(angle))), role=Role.CONSTRUCTION)
    pen.arc(hinge, 58, (-angle, 0), Role.THIN)
    pen.text((HINGE + 80, DECK - 18), f"{angle}°", 12)
    pen.line((high[0], 24), (high[0], DECK + 40), role=Role.CONSTRUCTION)
    pen.circle(low, 34, Role.CONSTRUCTION)
    pen.cross((base, DECK), 30)
    pen.part(hinge, Turn.SWING, leaf(angle, panels).shapes)
    return (LEFT, DECK + DEPTH), (HINGE, BED)
