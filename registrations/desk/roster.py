"""The roster: the least that a desk must know of people when there is no network."""

from collections.abc import Iterable
from typing import Any

from events.models import Event, Session
from registrations.desk.key import midnight
from registrations.desk.words import STATES, came_words
from registrations.models import CheckIn, Registration, Seat
from registrations.models.claim import ClaimState
from registrations.search import CODE_FROM, INFIX_WORDS, SHORT

_COLUMNS = ("code", "name", "organisation", "name_key", "organisation_key", "state", "delegation_id")


def roster(event: Event) -> dict[str, Any]:
    """Who has a place in `event` or hopes for one, without addresses, functions or needs. Four queries."""
    came: dict[int, dict[str, str]] = {}
    for row in CheckIn.objects.filter(registration__event=event, undone_at=None):
        came.setdefault(row.registration_id, {})[str(row.session_id or "")] = came_words(row)
    seats: dict[int, list[str]] = {}
    rows = Seat.objects.filter(registration__event=event, state=ClaimState.PLACE)
    for person, session in rows.values_list("registration", "session"):
        seats.setdefault(person, []).append(str(session))
    people = Registration.objects.live().filter(event=event, erased_at=None).order_by("name_key", "pk").only(*_COLUMNS)
    return {
        "expires": midnight().isoformat(),
        "search": {"short": SHORT, "infixes": sorted(INFIX_WORDS), "codeFrom": CODE_FROM},
        "doors": {str(one.pk): {"title": one.title, "seats": one.capacity is not None} for one in _doors(event)},
        "people": [
            {
                "code": row.code,
                "name": row.name,
                "organisation": row.organisation,
                "key": row.name_key,
                "more": row.organisation_key,
                "no": "" if row.has_place else STATES[ClaimState(row.state)],  # why this person has no place
                "group": row.delegation_id,
                "came": came.get(row.pk, {}),  # by door; "" is the desk
                "seats": seats.get(row.pk, []),
            }
            for row in people
        ],
    }


def _doors(event: Event) -> Iterable[Session]:
    rows = Session.objects.filter(event=event, state=Session.State.PUBLISHED)
    return rows.in_order().only("pk", "title", "capacity")
