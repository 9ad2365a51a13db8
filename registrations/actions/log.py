"""Writes the log and the outbox for the other actions."""

from typing import Any

from events.models import Event, Session
from registrations.actions.values import By
from registrations.models import Change, Letter, Registration
from registrations.models.change import Action
from registrations.models.letter import LetterKind


def log(
    action: Action,
    *,
    event: Event,
    by: By,
    registration: Registration | None = None,
    session: Session | None = None,
    **details: Any,
) -> None:
    """One line in the log. `details`: keys of rows and names of fields, no personal data."""
    Change.objects.create(
        event=event,
        registration=registration,
        session=session,
        action=action,
        actor=by.actor,
        user=by.user,
        reason=by.reason,
        details=details,
    )


def write(kind: LetterKind, registration: Registration, *, to: str = "", **facts: Any) -> None:
    """Puts a letter in the outbox: to the person of this registration, or to whom `to` names.

    Who has no address gets none.
    """
    if not (to or registration.email):
        return
    Letter.objects.create(
        kind=kind,
        event_id=registration.event_id,
        to=to or registration.email,
        registration=registration,
        facts=facts,
    )
