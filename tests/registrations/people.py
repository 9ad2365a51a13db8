"""Builders of registrations, through the actions that the site uses."""

from typing import Any

from events.models import Event, Session
from registrations.actions import Choice, Details, register
from registrations.models import Registration
from tests.builders import make_event, make_session, next_number


def make_open_event(**fields: Any) -> Event:
    """An edition in the far future that takes people."""
    import datetime as dt

    return make_event(
        **{"day": dt.date(2097, 6, 18), "start_time": dt.time(12), "end_time": dt.time(17)}
        | {"capacity": 100, **fields}
    )


def make_workshop(event: Event, start: str = "13:00", end: str = "14:00", **fields: Any) -> Session:
    return make_session(event, start=start, end=end, **{"capacity": 10, **fields})


def details(**fields: Any) -> Details:
    number = next_number()
    return Details(
        **{"name": f"Deelnemer {number}", "email": f"deelnemer{number}@voorbeeld.nl", "sector": "onderwijs", **fields}
    )


def make_registration(
    event: Event, *sessions: Session, waiting: tuple[Session, ...] = (), **fields: Any
) -> Registration:
    return register(event=event, details=details(**fields), choice=Choice(seats=sessions, waiting=waiting))


def make_people(event: Event, names: tuple[str, ...]) -> list[Registration]:
    """One of each name; every other has it as organisation and function too."""
    for number, name in enumerate(names):
        other = name if number % 2 else ""
        make_registration(event, name=name[:150], organisation=other, function=other, email=f"n{number}@voorbeeld.nl")
    return list(Registration.objects.order_by("pk"))
