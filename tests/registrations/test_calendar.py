"""The personal calendar: what one goes to, with identifiers that stay and numbers that rise."""

import datetime as dt
import itertools
from typing import Any

import pytest
from django.utils import timezone
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from events.models import Session
from registrations.actions import Choice, cancel, change_seats, erase, lapse_offers, rejoin, transfer
from registrations.calendar import personal_calendar
from registrations.models import Registration
from tests.builders import make_room, make_venue
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site_url(settings: Settings) -> None:
    settings.SITE_URL = "http://localhost"


def items(row: Registration, **options: bool) -> dict[str, Any]:
    """The items by summary, of the row as it stands."""
    content = personal_calendar(Registration.objects.select_related("event").get(pk=row.pk), **options)
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    return {str(item["summary"]): item for item in Calendar.from_ical(content).walk("VEVENT")}


def facts(row: Registration) -> dict[str, tuple[str, int]]:
    return {name: (str(item["status"]), int(item["sequence"])) for name, item in items(row).items()}


def test_the_day_and_the_sessions_with_place_and_time() -> None:
    event = make_open_event(name="Conferentie")
    room = make_room(event, name="Zaal 2", venue=make_venue(event, name="De Bonte Wever", city="Assen"))
    session = make_workshop(event, title="Lassen", room=room)
    row = make_registration(event, session)
    found = items(row)
    assert set(found) == {"Conferentie", "Lassen"}
    lesson, day = found["Lassen"], found["Conferentie"]
    assert str(lesson["uid"]) == f"{row.seats.get().guid}@localhost"
    assert str(day["uid"]) == f"{row.guid}@localhost"
    assert lesson["dtstart"].params["TZID"] == day["dtstart"].params["TZID"] == "Europe/Amsterdam"
    assert lesson["dtstart"].dt == session.start
    assert lesson["dtend"].dt == session.end
    assert (str(lesson["location"]), str(day["location"])) == ("Zaal 2, De Bonte Wever, Assen", "De Bonte Wever, Assen")
    assert (str(lesson["status"]), str(day["transp"])) == ("CONFIRMED", "TRANSPARENT")
    assert str(lesson["url"]) == f"http://localhost{session.get_absolute_url()}"


def test_a_feed_is_read_again_and_a_file_is_not() -> None:
    row = make_registration(make_open_event())
    feed, file = (personal_calendar(row, refresh=refresh) for refresh in (True, False))
    assert b"REFRESH-INTERVAL" in feed
    assert b"REFRESH-INTERVAL" not in file
    assert b"METHOD:PUBLISH" in file
    assert b"BEGIN:VTIMEZONE" in file
    assert feed == personal_calendar(row)


def test_what_is_swapped_and_chosen_again_rises_and_stays() -> None:
    event = make_open_event(name="Dag")
    one, other = make_workshop(event, title="Een"), make_workshop(event, title="Ander")
    row = make_registration(event, one)
    assert facts(row)["Een"] == ("CONFIRMED", 0)
    change_seats(registration=row, choice=Choice(seats=[other]))
    assert facts(row) == {"Dag": ("CONFIRMED", 0), "Een": ("CANCELLED", 1), "Ander": ("CONFIRMED", 0)}
    change_seats(registration=row, choice=Choice(seats=[one]))
    assert facts(row) == {"Dag": ("CONFIRMED", 0), "Een": ("CONFIRMED", 2), "Ander": ("CANCELLED", 1)}


@pytest.mark.parametrize("way", ["cancel", "transfer", "erase"])
def test_when_the_registration_is_over_all_of_it_is_cancelled(way: str) -> None:
    event = make_open_event(name="Dag")
    row = make_registration(event, make_workshop(event, title="Een"))
    before = facts(row)
    if way == "cancel":
        cancel(registration=row)
    elif way == "erase":
        erase(registration=row)
    else:
        colleague = transfer(registration=row, name="Bo", email="bo@voorbeeld.nl")
        assert {status for status, _ in facts(colleague).values()} == {"CONFIRMED"}
        assert not {str(one["uid"]) for one in items(colleague).values()} & {
            str(one["uid"]) for one in items(row).values()
        }
    for name, (status, sequence) in facts(row).items():
        assert status == "CANCELLED"
        assert sequence > before[name][1]


def test_a_session_that_moves_or_is_taken_off_is_told() -> None:
    event = make_open_event()
    session = make_workshop(event, title="Een")
    row = make_registration(event, session)
    stamps = [items(row)["Een"]["dtstamp"].dt]
    for state, status, sequence in (
        (Session.State.CANCELLED, "CANCELLED", 1),
        (Session.State.PUBLISHED, "CONFIRMED", 2),
        (Session.State.DRAFT, "CANCELLED", 3),
    ):
        session.state = state
        session.save()
        assert facts(row)["Een"] == (status, sequence)
        stamps.append(items(row)["Een"]["dtstamp"].dt)
    assert stamps == sorted(stamps)


