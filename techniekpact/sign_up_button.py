"""Whether a page invites people to sign up, in words. No query."""

import datetime as dt
from typing import Any

from django.utils import timezone

from core import dutch
from core.pages import soonest
from events.models import Event, Session


def sign_up_context(event: Event) -> dict[str, Any]:
    """What templates/events/_edition_hero.html says about signing up."""
    opens = event.registration_opens_at
    return {"sign_up": event.sign_up.value, "sign_up_opens": dutch.moment(opens) if opens else ""}


def sign_up_changes_at(event: Event) -> dt.datetime | None:
    """When signing up opens or closes, the first of those that are still to come."""
    now = timezone.now()
    moments = (event.registration_opens_at, event.registration_closes_at)
    return soonest(*(moment for moment in moments if moment is not None and moment > now))


def can_be_chosen(session: Session) -> bool:
    """Whether one can choose this session when signing up for its edition."""
    takes_people = session.capacity is not None and session.state == Session.State.PUBLISHED
    begun = session.start is not None and session.start <= timezone.now()
    return takes_people and not begun and session.event.sign_up == Event.SignUp.OPEN
