"""A value in a JSON document that knows its path, so that every complaint can name it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from events.exchange.document import ScheduleError
from events.exchange.values import short

_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Node:
    """`path` looks like `schedule.conference.days[0].rooms."Zaal 1"[3].start`."""

    value: object
    path: str = ""

    def __getitem__(self, key: str) -> "Node":
        """The member `key` of an object; a Node of None when it is absent."""
        return Node(self._object().get(key), self._path(key))

    def __contains__(self, key: str) -> bool:
        return self._object().get(key) is not None

    def members(self) -> Iterator["tuple[str, Node]"]:
        for key, value in self._object().items():
            yield key, Node(value, self._path(key))

    def items(self) -> Iterator["Node"]:
        """The items of a list; none when it is absent."""
        if self.value is None:
            return
        if not isinstance(self.value, list):
            raise ScheduleError("hier hoort een lijst te staan.", self.path)
        for index, value in enumerate(self.value):
            yield Node(value, f"{self.path}[{index}]")

    def text(self) -> str:
        """A text, or a whole number as text; "" when it is absent."""
        if self.value is None:
            return ""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return str(self.value)
        raise ScheduleError("hier hoort een tekst te staan.", self.path)

    def whole(self) -> int | None:
        """A whole number from 0 to a million; None when it is absent."""
        if self.value is None:
            return None
        if isinstance(self.value, int) and not isinstance(self.value, bool) and 0 <= self.value <= 1_000_000:
            return self.value
        raise ScheduleError("hier hoort een aantal te staan.", self.path)

    def _object(self) -> dict[str, object]:
        if self.value is None:
            raise ScheduleError("dit onderdeel ontbreekt.", self.path)
        if not isinstance(self.value, dict):
            raise ScheduleError("hier hoort een object te staan.", self.path)
        return self.value

    def _path(self, key: str) -> str:
        name = key if _NAME.fullmatch(key) else f'"{short(key)}"'
        return f"{self.path}.{name}" if self.path else name
