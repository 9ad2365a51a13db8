"""The page of one person, and where the code on a badge leads."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from registrations.desk import outcome, people
from registrations.desk.access import Desk, desk_page, login_address, may_work
from registrations.desk.forms import PlaceForm
from registrations.models import CheckIn, Registration
from registrations.views import words
from registrations.views.personal import personal_page, show


def desk_code(request: HttpRequest, code: str) -> HttpResponseBase:
    """The person, for who works at the desk; to anyone else the code says nothing, whether it exists or not."""
    return (person if may_work(request.user) else stranger)(request, code)


@personal_page()
def stranger(request: HttpRequest, code: str) -> HttpResponse:
    return show(request, "desk_code", "Deze code is voor de balie", login=login_address(request.path))


@desk_page()
def person(desk: Desk, code: str) -> HttpResponseBase:
    return show_person(desk, desk.person(code))


def show_person(desk: Desk, row: Registration, **context: Any) -> HttpResponse:
    """Everything that the desk needs to know of one person, and nothing more."""
    colleagues = _colleagues(row)
    prefetch_related_objects([row, *colleagues], *people.arrival(desk.door))
    one, *team = (people.person_of(each, desk.door) for each in (row, *colleagues))
    if "form" not in context:  # what is scanned next is typed into the search, but for a button to press
        context["form"] = PlaceForm(None, row=row) if row.is_live and not row.has_place else None
        context["search_first"] = one.tone != "ready" or row.event_id != desk.event.pk
    return desk.show(
        "person",
        row.name or "Zonder naam",
        person=one,
        row=row,
        told=_told(desk, one),
        says="stand",
        seats=people.seats_of(row, desk.door),
        elsewhere=row.event if row.event_id != desk.event.pk else None,
        position=words.position_in_line(row) if desk.door is None else None,
        team=team,
        **context,
    )


def _told(desk: Desk, one: people.Person) -> outcome.Outcome | None:
    """What was just done; who is in already, and is scanned again, is told of as such."""
    what, key = outcome.asked(desk.request)
    if what == outcome.NAMED:
        return outcome.NAME_KEPT
    arrivals: list[CheckIn] = one.row.arrivals  # type: ignore[attr-defined]  # people.arrival
    row = next((each for each in arrivals if each.pk == key), None)
    if row is not None:
        here = (each for each in arrivals if each.undone_at is None and each.session_id == row.session_id)
        if (told := outcome.told(row, what, next(here, None), desk.door)) is not None:
            return told
    return None if one.standing is None else outcome.told(one.standing, outcome.AGAIN, one.standing, desk.door)


def _colleagues(row: Registration) -> list[Registration]:
    """Those who were signed up together with this person."""
    if row.delegation_id is None:
        return []
    rows = Registration.objects.filter(delegation=row.delegation_id, erased_at=None).exclude(pk=row.pk)
    return list(rows.order_by("name_key", "pk"))
