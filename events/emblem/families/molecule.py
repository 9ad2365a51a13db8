"""A molecule as balls and sticks: a ring of six carbon atoms, groups around it, and a yellow group that turns."""

from math import hypot

from events.emblem.dice import Dice
from events.emblem.drawing import Pen, Role, Turn
from events.emblem.geometry import Point, polar, toward

CENTRE = (240.0, 222.0)
BOND = 84.0  # from atom to atom; also the radius of the ring
CARBON, OXYGEN, NITROGEN, FLUORINE, HYDROGEN = 21.0, 25.0, 23.0, 19.0, 13.0
NAMES = {CARBON: "C", OXYGEN: "O", NITROGEN: "N", FLUORINE: "F", HYDROGEN: "H"}


def atom(pen: Pen, at: Point, radius: float) -> None:
    """A ball: outline, the shine on its upper left, its symbol."""
    pen.circle(at, radius)
    pen.arc(at, radius - 4.5, (185, 265), Role.THIN)
    pen.text((at[0], at[1] + radius * 0.3), NAMES[radius], radius * 0.85)


def bond(pen: Pen, ends: tuple[Point, Point], radii: tuple[float, float], order: int = 1) -> None:
    """A stick of two edges between two balls, one such stick for each bond of a multiple bond."""
    (x1, y1), (x2, y2) = ends
    length = hypot(x2 - x1, y2 - y1)
    across = (-(y2 - y1) / length, (x2 - x1) / length)
    single: list[tuple[float, Role]] = [(-4, Role.LINE), (4, Role.LINE)]
    double: list[tuple[float, Role]] = [(-8, Role.LINE), (-3, Role.THIN), (3, Role.THIN), (8, Role.LINE)]
    for offset, role in double if order == 2 else single:
        start, end = toward(ends[0], ends[1], radii[0] - 0.6), toward(ends[1], ends[0], radii[1] - 0.6)
        shift = (across[0] * offset, across[1] * offset)
        pen.line((start[0] + shift[0], start[1] + shift[1]), (end[0] + shift[0], end[1] + shift[1]), role=role)


def methyl(angle: float) -> Pen:
    """A carbon atom with three hydrogen atoms, seen along its bond: the group that turns."""
    pen = Pen()
    for index in range(3):
        place = polar((0, 0), 43, angle + 120 * index)
        bond(pen, ((0, 0), place), (CARBON, HYDROGEN))
        pen.circle(place, HYDROGEN)
        pen.arc(place, HYDROGEN - 4, (185, 265), Role.THIN)
    pen.circle((0, 0), CARBON)
    pen.arc((0, 0), CARBON - 4.5, (185, 265), Role.THIN)
    pen.circle((0, 0), 5, Role.FILL)
    return pen


def group(pen: Pen, start: Point, angle: float, kind: str) -> None:
    """What hangs on the ring at `start`, outward at `angle`: one atom, or an oxygen or nitrogen with its hydrogens."""
    heavy = {"hydroxyl": OXYGEN, "amine": NITROGEN, "fluoride": FLUORINE}.get(kind, HYDROGEN)
    length = BOND if heavy != HYDROGEN else 60.0
    place = polar(start, length, angle)
    bond(pen, (start, place), (CARBON, heavy))
    atom(pen, place, heavy)
    turns = {"hydroxyl": (58,), "amine": (-60, 60)}.get(kind, ())
    for turn in turns:
        tip = polar(place, 46, angle + turn)
        bond(pen, (place, tip), (heavy, HYDROGEN))
        atom(pen, tip, HYDROGEN)


def draw(pen: Pen, dice: Dice) -> tuple[Point, Point]:
    tilt = dice.number("tilt", -12, 12)
    corners = [polar(CENTRE, BOND, tilt - 90 + 60 * index) for index in range(6)]
    double = dice.number("double", 0, 1)
    for index, corner in enumerate(corners):
        order = 2 if index % 2 == double else 1
        bond(pen, (corner, corners[(index + 1) % 6]), (CARBON, CARBON), order)
        atom(pen, corner, CARBON)
    yellow = dice.choice("yellow", (1, 2, 4, 5))
    kinds = ("hydroxyl", "amine", "hydrogen", "fluoride", "hydroxyl", "hydrogen")
    shift = dice.number("kinds", 0, 5)
    for index, corner in enumerate(corners):
        angle = tilt - 90 + 60 * index
        if index == yellow:
            place = polar(corner, BOND + 8, angle)
            bond(pen, (corner, place), (CARBON, CARBON))
            pen.part(place, Turn.SPIN, methyl(angle + dice.number("methyl", -8, 8)).shapes)
            pen.circle(place, 43, Role.CONSTRUCTION)
            pen.circle(place, 62, Role.CONSTRUCTION)
        else:
            group(pen, corner, angle, kinds[(index + shift) % 6])
    pen.circle(CENTRE, BOND, Role.CONSTRUCTION)
    pen.circle(CENTRE, 2 * BOND, Role.CONSTRUCTION)
    pen.circle(CENTRE, 46, Role.THIN)
    pen.cross(CENTRE, 208)
    start = tilt - 90 + 60 * ((yellow + 3) % 6)
    pen.arc(polar(CENTRE, BOND, start), 42, (start + 120, start + 240), Role.THIN)
    pen.text((CENTRE[0], CENTRE[1] + 5), "120°", 13)
    return (CENTRE[0] - BOND * 2, CENTRE[1]), (CENTRE[0] + BOND * 2, CENTRE[1])
