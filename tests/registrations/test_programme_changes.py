"""What changed in the programme is told to those whom it concerns, and to nobody else."""

import datetime as dt

import pytest
from django.utils import timezone

from events.models import Event
from registrations import actions
from registrations.actions import SYSTEM, Choice
from registrations.letters.content import is_needless
from registrations.letters.message import make_message
from registrations.models import Letter, Registration, ToldFacts
from registrations.told import tell_changes
from tests.builders import make_room, make_venue, moment
from tests.registrations.changes import Clock, make_clock, move, said, told  # noqa: F401 - a fixture
from tests.registrations.people import details, make_open_event, make_registration, make_workshop

pytestmark = pytest.mark.django_db


def test_who_has_is_offered_or_waits_for_a_seat_is_told_and_nobody_else(clock: Clock) -> None:
    event = make_open_event(capacity=3)
    session, other = make_workshop(event, title="Lassen", capacity=1), make_workshop(event, "15:00", "16:00")
    make_registration(event, session, email="zit@voorbeeld.nl")
    make_registration(event, waiting=(session,), email="wacht@voorbeeld.nl")
    make_registration(event, other, email="elders@voorbeeld.nl")
    make_registration(event, session, email="wenst@voorbeeld.nl")  # waits for a place at the edition
    assert tell_changes() == 0
    clock("10:00")
    move(session)
    clock("10:14")
    assert (tell_changes(), told()) == (0, {})
    clock("10:15")
    assert tell_changes() == 2
    words = ["Lassen", ["Nu: 14.00 tot 15.00 uur", "Eerst: 13.00 tot 14.00 uur"]]
    assert told() == {one: {"sessions": [words]} for one in ("zit@voorbeeld.nl", "wacht@voorbeeld.nl")}
    clock("12:00")
    assert tell_changes() == 0


def test_who_chose_it_after_the_change_knows_already(clock: Clock) -> None:
    event = make_open_event()
    session, other = make_workshop(event), make_workshop(event, "16:00", "17:00")
    make_registration(event, session, email="vroeg@voorbeeld.nl")
    came_back = make_registration(event, session, email="terug@voorbeeld.nl")
    gone = make_registration(event, session, email="weg@voorbeeld.nl")
    tell_changes()
    clock("10:00")
    move(session)
    clock("10:05")
    make_registration(event, session, email="laat@voorbeeld.nl")
    actions.change_seats(registration=came_back, choice=Choice(seats=[other]))
    actions.change_seats(registration=came_back, choice=Choice(seats=[other, session]))
    actions.change_seats(registration=gone, choice=Choice(seats=[other]))
    clock("10:20")
    assert tell_changes() == 1
    assert set(told()) == {"vroeg@voorbeeld.nl"}


def test_who_came_between_two_edits_hears_of_the_second(clock: Clock) -> None:
    event = make_open_event()
    session = make_workshop(event, title="Lassen")
    make_registration(event, session, email="vroeg@voorbeeld.nl")
    tell_changes()
    clock("10:00")
    move(session, "14:00", "15:00")
    tell_changes()
    clock("10:05")
    make_registration(event, session, email="tussen@voorbeeld.nl")
    clock("10:10")
    move(session, "13:00", "14:00")
    clock("10:30")
    assert tell_changes() == 1
    assert told() == {
        "tussen@voorbeeld.nl": {"sessions": [["Lassen", ["Nu: 13.00 tot 14.00 uur", "Eerst: 14.00 tot 15.00 uur"]]]}
    }


def test_being_moved_in_line_shows_nobody_the_new_time(clock: Clock) -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=1)
    make_registration(event, session)
    line = [make_registration(event, waiting=(session,), email=f"{name}@voorbeeld.nl") for name in ("een", "twee")]
    tell_changes()
    clock("10:00")
    move(session)
    clock("10:05")
    actions.move_in_line(row=line[1].seats.get(), position=1, by=actions.SYSTEM)
    clock("10:30")
    assert tell_changes() == 3
    assert {"een@voorbeeld.nl", "twee@voorbeeld.nl"} < set(told())


@pytest.mark.parametrize("state", ["geannuleerd", "concept"])
def test_a_session_that_is_off_is_told_and_so_is_one_that_is_on_again(clock: Clock, state: str) -> None:
    event = make_open_event()
    session = make_workshop(event, title="Lassen")
    person = make_registration(event, session)
    tell_changes()
    clock("10:00")
    move(session, "13:00", "14:00", state=state)
    clock("10:15")
    assert tell_changes() == 1
    letter = Letter.objects.get(kind="programma")
    lines = ["Deze sessie gaat niet door.", "Gepland was: 13.00 tot 14.00 uur"]
    assert said(letter) == {"sessions": [["Lassen", lines]]}
    message = make_message(letter, "T" * 43)
    assert "Lassen:\n- Deze sessie gaat niet door.\n- Gepland was: 13.00 tot 14.00 uur" in str(message.body)
    assert "?naar=sessies" in str(message.body)
    assert "STATUS:CANCELLED" in str(message.attachments[0].get_payload(decode=True))
    clock("11:00")
    move(session, "15:00", "16:00", state="gepubliceerd")
    clock("11:15")
    assert tell_changes() == 1
    assert said(Letter.objects.filter(kind="programma").latest("pk")) == {
        "sessions": [["Lassen", ["Deze sessie gaat toch door.", "15.00 tot 16.00 uur"]]]
    }
    actions.cancel(registration=person)
    letter = Letter.objects.select_related("registration__event").get(pk=letter.pk)
    assert is_needless(letter)


