"""People who came together, let in with one button."""

import uuid

from django.http import HttpResponseBase

from registrations.actions import check_in_all
from registrations.desk import people
from registrations.desk.access import Desk, Unknown, desk_page
from registrations.desk.people import Person
from registrations.desk.views.check_in import sent
from registrations.models import Delegation, Registration


@desk_page("GET", "POST")
def delegation(desk: Desk, guid: uuid.UUID) -> HttpResponseBase:
    """All names; those who have a place and are not in yet are ticked beforehand."""
    rows = Delegation.objects.filter(event__in=[one.pk for one in desk.events], erased_at=None)
    found = rows.filter(guid=guid).first()
    if found is None:
        raise Unknown("Deze delegatie is er niet (meer).")
    team = _team(desk, found)
    elsewhere = next((one for one in desk.events if one.pk == found.event_id and one != desk.event), None)
    chosen = [one.row for one in team if one.row.code in desk.request.POST.getlist("wie")]
    if desk.data is not None and elsewhere is None and chosen:
        return _let_in(desk, found, chosen)
    now = _just_in(desk, team)
    return desk.show(
        "delegation",
        found.organisation or "Delegatie",
        delegation=found,
        elsewhere=elsewhere,
        team=team,
        now=now,
        search_first=now is not None,
        says="uitslag" if now is not None else "",
        ready=sum(one.tone == "ready" for one in team),
        form_key=uuid.uuid4(),
        fault="Kies wie u binnenlaat." if desk.data is not None and elsewhere is None else "",
        status=200 if desk.data is None else 422,
    )


def _team(desk: Desk, delegation: Delegation) -> list[Person]:
    rows = Registration.objects.filter(delegation=delegation, erased_at=None).order_by("name_key", "pk")
    return [people.person_of(one, desk.door) for one in rows.prefetch_related(*people.arrival(desk.door))]


def _let_in(desk: Desk, delegation: Delegation, chosen: list[Registration]) -> HttpResponseBase:
    form = sent(desk)
    arrivals = check_in_all(
        registrations=chosen,
        session=desk.session(),
        form=form.cleaned_data.get("sleutel"),
        by=desk.by,
        desk=desk.name,
    )
    now = "-".join(str(one.row.pk) for one in arrivals if not one.again)
    return desk.go("desk-delegation", delegation.guid, gedaan="samen", nu=now)


def _just_in(desk: Desk, team: list[Person]) -> list[Person] | None:
    """Whom the form that was sent let in; None when none was sent."""
    if desk.request.GET.get("gedaan") != "samen":
        return None
    keys = desk.request.GET.get("nu", "").split("-")
    now = [one for one in team if one.standing is not None and str(one.standing.pk) in keys]
    for one in now:
        one.now = True
    return now
