"""Notes in the log what leaves the system: files, badges and lists with people on them."""

from typing import Any, Literal

from events.models import Event
from registrations.actions.values import By
from registrations.models import Change, Registration
from registrations.models.change import Action


def note_taken_out(
    action: Literal[Action.EXPORTED, Action.PRINTED],
    *,
    event: Event,
    by: By,
    details: dict[str, Any],
    registration: Registration | None = None,
) -> None:
    """`details`: what it was, by what the people were chosen, and how many they were; not who. One query."""
    Change.objects.create(
        event=event, registration=registration, action=action, actor=by.actor, user=by.user, details=details
    )