def test_an_edition_that_moves_is_told() -> None:
    event = make_open_event(name="Dag")
    row = make_registration(event)
    before = items(row)["Dag"]
    event.starts_on = event.ends_on = dt.date(2097, 6, 20)
    event.save()
    after = items(row)["Dag"]
    assert (int(before["sequence"]), int(after["sequence"])) == (0, 1)
    assert after["dtstart"].dt.date() == event.starts_on
    cancel(registration=row)
    assert facts(row)["Dag"] == ("CANCELLED", 2)


def test_a_wait_is_not_shown_and_an_offer_is_tentative() -> None:
    event = make_open_event(name="Dag", capacity=2)
    session = make_workshop(event, title="Een", capacity=1)
    holder = make_registration(event, session)
    waits = make_registration(event, waiting=(session,))
    stands = make_registration(event, session)
    assert (set(facts(waits)), facts(stands)) == ({"Dag"}, {})
    cancel(registration=holder)
    assert facts(waits)["Een"][0] == "TENTATIVE"
    assert facts(stands)["Dag"][0] == "TENTATIVE"
    assert "Een" not in facts(stands)  # a wish


def lapse(row: Registration) -> None:
    Registration.objects.filter(pk=row.pk).update(offered_until=timezone.now())
    lapse_offers(row.event)


def test_numbers_never_fall_when_a_place_lapses_and_comes_back() -> None:
    event = make_open_event(name="Dag", capacity=1)
    first, row = make_registration(event), make_registration(event, make_workshop(event, title="Een"))
    seen = [facts(row)]
    cancel(registration=first)
    seen.append(facts(row))
    lapse(row)
    seen.append(facts(row))
    rejoin(registration=row)
    seen.append(facts(row))
    cancel(registration=row)
    seen.append(facts(row))
    assert [{name: status for name, (status, _) in one.items()} for one in seen] == [
        {},
        {"Dag": "TENTATIVE"},
        {"Dag": "CANCELLED"},
        {"Dag": "CONFIRMED", "Een": "CONFIRMED"},
        {"Dag": "CANCELLED", "Een": "CANCELLED"},
    ]
    for before, after in itertools.pairwise(seen):
        assert [name for name, (_, number) in before.items() if after[name][1] <= number] == []


def test_what_was_only_a_wish_or_a_wait_is_never_told() -> None:
    event = make_open_event(name="Dag", capacity=2)
    full = make_workshop(event, title="Vol", capacity=1)
    make_registration(event, full)
    waits = make_registration(event, waiting=(full,))
    hopes = make_registration(event, full)
    change_seats(registration=waits, choice=Choice())
    assert set(facts(waits)) == {"Dag"}
    cancel(registration=hopes)
    assert facts(hopes) == {}


def test_who_had_a_seat_and_waits_for_it_again_reads_that_it_is_cancelled() -> None:
    event = make_open_event(name="Dag")
    session = make_workshop(event, title="Een", capacity=1)
    row = make_registration(event, session)
    change_seats(registration=row, choice=Choice())
    holder = make_registration(event, session)
    change_seats(registration=row, choice=Choice(waiting=[session]))
    assert facts(row)["Een"] == ("CANCELLED", 1)
    cancel(registration=holder)
    assert facts(row)["Een"] == ("TENTATIVE", 2)


def test_what_has_no_time_is_a_whole_day_or_left_out() -> None:
    event = make_open_event(name="Dag", start_time=None, end_time=None, ends_on=dt.date(2097, 6, 19))
    timeless = make_workshop(event, title="Ooit")
    Session.objects.filter(pk=timeless.pk).update(start=None, end=None)
    timeless.refresh_from_db()
    endless = make_workshop(event, title="Eindeloos")
    Session.objects.filter(pk=endless.pk).update(end=None)
    row = make_registration(event, timeless, endless)
    found = items(row)
    assert set(found) == {"Dag", "Eindeloos"}
    assert (found["Dag"]["dtstart"].dt, found["Dag"]["dtend"].dt) == (dt.date(2097, 6, 18), dt.date(2097, 6, 20))
    assert "dtend" not in found["Eindeloos"]


def test_two_queries_whatever_one_chose(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event = make_open_event()
    hours = [(f"{hour}:00", f"{hour}:30") for hour in range(12, 17)]
    rows = [make_registration(event, *(make_workshop(event, *hour) for hour in hours[:count])) for count in (1, 5)]
    for row in rows:
        one = Registration.objects.select_related("event").get(pk=row.pk)
        with django_assert_num_queries(2):
            personal_calendar(one)
