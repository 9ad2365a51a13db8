"""The example edition: labelled, always ahead, and with every case that a programme can hold."""

import datetime as dt

import pytest
from django.utils import timezone

from events.models import Appearance, Event, FormerSlug, Room, Session
from registrations.models import Letter, Registration, Seat
from registrations.places import find_drift
from techniekpact.demo import Counts
from techniekpact.demo.example import example_day
from tests.builders import make_event, moment
from tests.site.demo import load
from tests.site.test_load_demo import dump, example

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("today", "day"),
    [("2026-11-22", "2027-01-18"), ("2026-11-23", "2027-01-18"), ("2026-11-24", "2027-01-25")],
)
def test_example_day_is_a_monday_eight_to_nine_weeks_ahead(today: str, day: str) -> None:
    assert example_day(dt.date.fromisoformat(today)) == dt.date.fromisoformat(day)
    assert dt.date.fromisoformat(day).isoweekday() == 1


def test_example_is_labelled_ahead_and_open_for_sign_up() -> None:
    load(today=TODAY)
    event = example()
    assert (event.slug, event.name) == ("2027", "Jaarconferentie Techniekpact 2027")
    assert (event.starts_on, event.ends_on) == (dt.date(2027, 1, 18), dt.date(2027, 1, 18))
    assert event.intro.startswith("<p>Dit is een voorbeeld. De namen zijn verzonnen.")
    assert event.registration_opens_at == moment("2026-10-25 09:00")
    assert event.registration_closes_at == moment("2027-01-15 17:00")
    assert (event.capacity, event.places_taken) == (400, 0)
    days = {timezone.localdate(s.start) for s in event.sessions.all() if s.start}
    assert days == {dt.date(2027, 1, 18)}


def test_example_takes_another_address_when_its_year_is_taken() -> None:
    make_event(slug="2027", day=dt.date(2027, 6, 14))
    load(today=TODAY)
    assert example().slug == "voorbeeld-2027"


def test_example_stays_until_its_day_has_passed_then_moves_ahead() -> None:
    load(today=TODAY)
    before = dump()
    assert load(today=dt.date(2027, 1, 18)) == Counts(kept=8)
    assert dump() == before

    assert load(today=dt.date(2027, 12, 1)) == Counts(kept=7, moved=1)
    event = example()
    assert (event.slug, event.name) == ("2028", "Jaarconferentie Techniekpact 2028")
    assert (event.starts_on, event.ends_on) == (dt.date(2028, 1, 31), dt.date(2028, 1, 31))
    assert FormerSlug.objects.current(Event, "2027") == "2028"
    assert event.registration_closes_at == moment("2028-01-28 17:00")
    moved = dump()
    assert load(today=dt.date(2027, 12, 2)) == Counts(kept=8)
    assert dump() == moved


def test_moved_sessions_keep_their_time_of_the_clock_into_summer() -> None:
    load(today=TODAY)
    load(today=dt.date(2027, 3, 1))
    opening = example().sessions.get(slug="opening")
    assert (opening.start, opening.end) == (
        moment("2027-04-26 10:00"),
        moment("2027-04-26 10:45"),
    )


def test_an_example_that_became_a_real_edition_is_not_moved() -> None:
    load(today=TODAY)
    Event.objects.filter(label="Voorbeeldeditie").update(label="")
    before = dump()
    assert load(today=dt.date(2028, 1, 1)) == Counts(kept=8)
    assert dump() == before


def test_example_programme_shows_every_case() -> None:
    load(today=TODAY)
    sessions = Session.objects.filter(event=example())
    rounds = [sessions.filter(start=start).count() for start in starts_of_rounds()]
    assert rounds == [8, 8, 9]
    assert Room.objects.filter(venue__event=example()).count() == 8
    assert {session.kind for session in sessions} == set(Session.Kind.values) - {"werkbezoek"}
    assert [s.slug for s in sessions.filter(state="geannuleerd")] == ["slimme-computers-in-de-werkplaats"]
    assert [s.slug for s in sessions.filter(provisional=True)] == ["in-gesprek-met-de-overheid"]
    assert [s.slug for s in sessions.filter(language="en")] == ["women-in-engineering"]
    assert [s.slug for s in sessions if len(s.title) > 120] == ["van-kennismaking-tot-baan"]
    assert all(s.capacity <= s.room.capacity for s in sessions if s.capacity and s.room and s.room.capacity)


def test_example_has_people_who_hold_what_the_counters_say_and_get_no_mail() -> None:
    load(today=timezone.localdate(), sign_ups=True)
    event = example()
    left = sorted(s.seats_left for s in event.sessions.all() if s.seats_left is not None)
    assert left == [0, 0, 0, 0, 1, 1, 2, 2, 4, 4, 15, 15, 18, 18, 23, 39, 39, 40, 56]
    assert event.places_taken == Registration.objects.filter(state="plaats").count() == 324
    assert find_drift() == []
    assert Seat.objects.in_line().count() == 12
    assert not Registration.objects.exclude(email__endswith="@voorbeeld.example").exists()
    assert set(Letter.objects.values_list("state", flat=True)) == {"vervallen"}
    before = dump()
    assert load(today=timezone.localdate(), sign_ups=True) == Counts(kept=8)
    assert dump() == before


def starts_of_rounds() -> list[dt.datetime]:
    day = example().starts_on
    return [moment(f"{day} {clock}") for clock in ("11:00", "13:00", "14:15")]


def test_invented_people_and_organisations_say_so() -> None:
    load(today=TODAY)
    shown = Appearance.objects.filter(session__event=example()).select_related("speaker")
    invented = "<p>Deze persoon is verzonnen, als voorbeeld.</p>"
    assert {a.speaker.biography for a in shown if a.speaker} == {invented}
    assert [a.organisation for a in shown if a.organisation and "oorbeeld" not in a.organisation] == []
    elsewhere = Appearance.objects.exclude(session__event=example())
    assert not elsewhere.filter(speaker__biography=invented).exists()
