"""Finds the published edition or session that an address names."""

from django.db.models import QuerySet

from core.lookup import by_slug
from events.models import Event, Session


def published_event(slug: str) -> Event:
    return by_slug(Event.objects.published(), slug, argument="event")


def public_session(rows: QuerySet[Session], event_slug: str, slug: str) -> Session:
    """The session of a published edition; `rows` says what is loaded with it. One query unless it is not there."""
    found = rows.filter(event__slug=event_slug, slug=slug).first()
    if found is not None:
        return found
    event = published_event(event_slug)
    return by_slug(rows.filter(event=event), slug, argument="session", scope=event.pk)
