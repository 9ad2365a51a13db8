"""A canal lock in section: a barge between two levels, and the yellow gear that lifts the paddle of the lower gate."""

from collections.abc import Iterable

from events.emblem.dice import Dice
from events.emblem.drawing import Pen, Role, Turn
from events.emblem.geometry import Point, polar
from events.emblem.sheet import arrow

LEFT, RIGHT = 14.0, 466.0
QUAY = 174.0  # top of the wall behind
UPPER, LOWER = 206.0, 322.0  # levels of the water
SILL = 268.0  # of the upper gate
FLOOR, BASE = 382.0, 410.0  # of the chamber, and the underside of its slab
HEAD, TAIL = 108.0, 336.0  # mitre posts of the upper and the lower gate; the mitre points against the water
LEAF = 40.0  # width of a gate, foreshortened
BREAST = HEAD + LEAF + 4  # the wall under the upper gate
TOP = 166.0  # of the gates

ROD = TAIL + 22
PINION, TEETH, WHEEL = 10.0, 10, 37.0
PITCH = 6.283  # of the rack: the circumference of the pinion, shared by its teeth
AXLE: Point = (ROD + 4 + PINION, 90.0)
PADDLE = 30.0  # height of the plate
MIDDLE = (BREAST + TAIL) / 2  # of the chamber


def masonry(pen: Pen) -> None:
    """The floor with the breast wall that carries the upper gate, cut; the wall of the chamber behind it."""
    pen.area([(LEFT, SILL), (BREAST, SILL), (BREAST, FLOOR), (RIGHT, FLOOR), (RIGHT, BASE), (LEFT, BASE)])
    pen.hatch([(LEFT, SILL), (BREAST, SILL), (BREAST, BASE), (LEFT, BASE)], 9)
    pen.hatch([(BREAST, FLOOR), (RIGHT, FLOOR), (RIGHT, BASE), (BREAST, BASE)], 9)
    for left, right in ((LEFT, HEAD), (HEAD + LEAF, TAIL), (TAIL + LEAF, RIGHT)):
        pen.line((left, QUAY), (right, QUAY))
        pen.line((left, QUAY + 8), (right, QUAY + 8), role=Role.THIN)


def gate(pen: Pen, left: float, foot: float, rails: int, opening: float = 0) -> None:
    """A leaf between its mitre post (left) and heel post. The rails are closer where the water presses harder.

    `opening` is how high the paddle's frame is at its foot, which has no rails.
    """
    right = left + LEAF
    pen.box((left, TOP), LEAF, foot - TOP)
    pen.line((left + 7, TOP), (left + 7, foot), role=Role.THIN)
    pen.line((right - 9, TOP), (right - 9, foot), role=Role.THIN)
    low, high = foot - opening - 5, TOP + 5
    pen.line((left + 7, low - 3), (right - 9, high + 3), role=Role.THIN)
    for index in range(rails):
        y = low - (low - high) * (index / (rails - 1)) ** 1.3
        pen.line((left + 7, y - 3), (right - 9, y - 3), role=Role.THIN)
        pen.line((left + 7, y + 3), (right - 9, y + 3), role=Role.THIN)


def beam(pen: Pen, left: float, length: float) -> None:
    """The balance beam on a gate, heavier at its far end, with the strap that holds it to the heel post."""
    end = left + LEAF + length
    pen.area([(left - 4, TOP - 11), (end - 26, TOP - 14), (end, TOP - 15), (end, TOP), (left - 4, TOP)])
    pen.line((end - 26, TOP - 14), (end - 26, TOP), role=Role.THIN)
    pen.box((left + LEAF - 10, TOP - 16), 11, 24, Role.THIN)


def rack(lift: float) -> Pen:
    """Rack, rod and paddle around the axle's height, lifted so far; a gap between teeth faces the axle."""
    pen = Pen()
    foot = FLOOR - 8 - AXLE[1] - lift
    pen.line((0, -48), (0, foot - PADDLE))
    teeth: list[Point] = [(0, -46)]
    for index in range(-7, 7):
        y = PITCH * (index + 0.5)
        teeth += [(2, y - 1.6), (5.5, y - 0.7), (5.5, y + 0.7), (2, y + 1.6)]
    pen.line(*teeth, (0, 44), role=Role.THIN)
    pen.box((-11, foot - PADDLE), 22, PADDLE)
    pen.line((-11, foot - PADDLE), (11, foot), role=Role.THIN)
    pen.line((11, foot - PADDLE), (-11, foot), role=Role.THIN)
    return pen


