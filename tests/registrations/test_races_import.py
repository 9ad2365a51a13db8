"""A file is confirmed at the moment that others sign up: as it was shown, or not at all, and once."""

from collections.abc import Callable
from functools import partial

import pytest

from events.models import Event
from registrations import places
from registrations.actions import By, OutcomeChanged
from registrations.imports.confirm import Done, confirm, run
from registrations.models import AttendeeImport, ClaimState, Registration
from registrations.models.change import Actor
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.test_races import at_once, database_in_a_file  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("database_in_a_file")]


def make_file(event: Event, people: int) -> tuple[AttendeeImport, Callable[[], object]]:
    """A file, and confirming it as it is now."""
    rows = [[number + 2, f"Mens {number}", f"mens{number}@voorbeeld.nl", *[""] * 4, []] for number in range(people)]
    upload = AttendeeImport.objects.create(event=event, file_name="deelnemers.csv", rows=rows)
    return upload, partial(confirm, upload=upload, shown=run(upload).sign, letters=True, by=By(Actor.ORGANISER))


def test_a_file_that_is_confirmed_several_times_at_once_is_read_in_once() -> None:
    event = make_open_event(capacity=100)
    _, press = make_file(event, 20)
    answers = at_once([press] * 6)
    assert sorted(type(one).__name__ for one in answers) == ["Done"] * 5 + ["NoneType"]
    assert {type(one) for one in answers} == {Done, type(None)}
    assert Registration.objects.count() == 20
    assert places.find_drift() == []


def test_the_last_places_go_to_a_file_or_to_others_and_never_otherwise_than_shown() -> None:
    for turn in range(4):
        event = make_open_event(capacity=24)
        upload, press = make_file(event, 20)
        others = [partial(make_registration, event, name=f"Ander {turn} {one}") for one in range(8)]
        answers = at_once([press, *others])
        assert answers[1:] == [None] * 8
        read_in = answers[0] is None
        assert read_in or isinstance(answers[0], OutcomeChanged)
        placed = Registration.objects.filter(event=event, state=ClaimState.PLACE)
        assert placed.filter(source="import").count() == (20 if read_in else 0)
        assert placed.count() == (24 if read_in else 8)
        upload.refresh_from_db()
        assert (upload.rows == []) == read_in
    assert places.find_drift() == []
