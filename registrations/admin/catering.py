"""Totals for the caterer, to print. What people wrote is for who may read needs; it stands here without names."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from core import dutch
from registrations import catering, retention
from registrations.admin.editions import editions_and_chosen
from registrations.admin.sheet import sheet

MAY_READ = "registrations.view_specialneeds"


def catering_page(request: HttpRequest, model_admin: Any) -> HttpResponse:
    may_read = request.user.has_perm(MAY_READ)
    if not may_read and not request.user.has_perm("registrations.view_registration"):
        raise PermissionDenied
    editions, event = editions_and_chosen(request)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Voor de cateraar",
        "opts": model_admin.opts,
        "event": event,
        "editions": editions,
        "now": dutch.time(timezone.localtime()),
        "sheet": "",
    }
    if event is not None:
        found = {
            "may_read": may_read,
            "catering": catering.of_event(event, with_texts=may_read),
            "erased_on": retention.needs_erased_on(event),
        }
        context |= {**found, "sheet": sheet("catering", found)}
    return TemplateResponse(request, "admin/registrations/edition_page.html", context)
