"""What is going on at the desk: how many are in, and who came last."""

from dataclasses import dataclass
from typing import Any

from events.models import Event
from registrations.desk import doors
from registrations.desk.doors import Door
from registrations.desk.words import came_words
from registrations.models import CheckIn
from registrations.models.claim import ClaimState

LATEST = 10


@dataclass(frozen=True)
class Now:
    """How many are in the building, how many have a place, and who came last; nobody whose data was erased."""

    inside: int
    expected: int
    latest: list[CheckIn]


def now(event: Event, door: Door | None) -> Now:
    """Of all desks of an edition; the latest arrivals are those at this door, or at the entrance. Three queries."""
    rows = CheckIn.objects.filter(registration__event=event, registration__erased_at=None, undone_at=None)
    here = rows.filter(session=None if door is None else door.session)
    return Now(
        inside=rows.filter(session=None).count(),
        expected=event.registrations.filter(state=ClaimState.PLACE, erased_at=None).count(),
        latest=list(here.select_related("registration").order_by("-at", "-pk")[:LATEST]),
    )


def live(event: Event, key: str = "") -> dict[str, Any]:
    """The same as JSON; `key` of a session is of its door."""
    door = doors.find(event, key)
    found = now(event, door)
    return {
        "in": found.inside,
        "expected": found.expected,
        "door": "" if door is None else door.count,
        "latest": [
            {
                "pk": row.pk,
                "key": str(row.key),  # by which the desk undoes it
                "code": row.registration.code,
                "name": row.registration.name,
                "words": came_words(row),
            }
            for row in found.latest
        ],
    }
