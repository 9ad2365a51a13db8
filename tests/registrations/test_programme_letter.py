"""A letter about the programme says what is true at the moment that it is sent."""

import pytest

from events.models import Session
from registrations import actions
from registrations.actions import Choice
from registrations.letters.content import is_needless
from registrations.letters.message import make_message
from registrations.models import Letter, Registration
from registrations.told import tell_changes
from tests.registrations.changes import Clock, make_clock, move  # noqa: F401 - a fixture
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = pytest.mark.django_db


def moved(clock: Clock) -> tuple[Registration, Session, Session]:
    """Someone with a letter about two sessions, which are at the same time now."""
    event = make_open_event()
    first, second = make_workshop(event, title="Lassen"), make_workshop(event, "15:00", "16:00", title="Solderen")
    person = make_registration(event, first, second)
    tell_changes()
    clock("10:00")
    move(first, "14:00", "15:00")
    move(second, "14:30", "15:30")
    clock("10:15")
    assert tell_changes() == 1
    return person, first, second


def text() -> str:
    return str(make_message(letter(), "T" * 43).body)


def letter() -> Letter:
    return Letter.objects.select_related("registration__event", "event").get(kind="programma")


def test_a_session_that_was_given_up_since_is_left_out(clock: Clock) -> None:
    person, first, _ = moved(clock)
    assert "Lassen:\n" in text()
    assert "Solderen:\n" in text()
    actions.change_seats(registration=person, choice=Choice(seats=[first]))
    assert "Lassen:\n" in text()
    assert "Solderen" not in text()
    assert not is_needless(letter())
    actions.change_seats(registration=person, choice=Choice())
    assert is_needless(letter())


def test_what_is_said_of_the_day_still_goes(clock: Clock) -> None:
    person, _, _ = moved(clock)
    actions.change_seats(registration=person, choice=Choice())
    row = letter()
    Letter.objects.filter(pk=row.pk).update(facts={**row.facts, "day": ["Nu: elders"]})
    assert not is_needless(letter())
    assert "Lassen" not in text()
    assert "- Nu: elders" in text()


def test_sessions_that_are_at_the_same_time_now_are_named(clock: Clock) -> None:
    _, first, _ = moved(clock)
    warning = "Let op: “Lassen” en “Solderen” zijn nu tegelijk. U kunt naar een van de twee."
    assert warning in text().replace("\n", " ")
    html = str(make_message(letter(), "T" * 43).alternatives[0][0])
    assert warning in html
    move(first, "13:00", "14:00")
    assert "tegelijk" not in text()
