"""The question what stands in columns of a file of which the heading says nothing to us."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from core import dutch, richtext
from registrations.admin.import_forms import ColumnsForm
from registrations.imports.heading import Columns
from registrations.imports.kept import answer
from registrations.models import AttendeeImport

UNREAD = "Niet gelezen: {}."


def ask(request: HttpRequest, model_admin: Any, upload: AttendeeImport, columns: Columns) -> HttpResponse:
    """The choices; when they are made, the dry run. Who may not read files in sees nothing of this one."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = ColumnsForm(request.POST if "columns" in request.POST else None, columns=columns)
    if "skip" in request.POST or form.is_valid():
        answers = {} if "skip" in request.POST else form.answers
        if answer(upload, answers) and (left := [columns.unknown[at] for at in columns.unknown if at not in answers]):
            names = dutch.listing([f"“{richtext.line(one)}”" for one in left], limit=10)
            messages.warning(request, UNREAD.format(names))
        return redirect("admin:registrations_attendeeimport_change", upload.pk)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Wat staat er in deze kolommen?",
        "opts": model_admin.opts,
        "upload": upload,
        "form": form,
        "number": len(columns.unknown),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "admin/registrations/attendeeimport/columns.html", context, status=status)
