"""Rules of choosing sessions, without a query."""

import itertools
from collections.abc import Iterable, Sequence

from django.utils import timezone

from events.models import Event, Session
from registrations.actions.values import Choice, Overlap, Unavailable


def happens(session: Session) -> bool:
    """Whether people can go there: not once it was cancelled, or withdrawn from the programme."""
    return session.state == Session.State.PUBLISHED


def at_the_same_time(first: Session, second: Session) -> bool:
    """Whether nobody can go to both. What does not happen is never in the way."""
    return happens(first) and happens(second) and times_meet(first, second)


def times_meet(first: Session, second: Session) -> bool:
    """Whether one begins before the other ends, or both begin together. Without a start they are never together."""
    if first.pk == second.pk or (first.start is not None and first.start == second.start):
        return True
    if first.start is None or second.start is None or first.end is None or second.end is None:
        return False
    return first.start < second.end and second.start < first.end


def find_overlap(sessions: Iterable[Session]) -> tuple[Session, Session] | None:
    """The first two that are at the same time, in the order given."""
    pairs = itertools.combinations(sessions, 2)
    return next(((one, other) for one, other in pairs if at_the_same_time(one, other)), None)


def has_begun(session: Session) -> bool:
    return session.start is not None and session.start <= timezone.now()


def takes_people(session: Session) -> bool:
    """Whether one can still choose this session: public, with sign-up, and not begun."""
    return session.capacity is not None and happens(session) and not has_begun(session)


def check(event: Event, choice: Choice, *, held: Sequence[int] = (), stays: Sequence[Session] = ()) -> None:
    """Raises Unavailable or Overlap when these sessions cannot be chosen together.

    `held`: keys of sessions that the person has already; they stay, whatever became of them. `stays`: sessions in
    which the person keeps a seat though it is not among the seats chosen.
    """
    chosen = [*choice.seats, *choice.waiting]
    wrong = [one for one in chosen if one.event_id != event.pk or (one.pk not in held and not takes_people(one))]
    if wrong:
        raise Unavailable(wrong)
    others = [one for one in stays if one not in choice.seats]
    if pair := find_overlap([*choice.seats, *others]):
        raise Overlap(*pair)
    if twice := next((one for number, one in enumerate(chosen) if one in chosen[:number]), None):
        raise Overlap(twice, twice)
