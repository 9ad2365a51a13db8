"""The doors of sessions: which there are today, and how many people are in."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from core import dutch
from events.models import Event, Session
from registrations.models import CheckIn, ClaimState, Seat
from registrations.views import words


@dataclass(frozen=True)
class Door:
    """A session with its count. `expected`: who has a seat; None when one needs none."""

    session: Session
    inside: int
    expected: int | None

    @property
    def count(self) -> str:
        """ "23 van 40 binnen"."""
        if self.expected is None or self.inside > self.expected:
            more = "" if self.expected is None else f" ({self.expected} verwacht)"
            return f"{self.inside} binnen{more}"
        return f"{self.inside} van {self.expected} binnen"

    @property
    def hours(self) -> str:
        return words.session_hours(self.session)

    @property
    def where(self) -> str:
        return words.session_where(self.session)


def find(event: Event, key: str) -> Door | None:
    """The door with this key of a session, if that happens. One query."""
    found = _sessions(event).filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None
    return None if found is None else _door(found)


def of_today(event: Event) -> list[Door]:
    """By time. Before and after the edition: those of all its days. One query."""
    found = [_door(one) for one in _sessions(event).in_order()]
    today = timezone.localdate()
    if not event.starts_on <= today <= event.ends_on:
        return found
    return [one for one in found if one.session.start is None or _day(one.session.start) == today]


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(dutch.ZONE).date()


def _sessions(event: Event) -> Any:
    inside = CheckIn.objects.filter(session=OuterRef("pk"), undone_at=None)
    seated = Seat.objects.filter(session=OuterRef("pk"), state=ClaimState.PLACE)
    rows = Session.objects.filter(event=event, state=Session.State.PUBLISHED).select_related("room__venue")
    return rows.annotate(inside=_number(inside), seated=_number(seated))


def _number(rows: QuerySet[Any]) -> Any:
    counted = rows.order_by().values("session").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _door(session: Any) -> Door:
    return Door(session, session.inside, None if session.capacity is None else session.seated)
