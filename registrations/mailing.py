"""Who is to get a message of the organisers."""

import hashlib
import json
from dataclasses import dataclass, field

from events.models import Session
from registrations.models import Mailing, Registration
from registrations.selection import Selection


@dataclass(frozen=True)
class Group:
    """`people` have an address, and stand in it once; `without` have none. `words`: by what they were chosen."""

    people: list[Registration] = field(default_factory=list)
    without: list[Registration] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    is_known: bool = True  # not once its session is gone

    @property
    def is_mixed(self) -> bool:
        """Whether they are not all of one status."""
        return len({one.state for one in self.people}) > 1

    @property
    def left(self) -> int:
        """How many of who gets it are not coming any more: cancelled, handed over, or not taken up."""
        return sum(not one.is_live for one in self.people)


def group_of(mailing: Mailing) -> Group:
    """Who is in it at this moment, by name. Two queries at most."""
    try:
        selection = Selection.from_json(mailing.event, mailing.selection)
    except Session.DoesNotExist:
        return Group(is_known=False)
    rows = list(selection.rows())
    without = [one for one in rows if not one.email]
    return Group(_once([one for one in rows if one.email]), without, selection.words())


def _once(rows: list[Registration]) -> list[Registration]:
    """One row for each person: who left and came back has several. That of now, or else the last; in the same order."""
    chosen = {(one.email_key, one.name_key): one for one in sorted(rows, key=lambda one: (one.is_live, one.pk))}
    keys = {one.pk for one in chosen.values()}
    return [one for one in rows if one.pk in keys]


def words_of(mailing: Mailing) -> list[str]:
    """By what the group was chosen. One query at most."""
    try:
        return Selection.from_json(mailing.event, mailing.selection).words()
    except Session.DoesNotExist:
        return []


def sign_of(mailing: Mailing, group: Group) -> str:
    """Stands for the text and for exactly these people: what an organiser saw is what is sent."""
    seen = [mailing.event_id, mailing.subject, mailing.body, sorted(one.pk for one in group.people)]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()
