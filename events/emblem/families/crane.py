"""A tower crane from the side: lattice mast and jib, counterweight, and a yellow load that hangs from its trolley."""

from events.emblem.dice import Dice
from events.emblem.drawing import Pen, Role, Turn
from events.emblem.geometry import Point
from events.emblem.sheet import ground

MAST = 148.0
HALF = 14.0  # of the mast
JIB = 122.0  # lower chord of the jib
GROUND = 418.0
TIP = 458.0


def mast(pen: Pen, sections: int) -> None:
    top = JIB + 26
    height = (GROUND - 14 - top) / sections
    pen.line((MAST - HALF, GROUND - 14), (MAST - HALF, top))
    pen.line((MAST + HALF, GROUND - 14), (MAST + HALF, top))
    for index in range(sections):
        y = top + height * index
        pen.line((MAST - HALF, y), (MAST + HALF, y))
        pen.line((MAST - HALF, y), (MAST + HALF, y + height), role=Role.THIN)
        pen.line((MAST + HALF, y), (MAST - HALF, y + height), role=Role.THIN)
    block = [(MAST - 48, GROUND - 14), (MAST + 48, GROUND - 14), (MAST + 48, GROUND), (MAST - 48, GROUND)]
    pen.area(block)
    pen.hatch(block, 7)


def jib(pen: Pen, bays: int) -> None:
    """A triangular lattice: two chords that meet at the tip, and a zigzag between them."""
    start, depth = MAST + HALF, 20
    width = (TIP - start) / bays
    pen.line((start, JIB), (TIP, JIB))
    pen.line((start, JIB - depth), (TIP - width, JIB - depth), (TIP, JIB - 6), (TIP, JIB))
    zigzag = [(start + width * index / 2, JIB - (depth if index % 2 else 0)) for index in range(2 * bays - 1)]
    pen.line(*zigzag, (TIP - width / 2, JIB), role=Role.THIN)


def counter(pen: Pen, blocks: int, apex: Point) -> None:
    """The counter-jib with its blocks of concrete, winch and handrail."""
    end = 30.0
    pen.box((end, JIB - 8), MAST - HALF - end, 8)
    pen.line((end, JIB - 20), (MAST - HALF, JIB - 20), role=Role.THIN)
    for index in range(6):
        x = end + (MAST - HALF - end) * index / 6
        pen.line((x, JIB - 8), (x, JIB - 20), role=Role.THIN)
    for index in range(blocks):
        x = end + 4 + 14 * index
        pen.box((x, JIB), 14, 44)
    pen.hatch([(end + 4, JIB), (end + 4 + 14 * blocks, JIB), (end + 4 + 14 * blocks, JIB + 44), (end + 4, JIB + 44)], 7)
    pen.circle((end + 82, JIB - 17), 8)
    pen.circle((end + 82, JIB - 17), 3, Role.THIN)
    pen.line((apex[0] - 3, apex[1] + 2), (end + 8, JIB - 8))


def top(pen: Pen, apex: Point) -> None:
    """Slewing ring, cabin and the tower head that carries the ties."""
    pen.box((MAST - HALF - 5, JIB + 16), 2 * HALF + 10, 10)
    pen.line(*((MAST - HALF - 5 + 4 * index, JIB + 21) for index in range(11)), role=Role.CONSTRUCTION)
    pen.box((MAST - HALF, JIB), 2 * HALF, 16)
    cabin = [(MAST + HALF + 4, JIB + 4), (MAST + HALF + 30, JIB + 4), (MAST + HALF + 35, JIB + 18)]
    pen.area([*cabin, (MAST + HALF + 28, JIB + 36), (MAST + HALF + 4, JIB + 36)])
    pen.line((MAST + HALF + 12, JIB + 10), (MAST + HALF + 27, JIB + 10), (MAST + HALF + 30, JIB + 18), role=Role.THIN)
    pen.line((MAST + HALF + 30, JIB + 18), (MAST + HALF + 12, JIB + 22), (MAST + HALF + 12, JIB + 10), role=Role.THIN)
    pen.line((MAST - HALF, JIB), apex, (MAST + HALF, JIB))
    for share in (0.3, 0.55, 0.75):
        y, half = JIB + (apex[1] - JIB) * share, HALF * (1 - share)
        pen.line((MAST - half, y), (MAST + half, y), role=Role.THIN)
    pen.circle(apex, 4)


