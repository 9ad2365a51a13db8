"""What the pages share that make a file of a group: one form says of whom and in what shape. What is chosen in
it is what the file has, whatever was counted before; another button of it counts, at an address that names the choice.
POST makes the file, and logs it.
"""

from typing import Any, BinaryIO
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from core import dutch
from events import staff
from registrations.admin.editions import chosen_or_next
from registrations.forms.printing import EDITION, with_defaults
from registrations.forms.selection import SelectionForm

COUNT = "toon"  # the button that counts
RIGHT = "registrations.export_registration"
NOBODY = "Er is niemand gekozen. Kies andere mensen."
FAILED = "De pdf kon niet worden gemaakt. Probeer het nog eens. Lukt het weer niet, vraag het dan aan uw beheerder."


def asked(request: HttpRequest, form: Any) -> Any:
    """The form of whom the page asks for, or else its address, of the editions that one works for.

    Raises PermissionDenied, and Http404 when the address names another edition.
    """
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    chosen = {**request.GET.dict(), **request.POST.dict()}
    values = with_defaults(form, chosen, chosen_or_next(request))
    values[EDITION] = request.POST.get(EDITION, values[EDITION])
    return form(values, events=staff.events_of(request.user))


def shape(request: HttpRequest, form: type[forms.Form]) -> forms.Form:
    """The form of the shape; on a page that counts, as it was when that was asked for."""
    return form(request.POST) if request.method == "POST" else form(initial=request.GET.dict())


def count(request: HttpRequest, form: forms.Form, options: forms.Form | None = None) -> HttpResponse | None:
    """To the address that names what is chosen, where it is counted; None when that is not asked."""
    if COUNT not in request.POST:
        return None
    names = {one.html_name for part in (form, options) if part is not None for one in part}
    chosen = {name: value for name, value in request.POST.items() if name in names}
    return HttpResponseRedirect(f"?{urlencode({EDITION: form.data[EDITION], **chosen})}")


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
    """The page; `fault` is what went wrong with the file. The form names the edition, whichever is next by then."""
    options = context.get("options")
    faulty = bool(fault or form.errors or (options is not None and options.errors))
    site = {**model_admin.admin_site.each_context(request), "opts": model_admin.opts}
    context = {**site, **context, "form": form, "fault": fault, "faulty": faulty}
    return TemplateResponse(request, f"admin/registrations/{name}.html", context, status=422 if faulty else 200)


def file(content: bytes, name: str, content_type: str) -> HttpResponse:
    """A download. Nobody in between keeps it: the admin says so of all its answers."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def pdf_file(pdf: BinaryIO, name: str) -> FileResponse:
    """As above, sent piece by piece."""
    return FileResponse(pdf, as_attachment=True, filename=name, content_type="application/pdf")
