"""Another building, another address and another spelling: who hears of it, and in which words."""

import pytest

from events.models import Event, Room
from registrations.letters.message import make_message
from registrations.models import Letter
from registrations.told import tell_changes
from tests.builders import make_room, make_venue
from tests.registrations.changes import Clock, make_clock, move, told  # noqa: F401 - a fixture
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = pytest.mark.django_db


def two_halls(event: Event) -> tuple[Room, Room]:
    """A room of the same name in each of two buildings."""
    first = make_venue(event, name="Gebouw A", street="Kade 1")
    second = make_venue(event, name="Gebouw B", street="Dijk 2", position=2)
    return make_room(event, venue=first, name="Zaal 1"), make_room(event, venue=second, name="Zaal 1")


def test_a_session_that_goes_to_another_building_is_told(clock: Clock) -> None:
    event = make_open_event()
    here, there = two_halls(event)
    session = make_workshop(event, title="Lassen", room=here)
    make_registration(event, session, email="zit@voorbeeld.nl")
    make_registration(event, email="geen@voorbeeld.nl")
    tell_changes()
    clock("10:00")
    move(session, "13:00", "14:00", room=there)
    clock("10:15")
    assert tell_changes() == 1
    now = "Nu: 13.00 tot 14.00 uur, Zaal 1, Gebouw B, Dijk 2, Assen"
    assert told() == {
        "zit@voorbeeld.nl": {
            "sessions": [["Lassen", [now, "Eerst: 13.00 tot 14.00 uur, Zaal 1, Gebouw A, Kade 1, Assen"]]]
        }
    }
    text = str(make_message(Letter.objects.get(kind="programma"), "T" * 43).body).replace("\n  ", " ")
    assert "Lassen, 13.00 tot 14.00 uur, Zaal 1, Gebouw B, Dijk 2, Assen" in text
    assert "Waar: Gebouw A, Kade 1, Assen; Gebouw B, Dijk 2, Assen" in text.replace("\n", " ")


def test_an_address_of_one_of_two_is_told_to_who_has_a_seat_there(clock: Clock) -> None:
    event = make_open_event()
    here, there = two_halls(event)
    make_registration(event, make_workshop(event, room=here), email="hier@voorbeeld.nl")
    make_registration(event, make_workshop(event, room=there), email="daar@voorbeeld.nl")
    tell_changes()
    clock("10:00")
    there.venue.street = "Dijk 22"
    there.venue.save()
    clock("10:14")
    assert tell_changes() == 0
    clock("10:15")
    assert tell_changes() == 1
    assert set(told()) == {"daar@voorbeeld.nl"}


def test_the_address_of_the_only_building_is_told_to_all_and_once(clock: Clock) -> None:
    event = make_open_event()
    room = make_room(event)
    make_registration(event, make_workshop(event, room=room), email="zit@voorbeeld.nl")
    make_registration(event, email="geen@voorbeeld.nl")
    tell_changes()
    clock("10:00")
    room.venue.street = "Dijk 22"
    room.venue.save()
    clock("10:15")
    assert tell_changes() == 2
    assert [set(one) for one in told().values()] == [{"day"}, {"day"}]


def test_a_second_building_is_no_move_and_another_instead_is(clock: Clock) -> None:
    event = make_open_event()
    room = make_room(event, venue=make_venue(event, name="De Hal"))
    make_registration(event, make_workshop(event, room=room))
    tell_changes()
    clock("10:00")
    other = make_venue(event, name="De Loods", position=2)
    clock("10:20")
    assert tell_changes() == 0
    event.sessions.update(room=None)
    room.venue.delete()
    tell_changes()
    clock("12:00")
    assert tell_changes() == 1
    (facts,) = told().values()
    assert facts["day"] == ["De plaats is nu: De Loods, Assen", "De plaats was eerst: De Hal, Assen"]
    assert other.event == event


@pytest.mark.parametrize("name", ["zaal  een", "Zaal Eén", "ZAAL EEN"])
def test_another_spelling_is_told_to_nobody(clock: Clock, name: str) -> None:
    event = make_open_event()
    room = make_room(event, venue=make_venue(event, name="Gebouw Á"), name="Zaal een")
    make_registration(event, make_workshop(event, room=room))
    tell_changes()
    clock("10:00")
    room.name, room.venue.name = name, "gebouw a"
    room.save()
    room.venue.save()
    clock("12:00")
    assert (tell_changes(), told()) == (0, {})


def test_a_letter_of_an_edition_in_many_places_names_their_number(clock: Clock) -> None:
    event = make_open_event()
    for number in range(11):
        make_venue(event, name=f"Werkplaats {number}", position=number)
    make_registration(event)
    text = str(make_message(Letter.objects.get(), "T" * 43).body).replace("\n", " ")
    assert "Waar: Op 11 plekken. Bij elke sessie staat waar zij is." in text