def load(drop: float, kind: str) -> Pen:
    """Trolley, rope, hook block and what hangs from it, around the trolley's axle."""
    pen = Pen()
    pen.box((-16, -1), 32, 8)
    pen.circle((-10, 0), 3.5, Role.FILL)
    pen.circle((10, 0), 3.5, Role.FILL)
    pen.line((-5, 7), (-5, drop))
    pen.line((5, 7), (5, drop))
    pen.box((-9, drop), 18, 16)
    pen.circle((0, drop + 8), 4.5, Role.THIN)
    pen.line((0, drop + 16), (0, drop + 22))
    pen.arc((0, drop + 28), 6, (-90, 150))
    low = drop + 62
    pen.line((-38, low), (0, drop + 34), (38, low))
    if kind == "beam":
        pen.line((-52, low), (52, low), (52, low + 5), (-52, low + 5), (-52, low))
        pen.line((-52, low + 17), (52, low + 17), (52, low + 22), (-52, low + 22), (-52, low + 17))
        pen.line((-52, low + 5), (-52, low + 17))
        pen.line((52, low + 5), (52, low + 17))
    else:
        pen.box((-50, low), 100, 40)
        for index in range(1, 8):
            pen.line((-50 + 12.5 * index, low + 5), (-50 + 12.5 * index, low + 35), role=Role.THIN)
    return pen


def building(pen: Pen, storeys: int) -> None:
    """What is being built: columns and floors, the top one unfinished."""
    left, width, height = 262.0, 190.0, 28.0
    top_y = GROUND - storeys * height
    for index in range(5):
        x = left + width * index / 4
        pen.line((x, GROUND), (x, top_y - (14 if index in (0, 2, 3) else 6)), role=Role.THIN)
        pen.line((x + 5, GROUND), (x + 5, top_y - (14 if index in (0, 2, 3) else 6)), role=Role.THIN)
    for index in range(1, storeys + 1):
        pen.box((left - 6, GROUND - index * height), width + 17, 5)


def draw(pen: Pen, dice: Dice) -> tuple[Point, Point]:
    apex = (MAST, float(dice.number("apex", 44, 56)))
    trolley = float(dice.number("trolley", 320, 372))
    mast(pen, dice.number("sections", 8, 11))
    jib(pen, dice.number("bays", 9, 13))
    counter(pen, dice.number("blocks", 3, 4), apex)
    top(pen, apex)
    pen.line((apex[0] + 3, apex[1] + 2), (TIP - 62, JIB - 20))
    pen.line((apex[0] + 4, apex[1] + 4), (MAST + 128, JIB - 20))
    building(pen, dice.number("storeys", 2, 3))
    pen.text((TIP - 22, JIB + 20), f"{dice.number('tonnes', 3, 12)} t", 12)
    ground(pen, 34, 470, GROUND)
    pen.line((MAST, apex[1] - 20), (MAST, GROUND + 16), role=Role.CONSTRUCTION)
    pen.line((trolley, JIB - 44), (trolley, GROUND + 10), role=Role.CONSTRUCTION)
    pen.circle(apex, 24, Role.CONSTRUCTION)
    pen.arc((MAST, JIB), trolley - MAST, (-14, 62), Role.CONSTRUCTION)
    drop = float(dice.number("drop", 62, 92))
    pen.part((trolley, JIB), Turn.SWING, load(drop, dice.choice("load", ("beam", "box"))).shapes)
    return (MAST, GROUND), (trolley, GROUND)
