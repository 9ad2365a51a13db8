"""Judges a race for places: who got one, who waits and in which order, and how long it took."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """What one visitor saw: when it was asked and answered (seconds on one clock), and the status. 0: no answer."""

    key: str
    begun: float
    finished: float
    status: int

    @property
    def seconds(self) -> float:
        return self.finished - self.begun


@dataclass(frozen=True)
class Outcome:
    """What stands in the database afterwards. `line`: the waiting list, the first in line first."""

    placed: Collection[str]
    line: Sequence[str]
    counter: int
    drifts: int
    letters: int


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that at least `percent` % of them do not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(len(values) * percent / 100) - 1)]


def rate(answers: Sequence[Answer]) -> float:
    """Answers a second, from the first question to the last answer."""
    return len(answers) / (max(one.finished for one in answers) - min(one.begun for one in answers))


def find_faults(answers: Sequence[Answer], outcome: Outcome, *, places: int) -> list[str]:
    """What went wrong in a race, in words; empty when all is right."""
    asked = {one.key for one in answers}
    known = [*outcome.placed, *outcome.line]
    wrong = sorted({one.status for one in answers if not 200 <= one.status < 400})
    statuses = [sum(one.status == status for one in answers) for status in wrong]
    found = [f"{count} answers {status}" for count, status in zip(statuses, wrong, strict=True)]
    if len(outcome.placed) != min(places, len(asked)):
        found.append(f"{len(outcome.placed)} places given of {places}")
    if outcome.counter != len(outcome.placed) or outcome.drifts:
        found.append(f"the counter says {outcome.counter}, and {outcome.drifts} counters drifted")
    if len(known) != len(set(known)) or set(known) != asked:
        found.append(f"{len(known)} registrations of {len(set(known))} people, {len(asked)} asked")
    if outcome.letters != len(known):
        found.append(f"{outcome.letters} letters for {len(known)} registrations")
    return found + find_overtaking(answers, outcome)


def find_overtaking(answers: Sequence[Answer], outcome: Outcome) -> list[str]:
    """Who was answered before another asked, and yet stands behind that other: places come first, then the line.

    Of two that were under way at the same time either may come first.
    """
    times = {one.key: one for one in answers}
    latest = max((times[key] for key in outcome.placed if key in times), key=lambda one: one.begun, default=None)
    found = []
    for one in (times[key] for key in outcome.line if key in times):
        if latest is not None and one.finished < latest.begun:
            found.append(f"{one.key} was answered before {latest.key} asked, and stands behind")
        if latest is None or one.begun > latest.begun:
            latest = one
    return found
