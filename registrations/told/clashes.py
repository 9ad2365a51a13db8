"""What moving a session does to people: they are to be at two sessions at once."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from core import dutch, richtext
from events.models import Session
from registrations.actions.rules import at_the_same_time
from registrations.models import HOLDING, Seat
from registrations.models.claim import LIVE
from registrations.told.edition import Edition


def clashes(edition: Edition) -> list[str]:
    """Of each session that is to be told of, in words. One query at most."""
    moved = [edition.sessions[key] for key in edition.pending() if key is not None]
    return clashes_of(moved, edition.sessions.values())


def clashes_with_others(moved: Sequence[Session]) -> list[str]:
    """As above of sessions that were just saved, among all of their editions. Two queries at most."""
    others = Session.objects.filter(event__in={one.event_id for one in moved}).defer("summary", "body")
    return clashes_of(moved, others) if moved else []


def clashes_of(moved: Sequence[Session], sessions: Collection[Session]) -> list[str]:
    """By time: of how many people another of `sessions` is at the same time, where that is someone.

    Who waits for a seat is not counted: nobody has to choose yet.
    """
    rivals = {
        one.pk: {
            other.pk
            for other in sessions
            if other.event_id == one.event_id and other != one and at_the_same_time(one, other)
        }
        for one in moved
    }
    keys = {key for key, others in rivals.items() if others}.union(*rivals.values())
    if not keys:
        return []
    rows = Seat.objects.filter(session__in=keys, state__in=HOLDING)
    rows = rows.filter(registration__state__in=LIVE, registration__erased_at=None)
    held: dict[int, set[int]] = defaultdict(set)
    for person, session in rows.order_by().values_list("registration", "session"):
        held[person].add(session)
    found = []
    for one in sorted(moved, key=lambda one: (str(one.start), one.pk)):
        number = sum(one.pk in mine and bool(mine & rivals[one.pk]) for mine in held.values())
        if number:
            people = dutch.count(number, "persoon", "mensen")
            their = "deze persoon" if number == 1 else "hen"
            what = f"bij {people} is deze sessie nu tegelijk met een andere sessie van {their}"
            found.append(f"{richtext.line(one.title)}: {what}.")
    return found
