"""The edition that the load test signs up for, and what stands in the database afterwards."""

import datetime as dt

from django.db import connections
from django.utils import timezone

from bench.sign_up_judge import Outcome
from events.models import Event, Session
from registrations.models import ClaimState, Letter, Registration
from registrations.places import find_drift


def make_edition(slug: str, *, places: int, people: int) -> tuple[Event, list[Session]]:
    """A published edition of the far future that takes people, with three sessions that have room for all who come."""
    day = dt.date(2097, 6, 18)
    event = Event.objects.create(
        slug=slug,
        name=f"Conferentie {slug}",
        starts_on=day,
        ends_on=day,
        start_time=dt.time(9),
        end_time=dt.time(17),
        published_at=timezone.now(),
        capacity=places,
    )
    starts = [timezone.make_aware(dt.datetime.combine(day, dt.time(hour))) for hour in (10, 11, 13)]
    sessions = [
        Session.objects.create(
            event=event,
            slug=f"sessie-{number}",
            title=f"Sessie {number}",
            kind=Session.Kind.WORKSHOP,
            state=Session.State.PUBLISHED,
            start=start,
            end=start + dt.timedelta(minutes=45),
            capacity=people,
        )
        for number, start in enumerate(starts, 1)
    ]
    connections.close_all()
    return event, sessions


def outcome(event: Event) -> Outcome:
    """Who has a place and who waits, by address."""
    people = Registration.objects.filter(event=event)
    event.refresh_from_db()
    found = Outcome(
        placed=list(people.filter(state=ClaimState.PLACE).values_list("email", flat=True)),
        line=list(people.in_line().values_list("email", flat=True)),
        counter=event.places_taken,
        drifts=len(find_drift()),
        letters=Letter.objects.filter(event=event).count(),
    )
    connections.close_all()
    return found