def test_what_is_off_is_moved_unheard(clock: Clock) -> None:
    event = make_open_event()
    session = make_workshop(event)
    make_registration(event, session)
    tell_changes()
    clock("10:00")
    move(session, "13:00", "14:00", state="geannuleerd")
    clock("10:15")
    assert tell_changes() == 1
    move(session, "15:00", "16:00")
    clock("12:00")
    assert (tell_changes(), ToldFacts.objects.filter(session=session).count()) == (0, 2)


def test_an_edition_that_moves_is_told_to_all_who_are_in(clock: Clock) -> None:
    event = make_open_event(capacity=2)
    venue = make_venue(event, name="De Hal")
    for name in ("een", "twee", "wacht", "weg"):
        row = make_registration(event, email=f"{name}@voorbeeld.nl")
    actions.cancel(registration=row)
    tell_changes()
    clock("10:00")
    event.refresh_from_db()
    event.starts_on = event.ends_on = dt.date(2097, 6, 19)
    event.save()
    venue.name = "De Loods"
    venue.save()
    clock("10:02")
    make_registration(event, email="laat@voorbeeld.nl")
    Registration.objects.filter(email="laat@voorbeeld.nl").update(created_at=timezone.now())
    clock("10:15")
    assert tell_changes() == 3
    assert set(told()) == {"een@voorbeeld.nl", "twee@voorbeeld.nl", "wacht@voorbeeld.nl"}
    lines = told()["een@voorbeeld.nl"]["day"]
    assert lines[:2] == [
        "Nu: woensdag 19 juni 2097, 12.00 tot 17.00 uur",
        "Eerst: dinsdag 18 juni 2097, 12.00 tot 17.00 uur",
    ]
    assert lines[2].startswith("De plaats is nu: De Loods")
    assert lines[3].startswith("De plaats was eerst: De Hal")


def test_a_room_with_another_name_is_told(clock: Clock) -> None:
    event = make_open_event()
    room = make_room(event, name="Zaal 2")
    make_registration(event, make_workshop(event, title="Lassen", room=room))
    tell_changes()
    clock("10:00")
    room.name = "Zaal B"
    room.save()
    clock("10:15")
    assert tell_changes() == 1
    (facts,) = told().values()
    assert facts["sessions"][0][1] == ["Nu: 13.00 tot 14.00 uur, Zaal B", "Eerst: 13.00 tot 14.00 uur, Zaal 2"]


def test_who_has_no_address_is_erased_or_left_gets_no_letter(clock: Clock) -> None:
    event = make_open_event()
    session = make_workshop(event)
    people = [make_registration(event, session) for _ in range(3)]
    Registration.objects.filter(pk=people[0].pk).update(email="", email_key="")
    tell_changes()
    clock("10:00")
    move(session)
    actions.erase(registration=people[1])
    actions.cancel(registration=people[2])
    clock("10:15")
    assert tell_changes() == 0
    clock("12:00")
    assert tell_changes() == 0


def test_another_title_gives_no_letter(clock: Clock) -> None:
    event = make_open_event()
    session = make_workshop(event)
    make_registration(event, session)
    tell_changes()
    clock("10:00")
    session.title = "Anders"
    session.save()
    clock("12:00")
    for _ in range(2):
        assert (tell_changes(), Letter.objects.filter(kind="programma").count()) == (0, 0)
        assert ToldFacts.objects.filter(session=session).count() == 2  # who comes from now on knows this title


def test_what_changed_before_publication_is_told_at_publication(clock: Clock) -> None:
    event = make_open_event(published_at=None)
    session, other = make_workshop(event, title="Lassen"), make_workshop(event, "15:00", "16:00")
    actions.register_by_hand(
        event=event, details=details(email="vroeg@voorbeeld.nl"), choice=Choice([session, other]), by=SYSTEM
    )
    assert tell_changes() == 0
    clock("10:00")
    move(session)
    move(other, "16:00", "17:00")
    clock("11:00")
    assert tell_changes() == 0
    actions.register_by_hand(
        event=event, details=details(email="laat@voorbeeld.nl"), choice=Choice([session]), by=SYSTEM
    )
    move(other, "15:00", "16:00")  # put back
    clock("12:00")
    assert (tell_changes(), told()) == (0, {})
    Event.objects.filter(pk=event.pk).update(published_at=moment("2018-01-01 09:00"))
    assert tell_changes() == 1
    lines = ["Nu: 14.00 tot 15.00 uur", "Eerst: 13.00 tot 14.00 uur"]
    assert told() == {"vroeg@voorbeeld.nl": {"sessions": [["Lassen", lines]]}}


def test_an_edition_without_people_or_publication_is_not_looked_at(clock: Clock) -> None:
    make_workshop(make_open_event(published_at=None))
    assert (tell_changes(), ToldFacts.objects.count()) == (0, 0)
