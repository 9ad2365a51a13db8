"""Registering someone for them: by an organiser, from a file, or at the desk."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet

from events.models import Event, Session
from registrations import places
from registrations.actions import rules
from registrations.actions.register import claim, new_row, write_down
from registrations.actions.values import AlreadyRegistered, By, Choice, Details, Needs, SignUpClosed
from registrations.models import ClaimState, Registration
from registrations.models.registration import Source


def register_by_hand(
    *,
    event: Event,
    details: Details,
    choice: Choice = Choice(),  # noqa: B008 - frozen
    needs: Needs | None = None,
    source: Source = Source.ORGANISER,
    by: By,
) -> Registration:
    """Takes a place and seats for someone, whether sign-up is open or not. All or nothing.

    With a reason (`by.reason`) nobody waits: the person goes ahead of the line, and where nothing is free the capacity
    of the edition or session rises by one; the log keeps to what. Without, it goes as for anyone. Who has no address
    gets no letter. Raises SignUpClosed when the edition is over or has no places, Unavailable, Overlap,
    SessionsFull or AlreadyRegistered.
    """
    if event.is_past or event.capacity is None:
        raise SignUpClosed
    rules.check(event, choice)
    row = new_row(event, details, source=source, by=by)
    try:
        with transaction.atomic():
            places.lock(event.pk)
            if by.reason:
                choice = Choice(seats=[*choice.seats, *choice.waiting])
                raised = _claim_ahead(row, choice)
                write_down(row, choice, needs, by, raised=raised)
            else:
                claim(row, choice)
                write_down(row, choice, needs, by)
    except IntegrityError as error:
        other = Registration.objects.of_person(event=event, email=row.email, name=row.name).first()
        if other is None:
            raise
        raise AlreadyRegistered(other, ClaimState(row.state)) from error
    return row


def _claim_ahead(row: Registration, choice: Choice) -> dict[str, int]:
    """A place and seats ahead of who waits; returns to what capacities rose, of "event" or the key of a session."""
    raised: dict[str, int] = {}
    if not places.claim_place(row.event_id, in_line=True):
        raised["event"] = _raise(Event.objects.filter(pk=row.event_id))
        places.claim_place(row.event_id, in_line=True)
    for session in choice.seats:
        if not places.claim_seats([session.pk], in_line=True):
            raised[str(session.pk)] = _raise(Session.objects.filter(pk=session.pk))
            places.claim_seats([session.pk], in_line=True)
    row.state = ClaimState.PLACE
    return raised


def _raise(rows: QuerySet[Any]) -> int:
    rows.update(capacity=F("places_taken" if rows.model is Event else "seats_taken") + 1)
    return int(rows.values_list("capacity", flat=True).get())
