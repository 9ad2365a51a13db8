"""Giving up: cancelling, handing over, withdrawing links, erasing."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from registrations import actions
from registrations.forms.manage import ButtonForm
from registrations.forms.manage_other import ConfirmForm, TransferForm
from registrations.models import ClaimState, Registration
from registrations.views.personal import (
    NoAccess,
    SeeOther,
    Visit,
    open_registration,
    personal_page,
    was_erased,
    was_handed_over,
    was_withdrawn,
)


def _over(what: str) -> SeeOther:
    return SeeOther(f"{reverse('registration-done')}?wat={what}")


def _is_now(visit: Visit, state: ClaimState) -> bool:
    """Whether another press of the same button did it at the same moment."""
    return Registration.objects.filter(pk=visit.registration.pk, state=state).exists()


@personal_page("POST")
def registration_cancel(request: HttpRequest) -> HttpResponse:
    visit = open_registration(request)
    if not visit.may_change:
        cancelled = visit.registration.state == ClaimState.CANCELLED  # the button may have been pressed twice
        return visit.done("geannuleerd" if cancelled and visit.data is not None else "niet-meer")
    form = ButtonForm(visit.data, visit=visit)
    if visit.data is not None and (
        form.carries_out(lambda: actions.cancel(registration=visit.registration))
        or _is_now(visit, ClaimState.CANCELLED)
    ):
        return visit.done("geannuleerd")
    return visit.show("cancel", "Annuleer uw aanmelding", form=form)


@personal_page("POST")
def registration_transfer(request: HttpRequest) -> HttpResponse:
    """Name and address of the colleague, then the same in words to check, then it is done."""
    try:
        visit = open_registration(request)
    except NoAccess:
        if was_handed_over(request):
            return _over("overgedragen")
        raise
    if not (visit.may_change and visit.registration.has_place):
        return visit.done("niet-meer")
    form = TransferForm(visit.data, visit=visit)
    if visit.data is not None and "bevestig" in visit.data:
        if form.carries_out(
            lambda: actions.transfer(
                registration=visit.registration,
                name=form.cleaned_data["name"],
                email=form.cleaned_data["email"],
                first=visit.counts(form.cleaned_data["email"]),
            )
        ) or _is_now(visit, ClaimState.TRANSFERRED):
            return _over("overgedragen")
    elif visit.data is not None and "terug" not in visit.data and form.is_valid():
        return visit.show("transfer_check", "Controleer uw overdracht", form=form, colleague=form.cleaned_data)
    return visit.show("transfer", "Draag uw plaats over", form=form)


@personal_page("POST")
def registration_links(request: HttpRequest) -> HttpResponse:
    """Withdraws every link to this registration, and sends a new one."""
    try:
        visit = open_registration(request)
    except NoAccess:
        if was_withdrawn(request):
            return _over("links")
        raise
    if not visit.may_change:
        return visit.done("niet-meer")
    form = ButtonForm(visit.data, visit=visit)
    if visit.data is not None and form.carries_out(lambda: actions.renew_links(registration=visit.registration)):
        return _over("links")
    return visit.show("links", "Trek oude links in", form=form)


@personal_page("POST")
def registration_erase(request: HttpRequest) -> HttpResponse:
    """Erases everything that tells who it was. Possible at any time, after the edition too."""
    try:
        visit = open_registration(request)
    except NoAccess:
        if was_erased(request):
            return _over("gewist")
        raise
    form = ConfirmForm(visit.data, visit=visit, label="Ja, wis al mijn gegevens")
    if visit.data is not None and form.carries_out(lambda: actions.erase(registration=visit.registration)):
        return _over("gewist")
    return visit.show("erase", "Wis uw gegevens", form=form)
