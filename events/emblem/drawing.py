"""What a drawing is made of: lines, circles, arcs and words in a box of 480 by 480 units, y pointing down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from events.emblem.geometry import Point, along, polar

SIZE = 480  # units; at 480 px one unit is one CSS pixel


class Role(StrEnum):
    """How a shape is drawn. The values are the ends of the class names in `emblem.css`."""

    LINE = "l"  # an edge that one sees
    THIN = "t"  # detail, hatching, dimension lines
    CONSTRUCTION = "c"  # centre lines and construction circles, dash-dot (ISO 128 type 04.1)
    FILL = "f"  # solid: arrow heads, pads, words


class Turn(StrEnum):
    """How a moving part moves, where motion is welcome. The values are class names in `emblem.css`."""

    SPIN = "em-spin"
    BACK = "em-back"  # the other way round at a third of the speed: the wheel that a pinion of a third its size drives
    SWING = "em-swing"


@dataclass(frozen=True, slots=True)
class Path:
    points: tuple[Point, ...]
    closed: bool
    role: Role


@dataclass(frozen=True, slots=True)
class Arc:
    """A circle, or the part of it from `start` to `end` in degrees, clockwise from three o'clock."""

    centre: Point
    radius: float
    role: Role
    start: float = 0
    end: float = 360

    @property
    def whole(self) -> bool:
        return self.end - self.start >= 360


@dataclass(frozen=True, slots=True)
class Text:
    """Monospaced words. `at` is the middle of the baseline; `size` in units."""

    at: Point
    text: str
    size: float


Shape = Path | Arc | Text


@dataclass(frozen=True, slots=True)
class Part:
    """Shapes around an own origin, about which they may turn. `yellow` marks the one part that catches the eye."""

    origin: Point
    turn: Turn | None
    yellow: bool
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    shapes: tuple[Shape, ...]
    parts: tuple[Part, ...]


@dataclass(slots=True)
class Pen:
    """Collects shapes. `origin` and `angle` (degrees) place what is drawn, so that a tilted thing is drawn upright."""

    origin: Point = (0, 0)
    angle: float = 0
    shapes: list[Shape] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def at(self, origin: Point, angle: float = 0) -> "Pen":
        """A pen for the same sheet at another place and tilt, both as seen from this pen."""
        return Pen(self.place(origin), self.angle + angle, self.shapes, self.parts)

    def place(self, point: Point) -> Point:
        x, y = polar((0, 0), point[0], self.angle)
        dx, dy = polar((0, 0), point[1], self.angle + 90)
        return self.origin[0] + x + dx, self.origin[1] + y + dy

    def line(self, *points: Point, role: Role = Role.LINE) -> None:
        self.shapes.append(Path(tuple(map(self.place, points)), False, role))

    def area(self, points: Iterable[Point], role: Role = Role.LINE) -> None:
        self.shapes.append(Path(tuple(map(self.place, points)), True, role))

    def box(self, corner: Point, width: float, height: float, role: Role = Role.LINE) -> None:
        x, y = corner
        self.area([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], role)

    def circle(self, centre: Point, radius: float, role: Role = Role.LINE) -> None:
        self.shapes.append(Arc(self.place(centre), radius, role))

    def arc(self, centre: Point, radius: float, ends: tuple[float, float], role: Role = Role.LINE) -> None:
        self.shapes.append(Arc(self.place(centre), radius, role, ends[0] + self.angle, ends[1] + self.angle))

    def text(self, at: Point, text: str, size: float) -> None:
        self.shapes.append(Text(self.place(at), text, size))

    def cross(self, centre: Point, reach: float, role: Role = Role.CONSTRUCTION) -> None:
        """Two centre lines through a point."""
        x, y = centre
        self.line((x - reach, y), (x + reach, y), role=role)
        self.line((x, y - reach), (x, y + reach), role=role)

    def ring(self, centre: Point, radius: float, holes: tuple[int, float], start: float = 0) -> None:
        """`holes` is how many thin circles and their radius, on a circle around `centre`: bolts, rivets, pads."""
        number, size = holes
        for index in range(number):
            self.circle(polar(centre, radius, start + 360 * index / number), size, Role.THIN)

    def hatch(self, corners: Sequence[Point], gap: float = 6) -> None:
        """Thin lines at 45 degrees inside a convex area: cut material (ISO 128-50)."""
        sums = [x + y for x, y in corners]
        level = min(sums) + gap
        while level < max(sums) - 1:
            cuts = []
            for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
                before, after = x1 + y1 - level, x2 + y2 - level
                if before * after < 0:
                    cuts.append(along((x1, y1), (x2, y2), before / (before - after)))
            if len(cuts) == 2:
                self.line(*cuts, role=Role.THIN)
            level += gap

    def part(self, origin: Point, turn: Turn | None, shapes: Sequence[Shape], *, yellow: bool = True) -> None:
        """Adds shapes, drawn by a fresh pen around (0, 0), as a part that moves about `origin` or is only yellow."""
        self.parts.append(Part(self.place(origin), turn, yellow, tuple(shapes)))

    def drawing(self) -> Drawing:
        return Drawing(tuple(self.shapes), tuple(self.parts))
