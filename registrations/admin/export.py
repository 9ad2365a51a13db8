"""The page that gives a group of attendees as a file for a spreadsheet."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from registrations import actions, export
from registrations.admin.group_page import asked, file, group, show
from registrations.admin.steps import organiser
from registrations.forms.printing import GroupForm
from registrations.models.change import Action


def export_page(request: HttpRequest, model_admin: Any) -> HttpResponse:
    form, fault = asked(request, GroupForm), ""
    if request.method == "POST" and form.is_valid():
        kind, selection = request.POST.get("format", ""), form.selection()
        if kind in export.FORMATS:
            content_type, write = export.FORMATS[kind]
            content, number = write(export.rows(selection))
            details = {"format": kind, "number": number, **selection.as_json()}
            by = organiser(request)
            actions.note_taken_out(Action.EXPORTED, event=selection.event, by=by, details=details)
            return file(content, export.file_name(kind), content_type)
        fault = "Kies een Excel-bestand of een CSV-bestand."
    context = {"title": "Exporteer deelnemers", "group": group(form), "columns": export.COLUMNS}
    return show(request, model_admin, "export", form=form, fault=fault, **context)
