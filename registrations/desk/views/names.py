"""A name that is misspelt, also of who is in already. The log keeps who changed it; the attendee gets no letter."""

from dataclasses import replace

from django.http import HttpResponseBase

from core import richtext
from registrations.actions import AlreadyRegistered, Details, NotLive, change_details
from registrations.desk import outcome, people
from registrations.desk.access import Desk, desk_page
from registrations.desk.forms import NameForm
from registrations.models import Registration

ALREADY = "Er is al iemand met deze naam en dit e-mailadres aangemeld."
OVER = "Deze aanmelding is voorbij. De naam kan niet meer veranderen."


@desk_page("GET", "POST")
def name(desk: Desk, code: str) -> HttpResponseBase:
    row = desk.person(code)
    if desk.data is not None and (other := people.code_in(richtext.line(desk.data.get("name", "")), desk.rows())):
        return desk.go("desk-code", other)  # a scanner typed it
    form = NameForm(desk.data, row=row)
    if desk.data is not None and form.is_valid():
        try:
            change_details(
                registration=row,
                details=replace(_details(row), **form.changed),
                keep_needs=True,
                silent=True,
                by=desk.by,
            )
        except AlreadyRegistered:
            form.add_error("name", ALREADY)
        except NotLive:
            form.add_error(None, OVER)
        else:
            return desk.go("desk-code", row.code, gedaan=outcome.NAMED)
    return desk.show("name", "Verbeter de naam", form=form, row=row)


def _details(row: Registration) -> Details:
    return Details(
        name=row.name,
        email=row.email,
        organisation=row.organisation,
        function=row.function,
        sector=row.sector,
        photo_consent=row.photo_consent,
    )
