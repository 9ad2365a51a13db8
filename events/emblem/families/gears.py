"""A wheel and the pinion that drives it: involute teeth of one module, so that they mesh."""

from math import acos, cos, degrees, pi, radians, sin, tan

from events.emblem.dice import Dice
from events.emblem.drawing import Pen, Role, Turn
from events.emblem.geometry import Point, polar

PRESSURE = radians(20)  # pressure angle (ISO 53)
RATIO = 3  # teeth of the wheel for each of the pinion; the turning in `emblem.css` counts on it
WHEEL = 147  # pitch radius in units
CORNER = 9  # size of a rounded corner in units


def toothed(radius: float, teeth: int, first: float) -> list[Point]:
    """The outline of a gear around (0, 0) with pitch `radius`; the middle of one tooth points at `first` degrees."""
    module = 2 * radius / teeth
    base = radius * cos(PRESSURE)
    root, tip = radius - 1.2 * module, radius + 0.95 * module
    half_tooth = pi / 2 / teeth - 0.02 * module / radius  # a little play

    def half_angle(at: float) -> float:
        slope = acos(min(1.0, base / at))
        return half_tooth + (tan(PRESSURE) - PRESSURE) - (tan(slope) - slope)

    radii = (root, max(base, root), radius, tip)
    flank = [(at, degrees(half_angle(max(base, at)))) for at in radii]
    points = []
    for index in range(teeth):
        middle = first + 360 * index / teeth
        points += [polar((0, 0), at, middle - half) for at, half in flank]
        points += [polar((0, 0), at, middle + half) for at, half in reversed(flank)]
    return points


def bore(pen: Pen, radius: float, angle: float) -> None:
    """A hole for a shaft, with its keyway (ISO 773) at `angle`."""
    width = degrees(0.3)
    pen.arc((0, 0), radius, (angle + width, angle + 360 - width))
    edge = [polar((0, 0), radius, angle + side) for side in (-width, width)]
    out = [(x + radius * 0.35 * cos(radians(angle)), y + radius * 0.35 * sin(radians(angle))) for x, y in edge]
    pen.line(edge[0], out[0], out[1], edge[1], role=Role.THIN)


def window(start: float, end: float, reach: tuple[float, float]) -> list[Point]:
    """The opening between two arms that grow thinner outwards, its corners rounded; angles in degrees."""
    points: list[Point] = []
    for radius, half, first, last, samples in ((reach[0], 12, start, end, 4), (reach[1], 8, end, start, 8)):
        sign = 1 if last > first else -1
        edge, bend = degrees(half / radius), degrees(CORNER / radius)
        inward = CORNER * 0.9 * (1 if radius == reach[0] else -1)
        left, right = first + sign * edge, last - sign * edge
        fillet = [(left, inward), (left + sign * bend * 0.28, inward * 0.28)]
        points += [polar((0, 0), radius + depth, angle) for angle, depth in fillet]
        span = right - left - 2 * sign * bend
        points += [polar((0, 0), radius, left + sign * bend + span * step / samples) for step in range(samples + 1)]
        points += [polar((0, 0), radius + depth, left + right - angle) for angle, depth in reversed(fillet)]
    return points


def wheel(dice: Dice, teeth: int, first: float) -> Pen:
    pen = Pen()
    module = 2 * WHEEL / teeth
    rim = WHEEL - 1.2 * module - 13
    pen.area(toothed(WHEEL, teeth, first))
    pen.circle((0, 0), rim)
    pen.circle((0, 0), rim - 5, Role.THIN)
    hub = dice.number("hub", 40, 46)
    turn = dice.number("turn", 0, 90)
    if dice.choice("web", ("arms", "holes")) == "arms":
        number = dice.number("arms", 5, 6)
        for index in range(number):
            pen.area(window(turn + 360 * index / number, turn + 360 * (index + 1) / number, (hub + 7, rim - 10)))
    else:
        number = dice.number("holes", 5, 7)
        middle = (hub + rim) / 2
        size = min((rim - hub) / 2 - 9, middle * sin(pi / number) - 6)
        for index in range(number):
            hole = polar((0, 0), middle, turn + 360 * index / number)
            pen.circle(hole, size)
            pen.circle(hole, size - 4, Role.THIN)
            pen.cross(hole, 6)
        pen.circle((0, 0), middle, Role.CONSTRUCTION)
    pen.circle((0, 0), hub)
    pen.ring((0, 0), (hub + 22) / 2, (dice.choice("bolts", (6, 8, 9)), 3.2), turn)
    pen.circle((0, 0), 24, Role.THIN)
    bore(pen, 18, turn)
    return pen


def pinion(teeth: int, first: float) -> Pen:
    pen = Pen()
    pen.area(toothed(WHEEL / RATIO, teeth, first))
    pen.circle((0, 0), 25, Role.THIN)
    pen.circle((0, 0), 21, Role.THIN)
    bore(pen, 11, first)
    pen.circle((0, 0), 3, Role.FILL)
    return pen


def draw(pen: Pen, dice: Dice) -> tuple[Point, Point]:
    teeth = dice.number("teeth", 8, 10)
    angle = -dice.number("angle", 28, 52)
    small = WHEEL / RATIO
    axis = polar((0, 0), WHEEL + small, angle)
    centre = 240 - (axis[0] + small - WHEEL) / 2, 242 - (min(axis[1] - small, -WHEEL) + WHEEL) / 2
    other = centre[0] + axis[0], centre[1] + axis[1]
    pen.part(centre, Turn.BACK, wheel(dice, teeth * RATIO, angle).shapes, yellow=False)
    pen.part(other, Turn.SPIN, pinion(teeth, angle + 180 + 180 / teeth).shapes)
    pen.circle(centre, WHEEL, Role.CONSTRUCTION)
    pen.circle(other, small, Role.CONSTRUCTION)
    pen.cross(centre, WHEEL + 26)
    pen.cross(other, small + 22)
    pen.line(polar(centre, 62, angle), polar(other, 40, angle), role=Role.CONSTRUCTION)
    contact = polar(centre, WHEEL, angle)  # the line of action passes through the pitch point at the pressure angle
    pen.line(*(polar(contact, reach, angle + 90 + degrees(PRESSURE)) for reach in (-70, 70)), role=Role.THIN)
    notes = ((f"z {RATIO * teeth} : {teeth}", -98), (f"i {RATIO} : 1", -82))
    for text, y in notes:
        pen.text((centre[0] - WHEEL + 6, centre[1] - WHEEL + y + 66), text, 12)
    return (centre[0] - WHEEL, centre[1]), (centre[0] + WHEEL, centre[1])
