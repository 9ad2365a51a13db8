"""What the sender of a delegation does with their own data: correct it, have it as a file, withdraw links."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from registrations import actions
from registrations.actions import OwnLink
from registrations.data import sender_data
from registrations.forms.delegation import SenderForm
from registrations.forms.manage import ButtonForm
from registrations.views.data import as_file
from registrations.views.personal import NoAccess, SeeOther, open_delegation, personal_page, was_withdrawn

HOME = "registration-delegation"


@personal_page()
def registration_delegation_data(request: HttpRequest) -> HttpResponse:
    row = open_delegation(request).delegation
    return as_file(sender_data(row), f"delegatie-{row.guid}")


@personal_page("POST")
def registration_delegation_details(request: HttpRequest) -> HttpResponse:
    """Corrects name, address and organisation; whoever read the old address comes in no more."""
    visit = open_delegation(request)
    row = visit.delegation
    if visit.event.is_past:
        return visit.done("niet-meer", HOME)
    form = SenderForm(visit.data, visit=visit)

    own = OwnLink(visit.link, visit.page)

    def change() -> None:
        moves = form.sender.email.lower() != row.sender_email.lower()
        actions.change_sender(
            delegation=row,
            sender=form.sender,
            organisation=form.cleaned_data["organisation"],
            own=own,
            first=visit.counts(form.sender.email) if moves else None,
        )

    if visit.data is not None and form.carries_out(change):
        return replace(visit, link=own.link).done("gegevens", HOME)
    return visit.show("delegation_details", "Uw gegevens", form=form)


@personal_page("POST")
def registration_delegation_links(request: HttpRequest) -> HttpResponse:
    """Withdraws every link to this delegation, and sends a new one."""
    done = f"{reverse('registration-done')}?wat=links-afzender"
    try:
        visit = open_delegation(request)
    except NoAccess:
        if was_withdrawn(request):
            return SeeOther(done)  # the button was pressed twice
        raise
    if visit.event.is_past:
        return visit.done("niet-meer", HOME)
    form = ButtonForm(visit.data, visit=visit)
    if visit.data is not None and form.carries_out(lambda: actions.renew_sender_links(delegation=visit.delegation)):
        return SeeOther(done)
    return visit.show("delegation_links", "Trek oude links in", form=form)
