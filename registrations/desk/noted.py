"""A check-in as a device noted it, and who did."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from core import richtext
from events import staff
from events.models import Event
from registrations.actions import By
from registrations.desk.access import may_work
from registrations.models.change import Actor

_OLDEST = dt.timedelta(days=7)
_DESK = 60  # characters, as the column of CheckIn


@dataclass(frozen=True)
class Noted:
    """One check-in as a device sent it. `door`: the key of a session, or empty; `anyway`: also without a seat there;
    `undo`: it was taken back there; `user`: the key of who noted it, 0 when that is not told.
    """

    key: uuid.UUID
    code: str
    at: dt.datetime
    door: str
    desk: str
    anyway: bool
    undo: bool
    user: int

    @property
    def too_old(self) -> bool:
        """Whether someone must look into it: nobody sends what was noted more than a week ago."""
        return timezone.now() - self.at > _OLDEST

    @classmethod
    def read(cls, item: Any) -> Self | None:
        """None for what no page of ours sends."""
        words = {name: value for name, value in item.items() if isinstance(value, str)} if type(item) is dict else {}
        try:
            key, at = uuid.UUID(words["key"]), _sensible(parse_datetime(words["at"]))
        except (KeyError, ValueError):
            return None
        desk, user = richtext.line(words.get("desk", "")[:_DESK]), words.get("user", "")
        return cls(
            key,
            words.get("code", "").lower(),
            at,
            words.get("door", ""),
            desk,
            anyway=item.get("anyway") is True,
            undo=item.get("undo") is True,
            user=int(user) if user.isdecimal() and len(user) < 19 else 0,
        )


def _sensible(at: dt.datetime | None) -> dt.datetime:
    """A moment that can be true; now for one without a zone or one that is to come."""
    now = timezone.now()
    try:
        return at.astimezone(dt.UTC) if at is not None and at.tzinfo and at <= now else now
    except OverflowError:
        return now


def noters(noted: Iterable[Noted], event: Event, sender: By) -> dict[int, By]:
    """Who noted each check-in, by the key that the device told: whoever sends it may be the next at that desk.

    Only who works at the desk of `event` counts; for the others, the sender did it.
    """
    keys = {one.user for one in noted} - {0, None if sender.user is None else sender.user.pk}
    users = get_user_model().objects.filter(pk__in=keys, is_active=True)
    return {one.pk: By(Actor.DESK, one) for one in users if may_work(one) and staff.works_for(one, event.pk)}
