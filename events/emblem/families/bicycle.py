"""A bicycle: laced wheels, a diamond frame, a chain, and the yellow chainwheel with its cranks."""

from events.emblem.dice import Dice
from events.emblem.drawing import Pen, Role, Turn
from events.emblem.families.drivetrain import chain, chainwheel, detail
from events.emblem.geometry import Point, along, polar
from events.emblem.sheet import ground

RADIUS = 88.0  # of the tyre; the other measures follow those of a city bicycle
AXLE = 322.0
REAR, FRONT = (106.0, AXLE), (382.0, AXLE)
BRACKET = (222.0, 338.0)
GROUND = AXLE + RADIUS


def wheel(pen: Pen, spokes: int, angle: float) -> None:
    """Tangential spokes, crossing each other: every spoke leaves the hub sideways."""
    pen.circle((0, 0), RADIUS)
    pen.circle((0, 0), RADIUS - 9)
    pen.circle((0, 0), RADIUS - 13, Role.THIN)
    pen.circle((0, 0), 11)
    pen.circle((0, 0), 4, Role.THIN)
    for index in range(spokes):
        at = angle + 360 * index / spokes
        lean = 70 if index % 2 else -70
        pen.line(polar((0, 0), 9, at + lean), polar((0, 0), RADIUS - 13, at), role=Role.THIN)
    pen.line(polar((0, 0), RADIUS - 13, angle + 5), polar((0, 0), RADIUS - 22, angle + 5))


def tube(pen: Pen, start: Point, end: Point, half: float) -> None:
    """The two edges of a tube."""
    length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
    dx, dy = -(end[1] - start[1]) / length * half, (end[0] - start[0]) / length * half
    pen.line((start[0] + dx, start[1] + dy), (end[0] + dx, end[1] + dy))
    pen.line((start[0] - dx, start[1] - dy), (end[0] - dx, end[1] - dy))


def frame(pen: Pen, seat: Point, head: Point, low: Point) -> None:
    tube(pen, along(BRACKET, seat, 0.1), seat, 4)
    tube(pen, along(BRACKET, low, 0.08), along(BRACKET, low, 0.97), 4.5)
    tube(pen, along(seat, head, 0.05), along(seat, head, 0.96), 3.5)
    tube(pen, along(seat, REAR, 0.05), along(seat, REAR, 0.93), 2.5)
    tube(pen, along(BRACKET, REAR, 0.2), along(BRACKET, REAR, 0.88), 2.5)
    tube(pen, along(head, low, -0.25), along(head, low, 1.25), 6)
    fork = along(head, low, 1.25)
    knee = along(fork, FRONT, 0.62)
    tube(pen, fork, (knee[0] - 3, knee[1]), 3.5)
    tube(pen, (knee[0] - 3, knee[1]), along(knee, FRONT, 0.75), 3)


def cockpit(pen: Pen, seat: Point, head: Point, low: Point) -> None:
    """Saddle on its post, stem with handlebar, grip and bell, and the lamp."""
    post = along(BRACKET, seat, 1.17)
    tube(pen, along(BRACKET, seat, 1.0), post, 3)
    x, y = post
    pen.area(
        [
            (x - 30, y - 13),
            (x - 26, y - 16),
            (x - 4, y - 12),
            (x + 26, y - 13),
            (x + 30, y - 9),
            (x + 8, y - 5),
            (x - 10, y + 1),
            (x - 24, y + 1),
            (x - 30, y - 5),
        ]
    )
    pen.line((x - 20, y + 1), (x - 4, y + 4), (x + 14, y - 6), role=Role.THIN)
    top = along(head, low, -1.15)
    tube(pen, along(head, low, -0.25), top, 3)
    x, y = top
    bar = pen.at((x, y), 172)
    for side in (-3, 3):
        pen.line((x + 2, y + side), (x + 12, y + side - 3))
        bar.line((-12, side + 3), (-4, side), (18, side))
    bar.box((18, -5), 28, 10)
    bar.line((25, -5), (25, 5), role=Role.THIN)
    bar.line((32, -5), (32, 5), role=Role.THIN)
    bar.line((39, -5), (39, 5), role=Role.THIN)
    pen.line((x + 14, y - 6), (x + 14, y + 4))
    pen.arc((x - 12, y - 6), 6, (172, 352))
    pen.circle((head[0] + 24, head[1] - 2), 9)
    pen.arc((head[0] + 24, head[1] - 2), 5, (-90, 90), Role.THIN)
    pen.line((head[0] + 7, head[1] + 2), (head[0] + 16, head[1]))


def draw(pen: Pen, dice: Dice) -> tuple[Point, Point]:
    seat = (dice.number("seat", 172, 178), dice.number("height", 174, 188))
    head = (dice.number("head", 333, 338), seat[1] - dice.number("slope", 0, 14))
    low = (head[0] + 10, head[1] + dice.number("tube", 32, 38))
    spokes = 2 * dice.number("spokes", 11, 15)
    for index, axle in enumerate((REAR, FRONT)):
        wheel(pen.at(axle), spokes, dice.number(f"wheel {index}", 0, 359))
        fender = (165, 318) if index == 0 else (214, 300)
        pen.arc(axle, RADIUS + 6, fender)
        pen.arc(axle, RADIUS + 9, fender, Role.THIN)
        pen.cross(axle, RADIUS + 8)
        pen.circle(axle, RADIUS * 0.62, Role.CONSTRUCTION)
    frame(pen, seat, head, low)
    cockpit(pen, seat, head, low)
    chain(pen, BRACKET, REAR, 13)
    detail(pen, dice.number("links", 2, 3))
    ground(pen, 14, 466, GROUND)
    pen.line(along(BRACKET, seat, -0.12), along(BRACKET, seat, 1.4), role=Role.CONSTRUCTION)
    pen.line(along(head, low, -1.6), along(head, low, 5.2), role=Role.CONSTRUCTION)
    pen.circle(BRACKET, 52, Role.CONSTRUCTION)
    crank = chainwheel(dice.number("teeth", 18, 24), dice.number("arms", 4, 6), dice.number("crank", 10, 50))
    pen.part(BRACKET, Turn.SPIN, crank.shapes)
    return (FRONT[0] - RADIUS, AXLE), (FRONT[0] + RADIUS, AXLE)
