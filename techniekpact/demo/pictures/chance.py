"""A row of throws that is the same for the same name for ever."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from events.emblem.dice import Dice

T = TypeVar("T")
FINE = 1_000_000


@dataclass(slots=True)
class Chance:
    dice: Dice
    thrown: int = field(default=0)

    def share(self) -> float:
        """From 0 to 1."""
        self.thrown += 1
        return self.dice.number(str(self.thrown), 0, FINE) / FINE

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.share()

    def number(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        self.thrown += 1
        return self.dice.number(str(self.thrown), low, high)

    def pick(self, options: Sequence[T]) -> T:
        return options[self.number(0, len(options) - 1)]

    def maybe(self, share: float) -> bool:
        return self.share() < share

    def sample(self, options: Sequence[T], count: int) -> list[T]:
        """`count` of the options, in a random order; again from the start when there are too few."""
        row: list[T] = []
        while len(row) < count:
            left = list(options)
            while left and len(row) < count:
                row.append(left.pop(self.number(0, len(left) - 1)))
        return row
