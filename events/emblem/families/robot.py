"""A robot with six axes from the side: plinth, turret, shoulder, upper arm, and a yellow forearm with gripper."""

from math import acos, atan2, cos, degrees, hypot, radians, sin

from events.emblem.dice import Dice
from events.emblem.drawing import Pen, Role, Turn
from events.emblem.geometry import Point, polar
from events.emblem.sheet import ground

SHOULDER = (158.0, 286.0)
UPPER, FORE = 152.0, 150.0  # from axis to axis
GROUND = 418.0


def capsule(pen: Pen, length: float, radii: tuple[float, float], role: Role = Role.LINE) -> None:
    """Two half rounds and the two lines that touch both, along the x axis."""
    near, far = radii
    lean = degrees(acos((near - far) / length))
    pen.line(polar((0, 0), near, lean), polar((length, 0), far, lean), role=role)
    pen.line(polar((0, 0), near, -lean), polar((length, 0), far, -lean), role=role)
    pen.arc((0, 0), near, (lean, 360 - lean), role)
    pen.arc((length, 0), far, (-lean, lean), role)


def joint(pen: Pen, radius: float, bolts: int) -> None:
    pen.circle((0, 0), radius)
    pen.ring((0, 0), radius - 6, (bolts, 2), 15)
    pen.circle((0, 0), radius - 12, Role.THIN)
    pen.circle((0, 0), radius * 0.24)


def upper_arm(pen: Pen, bolts: int) -> None:
    capsule(pen, UPPER, (38, 29))
    capsule(pen.at((50, 0)), UPPER - 96, (17, 13), Role.THIN)
    joint(pen, 29, bolts)
    pen.line((-30, 0), (UPPER + 46, 0), role=Role.CONSTRUCTION)


def forearm(angle: float, bolts: int, grip: int) -> Pen:
    """Around the elbow: a casing, a slender arm, the wrist and a gripper with two fingers."""
    pen = Pen(angle=angle)
    pen.line((-26, -20), (34, -20), (46, -13), (FORE - 14, -9))
    pen.line((-26, 24), (34, 24), (46, 15), (FORE - 14, 9))
    pen.line((-26, -20), (-26, 24))
    pen.box((-40, -14), 14, 16)
    pen.box((-38, 6), 12, 13)
    pen.line((46, -13), (46, 15))
    pen.line((50, 0), (FORE - 20, 0), role=Role.THIN)
    pen.line((34, -20), (34, 24), role=Role.THIN)
    joint(pen, 17, bolts)
    wrist = pen.at((FORE, 0))
    wrist.circle((0, 0), 14)
    wrist.circle((0, 0), 5, Role.FILL)
    wrist.line((13, -7), (24, -7), (24, 7), (13, 7))
    wrist.box((24, -15), 8, 30)
    for side in (-1, 1):
        wrist.line(
            (32, side * 12),
            (42, side * (grip + 6)),
            (66, side * (grip + 4)),
            (72, side * (grip - 3)),
            (60, side * grip),
        )
        wrist.line((60, side * grip), (46, side * grip), (36, side * 6), (32, side * 6))
    return pen


def plinth(pen: Pen, bolts: int) -> None:
    x, y = SHOULDER
    pen.line((x - 44, y + 16), (x - 52, y + 76), (x + 52, y + 76), (x + 44, y + 16))
    pen.circle((x, y), 45)
    pen.line((x - 34, y + 30), (x - 38, y + 76), role=Role.THIN)
    pen.line((x + 34, y + 30), (x + 38, y + 76), role=Role.THIN)
    pen.box((x - 60, y + 76), 120, 14)
    for index in range(11):
        pen.line((x - 50 + 10 * index, y + 79), (x - 50 + 10 * index, y + 87), role=Role.THIN)
    pen.area([(x - 54, y + 90), (x + 54, y + 90), (x + 66, y + 120), (x - 66, y + 120)])
    foot = [(x - 84, y + 120), (x + 84, y + 120), (x + 84, GROUND), (x - 84, GROUND)]
    pen.area(foot)
    pen.hatch(foot, 7)
    for index in range(4):
        pen.circle((x - 39 + 26 * index, y + 105), 4, Role.THIN)
    pen.circle((x, y + 48), 11, Role.THIN)
    pen.ring((x, y + 48), 7, (bolts // 2, 1.4))


def workpiece(pen: Pen, x: float, top: float) -> None:
    """A flanged block on a stand, below the gripper."""
    pen.box((x - 46, top), 92, 10)
    for side in (-1, 1):
        pen.line((x + side * 30, top + 10), (x + side * 38, GROUND))
        pen.line((x + side * 24, top + 10), (x + side * 31, GROUND), role=Role.THIN)
    pen.line((x - 33, top + 50), (x + 33, top + 50), role=Role.THIN)
    pen.line((x - 34, top + 55), (x + 34, top + 55), role=Role.THIN)
    pen.area(
        [
            (x - 20, top),
            (x - 20, top - 14),
            (x - 11, top - 14),
            (x - 11, top - 32),
            (x + 11, top - 32),
            (x + 11, top - 14),
            (x + 20, top - 14),
            (x + 20, top),
        ]
    )
    pen.hatch([(x - 11, top - 32), (x + 11, top - 32), (x + 11, top), (x - 11, top)], 6)


def draw(pen: Pen, dice: Dice) -> tuple[Point, Point]:
    bolts = dice.choice("bolts", (6, 8, 10))
    up = -dice.number("shoulder", 74, 92)
    down = dice.number("elbow", 14, 34)
    elbow = polar(SHOULDER, UPPER, up)
    wrist = polar(elbow, FORE, down)
    plinth(pen, bolts)
    upper_arm(pen.at(SHOULDER, up), bolts)
    workpiece(pen, 388.0, 338.0)
    ground(pen, 40, 470, GROUND)
    reach = hypot(wrist[0] - SHOULDER[0], wrist[1] - SHOULDER[1])
    middle = degrees(atan2(wrist[1] - SHOULDER[1], wrist[0] - SHOULDER[0]))
    pen.arc(SHOULDER, reach, (middle - 52, middle + 40), Role.CONSTRUCTION)
    pen.arc(SHOULDER, UPPER, (up - 48, up + 62), Role.CONSTRUCTION)
    pen.circle(elbow, 44, Role.CONSTRUCTION)
    pen.arc(elbow, 68, (up, down), Role.THIN)
    half = (up + down) / 2
    pen.text((elbow[0] + 88 * cos(radians(half)), elbow[1] + 86 * sin(radians(half)) + 4), f"{down - up}°", 12)
    pen.cross(SHOULDER, 62)
    pen.cross(elbow, 40)
    pen.part(elbow, Turn.SWING, forearm(down, bolts, dice.number("grip", 12, 17)).shapes)
    return (SHOULDER[0], GROUND), (388.0, GROUND)
