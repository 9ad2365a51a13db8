"""Which edition a page of organisers is about: `?editie=` names it by its slug, as everywhere on the site.

An address that says `?event=` with a key, as it once did, asks for an edition too: it gets no page about another one.
"""

from django.http import Http404, HttpRequest
from django.utils import timezone

from events import staff
from events.models import Event


def chosen_edition(request: HttpRequest) -> Event | None:
    """What the address names, also when it is over; None when it names none. Raises Http404 for another's."""
    return _named(request, _own(request)) if _names_one(request) else None


def chosen_or_next(request: HttpRequest) -> Event | None:
    """What the address names as above, or else the next with places, or else any with places, or else any."""
    if (named := chosen_edition(request)) is not None:
        return named
    events = staff.events_of(request.user)
    soon = events.filter(ends_on__gte=timezone.localdate(), capacity__gte=0).order_by("starts_on").first()
    return soon or events.filter(capacity__gte=0).first() or events.first()


def editions_and_chosen(request: HttpRequest) -> tuple[list[Event], Event | None]:
    """The editions with places that one works for, and what the address names as above, or else the current one.

    Current is the next to end, or else the last that was. What is named is among the editions, with places or without.
    """
    own, today = _own(request), timezone.localdate()
    named = _named(request, own) if _names_one(request) else None
    editions = [one for one in own if one.capacity is not None or one == named]
    coming = [one for one in editions if one.ends_on >= today]
    return editions, named or (coming[-1] if coming else next(iter(editions), None))


def open_editions(request: HttpRequest) -> list[Event]:
    """Where this organiser can register people, the next first."""
    rows = staff.events_of(request.user).filter(ends_on__gte=timezone.localdate(), capacity__isnull=False)
    return list(rows.order_by("starts_on", "pk"))


def _own(request: HttpRequest) -> list[Event]:
    return list(staff.events_of(request.user).defer("intro", "body"))


def _names_one(request: HttpRequest) -> bool:
    return "editie" in request.GET or "event" in request.GET


def _named(request: HttpRequest, own: list[Event]) -> Event:
    """What `?editie=` names among them. Raises Http404."""
    for one in own:
        if one.slug == request.GET.get("editie"):
            return one
    raise Http404
