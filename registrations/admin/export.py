"""The page that gives a group of attendees as a file for a spreadsheet."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from registrations import actions, export
from registrations.admin.group_page import NOBODY, asked, count, file, group, show
from registrations.admin.steps import organiser
from registrations.forms.printing import GroupForm
from registrations.models.change import Action


def export_page(request: HttpRequest, model_admin: Any) -> HttpResponse:
    form, fault = asked(request, GroupForm), ""
    if (counted := count(request, form)) is not None:
        return counted
    people = group(form)
    if request.method == "POST" and people is not None:
        kind, selection = request.POST.get("format", ""), form.selection()
        if kind in export.FORMATS and people["number"]:
            content_type, write = export.FORMATS[kind]
            content, number = write(export.rows(selection))
            details = {"format": kind, "number": number, **selection.as_json()}
            by = organiser(request)
            actions.note_taken_out(Action.EXPORTED, event=selection.event, by=by, details=details)
            return file(content, export.file_name(kind), content_type)
        fault = NOBODY if kind in export.FORMATS else "Kies een Excel-bestand of een CSV-bestand."
    context = {"title": "Exporteer deelnemers", "group": people, "columns": export.COLUMNS}
    return show(request, model_admin, "export", form=form, fault=fault, **context)
