"""What the pages share that make a file of a group: the address (GET) says of whom and the page how many they are;
POST makes the file, and logs it.
"""

from typing import Any, BinaryIO
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from core import dutch
from events import staff
from registrations.admin.editions import chosen_or_next
from registrations.forms.printing import with_defaults
from registrations.forms.selection import SelectionForm

RIGHT = "registrations.export_registration"
NOBODY = "Er is niemand gekozen. Kies andere mensen."
FAILED = "De pdf kon niet worden gemaakt. Probeer het nog eens. Lukt het weer niet, vraag het dan aan uw beheerder."


def asked(request: HttpRequest, form: Any) -> Any:
    """The form of whom the address asks for, of the editions that one works for. Raises PermissionDenied."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    values = with_defaults(form, request.GET, chosen_or_next(request))
    return form(values, events=staff.events_of(request.user))


def group(form: SelectionForm, number: int | None = None) -> dict[str, Any] | None:
    """How many the chosen are, and by what they were chosen; None when the choice has a fault."""
    if not form.is_valid():
        return None
    selection = form.selection()
    return summary(selection.rows().count() if number is None else number, str(selection.event), *selection.words())


def summary(number: int, *words: str) -> dict[str, Any]:
    return {"number": number, "people": dutch.count(number, "mens", "mensen"), "words": words}


def show(
    request: HttpRequest, model_admin: Any, name: str, *, form: forms.Form, fault: str = "", **context: Any
) -> HttpResponse:
    """The page; `fault` is what went wrong with the file, `form` the one of the address.

    The address to make the file at says all of whom it is of, the edition too, whichever is the next one by then.
    """
    options = context.get("options")
    faulty = bool(fault or form.errors or (options is not None and options.errors))
    site = {**model_admin.admin_site.each_context(request), "opts": model_admin.opts}
    whom = f"?{urlencode(form.data)}"
    context = {**site, **context, "form": form, "whom": whom, "fault": fault, "faulty": faulty}
    return TemplateResponse(request, f"admin/registrations/{name}.html", context, status=422 if faulty else 200)


def file(content: bytes, name: str, content_type: str) -> HttpResponse:
    """A download. Nobody in between keeps it: the admin says so of all its answers."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def pdf_file(pdf: BinaryIO, name: str) -> FileResponse:
    """As above, sent piece by piece."""
    return FileResponse(pdf, as_attachment=True, filename=name, content_type="application/pdf")
