"""What an editor does to several rows of a list at once."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from core import dutch
from events import staff
from events.admin.attendees import tell_of_attendees
from events.models import Event, Session


class Skipped(NamedTuple):
    """Sessions of a state that an action leaves alone, in words, and what to do about it."""

    state: str
    one: str
    many: str
    advice: str


REVIVED = Skipped(
    Session.State.CANCELLED,
    "geannuleerde sessie is",
    "geannuleerde sessies zijn",
    "Zet deze eerst terug naar concept.",
)
DISCLOSED = Skipped(  # a cancelled session is public
    Session.State.DRAFT, "concept is", "concepten zijn", "Alleen een gepubliceerde sessie kan worden geannuleerd."
)


@transaction.atomic
def set_state(
    model_admin: Any,
    request: HttpRequest,
    sessions: QuerySet[Session],
    *,
    state: str,
    words: str,
    skipped: Skipped | None = None,
) -> None:
    """Brings `sessions` to `state`, one by one: calendars must hear of each (`Session.sequence`)."""
    sessions = staff.within(sessions, request.user)
    different = list(sessions.exclude(state=state).select_related("event"))
    changed = [session for session in different if skipped is None or session.state != skipped.state]
    for session in changed:
        session.state = state
        session.save(update_fields=["state", "updated_at"])
        model_admin.log_change(request, session, f"Status: {words}.")
    messages.success(request, f"{dutch.count(len(changed), 'sessie', 'sessies')} {words}.")
    if state != Session.State.PUBLISHED:
        tell_of_attendees(request, changed)
    if skipped is not None and (left := len(different) - len(changed)):
        number = dutch.count(left, skipped.one, skipped.many)
        messages.warning(request, f"{number} niet gewijzigd. {skipped.advice}")
    hidden = {session.event.name for session in changed if not session.event.is_published}
    if state in Session.PUBLIC_STATES and hidden:
        names = dutch.listing(sorted(hidden))
        messages.warning(request, f"Bezoekers zien dit pas als ook de editie is gepubliceerd: {names}.")


@transaction.atomic
def set_published(model_admin: Any, request: HttpRequest, events: QuerySet[Event], *, published: bool) -> None:
    """Publishes `events` now, or takes them off the site; what is so already stays as it is."""
    changed = [event for event in staff.within(events, request.user, "pk") if event.is_published != published]
    words = "gepubliceerd" if published else "offline gehaald"
    for event in changed:
        event.published_at = timezone.now() if published else None
        event.save(update_fields=["published_at", "updated_at"])
        model_admin.log_change(request, event, f"{words.capitalize()}.")
    messages.success(request, f"{dutch.count(len(changed), 'editie', 'edities')} {words}.")
