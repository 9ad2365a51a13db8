"""Correcting one's details and needs, or filling in the rest of what a colleague began."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from registrations import actions
from registrations.actions import Needs, OwnLink
from registrations.forms.manage_details import DetailsForm
from registrations.models import SpecialNeeds
from registrations.views.personal import open_registration, personal_page


@personal_page("POST")
def registration_details(request: HttpRequest) -> HttpResponse:
    """Who was registered by someone else chooses sessions next."""
    visit = open_registration(request)
    row = visit.registration
    if not visit.may_change:
        return visit.done("niet-meer")
    first_time = not row.is_complete
    found = SpecialNeeds.objects.filter(registration=row).first()
    form = DetailsForm(visit.data, visit=visit, needs=Needs(found.diet, found.access) if found else None)

    own = OwnLink(visit.link, visit.page)

    def change() -> None:
        moves = form.details.email.lower() != row.email_key
        actions.change_details(
            registration=row,
            details=form.details,
            needs=form.needs,
            own=own,
            first=visit.counts(form.details.email) if moves else None,
        )

    if visit.data is not None and form.carries_out(change):
        return replace(visit, link=own.link).done("gegevens", "registration-seats" if first_time else "registration")
    title = "Vul uw gegevens aan" if first_time else "Uw gegevens"
    return visit.show("details", title, form=form, first_time=first_time)
