"""The dashboard of an edition: numbers, charts, and each chart as a table."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from events.models import Event
from registrations import charts, figures
from registrations.admin.editions import editions_and_chosen
from registrations.admin.sheet import sheet


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
        "sheet": sheet("figures", _of_event(event)) if event else "",
    }
    return TemplateResponse(request, "admin/registrations/edition_page.html", context)


def _of_event(event: Event) -> dict[str, Any]:
    """What the sheet shows."""
    found = figures.of_event(event)
    return {
        "event": event,
        "figures": found,
        "totals": found.totals,
        "sign_ups": charts.sign_ups(found.days),
        "sectors": charts.sectors(found.sectors),
        "fill": charts.fill(found.sessions),
        "arrivals": [(day, charts.arrivals(day)) for day in found.arrivals],
        "line": reverse("admin:registrations_line_session", args=[0]).removesuffix("0/"),
        "line_of_edition": reverse("admin:registrations_line_event", args=[event.pk]),
        "began": timezone.localdate() >= event.starts_on,
    }
