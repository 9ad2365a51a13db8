"""What is about to be told, for organisers; and telling it to nobody."""

import datetime as dt
import hashlib
import json
from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from core import dutch
from events.models import Event
from registrations import places
from registrations.actions import By
from registrations.actions.log import log
from registrations.models import Change, ToldFacts
from registrations.told.clashes import clashes
from registrations.told.edition import Edition, load
from registrations.told.news import News, news_of
from registrations.told.tell import watched

NO_BREAK = "\xa0"


@dataclass(frozen=True)
class Outlook:
    """`at`: None when the edition is not public yet. `lines`: what the letters say, and of how many people
    sessions are at the same time now. `sign`: of what is shown here.
    """

    event: Event
    at: dt.datetime | None
    people: int
    lines: list[str]
    sign: str


def outlooks(events: QuerySet[Event]) -> list[Outlook]:
    """Of those `events` of which someone is to hear something. Writes nothing.

    Four queries, and three for each at most. One query when nothing was ever looked at: what is seen for the first
    time is told to nobody.
    """
    found = []
    known = events.filter(Exists(ToldFacts.objects.filter(event=OuterRef("pk")))).order_by()
    for edition in load(watched(pk__in=known.values("pk"))):
        edition.notice()  # also what the worker has not seen yet
        if edition.untold() and (news := news_of(edition)):
            lines = _lines(list(news.values())) + clashes(edition)
            found.append(Outlook(edition.event, edition.due_at(), len(news), lines, _sign(edition)))
    return found


@transaction.atomic
def silence(*, event: Event, shown: str, by: By) -> bool:
    """Has nobody told of what was shown (`Outlook.sign`). False when that is not what is about to be told."""
    places.lock(event.pk)
    for edition in load(watched(pk=event.pk)):
        for version in edition.notice():
            version.save()
        untold = edition.untold()
        if not untold or _sign(edition) != shown:
            return False
        ToldFacts.objects.filter(pk__in=[row.pk for row in untold]).update(told_at=timezone.now())
        sessions = sorted({row.session_id for row in untold if row.session_id is not None})
        log(Change.Action.UNTOLD, event=event, by=by, sessions=sessions)
        return True
    return False


def _lines(news: list[News]) -> list[str]:
    """What the letters say, each change once with how many hear of it, by time."""
    days = Counter(_sentences(one.day) for one in news if one.day)
    sessions = Counter((start, _sentences([title, *lines])) for one in news for start, title, lines, _ in one.sessions)
    found = [*days.items(), *((line, number) for (_, line), number in sorted(sessions.items()))]
    return [f"{line} ({dutch.count(number, 'persoon', 'mensen').replace(' ', NO_BREAK)})" for line, number in found]


def _sentences(parts: list[str]) -> str:
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts)


def _sign(edition: Edition) -> str:
    facts = {str(key): rows[-1].facts for key, rows in edition.pending().items()}
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
