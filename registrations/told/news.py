"""Who is to hear what of the versions that are not told."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from registrations.models import ClaimState, Registration, Seat, ToldFacts
from registrations.models.claim import LIVE
from registrations.told import facts, words
from registrations.told.edition import Edition
from registrations.told.facts import Facts


@dataclass
class News:
    """What one person is to hear, by the time of the sessions."""

    day: list[str] = field(default_factory=list)
    sessions: list[tuple[str, str, list[str], int]] = field(default_factory=list)

    def as_facts(self) -> dict[str, Any]:
        found: dict[str, Any] = {"day": self.day} if self.day else {}
        if self.sessions:
            found["sessions"] = [[title, lines, key] for _, title, lines, key in sorted(self.sessions)]
        return found


def news_of(edition: Edition) -> dict[Registration, News]:
    """What each person is to hear of what is not told. Two queries at most."""
    found: dict[Registration, News] = {}
    pending = edition.pending()
    if None in pending:
        rows = pending[None]
        for person in _people().filter(event=edition.event).live():
            if before := _unknown(rows, person.created_at):
                found.setdefault(person, News()).day = words.of_event(before, rows[-1].facts)
    for seat in _seats([key for key in pending if key is not None]):
        rows = pending[seat.session_id]
        now = rows[-1].facts
        if (before := _unknown(rows, _since(seat))) and not (_is_over(before) and _is_over(now)):
            title = edition.sessions[seat.session_id].title
            lines = words.of_session(before, now, title=title, with_day=edition.event.days > 1)
            one = (now["start"] or "", title, lines, seat.session_id)
            found.setdefault(seat.registration, News()).sessions.append(one)
    return {person: news for person, news in found.items() if news.day or news.sessions}


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
