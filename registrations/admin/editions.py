"""Which edition a page of organisers is about: `?editie=` names it by its slug, as everywhere on the site."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from events import staff
from events.models import Event


def chosen_edition(request: HttpRequest) -> Event | None:
    """What the address names, also when it is over; None when it names none. Raises Http404 for another's."""
    slug = request.GET.get("editie")
    return None if slug is None else get_object_or_404(staff.events_of(request.user), slug=slug)


def open_editions(request: HttpRequest) -> list[Event]:
    """Where this organiser can register people, the next first."""
    rows = staff.events_of(request.user).filter(ends_on__gte=timezone.localdate(), capacity__isnull=False)
    return list(rows.order_by("starts_on", "pk"))
