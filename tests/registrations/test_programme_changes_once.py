"""What changed in the programme is told once, in one letter, in time, and cheaply."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from events.models import Event, Session
from registrations.models import Letter, Seat, ToldFacts
from registrations.told import tell_changes
from tests.builders import make_room, make_venue
from tests.registrations.changes import Clock, make_clock, move, told  # noqa: F401 - a fixture
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.test_races import at_once, database_in_a_file  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


def test_an_edit_that_was_put_back_gives_no_letter(clock: Clock) -> None:
    event = make_open_event()
    session = make_workshop(event)
    make_registration(event, session)
    tell_changes()
    clock("10:00")
    move(session)
    tell_changes()
    clock("10:05")
    move(session, "13:00", "14:00")
    for time in ("10:06", "10:21", "11:30"):
        clock(time)
        assert tell_changes() == 0
    assert not ToldFacts.objects.filter(told_at=None).exists()


def test_a_series_of_edits_is_one_letter_with_all_of_it(clock: Clock) -> None:
    event = make_open_event()
    room = make_room(event, name="Zaal 2")
    first, second = make_workshop(event, title="Lassen"), make_workshop(event, "15:00", "16:00", title="Solderen")
    make_registration(event, first, second, email="beide@voorbeeld.nl")
    make_registration(event, second, email="een@voorbeeld.nl")
    tell_changes()
    edits: list[tuple[int, Callable[[], None]]] = [
        (0, lambda: move(first, "13:30", "14:30")),
        (10, lambda: move(second, "15:00", "16:00", room=room)),
        (20, lambda: move(first, "14:00", "15:00")),
    ]
    for minute, change in edits:
        clock(f"10:{minute:02}")
        change()
        assert tell_changes() == 0
    clock("10:35")
    assert tell_changes() == 2
    lassen = ["Lassen", ["Nu: 14.00 tot 15.00 uur", "Eerst: 13.00 tot 14.00 uur"]]
    lines = ["Nu: 15.00 tot 16.00 uur, Zaal 2", "Eerst: 15.00 tot 16.00 uur, zaal nog niet bekend"]
    assert told() == {
        "beide@voorbeeld.nl": {"sessions": [lassen, ["Solderen", lines]]},
        "een@voorbeeld.nl": {"sessions": [["Solderen", lines]]},
    }


def test_who_edits_for_hours_keeps_nobody_waiting_longer_than_one(clock: Clock) -> None:
    event = make_open_event()
    session = make_workshop(event)
    make_registration(event, session)
    tell_changes()
    for number, minute in enumerate(range(0, 60, 10)):
        clock(f"10:{minute:02}")
        move(session, f"14:{number:02}", "16:00")
        assert tell_changes() == 0
    clock("11:00")
    assert tell_changes() == 1


def test_what_begins_soon_is_told_at_once(clock: Clock) -> None:
    event = make_open_event()
    session, later = make_workshop(event), make_workshop(event, "16:00", "17:00")
    make_registration(event, session, later)
    tell_changes()
    clock("10:30", "2097-06-18")
    move(later, "15:30", "16:30")
    assert tell_changes() == 0
    move(session, "13:15", "14:00")
    assert tell_changes() == 1
    (facts,) = told().values()
    assert len(facts["sessions"]) == 2


def test_what_is_over_is_told_to_nobody(clock: Clock) -> None:
    event = make_open_event()
    session = make_workshop(event)
    make_registration(event, session)
    tell_changes()
    clock("16:00", "2097-06-18")
    move(session, "13:00", "14:10")
    assert tell_changes() == 0
    clock("16:20", "2097-06-18")
    assert tell_changes() == 0
    clock("09:00", "2097-06-19")
    move(session, state="geannuleerd")
    clock("12:00", "2097-06-19")
    assert tell_changes() == 0


def test_nothing_new_costs_four_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        tell_changes()
    for number in (1, 3):
        event = make_open_event()
        make_venue(event)
        for _ in range(number):
            make_registration(event, make_workshop(event, room=make_room(event)))
        tell_changes()
        with django_assert_num_queries(4):
            tell_changes()


def test_telling_costs_the_same_for_one_as_for_three(
    clock: Clock, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for hour, number in ((10, 1), (12, 3)):
        Event.objects.update(published_at=None)
        event = make_open_event()
        session = make_workshop(event)
        for _ in range(number):
            make_registration(event, session)
        tell_changes()
        clock(f"{hour}:00")
        move(session)
        tell_changes()
        clock(f"{hour}:15")
        with django_assert_num_queries(14):
            assert tell_changes() == number


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("database_in_a_file")
def test_workers_at_once_tell_each_person_once() -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=20)
    for _ in range(20):
        make_registration(event, session)
    tell_changes()
    move(session)
    long_ago = timezone.now() - dt.timedelta(hours=2)
    Session.objects.filter(pk=session.pk).update(updated_at=long_ago)
    for model, field in ((ToldFacts, "at"), (Seat, "updated_at")):
        model._default_manager.update(**{field: long_ago - dt.timedelta(hours=1)})
    assert at_once([tell_changes] * 3) == [None] * 3
    letters = Letter.objects.filter(kind="programma").values_list("to", flat=True)
    assert (len(letters), len(set(letters))) == (20, 20)
    assert ToldFacts.objects.filter(session=session).count() == 2


def test_a_fault_halfway_tells_nobody_and_the_next_run_everybody(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    event = make_open_event()
    session = make_workshop(event)
    for _ in range(2):
        make_registration(event, session)
    tell_changes()
    clock("10:00")
    move(session)
    clock("10:15")
    with monkeypatch.context() as broken:
        broken.setattr("registrations.told.tell.ToldFacts", None)  # once the letters are written
        assert tell_changes() == 0
    assert told() == {}
    assert tell_changes() == 2
