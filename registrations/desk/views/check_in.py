"""Letting someone in, and taking that back. What is sent twice happens once."""

import uuid

from django.db.models import prefetch_related_objects
from django.http import HttpResponseBase

from registrations.actions import NoPlace, check_in, undo_check_in
from registrations.desk import outcome, people
from registrations.desk.access import Desk, Unknown, desk_page
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


def let_in_scanned(desk: Desk, code: str) -> SeeOther:
    """Who has this code, when nothing speaks against it; else only to the page of the person, which says what does."""
    page = desk.go("desk-code", code)
    try:
        row = desk.person(code)
        prefetch_related_objects([row], *people.arrival(desk.door))
        if row.event_id != desk.event.pk or people.person_of(row, desk.door).tone == "ask":
            return page
        form = sent(desk)
        key = uuid.uuid5(form.cleaned_data.get("sleutel") or uuid.uuid4(), row.code)
        arrival = check_in(registration=row, session=desk.session(), by=desk.by, desk=desk.name, key=key)
    except (Unknown, NoPlace):
        return page
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
