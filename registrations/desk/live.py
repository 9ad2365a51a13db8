"""What is going on at the desk: how many are in, and who came last."""

from typing import Any

from events.models import Event
from registrations.desk import doors
from registrations.desk.words import came_words
from registrations.models import CheckIn
from registrations.models.claim import ClaimState

LATEST = 10


def live(event: Event, key: str = "") -> dict[str, Any]:
    """Numbers of the edition, those of one door if `key` is of one, and the latest arrivals there."""
    rows = CheckIn.objects.filter(registration__event=event, undone_at=None)
    door = doors.find(event, key)
    here = rows.filter(session=None if door is None else door.session, registration__erased_at=None)
    latest = here.select_related("registration").order_by("-at", "-pk")[:LATEST]
    return {
        "in": rows.filter(session=None).count(),
        "expected": event.registrations.filter(state=ClaimState.PLACE).count(),
        "door": "" if door is None else door.count,
        "latest": [
            {
                "pk": row.pk,
                "key": str(row.key),  # by which the desk undoes it
                "code": row.registration.code,
                "name": row.registration.name,
                "words": came_words(row),
            }
            for row in latest
        ],
    }
