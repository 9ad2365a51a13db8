"""What drives a bicycle: the chainwheel with its cranks, and the chain."""

from math import acos, degrees

from events.emblem.drawing import Pen, Role
from events.emblem.geometry import Point, polar


def chainwheel(teeth: int, arms: int, angle: float) -> Pen:
    pen = Pen()
    ring: list[Point] = []
    for index in range(teeth):
        step = 360 / teeth
        ring += [polar((0, 0), 24, step * (index - 0.3)), polar((0, 0), 28.5, step * index)]
        ring.append(polar((0, 0), 24, step * (index + 0.3)))
    pen.area(ring)
    pen.circle((0, 0), 19)
    for index in range(arms):
        spoke = pen.at((0, 0), angle + 180 / arms + 360 * index / arms)
        spoke.line((7, -3), (19, -3), role=Role.THIN)
        spoke.line((7, 3), (19, 3), role=Role.THIN)
    for turn in (0, 180):
        crank = pen.at((0, 0), angle + turn)
        crank.line((6, -4.5), (52, -3), (55, 0), (52, 3), (6, 4.5))
        pen.box((crank.place((51, 0))[0] - 13, crank.place((51, 0))[1] - 3.5), 26, 7)
    pen.circle((0, 0), 7)
    pen.circle((0, 0), 3, Role.FILL)
    return pen


def chain(pen: Pen, bracket: Point, axle: Point, sprocket: float) -> None:
    """The chain touches both wheels: the common tangents of two circles."""
    length = ((bracket[0] - axle[0]) ** 2 + (bracket[1] - axle[1]) ** 2) ** 0.5
    pen.circle(axle, sprocket)
    tilt = degrees(acos((axle[0] - bracket[0]) / length))  # the axle lies higher
    lean = degrees(acos((26 - sprocket) / length))
    for side in (-1, 1):
        at = -tilt + side * lean
        pen.line(polar(bracket, 26, at), polar(axle, sprocket, at))


def detail(pen: Pen, links: int) -> None:
    """Detail A: a few links of the chain, drawn larger."""
    centre = (80.0, 78.0)
    pen.circle(centre, 56, Role.THIN)
    pitch = 84 / links
    half = pitch * 0.36
    for index in range(links + 1):
        x, y = centre[0] - 42 + pitch * index, centre[1]
        pen.circle((x, y), half * 0.55, Role.THIN)
        pen.circle((x, y), half * 0.3, Role.THIN)
        if index < links:
            high = half if index % 2 else half * 0.8
            pen.arc((x, y), high, (90, 270), Role.THIN)
            pen.arc((x + pitch, y), high, (-90, 90), Role.THIN)
            for side in (-1, 1):
                waist = (x + pitch / 2, y + side * high * 0.65)
                pen.line((x, y + side * high), waist, (x + pitch, y + side * high), role=Role.THIN)
    pen.line((centre[0] - 64, centre[1]), (centre[0] + 64, centre[1]), role=Role.CONSTRUCTION)
    pen.text((centre[0] + 50, centre[1] - 46), "A", 13)
    spot = (164.0, 348.0)
    pen.circle(spot, 12, Role.THIN)
    pen.text((spot[0], spot[1] + 28), "A", 13)
