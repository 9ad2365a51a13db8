"""Finds the row that an address names; an address that changed raises `Moved`, one that never was Http404."""

from typing import TypeVar

from django.db.models import QuerySet
from django.http import Http404

from core.pages import Moved
from events.models import Event, FormerSlug, Session
from events.models.former_slug import SluggedModel

M = TypeVar("M", bound=SluggedModel)


def by_slug(rows: QuerySet[M], slug: str, *, argument: str, scope: int = 0) -> M:
    """The row of `rows` with this slug, in one query. `argument` is its name in the address.

    Raises Moved when the slug is a former one of a row in `rows`, Http404 otherwise.
    """
    found = rows.filter(slug=slug).first()
    if found is not None:
        return found
    current = FormerSlug.objects.current(rows.model, slug, scope)
    if current is None or not rows.filter(slug=current).exists():
        raise Http404(slug)
    raise Moved(argument, current)


def published_event(slug: str) -> Event:
    return by_slug(Event.objects.published(), slug, argument="event")


def public_session(rows: QuerySet[Session], event_slug: str, slug: str) -> Session:
    """The session of a published edition; `rows` says what is loaded with it. One query unless it is not there."""
    found = rows.filter(event__slug=event_slug, slug=slug).first()
    if found is not None:
        return found
    event = published_event(event_slug)
    return by_slug(rows.filter(event=event), slug, argument="session", scope=event.pk)
