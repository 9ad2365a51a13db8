"""Where new rows come in an order that editors set."""

from collections.abc import Iterable, Iterator
from itertools import count

LAST = 32_767  # the highest that a PositiveSmallIntegerField holds in every database


def positions_after(existing: Iterable[int]) -> Iterator[int]:
    """Positions without end that follow `existing`. Past the last that fits all have that one: the oldest row wins."""
    return (min(position, LAST) for position in count(max(existing, default=-1) + 1))
