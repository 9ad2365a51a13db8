"""Where a crop lies in a picture, and how large its renditions are. Sizes are in pixels."""

from collections.abc import Iterable
from typing import NamedTuple


class Focus(NamedTuple):
    """The point of a picture that every crop must show, in percent from its left and its top."""

    x: int = 50
    y: int = 50


class Box(NamedTuple):
    """A part of a picture: its left top corner and its size."""

    left: int
    top: int
    width: int
    height: int


def crop_box(width: int, height: int, ratio: float, focus: Focus) -> Box:
    """The largest part with `ratio` (width divided by height) that has `focus` as near to its middle as can be."""
    if width > height * ratio:
        wide, high = max(1, round(height * ratio)), height
    else:
        wide, high = width, max(1, round(width / ratio))
    return Box(_start(width, wide, focus.x), _start(height, high, focus.y), wide, high)


def _start(whole: int, part: int, percent: int) -> int:
    return min(max(round(whole * percent / 100 - part / 2), 0), whole - part)


def sizes_below(width: int, height: int, wanted: Iterable[int], *, long_side: bool) -> list[tuple[int, int]]:
    """Sizes with the proportions of `width` by `height`, smallest first, none larger than that and none twice.

    Each of `wanted` is a width, or with `long_side` the longer of both: what a portrait would be at 1,920 pixels wide
    is far larger than any screen shows. A picture smaller than the largest wanted size comes in its own size too.
    """
    longest = max(width, height) if long_side else width
    wanted = list(wanted)
    targets = [one for one in wanted if one < longest]
    targets.append(min(longest, max(wanted)))
    sizes = {(max(1, round(width * one / longest)), max(1, round(height * one / longest))) for one in targets}
    by_width = {size[0]: size for size in sorted(sizes)}  # of a very narrow picture two sizes may be equally wide
    return [by_width[one] for one in sorted(by_width)]
