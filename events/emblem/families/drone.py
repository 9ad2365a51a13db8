"""A quadcopter from above: four arms, four motors, propellers that counter-rotate in pairs."""

from events.emblem.dice import Dice
from events.emblem.drawing import Pen, Role, Turn
from events.emblem.geometry import Point, polar
from events.emblem.sheet import arrow

CENTRE = (240.0, 222.0)
REACH = 158.0  # from the centre to a motor


def propeller(pen: Pen, radius: float, blades: int, first: float) -> None:
    for index in range(blades):
        wing = pen.at((0, 0), first + 360 * index / blades)
        wing.area(
            [
                (9, -4),
                (22, -9),
                (radius * 0.5, -9),
                (radius * 0.82, -6),
                (radius - 3, -3),
                (radius, 0),
                (radius - 3, 2.5),
                (radius * 0.7, 3),
                (22, 4),
                (9, 4),
            ]
        )
        wing.line((13, -1), (24, -3), (radius * 0.85, -2), role=Role.THIN)
    pen.circle((0, 0), 9.5)
    pen.circle((0, 0), 3.5, Role.FILL)


def arm(pen: Pen, slots: int) -> None:
    """An arm along the x axis with its motor mount; the plate has slots to save weight."""
    pen.line((50, -13), (REACH - 20, -8))
    pen.line((50, 13), (REACH - 20, 8))
    for index in range(slots):
        x = 66 + index * 60 / slots
        pen.line((x, -6), (x + 44 / slots, -5), (x + 44 / slots, 5), (x, 6), (x, -6), role=Role.THIN)
    pen.circle((REACH, 0), 21)
    pen.circle((REACH, 0), 16, Role.THIN)
    pen.ring((REACH, 0), 18.5, (4, 1.6), 45)
    for index in range(12):
        inner, outer = polar((REACH, 0), 11, 30 * index), polar((REACH, 0), 15, 30 * index)
        pen.line(inner, outer, role=Role.THIN)
    pen.cross((REACH, 0), 30)


def body(pen: Pen, dice: Dice) -> None:
    wide, long, cut = dice.number("wide", 38, 44), dice.number("long", 54, 62), 18
    for inset, role in ((0, Role.LINE), (6, Role.THIN)):
        x, y = wide - inset, long - inset
        pen.area(
            [
                (-x + cut, -y),
                (x - cut, -y),
                (x, -y + cut),
                (x, y - cut),
                (x - cut, y),
                (-x + cut, y),
                (-x, y - cut),
                (-x, -y + cut),
            ],
            role,
        )
    pen.circle((0, -8), 19)
    pen.circle((0, -8), 15, Role.THIN)
    pen.ring((0, -8), 11, (dice.choice("led", (6, 8, 10)), 1.6))
    pen.box((-19, 19), 38, 22)
    cells = dice.number("cells", 3, 5)
    for index in range(1, cells):
        at = -19 + 38 * index / cells
        pen.line((at, 19), (at, 41), role=Role.THIN)
    pen.circle((0, -long - 7), 11)
    pen.circle((0, -long - 7), 6.5, Role.THIN)
    pen.circle((0, -long - 7), 2.5, Role.FILL)
    pen.line((-14, -long), (-14, -long - 9), (-11, -long - 9))
    pen.line((14, -long), (14, -long - 9), (11, -long - 9))
    for x in (-1, 1):
        for y in (-1, 1):
            pen.circle((x * (wide - 11), y * (long - 22)), 2.5, Role.THIN)


def draw(pen: Pen, dice: Dice) -> tuple[Point, Point]:
    spread = dice.number("spread", 39, 47)
    blades = dice.choice("blades", (2, 2, 3))
    radius = dice.number("radius", 76, 84)
    yellow = dice.choice("yellow", (0, 3))
    angles = (-spread, spread, 180 - spread, 180 + spread)
    body(pen.at(CENTRE), dice)
    slots = dice.number("slots", 2, 4)
    motors = []
    for index, angle in enumerate(angles):
        arm(pen.at(CENTRE, angle), slots)
        motor = polar(CENTRE, REACH, angle)
        motors.append(motor)
        pen.circle(motor, radius + 3, Role.CONSTRUCTION)
        blade = Pen() if index == yellow else pen.at(motor)
        propeller(blade, radius, blades, dice.number(f"propeller {index}", 0, 179))
        outward = -90 if motor[1] < CENTRE[1] else 90
        turned = (outward - 40, outward + 40)
        pen.arc(motor, radius + 13, turned, Role.THIN)
        clockwise = index % 2 == 0
        end = turned[1] if clockwise else turned[0]
        arrow(pen, polar(motor, radius + 13, end), end + (90 if clockwise else -90))
        if index == yellow:
            pen.part(motor, Turn.SPIN, blade.shapes)
    pen.circle(CENTRE, REACH, Role.CONSTRUCTION)
    pen.line(motors[0], motors[2], role=Role.CONSTRUCTION)
    pen.line(motors[1], motors[3], role=Role.CONSTRUCTION)
    pen.cross(CENTRE, 100)
    return motors[2], motors[1]
