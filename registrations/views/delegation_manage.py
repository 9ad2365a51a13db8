"""What the sender of a delegation sees: names and states of colleagues, never what they filled in."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from core import dutch
from registrations import actions
from registrations.colleagues import Listed, colleagues_of
from registrations.forms.manage_other import ColleaguesForm, ConfirmForm
from registrations.models import ClaimState
from registrations.retention import registration_erased_on
from registrations.views.personal import NoAccess, SeeOther, open_delegation, personal_page, was_erased
from registrations.views.words import DONE, colleague_words


@personal_page("POST")
def registration_delegation(request: HttpRequest) -> HttpResponse:
    """Cancels one, some or all of them."""
    visit = open_delegation(request)
    people = colleagues_of(visit.delegation)
    data = visit.data
    if data is not None and (over := _cancelled(people) & {*data.getlist("colleagues")}):
        data = data.copy()  # the button was pressed twice, or the colleague was first
        data.setlist("colleagues", [code for code in data.getlist("colleagues") if code not in over])
        if not data.getlist("colleagues"):
            return visit.done("collega", "registration-delegation")
    live = [] if visit.event.is_past else [one for one in people if one.is_live]
    form = ColleaguesForm(data, visit=visit, people=live)
    if visit.data is not None and form.carries_out(
        lambda: actions.cancel_colleagues(
            delegation=visit.delegation, registrations=form.registrations, known=form.known
        )
    ):
        return visit.done("collega", "registration-delegation")
    return visit.show(
        "delegation",
        "Uw delegatie",
        form=form if live else None,
        colleagues=[(one.name or "Naam gewist", colleague_words(one)) for one in people],
        erased_on=dutch.date(registration_erased_on(visit.event), weekday=False),
        said=DONE.get(request.GET.get("gedaan", ""), ""),
    )


def _cancelled(people: Sequence[Listed]) -> set[str]:
    return {one.code for one in people if one.state == ClaimState.CANCELLED}


@personal_page("POST")
def registration_delegation_erase(request: HttpRequest) -> HttpResponse:
    """Erases who sent it, at any time; the colleagues stay registered."""
    try:
        visit = open_delegation(request)
    except NoAccess:
        if was_erased(request):
            return SeeOther(f"{reverse('registration-done')}?wat=afzender")
        raise
    form = ConfirmForm(visit.data, visit=visit, label="Ja, wis mijn gegevens")
    if visit.data is not None and form.carries_out(lambda: actions.erase_sender(delegation=visit.delegation)):
        return SeeOther(f"{reverse('registration-done')}?wat=afzender")
    return visit.show("delegation_erase", "Wis uw gegevens", form=form)
