"""Numbers that depend on nothing but a slug and a name."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dice:
    """Named throws: a new name leaves the others as they were, so a drawing can be refined."""

    slug: str

    def number(self, name: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included; the same one for ever."""
        digest = hashlib.sha256(f"{self.slug}\n{name}".encode(errors="surrogatepass")).digest()
        return low + int.from_bytes(digest[:6]) % (high - low + 1)

    def choice(self, name: str, options: Sequence[T]) -> T:
        return options[self.number(name, 0, len(options) - 1)]
