"""The dashboard of an edition: numbers, charts, and each chart as a table."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from core import dutch
from core.dutch import points
from registrations import charts, figures
from registrations.admin.editions import editions_and_chosen
from registrations.admin.sheet import sheet
from registrations.figures import Figures, Quarter


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
        "now": dutch.time(timezone.localtime()),
        "sheet": "",
    }
    if event is not None:
        began = timezone.localdate() >= event.starts_on
        context["sheet"] = _printed(figures.of_event(event), event.pk, event.name, event.starts_on, began)
    return TemplateResponse(request, "admin/registrations/edition_page.html", context)


@lru_cache(maxsize=8)  # printing takes as long as counting, and follows from these numbers alone
def _printed(found: Figures, key: int, name: str, starts_on: dt.date, began: bool) -> SafeString:
    """The sheet of an edition. Rows of tables are strings already: a template calls a function ten times as slowly."""
    context = {
        "name": name,
        "starts_on": starts_on,
        "began": began,
        "figures": found,
        "totals": found.totals,
        "sign_ups": charts.sign_ups(found.days),
        "sectors": charts.sectors(found.sectors),
        "fill": charts.fill(found.sessions),
        "arrivals": [_arrivals(day) for day in found.arrivals],
        "line": reverse("admin:registrations_line_session", args=[0]).removesuffix("0/"),
        "line_of_edition": reverse("admin:registrations_line_event", args=[key]),
        "day_rows": [
            (dutch.date(one.day), points(one.stayed), points(one.left), points(one.total))
            for one in found.days
            if one.stayed or one.left
        ],
        "sector_rows": [(one.label, points(one.place), points(one.waiting)) for one in found.sectors],
        "session_rows": [
            (one, _clock(one.start) if one.start else "", points(one.taken), points(one.capacity), points(one.waiting))
            for one in found.sessions
        ],
    }
    return sheet("figures", context)


def _arrivals(day: Sequence[Quarter]) -> dict[str, Any]:
    rows = [(f"{_clock(one.start)} uur", points(one.number), points(one.total)) for one in day if one.number]
    on = dutch.date(day[0].start.astimezone(dutch.ZONE), weekday=False, year=False)
    return {"day": on, "chart": charts.arrivals(day), "rows": rows}


def _clock(moment: dt.datetime) -> str:
    """ "13.00", in Amsterdam."""
    return dutch.time(moment.astimezone(dutch.ZONE))
