"""A satellite in its orbit: a body in foil, two wings of solar cells, thrusters, and a yellow dish that looks down."""

from events.emblem.dice import Dice
from events.emblem.drawing import Pen, Role, Turn
from events.emblem.geometry import Point, polar

CENTRE = (240.0, 214.0)
HALF_WIDE, HALF_HIGH = 36.0, 48.0


def wing(pen: Pen, panels: int, rows: int) -> None:
    """A wing along the x axis: yoke, then panels with rows of cells."""
    pen.line((HALF_WIDE, -3), (HALF_WIDE + 10, -3))
    pen.line((HALF_WIDE, 3), (HALF_WIDE + 10, 3))
    pen.circle((HALF_WIDE + 14, 0), 5)
    start, high, gap = HALF_WIDE + 36, 38.0, 4.0
    pen.line((HALF_WIDE + 18, -3), (start, -high + 10))
    pen.line((HALF_WIDE + 18, 3), (start, high - 10))
    width = (214 - start - gap * (panels - 1)) / panels
    for index in range(panels):
        x = start + index * (width + gap)
        pen.box((x, -high), width, 2 * high)
        if index:
            pen.line((x - gap, -high + 12), (x, -high + 12))
            pen.line((x - gap, high - 12), (x, high - 12))
        for row in range(1, rows):
            y = -high + 2 * high * row / rows
            pen.line((x, y), (x + width, y), role=Role.THIN)
        for column in (1, 2):
            pen.line((x + width * column / 3, -high), (x + width * column / 3, high), role=Role.THIN)
    pen.line((HALF_WIDE, 0), (228, 0), role=Role.CONSTRUCTION)


def body(pen: Pen, dice: Dice) -> None:
    w, h = HALF_WIDE, HALF_HIGH
    pen.box((-w, -h), 2 * w, 2 * h)
    pen.line((-w, -h + 16), (w, -h + 16))
    pen.line((-w, h - 16), (w, h - 16))
    pen.circle((0, 0), 18)
    pen.circle((0, 0), 13, Role.THIN)
    pen.ring((0, 0), 9, (dice.choice("bolts", (5, 6, 8)), 2), 0)
    folds = [(-w, -h + 16), (-w + 14, 0), (-w, h - 16)]
    pen.line(*folds, role=Role.THIN)
    pen.line(*((-x, y) for x, y in folds), role=Role.THIN)
    for index in range(dice.number("louvres", 5, 7)):
        x = -w + 9 + 9 * index
        pen.line((x, -h + 4), (x, -h + 12), role=Role.THIN)
    for side in (-1, 1):
        x = side * 20
        pen.line((x - 5, -h), (x - 5, -h - 6), (x - 9, -h - 17), (x + 9, -h - 17), (x + 5, -h - 6), (x + 5, -h))
        pen.line((x - 5, -h - 6), (x + 5, -h - 6), role=Role.THIN)
    pen.line((0, -h), (0, -h - 34))
    pen.circle((0, -h - 37), 3, Role.FILL)
    for step in (12, 20, 28):
        pen.line((-11 + step / 4, -h - step), (11 - step / 4, -h - step), role=Role.THIN)


def dish(angle: float, ribs: int) -> Pen:
    """A parabolic dish that opens away from its mount (depth = x²/4f), with the feed in its focus."""
    focus, half = 34.0, 56.0
    pen = Pen(angle=angle)
    base = 22.0

    def bowl(x: float) -> Point:
        return base + x * x / 4 / focus, x

    steps = [half * (index / 8 - 1) for index in range(17)]
    rim = bowl(half)[0]
    pen.area([bowl(x) for x in steps])
    pen.line(*((bowl(x)[0] - 5, x * 0.94) for x in steps), role=Role.THIN)
    for index in range(1, ribs):
        x = half * (2 * index / ribs - 1)
        pen.line(bowl(x), (rim, x), role=Role.THIN)
    tip = (base + focus, 0.0)
    pen.line((rim, -half * 0.7), tip, (rim, half * 0.7))
    pen.box((tip[0], -5), 11, 10)
    pen.line((7, -5), (base - 3, -9))
    pen.line((7, 5), (base - 3, 9))
    pen.circle((0, 0), 7)
    pen.circle((0, 0), 3, Role.FILL)
    return pen


def earth(pen: Pen, dice: Dice) -> None:
    """The limb of the earth, with a few parallels, and the waves that reach it."""
    centre = (240.0, 860.0)
    pen.arc(centre, 462, (-116, -64))
    pen.arc(centre, 455, (-115, -65), Role.THIN)
    for index in range(dice.number("clouds", 4, 6)):
        start = dice.number(f"cloud {index}", -112, -78)
        pen.arc(centre, 448 - 6 * (index % 3), (start, start + dice.number(f"long {index}", 5, 11)), Role.THIN)


def draw(pen: Pen, dice: Dice) -> tuple[Point, Point]:
    tilt = -dice.number("tilt", 18, 34)
    craft = pen.at(CENTRE, tilt)
    panels, rows = dice.number("panels", 3, 4), dice.number("rows", 4, 6)
    wing(craft, panels, rows)
    wing(craft.at((0, 0), 180), panels, rows)
    body(craft, dice)
    mount = craft.place((0, HALF_HIGH + 8))
    look = 90 - dice.number("look", -12, 16)
    craft.line((-9, HALF_HIGH), (-5, HALF_HIGH + 4))
    craft.line((9, HALF_HIGH), (5, HALF_HIGH + 4))
    pen.circle(CENTRE, 84, Role.CONSTRUCTION)
    pen.cross(CENTRE, 120)
    pen.arc((240, 860), 646, (-111, -69), Role.CONSTRUCTION)
    pen.line(mount, polar(mount, 190, look), role=Role.CONSTRUCTION)
    for reach in (84, 99, 114):
        pen.arc(mount, reach, (look - 16, look + 16), Role.THIN)
    for index in range(6):
        star = (
            dice.number(f"star x {index}", 30 + 70 * index, 90 + 70 * index),
            dice.number(f"star y {index}", 20, 66),
        )
        pen.cross(star, dice.number(f"star {index}", 3, 6), Role.THIN)
    earth(pen, dice)
    pen.part(mount, Turn.SWING, dish(look, dice.number("ribs", 6, 9)).shapes)
    return (CENTRE[0] - 186, 404), (CENTRE[0] + 186, 404)
