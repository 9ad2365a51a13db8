"""A place for who stands at the desk without one, and in at once; at a door the session is asked about after that."""

from django.db import transaction
from django.http import HttpResponseBase

from registrations.actions import (
    CapacityRises,
    NoPlace,
    NotLive,
    OfferOver,
    SignUpClosed,
    accept,
    check_in,
    give_place,
)
from registrations.desk import outcome
from registrations.desk.access import Desk, desk_page
from registrations.desk.forms import PlaceForm
from registrations.desk.views.check_in import back
from registrations.desk.views.person import show_person
from registrations.models import CheckIn, Registration


@desk_page("POST")
def give(desk: Desk, code: str) -> HttpResponseBase:
    row = desk.person(code)
    form = PlaceForm(desk.data, row=row)
    if row.event_id != desk.event.pk or not row.is_live:
        return desk.go("desk-code", row.code)
    try:
        if form.is_valid():
            found = _give(desk, row, form)
            return desk.go("desk-code", row.code) if found is None else back(desk, row, form, outcome.IN, found)
    except CapacityRises as error:
        form.ask_again(error.capacity)
    except SignUpClosed:
        form.add_error(None, outcome.CLOSED)
    except (NotLive, NoPlace, OfferOver):  # it changed meanwhile: the page says how it stands
        return desk.go("desk-code", row.code)
    return show_person(desk, row, form=form)


@transaction.atomic
def _give(desk: Desk, row: Registration, form: PlaceForm) -> CheckIn | None:
    """What let this person in at the entrance; None at a door, where a place is not a seat."""
    session = desk.session()
    if row.is_offered:
        accept(offer=row, by=desk.by)
    elif not row.has_place:  # pressed twice: it has one by now
        by = desk.because(form.cleaned_data["reason"])
        give_place(row=row, by=by, above=form.cleaned_data["boven"])
    if session is not None:
        return None
    key = form.cleaned_data["sleutel"]
    return check_in(registration=row, by=desk.by, desk=desk.name, key=key).row
