"""Letting people in, once each, whoever scans them and however often it is sent."""

import datetime as dt
import uuid
from functools import partial

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from events.models import Session
from registrations import actions
from registrations.actions import ATTENDEE, By, NoPlace, check_in, check_in_all, undo_check_in
from registrations.actions.check_in import Arrival
from registrations.models import CheckIn
from registrations.models.change import Actor
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.test_races import at_once, database_in_a_file  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


def desk(name: str = "balie") -> By:
    return By(Actor.DESK, User.objects.get_or_create(username=name)[0])


def test_who_comes_again_hears_when_and_where_the_first_time_was() -> None:
    row, moment = make_registration(make_open_event()), timezone.now() - dt.timedelta(minutes=20)
    first = check_in(registration=row, by=desk("els"), desk="Balie 2", at=moment)
    again = check_in(registration=row, by=desk("bo"), desk="Balie 1")
    assert (first.again, again.again, again.row) == (False, True, first.row)
    assert (again.row.at, again.row.desk, str(again.row.by)) == (moment, "Balie 2", "els")
    assert again.row.received_at > moment
    assert CheckIn.objects.count() == 1


def test_what_a_device_sends_twice_counts_once_also_when_it_was_undone_since() -> None:
    row, key = make_registration(make_open_event()), uuid.uuid4()
    assert not check_in(registration=row, by=desk(), key=key).again
    assert not check_in(registration=row, by=desk(), key=key).again
    assert undo_check_in(row=CheckIn.objects.get(), by=desk("els"))
    assert not undo_check_in(row=CheckIn.objects.get(), by=desk())
    assert check_in(registration=row, by=desk(), key=key).row.undone_at is not None
    assert str(CheckIn.objects.get().undone_by) == "els"
    assert not check_in(registration=row, by=desk(), key=uuid.uuid4()).again
    assert CheckIn.objects.filter(undone_at=None).count() == 1


def test_who_enters_a_session_is_at_the_conference_and_leaves_both() -> None:
    event = make_open_event()
    session = make_workshop(event)
    row = make_registration(event, session)
    assert not check_in(registration=row, session=session, by=desk()).again
    assert check_in(registration=row, by=desk()).again
    assert check_in(registration=row, session=session, by=desk()).row.session == session
    assert undo_check_in(row=CheckIn.objects.get(session=None), by=desk())
    assert standing() == []


def standing() -> list[int | None]:
    """The sessions where people are in, None for the conference."""
    return list(CheckIn.objects.filter(undone_at=None).order_by("pk").values_list("session", flat=True))


@pytest.mark.parametrize("together", [False, True])
def test_a_wrong_scan_at_a_door_is_undone_wholly(together: bool) -> None:
    event = make_open_event()
    first, other = make_workshop(event), make_workshop(event, "15:00", "16:00")
    row = make_registration(event, first, other)

    def enter(session: Session) -> CheckIn:
        if together:
            return check_in_all(registrations=[row], session=session, by=desk())[0].row
        return check_in(registration=row, session=session, by=desk()).row

    assert undo_check_in(row=enter(first), by=desk())
    assert standing() == []
    earlier = check_in(registration=row, by=desk()).row
    assert undo_check_in(row=enter(first), by=desk())
    assert standing() == [None], "who came in at the entrance stays in"
    assert undo_check_in(row=earlier, by=desk())
    wrong, right = enter(first), enter(other)
    assert undo_check_in(row=wrong, by=desk())
    assert standing() == [None, other.pk], "who is in another session is at the conference"
    assert undo_check_in(row=right, by=desk())
    assert standing() == [None]


@pytest.mark.parametrize("together", [False, True])
def test_what_was_undone_is_said_to_be_so_when_it_comes_again(together: bool) -> None:
    row, key = make_registration(make_open_event()), uuid.uuid4()

    def enter() -> Arrival:
        if together:
            return check_in_all(registrations=[row], form=key, by=desk())[0]
        return check_in(registration=row, key=key, by=desk())

    assert not enter().undone
    assert undo_check_in(row=CheckIn.objects.get(), by=desk())
    assert (enter().undone, enter().again) == (True, False)


def test_a_clock_that_is_fast_tells_no_future() -> None:
    arrival = check_in(
        registration=make_registration(make_open_event()), by=desk(), at=timezone.now() + dt.timedelta(9)
    )
    assert arrival.row.at <= timezone.now()


def test_who_has_no_place_is_for_the_desk_to_decide() -> None:
    event = make_open_event(capacity=1)
    first, waiting = make_registration(event), make_registration(event)
    actions.cancel(registration=first, by=ATTENDEE)
    for row, state in ((first, "geannuleerd"), (waiting, "aangeboden")):
        with pytest.raises(NoPlace) as error:
            check_in(registration=row, by=desk())
        assert error.value.state == state
    assert not CheckIn.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("database_in_a_file")
def test_many_desks_at_once_let_one_person_in_once() -> None:
    event = make_open_event()
    session = make_workshop(event)
    row, by, key = make_registration(event, session), desk(), uuid.uuid4()
    tasks = [partial(check_in, registration=row, by=by) for _ in range(6)]
    tasks += [partial(check_in, registration=row, by=by, session=session) for _ in range(6)]
    tasks += [partial(check_in, registration=row, by=by, key=key) for _ in range(6)]
    assert at_once([*tasks]) == [None] * 18
    assert sorted(CheckIn.objects.values_list("session", flat=True), key=bool) == [None, session.pk]
