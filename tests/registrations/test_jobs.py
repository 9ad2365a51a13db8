"""What the worker does for registrations: on time, once, and cheap when there is nothing to do."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from events.models import Event, Session
from registrations import actions, jobs
from registrations.models import CheckIn, Letter, Registration, Seat
from tests.builders import moment
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.test_races import at_once, database_in_a_file  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    def turn(text: str) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment(text).astimezone(dt.UTC))

    return turn


def state(row: Any) -> str:
    row.refresh_from_db()
    return str(row.state)


def kinds(kind: str) -> list[str]:
    return list(Letter.objects.filter(kind=kind).order_by("pk").values_list("to", flat=True))


def test_nothing_to_pass_on_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event = make_open_event(capacity=2)
    session = make_workshop(event, capacity=1)
    make_registration(event, session)
    make_registration(event, waiting=(session,))
    make_registration(event)
    with django_assert_num_queries(1):
        assert jobs.pass_on_places() == 0


def test_offers_that_are_over_go_to_the_next() -> None:
    event = make_open_event(capacity=1)
    holder, first, second = (make_registration(event) for _ in range(3))
    actions.cancel(registration=holder)
    assert (state(first), jobs.pass_on_places()) == ("aangeboden", 0)
    Registration.objects.filter(pk=first.pk).update(offered_until=timezone.now())
    assert jobs.pass_on_places() == 1
    assert (state(first), state(second)) == ("verlopen", "aangeboden")


def test_an_offer_of_a_seat_that_is_over_goes_to_the_next() -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=1)
    holder = make_registration(event, session)
    first, second = (make_registration(event, waiting=(session,)).seats.get() for _ in range(2))
    actions.cancel(registration=holder)
    Seat.objects.filter(pk=first.pk).update(offered_until=timezone.now())
    assert jobs.pass_on_places() == 1
    assert (state(first), state(second)) == ("verlopen", "aangeboden")


def test_a_larger_capacity_is_offered() -> None:
    event = make_open_event(capacity=2)
    session = make_workshop(event, capacity=1)
    make_registration(event, session)
    seat = make_registration(event, waiting=(session,)).seats.get()
    person = make_registration(event)
    Event.objects.update(capacity=3)
    assert (jobs.pass_on_places(), state(person), state(seat)) == (1, "aangeboden", "wachtlijst")
    Session.objects.update(capacity=2)
    assert (jobs.pass_on_places(), state(seat)) == (1, "aangeboden")
    assert jobs.pass_on_places() == 0


def test_one_edition_that_fails_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    events = [make_open_event(capacity=1) for _ in range(2)]
    waiting = [[make_registration(event) for _ in range(2)][1] for event in events]
    Event.objects.update(capacity=2)
    fill = actions.fill

    def broken(event: Event) -> int:
        if event == events[0]:
            raise ValueError("broken")
        return fill(event)

    monkeypatch.setattr(actions, "fill", broken)
    assert jobs.pass_on_places() == 1
    assert [state(row) for row in waiting] == ["wachtlijst", "aangeboden"]


def test_the_reminder_goes_two_days_before_at_nine_to_who_has_a_place(clock: Any) -> None:
    clock("2097-06-10 12:00")
    event = make_open_event(capacity=2)
    people = [make_registration(event) for _ in range(3)]
    actions.cancel(registration=people[1])
    Letter.objects.update(created_at=timezone.now())
    for when, count in (("06-16 08:59", 0), ("06-16 09:00", 1), ("06-16 09:15", 0), ("06-17 12:00", 0)):
        clock(f"2097-{when}")
        assert jobs.write_reminders() == count, when
    assert kinds("herinnering") == [people[0].email]


def test_who_signs_up_late_gets_no_reminder_and_a_worker_that_was_off_still_sends_it(clock: Any) -> None:
    clock("2097-06-10 12:00")
    event = make_open_event()
    early = make_registration(event)
    Letter.objects.update(created_at=timezone.now())
    clock("2097-06-16 10:00")
    late = make_registration(event)
    Letter.objects.filter(registration=late).update(created_at=timezone.now())
    clock("2097-06-17 10:00")
    assert jobs.write_reminders() == 1
    assert kinds("herinnering") == [early.email]


def test_no_reminder_once_it_has_begun(clock: Any) -> None:
    clock("2097-06-10 12:00")
    make_registration(make_open_event())
    clock("2097-06-18 12:00")
    assert jobs.write_reminders() == 0


def test_thanks_go_the_day_after_at_ten_to_who_had_a_place(clock: Any) -> None:
    clock("2097-06-10 12:00")
    event = make_open_event(capacity=2)
    people = [make_registration(event) for _ in range(3)]
    for when, count in (("06-18 20:00", 0), ("06-19 09:59", 0), ("06-19 10:00", 2), ("06-19 10:15", 0)):
        clock(f"2097-{when}")
        assert jobs.write_thanks() == count, when
    assert kinds("bedankt") == [one.email for one in people[:2]]


def test_thanks_go_to_who_came_where_that_is_known(clock: Any) -> None:
    clock("2097-06-10 12:00")
    event = make_open_event()
    session = make_workshop(event)
    came, undone, other = (make_registration(event) for _ in range(3))
    CheckIn.objects.create(registration=came)
    CheckIn.objects.create(registration=undone, undone_at=timezone.now())
    CheckIn.objects.create(registration=other, session=session)
    clock("2097-06-19 11:00")
    jobs.write_thanks()
    assert kinds("bedankt") == [came.email]


def test_old_editions_are_thanked_no_more(clock: Any) -> None:
    clock("2097-06-10 12:00")
    make_registration(make_open_event())
    clock("2097-06-26 11:00")
    assert jobs.write_thanks() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("database_in_a_file")
def test_workers_at_once_write_one_reminder_each() -> None:
    tomorrow = timezone.localdate() + DAY
    event = make_open_event(day=tomorrow)
    people = [make_registration(event) for _ in range(20)]
    past = timezone.now() - 3 * DAY
    Letter.objects.update(created_at=past)
    assert at_once([jobs.write_reminders] * 3) == [None] * 3
    assert sorted(kinds("herinnering")) == sorted(one.email for one in people)