def wheel(spokes: int) -> Pen:
    """Hand wheel and pinion. It rocks by a few degrees, which is less than a unit of the rack."""
    pen = Pen()
    pen.circle((0, 0), WHEEL)
    pen.circle((0, 0), WHEEL - 5, Role.THIN)
    teeth: list[Point] = []
    for index in range(TEETH):
        middle = 180 + 360 / TEETH * index
        for radius, turn in ((PINION - 2.5, -11), (PINION + 1.5, -3), (PINION + 1.5, 3), (PINION - 2.5, 11)):
            teeth.append(polar((0, 0), radius, middle + turn))
    pen.area(teeth, Role.THIN)
    for index in range(spokes):
        angle = 20 + 360 * index / spokes
        pen.line(polar((0, 0), PINION + 2, angle), polar((0, 0), WHEEL - 5, angle))
    pen.circle((0, 0), 4, Role.FILL)
    pen.circle(polar((0, 0), WHEEL - 2.5, 20 + 360 // spokes / 2), 5, Role.FILL)
    return pen


def stand(pen: Pen, axle: Point, half: float) -> None:
    """The trestle of a gear on its beam."""
    x, y = axle
    pen.line((x - half, TOP - 12), (x - 3, y), (x + 3, y), (x + half, TOP - 13))
    pen.line((x - half * 0.6, TOP - 36), (x + half * 0.6, TOP - 36), role=Role.THIN)


def surface(pen: Pen, left: float, right: float, y: float) -> None:
    pen.line((left, y), (right, y))
    width = right - left
    pen.line((left + 5, y + 6), (right - 0.12 * width, y + 6), role=Role.THIN)
    pen.line((left + 0.2 * width, y + 12), (right - 0.3 * width, y + 12), role=Role.THIN)


def level(pen: Pen, x: float, y: float) -> None:
    """The mark of a level on drawings."""
    pen.area([(x, y), (x - 6, y - 9), (x + 6, y - 9)], Role.THIN)


def barge(pen: Pen, y: float, way: int, cargo: str) -> None:
    """A barge of 157 by 65 units in the middle of the chamber, its bow to the right (`way` 1) or the left (-1)."""

    def facing(points: Iterable[Point]) -> list[Point]:
        return [(MIDDLE + way * across, y + down) for across, down in points]

    pen.area(facing([(-78, -14), (-75, 12), (-66, 25), (60, 25), (71, 12), (79, -20), (64, -14)]))
    pen.line(*facing([(-76, -9), (66, -9), (77, -13)]), role=Role.THIN)
    pen.area(facing([(-68, -14), (-66, -38), (-42, -38), (-38, -14)]))
    pen.line(*facing([(-70, -38), (-39, -38)]))
    pen.area(facing([(-62, -33), (-55, -33), (-55, -23), (-63, -23)]), Role.THIN)
    pen.area(facing([(-51, -33), (-45, -33), (-43, -23), (-51, -23)]), Role.THIN)
    if cargo == "hatches":
        pen.line(*facing([(-34, -14), (-34, -22), (50, -22), (50, -14)]))
        for x in range(-20, 50, 14):
            pen.line(*facing([(x, -22), (x, -14)]), role=Role.THIN)
    elif cargo == "sand":
        pen.line(*facing([(-34, -14), (-34, -20), (50, -20), (50, -14)]))
        heaps = [(-34, -20), (-22, -28), (-16, -30), (-4, -23), (10, -32), (20, -27), (26, -25), (36, -30), (50, -20)]
        pen.line(*facing(heaps), role=Role.THIN)
    else:
        for left, high in ((-34, 30), (-6, 22), (22, 30)):
            pen.area(facing([(left, -14), (left, -high), (left + 27, -high), (left + 27, -14)]))
            for index in range(1, 5):
                rib = left + 5.4 * index
                pen.line(*facing([(rib, -17), (rib, 3 - high)]), role=Role.THIN)
    pen.line(*facing([(58, -14), (58, -40)]))
    pen.line(*facing([(58, -38), (-39, -38)]), role=Role.THIN)
    pen.circle(facing([(68, -8)])[0], 2, Role.THIN)


def furniture(pen: Pen, chamber: float) -> None:
    """Ladder and stones of the wall, bollards, and the signal that lets ships in."""
    for x in (TAIL - 20, TAIL - 10):
        pen.line((x, QUAY + 8), (x, chamber - 22), role=Role.THIN)
    for index in range(1, int((chamber - 30 - QUAY) / 8)):
        pen.line((TAIL - 20, QUAY + 8 + 8 * index), (TAIL - 10, QUAY + 8 + 8 * index), role=Role.THIN)
    for x, y in ((162, 188), (258, 186)):
        for row, column in ((0, 0), (0, 1), (1, 0), (1, 1)):
            pen.box((x + 20 * column + 10 * row, y + 8 * row), 20, 8, Role.THIN)
    for x in (84, 319):
        post = [(-3, 0), (-3, -9), (-5, -13), (5, -13), (3, -9), (3, 0)]
        pen.line(*((x + across, QUAY + down) for across, down in post), role=Role.THIN)
    pen.line((48, QUAY), (48, 118))
    pen.box((39, 78), 18, 40)
    pen.circle((48, 89), 5.5, Role.THIN)
    pen.circle((48, 107), 5.5, Role.THIN)
    pen.line((35, 74), (61, 74), role=Role.THIN)


def stream(pen: Pen) -> None:
    """The opening under the lifted paddle, and the water that leaves it."""
    top = FLOOR - 8 - PADDLE
    pen.box((TAIL + 7, top), LEAF - 16, PADDLE, Role.THIN)
    for index, (reach, drift) in enumerate(((44, -9), (60, -3), (52, 3))):
        x, y = TAIL + LEAF + 5, FLOOR - 29 + 7 * index
        pen.line((x, y), (x + reach * 0.55, y + drift * 0.35), (x + reach, y + drift), role=Role.THIN)
    arrow(pen, (TAIL + LEAF + 78, FLOOR - 26), -4)


def crank(pen: Pen) -> None:
    """The gear of the upper paddle, shut."""
    x, y = HEAD + 22, 128.0
    pen.line((x - 10, TOP - 12), (x - 10, y - 22), role=Role.THIN)
    pen.line((x - 6, TOP - 12), (x - 6, y - 22), (x - 10, y - 22), role=Role.THIN)
    pen.circle((x + 3, y), 9, Role.THIN)
    pen.circle((x + 3, y), 3, Role.THIN)
    pen.line((x + 5, y - 2), (x + 20, y - 14), (x + 28, y - 14), role=Role.THIN)
    pen.line((x - 2, y + 8), (x - 2, TOP - 12), role=Role.THIN)
    pen.line((x + 8, y + 8), (x + 8, TOP - 13), role=Role.THIN)


def house(pen: Pen, x: float) -> None:
    """The house of the keeper, with hourglasses on its shutters."""
    pen.line((x, QUAY), (x, 128), (x + 37, 92), (x + 74, 128), (x + 74, QUAY))
    pen.line((x - 6, 134), (x, 128), (x + 74, 128), (x + 80, 134), role=Role.THIN)
    pen.line((x + 52, 106), (x + 52, 90), (x + 61, 90), (x + 61, 115))
    pen.box((x + 8, QUAY - 34), 16, 34, Role.THIN)
    pen.box((x + 40, 139), 16, 18, Role.THIN)
    pen.line((x + 48, 139), (x + 48, 157), role=Role.THIN)
    for left in (x + 31, x + 56):
        pen.area([(left, 139), (left + 9, 139), (left, 157), (left + 9, 157)], Role.THIN)
    pen.circle((x + 37, 114), 5, Role.THIN)


def draw(pen: Pen, dice: Dice) -> tuple[Point, Point]:
    chamber = float(dice.number("level", 244, 294))
    lift = float(dice.number("lift", 12, 26))
    masonry(pen)
    gate(pen, HEAD, SILL, dice.number("upper", 4, 5))
    gate(pen, TAIL, FLOOR, dice.number("rails", 6, 8), PADDLE + 8)
    beam(pen, HEAD, dice.number("beam", 52, 62))
    beam(pen, TAIL, 84)
    stand(pen, AXLE, 17)
    crank(pen)
    furniture(pen, chamber)
    stream(pen)
    surface(pen, LEFT, HEAD, UPPER)
    surface(pen, BREAST, MIDDLE - 77, chamber)
    surface(pen, MIDDLE + 77, TAIL, chamber)
    surface(pen, TAIL + LEAF, RIGHT, LOWER)
    barge(pen, chamber, dice.choice("bow", (1, -1)), dice.choice("cargo", ("hatches", "sand", "boxes")))
    house(pen, float(dice.number("house", 218, 231)))
    level(pen, 40, UPPER)
    pen.line((HEAD + LEAF, UPPER), (440, UPPER), role=Role.CONSTRUCTION)
    pen.line((BREAST, LOWER), (TAIL, LOWER), role=Role.CONSTRUCTION)
    pen.line((428, UPPER), (428, LOWER), role=Role.THIN)
    arrow(pen, (428, UPPER), -90)
    arrow(pen, (428, LOWER), 90)
    pen.text((449, (UPPER + LOWER) / 2 + 4), f"{dice.number('fall', 21, 58) / 10:.1f} m".replace(".", ","), 12)
    pen.line((AXLE[0], 34), (AXLE[0], TOP + 20), role=Role.CONSTRUCTION)
    pen.circle(AXLE, WHEEL + 12, Role.CONSTRUCTION)
    pen.part((ROD, AXLE[1]), None, rack(lift).shapes)
    pen.part(AXLE, Turn.SWING, wheel(dice.number("spokes", 5, 7)).shapes)
    return (BREAST, BASE), (TAIL, BASE)
