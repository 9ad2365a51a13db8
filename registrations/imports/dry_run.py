"""What would come of a file: the outcome of each row, without writing anything."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from core import dutch
from events.models import Event, Session
from registrations.actions import Details, Person, Plan, Planned, facts_of, keys_of, known_by
from registrations.actions.people import Facts, Key, without_address
from registrations.imports.rows import Cells, read_details
from registrations.imports.sessions import Names
from registrations.models import ClaimState
from registrations.names import reads_oddly

MOST_FAULTS = 10  # of a row that are told
MORE = "En nog {}. Kijk de hele regel na."
TWICE = "Deze persoon staat al op regel {}."
TWICE_BARE = "Deze persoon staat al op regel {}, daar zonder e-mailadres. Zet het adres op die regel."
ODD_NAME = "Berichten beginnen met “Beste {}”. Klopt dat?"
KNOWN_BARE = "Zonder e-mailadres. Vul het adres zelf in bij de aanmelding."


class Outcome(StrEnum):
    """In the order in which an organiser wants to see them; the value stands in addresses."""

    FAULT = "fout"
    WAITS = "wachtlijst"
    PARTLY = "deels"
    KNOWN = "bekend"
    PLACE = "plaats"


WORDS = {
    Outcome.FAULT: "Fout",
    Outcome.WAITS: "Komt op de wachtlijst",
    Outcome.PARTLY: "Krijgt een plaats, wacht op een sessie",
    Outcome.KNOWN: "Was al aangemeld",
    Outcome.PLACE: "Krijgt een plaats",
}


@dataclass(frozen=True)
class Row:
    """A row with its outcome. `waiting`: sessions that are full, for someone who gets a place at the edition."""

    number: int
    details: Details
    outcome: Outcome
    faults: Sequence[str] = ()
    seats: Sequence[Session] = ()
    waiting: Sequence[Session] = ()
    notes: Sequence[str] = ()

    @property
    def words(self) -> str:
        return WORDS[self.outcome]

    @property
    def sign(self) -> list[Any]:
        """What must not differ between what was shown and what is done."""
        return [self.number, self.outcome, *([one.pk for one in some] for some in (self.seats, self.waiting))]


@dataclass(frozen=True)
class DryRun:
    """The rows of a file with their outcome; `ahead` is the plan in which nobody waits, for which a reason is asked."""

    facts: Facts
    rows: Sequence[Row]
    people: Sequence[Person]
    plan: Plan
    ahead: Plan

    def count(self, outcome: Outcome) -> int:
        return sum(one.outcome == outcome for one in self.rows)

    @property
    def new(self) -> int:
        return len(self.plan.new)

    @property
    def faulty(self) -> int:
        return self.count(Outcome.FAULT)

    @property
    def anyone_waits(self) -> bool:
        return any(one.state == ClaimState.WAITING or one.waiting for one in self.plan.new)

    @property
    def letters(self) -> int:
        """How many of who is new have an address."""
        return sum(bool(one.person.details.email) for one in self.plan.new)

    @property
    def sign(self) -> str:
        """The same for the same outcome, whether a reason is given or not."""
        rises = [
            [type(one.subject).__name__, one.subject.pk, one.subject.capacity, one.after] for one in self.ahead.rises
        ]
        text = json.dumps([[one.sign for one in self.rows], rises])
        return hashlib.sha256(text.encode()).hexdigest()


def look(event: Event, cells: Sequence[Cells]) -> DryRun:
    """Four queries, whatever the number of rows. `event`: as it was just read."""
    facts = facts_of(event)
    names = Names(facts.sessions.values())
    seen: dict[Key, int] = {}
    judged = [_judge(one, names, seen) for one in cells]
    people = [person for _, person, faults, _ in judged if not faults]
    plan = facts.plan(people, ahead=False)
    outcomes = iter(plan.people)
    rows = [
        Row(number, person.details, Outcome.FAULT, faults) if faults else _row(number, next(outcomes), guesses)
        for number, person, faults, guesses in judged
    ]
    return DryRun(facts, rows, people, plan, facts.plan(people, ahead=True))


def _judge(cells: Cells, names: Names, seen: dict[Key, int]) -> tuple[int, Person, list[str], list[str]]:
    details, faults = read_details(cells)
    sessions, wrong, guesses = names.find(cells.sessions)
    faults += wrong
    if not faults:
        key = known_by(details, seen)
        if key is None:
            seen.update({key: seen.get(key, cells.number) for key in keys_of(details)})
        else:
            faults.append((TWICE_BARE if key == without_address(details) else TWICE).format(seen[key]))
    if more := faults[MOST_FAULTS:]:
        faults = [*faults[:MOST_FAULTS], MORE.format(dutch.count(len(more), "fout", "fouten"))]
    return cells.number, Person(details, sessions), faults, guesses


def _row(number: int, planned: Planned, guesses: Sequence[str]) -> Row:
    outcome = {ClaimState.PLACE: Outcome.PLACE, ClaimState.WAITING: Outcome.WAITS}
    found = Outcome.KNOWN if planned.state is None else outcome[planned.state]
    if found == Outcome.PLACE and planned.waiting:
        found = Outcome.PARTLY
    notes = [KNOWN_BARE] if planned.came_without_address else []
    if planned.state is not None and reads_oddly(name := planned.person.details.name):
        notes = [ODD_NAME.format(name)]
    return Row(number, planned.person.details, found, (), planned.seats, planned.waiting, [*notes, *guesses])
