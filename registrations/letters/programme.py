"""What a letter about changes of the programme still has to tell at the moment that it is sent."""

from typing import Any

from core import richtext
from registrations.actions.rules import find_overlap
from registrations.models import HOLDING, Letter, Registration


def changed_sessions(letter: Letter) -> list[list[Any]]:
    """Title and lines of each session in which its person still has a chosen seat. One query at most.

    `facts["sessions"]` holds title, lines and the key of the session.
    """
    sessions, person = letter.facts.get("sessions", []), letter.registration
    if not sessions or person is None:
        return []
    chosen = set(person.seats.chosen().values_list("session", flat=True))
    return [[title, lines] for title, lines, *key in sessions if not key or key[0] in chosen]


def is_empty(letter: Letter) -> bool:
    return not (letter.facts.get("day") or changed_sessions(letter))


def overlap(person: Registration) -> str:
    """Two sessions of this person that are at the same time, as moving one may bring about. One query."""
    seats = person.seats.filter(state__in=HOLDING).with_session()
    pair = find_overlap([seat.session for seat in seats])
    return " en ".join(f"“{richtext.line(one.title)}”" for one in pair) if pair else ""
