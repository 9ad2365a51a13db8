"""Badges as PDF: of a group, and of one person."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from events import staff
from registrations import actions
from registrations.admin.group_page import FAILED, NOBODY, RIGHT, asked, count, group, pdf_file, shape, show
from registrations.admin.steps import organiser
from registrations.forms.printing import BadgesForm, GroupForm
from registrations.models import Registration
from registrations.models.change import Action, Actor
from registrations.printing.badges import LAYOUTS, badges, in_order
from registrations.printing.fonts import lacks
from registrations.printing.make import NotMade

NAMED = 20  # people of whom the page says that their name cannot be printed


def badges_page(request: HttpRequest, model_admin: Any) -> HttpResponseBase:
    """Asks for paper and order, and says beforehand whose name cannot be printed as it is."""
    form, fault = asked(request, GroupForm), ""
    options = shape(request, BadgesForm)
    if (counted := count(request, form, options)) is not None:
        return counted
    people = list(form.selection().rows()) if form.is_valid() else []
    if request.method == "POST" and form.is_valid() and options.is_valid():
        try:
            return _make(request, form, options, people)
        except NotMade:
            fault = FAILED if people else NOBODY
    lacking = [one for one in people if lacks(one.name)]
    context = {"title": "Maak badges", "options": options, "group": group(form, len(people))}
    context |= {"lacking": lacking[:NAMED], "more": max(len(lacking) - NAMED, 0)}
    return show(request, model_admin, "badges", form=form, fault=fault, **context)


def _make(request: HttpRequest, form: GroupForm, options: forms.Form, people: list[Registration]) -> FileResponse:
    """Raises NotMade."""
    if not people:
        raise NotMade
    selection, chosen = form.selection(), options.cleaned_data
    pdf = badges(
        selection.event, in_order(people, chosen["sort"]), LAYOUTS[chosen["layout"]], sessions=chosen["sessions"]
    )
    details = {"what": "badges", "layout": chosen["layout"], "number": len(people), **selection.as_json()}
    actions.note_taken_out(Action.PRINTED, event=selection.event, by=organiser(request), details=details)
    return pdf_file(pdf, "badges.pdf")


@require_POST
def one_badge(request: HttpRequest, pk: str) -> HttpResponseBase:
    """The badge of one person for a label printer; the desk makes it too."""
    organises = request.user.has_perm(RIGHT)
    if not organises and not request.user.has_perm("registrations.work_at_desk"):
        raise PermissionDenied
    rows = staff.within(Registration.objects.select_related("event"), request.user)
    row = get_object_or_404(rows, pk=pk, erased_at=None)
    try:
        pdf = badges(row.event, [row], LAYOUTS["los"])
    except NotMade:
        back = "admin:registrations_registration_change" if organises else "desk-code"
        context = {**admin.site.each_context(request), "title": "Geen badge", "fault": FAILED}
        context["back"] = reverse(back, args=[row.pk if organises else row.code])
        return TemplateResponse(request, "admin/registrations/not_made.html", context, status=503)
    by = actions.By(Actor.ORGANISER if organises else Actor.DESK, request.user)
    details = {"what": "badge", "number": 1}
    actions.note_taken_out(Action.PRINTED, event=row.event, registration=row, by=by, details=details)
    return pdf_file(pdf, f"badge-{row.code}.pdf")
