"""The emblem of an edition: a line drawing that follows from its slug alone and never changes."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from django.utils.safestring import SafeString

from events.emblem import paint_svg
from events.emblem.dice import Dice
from events.emblem.drawing import Drawing, Pen
from events.emblem.families import (
    bicycle,
    bridge,
    circuit,
    crane,
    drone,
    gears,
    lock,
    molecule,
    robot,
    satellite,
    turbine,
)
from events.emblem.geometry import Point
from events.emblem.sheet import dimension

Detail = Literal["full", "small"]
Family = Callable[[Pen, Dice], tuple[Point, Point]]

# A year takes the family of its remainder after division by eleven, so that eleven years in a row never share one.
FAMILIES: tuple[Family, ...] = (
    drone.draw,
    bicycle.draw,
    robot.draw,
    lock.draw,
    gears.draw,
    turbine.draw,
    circuit.draw,
    satellite.draw,
    molecule.draw,
    crane.draw,
    bridge.draw,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def family(slug: str) -> Family:
    year = _YEAR.search(slug)
    return FAMILIES[int(year[0]) % len(FAMILIES) if year else Dice(slug).number("family", 0, len(FAMILIES) - 1)]


def emblem(slug: str, label: str = "", detail: Detail = "full") -> Drawing:
    """The drawing of an edition. `label` (default: the slug) stands in its dimension line, which `small` leaves out."""
    pen = Pen()
    ends = family(slug)(pen, Dice(slug))
    if detail == "full":
        dimension(pen, ends, label or slug)
    return pen.drawing()


@lru_cache(maxsize=256)
def emblem_svg(slug: str, label: str = "", detail: Detail = "full") -> SafeString:
    """The emblem as SVG: `full` for the head of a page (up to 7 KB), `small` for lists (up to 1.5 KB)."""
    return paint_svg.svg(emblem(slug, label, detail), small=detail == "small")
