"""Letting someone in, and taking that back. What is sent twice happens once."""

from django.http import HttpResponseBase

from registrations.actions import NoPlace, check_in, undo_check_in
from registrations.desk import outcome
from registrations.desk.access import Desk, desk_page
from registrations.desk.forms import ButtonForm
from registrations.models import CheckIn, Registration
from registrations.views.personal import SeeOther


@desk_page("POST")
def let_in(desk: Desk, code: str) -> HttpResponseBase:
    """At the door that the page showed, whatever was chosen since in another window."""
    row, form = desk.person(code), sent(desk)
    if row.event_id != desk.event.pk:
        return desk.go("desk-code", row.code)
    key = form.cleaned_data.get("sleutel")
    try:
        arrival = check_in(registration=row, session=desk.session(), by=desk.by, desk=desk.name, key=key)
    except NoPlace:
        return desk.go("desk-code", row.code)
    return back(desk, row, form, outcome.AGAIN if arrival.again else outcome.IN, arrival.row)


@desk_page("POST")
def undo(desk: Desk, code: str) -> HttpResponseBase:
    row, form = desk.person(code), sent(desk)
    found = CheckIn.objects.filter(registration=row, pk=form.cleaned_data.get("binnenkomst") or 0).first()
    if found is None:
        return desk.go("desk-code", row.code)
    undo_check_in(row=found, by=desk.by)
    return back(desk, row, form, outcome.UNDONE, found)


def sent(desk: Desk) -> ButtonForm:
    """What went with the button. What makes no sense there is left out."""
    form = ButtonForm(desk.request.POST)
    form.is_valid()
    return form


def back(desk: Desk, row: Registration, form: ButtonForm, what: str, found: CheckIn) -> SeeOther:
    """To where the button was."""
    said = {"gedaan": what, "bij": found.pk}
    if form.cleaned_data.get("naar") == "balie":
        return desk.go("desk", q=form.cleaned_data.get("q"), **said)
    return desk.go("desk-code", row.code, **said)
