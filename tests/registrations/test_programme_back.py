"""What is changed and changed back: told when people heard of the first, and not when they did not."""

import datetime as dt
from collections.abc import Callable

import pytest

from events.models import Session
from registrations.models import Letter, ToldFacts
from registrations.told import tell_changes
from tests.builders import make_room
from tests.registrations.changes import Clock, make_clock, move, said, told  # noqa: F401 - a fixture
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = pytest.mark.django_db
Change = Callable[[Session], None]


def put_off(session: Session) -> None:
    move(session, "13:00", "14:00", state="geannuleerd")


def unpublish(session: Session) -> None:
    move(session, "13:00", "14:00", state="concept")


def move_in_time(session: Session) -> None:
    move(session, "14:00", "15:00")


def move_in_place(session: Session) -> None:
    move(session, "13:00", "14:00", room=make_room(session.event, name="Zaal 9"))


def put_back(session: Session) -> None:
    move(session, "13:00", "14:00", room=session.event.venues.get().rooms.get(name="Zaal 1"), state="gepubliceerd")


def begin() -> Session:
    event = make_open_event()
    session = make_workshop(event, title="Lassen", room=make_room(event, name="Zaal 1"))
    make_registration(event, session, email="zit@voorbeeld.nl")
    tell_changes()
    return session


TRANSITIONS: list[tuple[Change, list[str]]] = [
    (put_off, ["Deze sessie gaat toch door.", "13.00 tot 14.00 uur, Zaal 1"]),
    (unpublish, ["Deze sessie gaat toch door.", "13.00 tot 14.00 uur, Zaal 1"]),
    (move_in_time, ["Nu: 13.00 tot 14.00 uur, Zaal 1", "Eerst: 14.00 tot 15.00 uur, Zaal 1"]),
    (move_in_place, ["Nu: 13.00 tot 14.00 uur, Zaal 1", "Eerst: 13.00 tot 14.00 uur, Zaal 9"]),
]


@pytest.mark.parametrize("seen_by_the_worker", [True, False])
@pytest.mark.parametrize(("change", "lines"), TRANSITIONS)
def test_what_was_told_and_is_put_back_is_told_again(
    clock: Clock, change: Change, lines: list[str], seen_by_the_worker: bool
) -> None:
    session = begin()
    clock("10:00")
    change(session)
    clock("10:15")
    assert tell_changes() == 1
    clock("10:20")
    put_back(session)
    if seen_by_the_worker:
        assert tell_changes() == 0
    clock("10:35")
    assert tell_changes() == 1
    assert said(Letter.objects.latest("pk")) == {"sessions": [["Lassen", lines]]}
    clock("13:00")
    assert tell_changes() == 0


@pytest.mark.parametrize("seen_by_the_worker", [True, False])
@pytest.mark.parametrize("change", [one for one, _ in TRANSITIONS])
def test_what_is_put_back_before_it_was_told_is_told_to_nobody(
    clock: Clock, change: Change, seen_by_the_worker: bool
) -> None:
    session = begin()
    clock("10:00")
    change(session)
    if seen_by_the_worker:
        tell_changes()
    clock("10:14")
    put_back(session)
    for time in ("10:14", "10:30", "13:00"):
        clock(time)
        assert tell_changes() == 0
    assert not ToldFacts.objects.filter(told_at=None).exists()


def test_what_was_off_when_it_was_first_looked_at_is_told_when_it_goes_on(clock: Clock) -> None:
    event = make_open_event()
    session, nobody = make_workshop(event, title="Lassen"), make_workshop(event, state="concept")
    make_registration(event, session, email="zit@voorbeeld.nl")
    put_off(session)
    tell_changes()
    assert not ToldFacts.objects.filter(session=nobody).exists()
    clock("10:00")
    move(session, "13:00", "14:00", state="gepubliceerd")
    clock("10:15")
    assert tell_changes() == 1
    lines = ["Deze sessie gaat toch door.", "13.00 tot 14.00 uur"]
    assert told() == {"zit@voorbeeld.nl": {"sessions": [["Lassen", lines]]}}


def test_a_title_is_told_along_with_what_else_changed(clock: Clock) -> None:
    session = begin()
    clock("10:00")
    move(session, "13:00", "14:00", title="Solderen")
    clock("11:00")
    assert (tell_changes(), told()) == (0, {})
    move(session, "14:00", "15:00")
    clock("11:15")
    assert tell_changes() == 1
    lines = ["Nu: 14.00 tot 15.00 uur, Zaal 1", "Eerst: 13.00 tot 14.00 uur, Zaal 1", "De titel was eerst: Lassen"]
    assert told() == {"zit@voorbeeld.nl": {"sessions": [["Solderen", lines]]}}
    clock("12:00")
    move(session, "14:00", "15:00", title="solderen ")
    move(session, "15:00", "16:00")
    clock("12:15")
    assert tell_changes() == 1
    assert "titel" not in str(said(Letter.objects.latest("pk")))


def test_nobody_reads_a_title_from_before_they_came(clock: Clock) -> None:
    session = begin()
    clock("10:00")
    move(session, "13:00", "14:00", title="Solderen")
    clock("10:01")
    tell_changes()
    clock("12:00")
    make_registration(session.event, session, email="laat@voorbeeld.nl")
    clock("13:00")
    move(session, "14:00", "15:00", title="Solderen")
    clock("13:14")
    assert tell_changes() == 0  # another title begins no hour of patience
    clock("13:15")
    assert tell_changes() == 2
    lines = ["Nu: 14.00 tot 15.00 uur, Zaal 1", "Eerst: 13.00 tot 14.00 uur, Zaal 1"]
    assert told() == {
        "zit@voorbeeld.nl": {"sessions": [["Solderen", [*lines, "De titel was eerst: Lassen"]]]},
        "laat@voorbeeld.nl": {"sessions": [["Solderen", lines]]},
    }
    assert not ToldFacts.objects.filter(told_at=None).exists()


def test_another_title_is_no_reason_to_forget_what_is_to_be_told(clock: Clock) -> None:
    session = begin()
    clock("10:00")
    move(session, "14:00", "15:00")
    clock("10:01")
    tell_changes()
    clock("10:10")
    move(session, "14:00", "15:00", title="Solderen")
    clock("10:15")
    assert tell_changes() == 1
    lines = ["Nu: 14.00 tot 15.00 uur, Zaal 1", "Eerst: 13.00 tot 14.00 uur, Zaal 1", "De titel was eerst: Lassen"]
    assert told() == {"zit@voorbeeld.nl": {"sessions": [["Solderen", lines]]}}


def test_the_hours_of_an_edition_are_told_to_all_once(clock: Clock) -> None:
    event = make_open_event()
    make_registration(event, make_workshop(event), email="een@voorbeeld.nl")
    make_registration(event, email="twee@voorbeeld.nl")
    tell_changes()
    clock("10:00")
    event.start_time = dt.time(11)
    event.save()
    clock("10:15")
    assert (tell_changes(), tell_changes()) == (2, 0)
    lines = ["Nu: dinsdag 18 juni 2097, 11.00 tot 17.00 uur", "Eerst: dinsdag 18 juni 2097, 12.00 tot 17.00 uur"]
    assert told() == {f"{name}@voorbeeld.nl": {"day": lines} for name in ("een", "twee")}
