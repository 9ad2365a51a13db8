"""Draws a drawing with Pillow. Lines are not smoothed: draw large, then reduce."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, hypot

from PIL import ImageDraw

from events.emblem.drawing import Arc, Drawing, Path, Role, Shape, Text
from events.emblem.geometry import Point, along, polar
from events.emblem.lettering import Face, printable

WIDTHS = {Role.LINE: 1.9, Role.THIN: 1.05, Role.CONSTRUCTION: 0.9}  # units
DASHES = (16, 4, 2, 4)  # units on, off, on, off
YELLOW = "#ffd23f"
COLOURS = {Role.LINE: "#cfe3fb", Role.THIN: "#9cc3ef", Role.CONSTRUCTION: "#5f8fc7", Role.FILL: "#cfe3fb"}


@dataclass(frozen=True, slots=True)
class Brush:
    """Where the drawing lands on the canvas: its origin in pixels, and pixels per unit."""

    canvas: ImageDraw.ImageDraw
    origin: Point
    scale: float

    def paint(self, drawing: Drawing) -> None:
        self._shapes(drawing.shapes, (0, 0), COLOURS)
        for part in drawing.parts:
            self._shapes(part.shapes, part.origin, dict.fromkeys(Role, YELLOW) if part.yellow else COLOURS)

    def _shapes(self, shapes: Sequence[Shape], origin: Point, colours: Mapping[Role, str]) -> None:
        for shape in shapes:
            if isinstance(shape, Text):
                self._text(shape, origin, colours[Role.FILL])
                continue
            points = [self._place(point, origin) for point in self._points(shape)]
            if shape.role == Role.FILL:
                self.canvas.polygon(points, colours[shape.role])
                continue
            width = max(1, round(WIDTHS[shape.role] * self.scale))
            lines = self._dashes(points) if shape.role == Role.CONSTRUCTION else [points]
            for line in lines:
                self.canvas.line(line, colours[shape.role], width, joint="curve")

    def _place(self, point: Point, origin: Point) -> Point:
        return tuple(  # type: ignore[return-value]  # two numbers in, two numbers out
            start + (own + value) * self.scale for start, own, value in zip(self.origin, origin, point, strict=True)
        )

    def _points(self, shape: Path | Arc) -> list[Point]:
        """The corners of a path, or enough points on an arc to look round."""
        if isinstance(shape, Arc):
            span = shape.end - shape.start
            steps = max(8, ceil(abs(span) / 360 * (16 + shape.radius * self.scale / 3)))
            return [polar(shape.centre, shape.radius, shape.start + span * step / steps) for step in range(steps + 1)]
        if shape.closed:  # one corner more, so that the last one is joined as well
            return [*shape.points, *shape.points[:2]]
        return list(shape.points)

    def _dashes(self, points: Sequence[Point]) -> list[list[Point]]:
        """The line cut into dashes and dots."""
        pieces: list[list[Point]] = []
        index, left = 0, DASHES[0] * self.scale
        for start, end in pairwise(points):
            length, done = hypot(end[0] - start[0], end[1] - start[1]), 0.0
            while done < length:
                step = min(left, length - done)
                if index % 2 == 0:
                    piece = [along(start, end, done / length), along(start, end, (done + step) / length)]
                    pieces.append(piece)
                done, left = done + step, left - step
                if left <= 0:
                    index = (index + 1) % len(DASHES)
                    left = DASHES[index] * self.scale
        return pieces

    def _text(self, text: Text, origin: Point, colour: str) -> None:
        face = Face(round(text.size * self.scale), weight=0.1 * self.scale, tracking=0.08)
        shown = printable(text.text)
        x, y = self._place(text.at, origin)
        face.draw(self.canvas, (x - face.width(shown) / 2, y), shown, colour)
