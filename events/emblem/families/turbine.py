"""A wind turbine from the front, with an enlarged detail of its pitch bearing."""

from events.emblem.dice import Dice
from events.emblem.drawing import Pen, Role, Turn
from events.emblem.geometry import Point, polar
from events.emblem.sheet import ground

HUB = (262.0, 196.0)
REACH = 176  # radius that the blade tips describe
GROUND = 418


def blade(pen: Pen, chord: float, bolts: bool) -> None:
    """A blade along the x axis: round at the root, widest at a fifth, slender and slightly swept at the tip."""
    front = [(16, -6), (26, -7), (44, -chord * 0.42), (90, -chord * 0.36), (140, -chord * 0.2), (REACH - 3, -1)]
    back = [(REACH, 2), (140, chord * 0.3), (90, chord * 0.52), (52, chord * 0.62), (38, chord * 0.5), (26, 7), (16, 6)]
    pen.area([*front, *back])
    pen.line((26, -7), (26, 7), role=Role.THIN)
    pen.line((30, 0), (52, -chord * 0.02), (REACH - 14, 0.5), role=Role.THIN)
    for x, share in ((62, 1.0), (104, 0.8), (142, 0.5)):
        pen.line((x, -chord * 0.36 * share), (x, chord * 0.52 * share), role=Role.THIN)
    if bolts:
        pen.line((19, -5), (19, 5), role=Role.THIN)


def rotor(dice: Dice) -> Pen:
    pen = Pen()
    first = -90 + dice.number("angle", -24, 24)
    chord = dice.number("chord", 21, 27)
    for index in range(3):
        blade(pen.at((0, 0), first + 120 * index), chord, bolts=True)
    pen.circle((0, 0), 17)
    pen.circle((0, 0), 11, Role.THIN)
    pen.circle((0, 0), 4.5, Role.FILL)
    return pen


def tower(pen: Pen, dice: Dice) -> None:
    x, top = HUB[0], HUB[1] + 27
    half_top, half_foot = 7.5, dice.number("foot", 15, 19)
    for side in (-1, 1):
        pen.line((x + side * half_top, top), (x + side * half_foot, GROUND - 12))
    flanges = dice.number("flanges", 3, 5)
    for index in range(1, flanges + 1):
        share = index / (flanges + 1)
        half = half_top + (half_foot - half_top) * share + 1.5
        y = top + (GROUND - 12 - top) * share
        pen.line((x - half, y), (x + half, y))
        pen.line((x - half, y + 4), (x + half, y + 4), role=Role.THIN)
    pen.line((x + 4, top), (x + 8, GROUND - 12), role=Role.THIN)
    pen.box((x - half_foot - 12, GROUND - 12), 2 * half_foot + 24, 12)
    pen.box((x - 6, GROUND - 36), 10, 20, Role.THIN)
    footing = [(x - 56, GROUND + 22), (x - 40, GROUND), (x + 40, GROUND), (x + 56, GROUND + 22)]
    pen.area(footing)
    pen.hatch(footing, 7)


def nacelle(pen: Pen) -> None:
    x, y = HUB
    pen.arc(HUB, 24, (-220, 40))
    pen.line(polar(HUB, 24, 140), (x - 12, y + 27), (x + 12, y + 27), polar(HUB, 24, 40))


def detail(pen: Pen, dice: Dice) -> None:
    """Detail A: the ring of bolts between hub and blade, drawn larger, with the leader that says where it sits."""
    centre = (84.0, 352.0)
    pen.circle(centre, 54, Role.THIN)
    pen.circle(centre, 42, Role.THIN)
    pen.circle(centre, 34, Role.CONSTRUCTION)
    pen.ring(centre, 34, (dice.choice("bolts", (10, 12, 14, 16)), 4), dice.number("turn", 0, 20))
    pen.circle(centre, 26, Role.THIN)
    pen.circle(centre, 23, Role.THIN)
    teeth = 3 * dice.number("teeth", 8, 11)
    for index in range(teeth):
        step = 360 * index / teeth
        pen.line(polar(centre, 20, step), polar(centre, 23, step), role=Role.THIN)
    pen.cross(centre, 62)
    pen.circle(HUB, 30, Role.THIN)
    pen.line(polar(HUB, 30, 139), polar(centre, 54, -41), role=Role.THIN)
    pen.text((centre[0] - 50, centre[1] - 44), "A", 13)


def far(pen: Pen, dice: Dice) -> None:
    """A second turbine, far away."""
    hub = (412.0, dice.number("far", 308, 330))
    first = dice.number("far angle", 0, 119)
    for index in range(3):
        wing = pen.at(hub, first + 120 * index)
        wing.area([(4, -1.5), (12, -4), (52, 0), (14, 3), (4, 1.5)], Role.THIN)
    pen.circle(hub, 4, Role.THIN)
    for side in (-1, 1):
        pen.line((hub[0] + side * 2, hub[1] + 5), (hub[0] + side * 4, GROUND), role=Role.THIN)


def draw(pen: Pen, dice: Dice) -> tuple[Point, Point]:
    pen.circle(HUB, REACH, Role.CONSTRUCTION)
    pen.circle(HUB, REACH * 0.36, Role.CONSTRUCTION)
    pen.cross(HUB, REACH + 16)
    far(pen, dice)
    tower(pen, dice)
    nacelle(pen)
    ground(pen, 150, 470, GROUND)
    detail(pen, dice)
    pen.part(HUB, Turn.SPIN, rotor(dice).shapes)
    return (HUB[0] - REACH, HUB[1]), (HUB[0] + REACH, HUB[1])
