"""Signing up: places and seats are taken, or nothing is written."""

import uuid

import pytest

from registrations import places
from registrations.actions import (
    AlreadyRegistered,
    Choice,
    Needs,
    Overlap,
    SessionsFull,
    SignUpClosed,
    Unavailable,
    register,
)
from registrations.models import Change, ClaimState, Letter, Registration, Seat, SpecialNeeds
from tests.builders import make_event, make_session
from tests.registrations.people import details, make_open_event, make_registration, make_workshop

pytestmark = pytest.mark.django_db


def test_a_place_and_seats_are_taken_and_a_letter_is_queued() -> None:
    event = make_open_event()
    first, second = make_workshop(event), make_workshop(event, "14:00", "15:00")
    who = details()
    row = register(event=event, details=who, choice=Choice(seats=[first, second]), needs=Needs(diet="vegetarisch"))
    assert row.state == ClaimState.PLACE
    event.refresh_from_db()
    first.refresh_from_db()
    assert (event.places_taken, first.seats_taken) == (1, 1)
    assert set(row.seats.values_list("session_id", "state")) == {(first.pk, "plaats"), (second.pk, "plaats")}
    assert SpecialNeeds.objects.get(registration=row).diet == "vegetarisch"
    assert list(Letter.objects.values_list("kind", "to")) == [("bevestiging", who.email)]
    assert Change.objects.get().details == {"seats": [first.pk, second.pk], "waiting": []}
    assert places.find_drift() == []


def test_who_comes_when_the_edition_is_full_waits_and_keeps_the_choice_as_wishes() -> None:
    event = make_open_event(capacity=1)
    workshop = make_workshop(event)
    make_registration(event)
    row = make_registration(event, workshop)
    assert (row.state, row.seats.get().state) == (ClaimState.WAITING, ClaimState.WISH)
    assert Letter.objects.get(registration=row).kind == "wachtlijst"
    workshop.refresh_from_db()
    assert workshop.seats_taken == 0


def test_nothing_is_written_when_a_session_is_full() -> None:
    event = make_open_event()
    full, free = make_workshop(event, capacity=1), make_workshop(event, "15:00", "16:00")
    make_registration(event, full)
    with pytest.raises(SessionsFull) as caught:
        make_registration(event, full, free)
    assert [one.pk for one in caught.value.sessions] == [full.pk]
    event.refresh_from_db()
    free.refresh_from_db()
    assert (event.places_taken, free.seats_taken, Registration.objects.count()) == (1, 0, 1)


def test_one_cannot_jump_a_queue() -> None:
    event = make_open_event()
    workshop = make_workshop(event, capacity=1)
    make_registration(event, workshop)
    make_registration(event, waiting=(workshop,))
    workshop.capacity = 2
    workshop.save()
    with pytest.raises(SessionsFull):
        make_registration(event, workshop)


def test_the_same_form_sent_twice_is_one_registration() -> None:
    event, key, who = make_open_event(), uuid.uuid4(), details()
    first = register(event=event, details=who, submission=key)
    assert register(event=event, details=who, submission=key) == first
    event.refresh_from_db()
    assert event.places_taken == 1


def test_the_same_form_for_a_colleague_is_another_registration() -> None:
    event, key = make_open_event(), uuid.uuid4()
    first = register(event=event, details=details(email="team@voorbeeld.nl"), submission=key)
    assert register(event=event, details=details(email="team@voorbeeld.nl"), submission=key) != first


def test_the_same_person_is_known_whatever_the_capitals_and_accents() -> None:
    event = make_open_event()
    first = make_registration(event, name="Zoë  de Boer", email="zoe@voorbeeld.nl")
    with pytest.raises(AlreadyRegistered) as caught:
        make_registration(event, name="zoe De boer", email="ZOE@voorbeeld.nl")
    assert caught.value.registration == first


def test_sessions_at_the_same_time_are_refused_by_name() -> None:
    event = make_open_event()
    first, second = make_workshop(event), make_workshop(event, "13:30", "14:30")
    with pytest.raises(Overlap) as caught:
        make_registration(event, first, second)
    assert (caught.value.first, caught.value.second) == (first, second)


def test_sessions_that_begin_together_are_refused_when_no_end_is_known() -> None:
    event = make_open_event()
    first, second = make_workshop(event), make_session(event, start="13:00", capacity=10)
    for pair in ((first, second), (second, first)):
        with pytest.raises(Overlap):
            make_registration(event, *pair)
    later = make_session(event, start="14:00", capacity=10)
    assert make_registration(event, second, later).seats.count() == 2


def test_sessions_that_take_nobody_are_refused() -> None:
    event = make_open_event()
    for session in (
        make_workshop(event, capacity=None),
        make_workshop(event, state="geannuleerd"),
        make_workshop(make_open_event()),
        make_session(event, start="13:00", end="14:00"),
    ):
        with pytest.raises(Unavailable):
            make_registration(event, session)
    assert not Seat.objects.exists()


def test_signing_up_follows_the_clock() -> None:
    for fields in ({"day": None}, {"capacity": None}):
        event = make_event(capacity=5) if "day" in fields else make_open_event(capacity=None)
        with pytest.raises(SignUpClosed):
            make_registration(event)
    with pytest.raises(SignUpClosed):
        make_registration(make_open_event(invitation_only=True))
