"""Choosing, swapping, waiting for and leaving sessions."""

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse

from events.models import Session
from registrations import actions
from registrations.actions.waiting import has_line
from registrations.forms.manage_seats import SeatsForm
from registrations.models import ClaimState, Seat
from registrations.views import words
from registrations.views.personal import Visit, open_registration, personal_page


@personal_page("POST")
def registration_seats(request: HttpRequest) -> HttpResponse:
    """All sessions of the day with what one has of them; what is not ticked is left."""
    visit = open_registration(request)
    if not visit.may_change:
        return visit.done("niet-meer")
    form = _form(visit)
    if visit.data is not None:
        if form.carries_out(lambda: actions.change_seats(registration=visit.registration, choice=form.choice)):
            return visit.done("sessies")
        form.renew(_form(visit))
    return visit.show(
        "seats",
        "Uw sessies",
        form=form,
        placed=visit.registration.state == ClaimState.PLACE,
        clash="" if form.is_bound else words.clash(form.mine.values()),
        said=words.DONE["gegevens"] if request.GET.get("gedaan") == "gegevens" else "",
    )


def _form(visit: Visit) -> SeatsForm:
    mine = {seat.session_id: seat for seat in words.seats_with_position(visit.registration)}
    on_offer = Q(capacity__isnull=False, state=Session.State.PUBLISHED)
    rows = Session.objects.filter(on_offer | Q(pk__in=mine), event=visit.event)
    waiting = Exists(Seat.objects.filter(session=OuterRef("pk"), state=ClaimState.WAITING))
    rows = rows.select_related("room__venue").in_order().annotate(has_line=waiting)
    sessions = list(rows.defer("summary", "body"))
    queued = {one.pk for one in sessions if getattr(one, "has_line", False) and has_line(visit.event, one)}
    return SeatsForm(visit.data, visit=visit, sessions=sessions, mine=mine, queued=queued)
