"""The dashboard of an edition: numbers, charts, and each chart as a table."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from events import staff
from events.models import Event
from registrations import charts, figures


def figures_page(request: HttpRequest, model_admin: Any) -> HttpResponse:
    if not request.user.has_perm("registrations.view_registration"):
        raise PermissionDenied
    editions, event = editions_and_chosen(request)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Cijfers",
        "opts": model_admin.opts,
        "event": event,
        "editions": editions,
        "now": timezone.localtime(),
    }
    if event is not None:
        found = figures.of_event(event)
        context |= {
            "figures": found,
            "totals": found.totals,
            "sign_ups": charts.sign_ups(found.days),
            "sectors": charts.sectors(found.sectors),
            "fill": charts.fill(found.sessions),
            "arrivals": [(day, charts.arrivals(day)) for day in found.arrivals],
            "line": reverse("admin:registrations_line_session", args=[0]).removesuffix("0/"),
            "began": timezone.localdate() >= event.starts_on,
        }
    return TemplateResponse(request, "admin/registrations/registration/figures.html", context)


def editions_and_chosen(request: HttpRequest) -> tuple[list[Event], Event | None]:
    """The editions with places that one works for, and what `?editie=` names of them, or else the current one.

    Current is the next to end, or else the last that was. Another's edition, or an unknown one, is a 404.
    """
    rows = list(staff.events_of(request.user).defer("intro", "body"))
    slug, today = request.GET.get("editie"), timezone.localdate()
    editions = [one for one in rows if one.capacity is not None or one.slug == slug]
    if slug is not None:
        chosen = next((one for one in rows if one.slug == slug), None)
        if chosen is None:
            raise Http404
        return editions, chosen
    coming = [one for one in editions if one.ends_on >= today]
    return editions, coming[-1] if coming else next(iter(editions), None)
