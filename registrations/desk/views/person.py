"""The page of one person, and where the code on a badge leads."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from registrations.desk import outcome, people
from registrations.desk.access import Desk, desk_page, login_address, may_work
from registrations.desk.forms import PlaceForm
from registrations.models import CheckIn, ClaimState, Registration
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
    check_ins = list(CheckIn.objects.filter(registration=row).select_related("by"))
    seats = people.seats_of(row, desk.door)
    one = people.Person(row, *_at(desk, row, check_ins))
    context.setdefault("form", PlaceForm(None, row=row) if row.is_live and not row.has_place else None)
    return desk.show(
        "person",
        row.name or "Zonder naam",
        person=one,
        row=row,
        told=_told(desk, one, check_ins),
        seats=seats,
        elsewhere=row.event if row.event_id != desk.event.pk else None,
        position=words.position_in_line(row),
        team=_team(desk, row),
        **context,
    )


def _at(desk: Desk, row: Registration, check_ins: list[CheckIn]) -> tuple[CheckIn | None, bool | None]:
    """What stands here, and whether the person has a seat here; None where none is needed."""
    key = None if desk.door is None else desk.door.session.pk
    standing = next((one for one in check_ins if one.undone_at is None and one.session_id == key), None)
    if desk.door is None or desk.door.expected is None:
        return standing, None
    return standing, row.seats.filter(session=key, state=ClaimState.PLACE).exists()


def _told(desk: Desk, one: people.Person, check_ins: list[CheckIn]) -> outcome.Outcome | None:
    """What was just done; who is in already, and is scanned again, is told of as such."""
    what, key = outcome.asked(desk.request)
    if what == outcome.NAMED:
        return outcome.NAME_KEPT
    row = next((each for each in check_ins if each.pk == key), None)
    if row is not None and (told := outcome.told(row, what)) is not None:
        return told
    return None if one.standing is None else outcome.told(one.standing, outcome.AGAIN)


def _team(desk: Desk, row: Registration) -> list[people.Person]:
    """The colleagues who were signed up together with this person."""
    if row.delegation_id is None:
        return []
    rows = Registration.objects.filter(delegation=row.delegation_id, erased_at=None).exclude(pk=row.pk)
    rows = people.with_arrival(rows.order_by("name_key", "pk"), desk.door)
    return [people.person_of(one, desk.door) for one in rows]
