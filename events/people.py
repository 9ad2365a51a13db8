"""Who appears in a session and in its parts, in words. No query."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core import dutch
from events.rows import AppearanceRow, PartRow


@dataclass(slots=True)
class PartLine:
    pk: int
    letter: str
    title: str
    speakers: str
    time: str


def part_letter(place: int) -> str:
    """The letter of the part at `place`, counted from 0: A, B, ... Z, AA, AB, ..."""
    higher, last = divmod(place, 26)
    return (part_letter(higher - 1) if higher else "") + chr(ord("A") + last)


class People:
    """Who appears in which session, and in which of its parts."""

    def __init__(self, appearances: Iterable[AppearanceRow], parts: Iterable[PartRow]) -> None:
        self.by_session: dict[int, list[AppearanceRow]] = {}
        self.by_part: dict[int, list[AppearanceRow]] = {}
        self.parts: dict[int, list[PartRow]] = {}
        for appearance in appearances:
            self.by_session.setdefault(appearance.session_id, []).append(appearance)
            if appearance.part_id is not None:
                self.by_part.setdefault(appearance.part_id, []).append(appearance)
        for part in parts:
            self.parts.setdefault(part.session_id, []).append(part)

    def line(self, session_id: int) -> str:
        """Everyone in a session, on one line."""
        return speaker_line(self.by_session.get(session_id, ()))

    def part_lines(self, session_id: int) -> list[PartLine]:
        """The parts A, B, C, ... with their speakers; those of no part come in no line."""
        if session_id not in self.parts:
            return []
        return [
            PartLine(
                pk=part.pk,
                letter=part_letter(place),
                title=part.title,
                speakers=speaker_line(self.by_part.get(part.pk, ())),
                time=dutch.time(part.start) if part.start else "",
            )
            for place, part in enumerate(self.parts[session_id])
        ]


def speaker_line(appearances: Sequence[AppearanceRow]) -> str:
    """One speaker with function and organisation, several with one of both: "A (OCW), B (EZK) en een docent"."""
    if len(appearances) == 1:
        only = appearances[0]
        return ", ".join(filter(None, (only.name, only.function, only.organisation))) + _doubt(only)
    return dutch.listing([_short(one) for one in appearances], limit=6)


def _short(appearance: AppearanceRow) -> str:
    place = appearance.organisation or appearance.function
    return (f"{appearance.name} ({place})" if place else appearance.name) + _doubt(appearance)


def _doubt(appearance: AppearanceRow) -> str:
    return " (onder voorbehoud)" if appearance.provisional else ""
