"""Registering someone for them: by an organiser, from a file, or at the desk."""

import uuid
from collections.abc import Mapping

from django.db import IntegrityError, transaction

from events.models import Event, Session
from registrations import places
from registrations.actions import rules
from registrations.actions.register import claim, earlier, made_by, new_row, once, write_down
from registrations.actions.values import By, CapacityRises, Choice, Details, Needs, SignUpClosed
from registrations.models import ClaimState, Registration
from registrations.models.registration import Source

EVENT = "event"  # among capacities: that of the edition; those of sessions stand by their keys


def register_by_hand(
    *,
    event: Event,
    details: Details,
    choice: Choice = Choice(),  # noqa: B008 - frozen
    needs: Needs | None = None,
    source: Source = Source.ORGANISER,
    by: By,
    told: Mapping[str, int] | None = None,
    submission: uuid.UUID | None = None,
) -> Registration:
    """Takes a place and seats for someone, whether sign-up is open or not. All or nothing.

    With a reason (`by.reason`) nobody waits: the person goes ahead of the line, and where nothing is free the capacity
    of the edition or session rises by one; the log keeps to what. Without, it goes as for anyone. Who has no address
    gets no letter. `told`: the capacities, "event" or by the key of a session, that whoever does this saw to be used
    up; another one does not rise (CapacityRises). `submission`: as in `register`. Raises SignUpClosed when the edition
    is over or has no places, Unavailable, Overlap, SessionsFull, AlreadyRegistered or CapacityRises.
    """
    if event.is_past or event.capacity is None:
        raise SignUpClosed
    rules.check(event, choice)
    row = new_row(event, details, source=source, by=by)
    row.submission = once(submission, details.email, details.name)
    try:
        with transaction.atomic():
            places.lock(event.pk)
            if row.submission is not None and (same := made_by(event, row.submission)) is not None:
                return same
            if by.reason:
                choice = Choice(seats=[*choice.seats, *choice.waiting])
                raised = _claim_ahead(row, choice, told)
                write_down(row, choice, needs, by, raised=raised)
            else:
                claim(row, choice)
                write_down(row, choice, needs, by)
    except IntegrityError as error:
        return earlier(row, error)
    return row


def _claim_ahead(row: Registration, choice: Choice, told: Mapping[str, int] | None) -> dict[str, int]:
    """A place and seats ahead of who waits; returns to what capacities rose, of "event" or the key of a session."""
    raised: dict[str, int] = {}
    if not places.claim_place(row.event_id, in_line=True):
        raised[EVENT] = _raise(row.event, EVENT, told)
        places.claim_place(row.event_id, in_line=True)
    for session in choice.seats:
        if not places.claim_seats([session.pk], in_line=True):
            key = str(session.pk)
            raised[key] = _raise(session, key, told)
            places.claim_seats([session.pk], in_line=True)
    row.state = ClaimState.PLACE
    return raised


def _raise(subject: Event | Session, key: str, told: Mapping[str, int] | None) -> int:
    """Makes one place more than are taken, when that was `told`, and says how many there are now."""
    rows = type(subject)._default_manager.filter(pk=subject.pk)
    taken = "places_taken" if isinstance(subject, Event) else "seats_taken"
    now, used = rows.values_list("capacity", taken).get()
    if told is not None and told.get(key) != now:
        raise CapacityRises(now or 0)
    rows.update(capacity=used + 1)
    return int(used + 1)
