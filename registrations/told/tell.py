"""Writes down what changed in the programme, and the letters to those concerned."""

import datetime as dt
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone

from events.models import Event
from registrations import places
from registrations.models import ClaimState, Letter, Registration, Seat, ToldFacts
from registrations.models.claim import LIVE
from registrations.told import facts, words
from registrations.told.edition import Edition, load
from registrations.told.facts import Facts

logger = logging.getLogger(__name__)


def tell_changes() -> int:
    """Tells what changed in editions that are not past; returns to how many people.

    Of an edition that is not public yet, versions are kept as soon as someone is in; they are told once it is public.

    Four queries when nothing changed. Any number of workers may do it at once: each locks the edition and looks again.
    """
    told = 0
    for edition in load(_events()):
        if not (edition.notice() or edition.is_due()):
            continue
        try:
            told += _tell(edition.event.pk)
        except Exception:
            logger.exception("What changed in edition %s cannot be told", edition.event.pk)
    return told


def _events(**fields: Any) -> list[Event]:
    people = Registration.objects.live().filter(event=OuterRef("pk"))
    known = Q(published_at__lte=Now()) | Q(Exists(people))
    rows = Event.objects.filter(known, ends_on__gte=timezone.localdate(), **fields)
    return list(rows.defer("intro", "body").prefetch_related("venues"))


@transaction.atomic
def _tell(key: int) -> int:
    places.lock(key)
    for edition in load(_events(pk=key)):
        for version in edition.notice():
            version.save()
        if edition.is_due():
            return _write_letters(edition)
    return 0


@dataclass
class _News:
    """What one person is to hear, by the time of the sessions."""

    day: list[str] = field(default_factory=list)
    sessions: list[tuple[str, str, list[str], int]] = field(default_factory=list)

    def as_facts(self) -> dict[str, Any]:
        found: dict[str, Any] = {"day": self.day} if self.day else {}
        if self.sessions:
            found["sessions"] = [[title, lines, key] for _, title, lines, key in sorted(self.sessions)]
        return found


def _write_letters(edition: Edition) -> int:
    pending = edition.pending()
    open_rows = [row.pk for rows in pending.values() for row in rows if row.told_at is None]
    letters = [
        Letter(
            kind=Letter.Kind.PROGRAMME,
            event=edition.event,
            to=person.email,
            registration=person,
            key=f"programme:{max(open_rows)}:{person.pk}",
            facts=news.as_facts(),
        )
        for person, news in _news(edition, pending).items()
        if news.day or news.sessions
    ]
    Letter.objects.bulk_create(letters, ignore_conflicts=True, batch_size=200)
    ToldFacts.objects.filter(pk__in=open_rows).update(told_at=timezone.now())
    return len(letters)


def _news(edition: Edition, pending: dict[int | None, list[ToldFacts]]) -> dict[Registration, _News]:
    """Two queries at most."""
    found: dict[Registration, _News] = {}
    if None in pending:
        rows = pending[None]
        for person in _people().filter(event=edition.event).live():
            if before := _unknown(rows, person.created_at):
                found.setdefault(person, _News()).day = words.of_event(before, rows[-1].facts)
    for seat in _seats([key for key in pending if key is not None]):
        rows = pending[seat.session_id]
        now = rows[-1].facts
        if (before := _unknown(rows, _since(seat))) and not (_is_over(before) and _is_over(now)):
            lines = words.of_session(before, now, with_day=edition.event.days > 1)
            one = (now["start"] or "", edition.sessions[seat.session_id].title, lines, seat.session_id)
            found.setdefault(seat.registration, _News()).sessions.append(one)
    return found


def _people() -> Any:
    return Registration.objects.filter(erased_at=None).exclude(email="").order_by("pk")


def _seats(keys: Sequence[int]) -> Iterator[Seat]:
    if keys:
        rows = Seat.objects.live().filter(session__in=keys, registration__state__in=LIVE, registration__erased_at=None)
        yield from rows.exclude(registration__email="").select_related("registration").order_by("registration", "pk")


def _since(seat: Seat) -> dt.datetime:
    """When this person last saw what they chose; being moved in line shows them nothing."""
    waits = seat.waits_since if seat.state == ClaimState.WAITING else None
    return waits or seat.updated_at


def _unknown(rows: list[ToldFacts], since: dt.datetime) -> Facts | None:
    """What someone knows who came at `since`; None when that is how it is now."""
    known = [row.facts for row in rows if row.told_at is not None or row.at <= since]
    if not known:
        return None
    last: Facts = known[-1]
    return last if facts.differ(last, rows[-1].facts) else None


def _is_over(values: Facts) -> bool:
    at = facts.times(values)
    return at is not None and at[1] < timezone.now()
