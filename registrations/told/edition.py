"""An edition beside the versions of its facts: what is new, and whether it is time to tell."""

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef
from django.utils import timezone

from events.models import Event, Session
from registrations.models import Seat, ToldFacts
from registrations.told import facts

QUIET = dt.timedelta(minutes=15)  # after the last change: a series of edits is one letter
PATIENCE = dt.timedelta(hours=1)  # after the first change, however long someone edits
SOON = dt.timedelta(hours=3)  # what begins within it is told at once


@dataclass
class Edition:
    """`versions`: by session, None for the edition itself, the oldest first."""

    event: Event
    sessions: dict[int, Session] = field(default_factory=dict)
    versions: dict[int | None, list[ToldFacts]] = field(default_factory=dict)

    def notice(self) -> list[ToldFacts]:
        """Versions that are yet to be written. The first one of anything was not told of, and need not be.

        Another title is a version too, as who comes after it never knew the old one.
        """
        now, found = timezone.now(), []
        subjects: list[Event | Session] = [self.event, *self.sessions.values()]
        for subject in subjects:
            session = subject if isinstance(subject, Session) else None
            values = facts.of_event(self.event) if session is None else facts.of_session(session)
            known = self.versions.setdefault(session.pk if session else None, [])
            if known and not facts.differ(known[-1].facts, values) and not facts.renamed(known[-1].facts, values):
                continue
            if not known and not values.get("happens", True) and not self._is_chosen(session):
                continue  # a draft that nobody has seen
            at = facts.changed_at(subject)
            at = min(at, now) if not known or at > known[-1].at else now  # a version never comes before another
            known.append(ToldFacts(event=self.event, session=session, facts=values, at=at, told_at=None))
            if len(known) == 1:
                known[0].at = known[0].told_at = now
            found.append(known[-1])
        return found

    @staticmethod
    def _is_chosen(session: Session | None) -> bool:
        """Whether someone has a seat in what is off: they are to hear when it goes on after all."""
        return bool(getattr(session, "is_chosen", False))

    def pending(self) -> dict[int | None, list[ToldFacts]]:
        """The versions of what has one that is to be told; a title waits for something else to be told."""
        return {key: rows for key, rows in self.versions.items() if _to_tell(rows)}

    def untold(self) -> list[ToldFacts]:
        return [row for rows in self.pending().values() for row in rows if row.told_at is None]

    def due_at(self) -> dt.datetime | None:
        """When it is to be told, or was; None when there is nothing to tell, or no page yet to tell of."""
        waits = [row.at for rows in self.versions.values() for row in _to_tell(rows)]
        if not waits or not self.event.is_published:
            return None
        at = min(max(waits) + QUIET, min(waits) + PATIENCE)
        return min(at, timezone.now()) if any(self._is_soon()) else at

    def is_due(self) -> bool:
        at = self.due_at()
        return at is not None and at <= timezone.now()

    def _is_soon(self) -> Iterator[bool]:
        """Of what changed: whether it goes on, or begins soon, by what people know or by what is true now."""
        now = timezone.now()
        for rows in self.pending().values():
            told = [row for row in rows if row.told_at is not None]
            for row in (*told[-1:], rows[-1]):
                at = facts.times(row.facts)
                yield at is not None and at[0] <= now + SOON and now <= at[1]


def _to_tell(rows: list[ToldFacts]) -> list[ToldFacts]:
    """Those that are not told and say more than another title."""
    pairs = itertools.pairwise(rows)
    return [row for before, row in pairs if row.told_at is None and facts.differ(before.facts, row.facts)]


def load(events: list[Event]) -> list[Edition]:
    """Two queries for all, none for none; the venues must be loaded."""
    if not events:
        return []
    found = {event.pk: Edition(event) for event in events}
    sessions = Session.objects.filter(event__in=found).select_related("room__venue").defer("summary", "body")
    sessions = sessions.annotate(is_chosen=Exists(Seat.objects.live().filter(session=OuterRef("pk"))))
    for session in sessions.order_by("pk"):
        session.event = found[session.event_id].event
        found[session.event_id].sessions[session.pk] = session
    for row in ToldFacts.objects.filter(event__in=found).order_by("at", "pk"):
        found[row.event_id].versions.setdefault(row.session_id, []).append(row)
    return list(found.values())
