"""Prints a drawing as compact SVG: one path per role and part, whole units or tenths, no style attributes (CSP)."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import hypot

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from events.emblem.drawing import SIZE, Arc, Drawing, Part, Path, Role, Shape, Text
from events.emblem.geometry import Point, area, polar, simplified

ORDER = (Role.CONSTRUCTION, Role.THIN, Role.LINE, Role.FILL)
SMALL_TOLERANCE = 4  # units; half a pixel at 80 px
SMALL_AREA = 50  # square units; a solid smaller than this, such as an arrow head, would be a speck
SMALL = (Role.LINE, Role.FILL)


class Numbers:
    """Writes numbers of a path with the fewest characters: no zero before the point, a minus sign as separator."""

    def __init__(self, decimals: int) -> None:
        self.decimals = decimals

    def round(self, value: float) -> float:
        return round(value, self.decimals) + 0.0  # never -0.0

    def join(self, values: Iterable[float]) -> str:
        text = ""
        for value in values:
            number = f"{self.round(value):.{self.decimals}f}"
            if "." in number:
                number = number.rstrip("0").rstrip(".")
            number = number.replace("-0.", "-.", 1) if number.startswith("-0.") else number
            number = number.removeprefix("0") if number.startswith("0.") else number
            text += number if not text or number.startswith("-") else f" {number}"
        return text


def svg(drawing: Drawing, *, small: bool = False) -> SafeString:
    """The drawing as an `<svg class="em">` that hides from assistive technology: the words beside it say more.

    `small` is for lists: edges only, in whole units, without construction lines, details and words.
    """
    numbers = Numbers(0 if small else 1)
    roles = SMALL if small else ORDER
    return format_html(
        '<svg class="em" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}{}</svg>',
        SIZE,
        SIZE,
        _shapes(drawing.shapes, roles, numbers),
        format_html_join("", "{}", ((_part(part, roles, numbers),) for part in drawing.parts)),
    )


def _part(part: Part, roles: Sequence[Role], numbers: Numbers) -> SafeString:
    """Two groups: the outer one places the part, so that a rotation in CSS on the inner one is about its own origin."""
    shapes = _shapes(part.shapes, roles, numbers)
    return format_html(
        '<g{} transform="translate({})">{}</g>',
        mark_safe(' class="em-m"') if part.yellow else "",
        numbers.join(part.origin),
        format_html('<g class="{}">{}</g>', part.turn, shapes) if part.turn else shapes,
    )


def _shapes(shapes: Sequence[Shape], roles: Sequence[Role], numbers: Numbers) -> SafeString:
    lines = [shape for shape in shapes if not isinstance(shape, Text)]
    paths = ((role, "".join(_data(line, numbers) for line in lines if line.role == role)) for role in roles)
    printed = format_html_join("", '<path class="em-{}" d="{}"/>', ((role, data) for role, data in paths if data))
    if Role.THIN not in roles:
        return printed
    words = (shape for shape in shapes if isinstance(shape, Text))
    return printed + format_html_join(
        "",
        '<text class="em-f" x="{}" y="{}" font-size="{}">{}</text>',
        ((numbers.join([w.at[0]]), numbers.join([w.at[1]]), numbers.join([w.size]), w.text) for w in words),
    )


def _data(shape: Path | Arc, numbers: Numbers) -> str:
    return _arc(shape, numbers) if isinstance(shape, Arc) else _path(shape, numbers)


def _path(path: Path, numbers: Numbers) -> str:
    """Relative steps between rounded points, so that the rounding does not add up."""
    small = numbers.decimals == 0
    if small and path.role == Role.FILL and area(path.points) < SMALL_AREA:
        return ""
    rough = simplified(path.points, SMALL_TOLERANCE) if small else path.points
    points = [(numbers.round(x), numbers.round(y)) for x, y in rough]
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points) if hypot(x - a, y - b) > 0]
    if not steps:
        return ""
    return f"M{numbers.join(points[0])}l{numbers.join(n for step in steps for n in step)}{'z' if path.closed else ''}"


def _arc(arc: Arc, numbers: Numbers) -> str:
    radius = numbers.round(arc.radius)
    (x, y), size = arc.centre, numbers.join([radius, radius])
    if arc.whole:
        half, back = numbers.join([2 * radius, 0]), numbers.join([-2 * radius, 0])
        return f"M{numbers.join([x - radius, y])}a{size} 0 10{half} {size} 0 10{back}"  # flags need no separator
    start, end = _rounded(polar(arc.centre, radius, arc.start)), _rounded(polar(arc.centre, radius, arc.end))
    large = int(arc.end - arc.start > 180)
    step = numbers.join([end[0] - start[0], end[1] - start[1]])
    return f"M{numbers.join(start)}a{size} 0 {large}1{step}"


def _rounded(point: Point) -> Point:
    return round(point[0], 1), round(point[1], 1)
