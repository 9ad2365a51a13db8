"""Editions and sessions that are full, with people in line."""

from typing import Any

from django.utils import timezone

from events.models import Event, Session
from registrations.models import Registration, Seat
from tests.registrations.people import make_open_event, make_registration, make_workshop


def state(row: Any) -> str:
    row.refresh_from_db()
    return str(row.state)


def lapse(row: Registration | Seat) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(offered_until=timezone.now())


def full_event(waiting: int = 2) -> tuple[Event, Registration, list[Registration]]:
    event = make_open_event(capacity=1)
    return event, make_registration(event), [make_registration(event) for _ in range(waiting)]


def full_session(waiting: int = 2) -> tuple[Session, Registration, list[Seat]]:
    event = make_open_event()
    session = make_workshop(event, capacity=1)
    holder = make_registration(event, session)
    return session, holder, [make_registration(event, waiting=(session,)).seats.get() for _ in range(waiting)]
