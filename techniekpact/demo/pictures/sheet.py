"""The paper and the pens. The shorter side is 1000 units; y points down. Painted three times as large, then reduced."""

from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO
from math import hypot

from PIL import Image, ImageDraw, ImageFont

from events.emblem.geometry import Point, along
from techniekpact.demo.pictures.chance import Chance
from techniekpact.demo.pictures.curves import capsule, dashed, hatching, oval, smooth
from techniekpact.demo.pictures.palette import Colour, Palette

SHORT = 1000  # units
OVER = 3
BOLD, LINE, THIN, HAIR = 3.4, 2.1, 1.3, 0.9  # units
CENTRE_LINE = (22, 5, 3, 5)  # ISO 128 type 04.1


@cache
def _halo(strength: int) -> Image.Image:
    """White in the middle, nothing at the rim, where the gradient of Pillow is at 178; `strength` in per cent."""
    fall = [round(255 * strength / 100 * max(0, 1 - value / 178) ** 2) for value in range(256)]
    return Image.radial_gradient("L").point(fall)


class Sheet:
    """One picture in the making. `w` and `h` are its units; `p` its palette; `chance` its throws."""

    def __init__(self, size: tuple[int, int], palette: Palette, chance: Chance) -> None:
        self.size, self.p, self.chance = size, palette, chance
        self.scale = min(size) / SHORT * OVER
        self.w, self.h = size[0] * OVER / self.scale, size[1] * OVER / self.scale
        self.wide = self.w > self.h * 1.1
        self.tall = self.h > self.w * 1.1
        self.image = Image.new("RGB", (size[0] * OVER, size[1] * OVER), palette.tone(1))
        self.canvas = ImageDraw.Draw(self.image, "RGBA")
        self.wash(0, self.h, palette.sky, 1, 0)
        self.grid(0.07 if palette.dark else 0.09)

    def _px(self, points: Iterable[Point]) -> list[Point]:
        return [(x * self.scale, y * self.scale) for x, y in points]

    def _ink(self, colour: Colour, alpha: float) -> tuple[int, int, int, int]:
        return (*colour, round(255 * alpha))

    # planes

    def plane(
        self,
        points: Sequence[Point],
        fill: Colour | None,
        edge: Colour | None = None,
        weight: float = LINE,
        *,
        alpha: float = 1,
    ) -> None:
        """A closed area; `alpha` is that of the fill."""
        if fill is not None:
            self.canvas.polygon(self._px(points), self._ink(fill, alpha))
        if edge is not None:
            self.line([*points, points[0], points[1]], edge, weight)

    def blob(
        self,
        points: Sequence[Point],
        fill: Colour | None,
        edge: Colour | None = None,
        weight: float = LINE,
        *,
        alpha: float = 1,
    ) -> None:
        """A closed area with a round edge through the points."""
        self.plane(smooth(points, closed=True), fill, edge, weight, alpha=alpha)

    def box(
        self,
        corner: Point,
        size: Point,
        fill: Colour | None,
        edge: Colour | None = None,
        weight: float = LINE,
        *,
        alpha: float = 1,
    ) -> None:
        (x, y), (w, h) = corner, size
        self.plane([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], fill, edge, weight, alpha=alpha)

    def disc(
        self,
        centre: Point,
        radius: float | Point,
        fill: Colour | None,
        edge: Colour | None = None,
        weight: float = LINE,
        *,
        alpha: float = 1,
    ) -> None:
        rx, ry = radius if isinstance(radius, tuple) else (radius, radius)
        self.plane(oval(centre, rx, ry), fill, edge, weight, alpha=alpha)

    def limb(
        self, bones: Sequence[tuple[Point, Point, float, float]], fill: Colour, edge: Colour, weight: float
    ) -> None:
        """Round bars that flow into one another, with one outline around all."""
        for start, end, first, last in bones:
            self.plane(capsule(start, end, first + weight, last + weight), edge)
        for start, end, first, last in bones:
            self.plane(capsule(start, end, first, last), fill)

    # lines

    def line(self, points: Sequence[Point], colour: Colour, weight: float = LINE, alpha: float = 1) -> None:
        width = max(1, round(weight * self.scale))
        row = self._px(points)
        self.canvas.line(row, self._ink(colour, alpha), width, joint="curve" if width > 2 and len(row) > 2 else None)
        if width > 4 and alpha == 1:
            for x, y in (row[0], row[-1]):
                half = width / 2 - 0.5
                self.canvas.ellipse((x - half, y - half, x + half, y + half), colour)

    def curve(self, points: Sequence[Point], colour: Colour, weight: float = LINE) -> None:
        self.line(smooth(points, closed=False), colour, weight)

    def arc(self, centre: Point, radius: float | Point, ends: Point, colour: Colour, weight: float = LINE) -> None:
        rx, ry = radius if isinstance(radius, tuple) else (radius, radius)
        self.line(oval(centre, rx, ry, ends), colour, weight)

    def dashes(
        self, points: Sequence[Point], colour: Colour, weight: float = THIN, pattern: Sequence[float] = CENTRE_LINE
    ) -> None:
        for start, end in dashed(points, pattern):
            self.line((start, end), colour, weight)

    def hatch(
        self, corners: Sequence[Point], colour: Colour, gap: float = 9, degrees: float = 45, weight: float = HAIR
    ) -> None:
        for start, end in hatching(corners, gap, degrees):
            self.line((start, end), colour, weight)

    def dimension(self, start: Point, end: Point, text: str, colour: Colour) -> None:
        """A measure: line, two arrow heads, and a word in the middle (ISO 129-1)."""
        length = hypot(end[0] - start[0], end[1] - start[1])
        ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
        middle = along(start, end, 0.5)
        gap = 0.0 if not text else (len(text) * 5.4 + 10 if abs(ux) > 0.5 else 14)
        for tip, sign in ((start, 1), (end, -1)):
            x, y = tip
            self.line((tip, (middle[0] - sign * ux * gap, middle[1] - sign * uy * gap)), colour, HAIR)
            back = (x + sign * ux * 13, y + sign * uy * 13)
            self.plane([tip, (back[0] - uy * 3, back[1] + ux * 3), (back[0] + uy * 3, back[1] - ux * 3)], colour)
            self.line(((x - uy * 11, y + ux * 11), (x + uy * 11, y - ux * 11)), colour, HAIR)
        if text:
            self.label(middle, text, 17, colour)

    def label(self, middle: Point, text: str, size: float, colour: Colour) -> None:
        font = ImageFont.load_default(max(4, size * self.scale))
        self.canvas.text(self._px([middle])[0], text, (*colour, 255), font=font, anchor="mm")

    # light

    def wash(self, top: float, bottom: float, colour: Colour, first: float, last: float) -> None:
        """A veil over the whole width; its strength goes from `first` at the top to `last` at the bottom, 0 to 1."""
        low, high = round(top * self.scale), min(self.image.height, round(bottom * self.scale))
        if high <= low:
            return
        fall = [round(255 * (first + (last - first) * value / 255)) for value in range(256)]
        mask = Image.linear_gradient("L").point(fall).resize((self.image.width, high - low))
        self.image.paste(colour, (0, low, self.image.width, high), mask)

    def glow(self, centre: Point, radius: float, colour: Colour, strength: float = 0.5) -> None:
        side = max(2, round(radius * 2 * self.scale))
        mask = _halo(round(strength * 100)).resize((side, side))
        self.image.paste(
            colour, (round((centre[0] - radius) * self.scale), round((centre[1] - radius) * self.scale)), mask
        )

    def grid(self, strength: float) -> None:
        """The fine squares of 24 units; every fifth line is stronger."""
        for index in range(int(max(self.w, self.h) / 24) + 1):
            share = strength * (1.9 if index % 5 == 0 else 0.9)
            at = index * 24 + 12
            if at < self.w:
                self.line(((at, 0), (at, self.h)), self.p.mid, HAIR, share)
            if at < self.h:
                self.line(((0, at), (self.w, at)), self.p.mid, HAIR, share)

    def jpeg(self) -> bytes:
        self.grid(0.028 if self.p.dark else 0.035)
        file = BytesIO()
        self.image.reduce(OVER).save(file, "JPEG", quality=90, optimize=True)
        return file.getvalue()
