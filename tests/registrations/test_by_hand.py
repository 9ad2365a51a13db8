"""Organisers and the desk register someone, over capacity only with a reason."""

import uuid

import pytest
from django.contrib.auth.models import User

from registrations.actions import (
    AlreadyRegistered,
    By,
    CapacityRises,
    Choice,
    Details,
    Overlap,
    SessionsFull,
    SignUpClosed,
    Unavailable,
    register_by_hand,
)
from registrations.models import Change, Letter, Registration, Seat
from registrations.models.change import Actor
from registrations.models.registration import Source
from tests.builders import make_event
from tests.registrations.people import details, make_open_event, make_registration, make_workshop

pytestmark = pytest.mark.django_db


def organiser(reason: str = "") -> By:
    return By(Actor.ORGANISER, User.objects.get_or_create(username="olga")[0], reason)


def test_someone_gets_a_place_and_a_letter_also_when_sign_up_is_closed() -> None:
    event = make_open_event(registration_closes_at="2020-01-01T12:00Z")
    event.refresh_from_db()
    session = make_workshop(event)
    row = register_by_hand(event=event, details=details(), choice=Choice(seats=[session]), by=organiser())
    assert (row.state, row.source, str(row.created_by)) == ("plaats", "organisatie", "olga")
    assert Letter.objects.get().kind == "bevestiging"
    for one in (event, session):
        one.refresh_from_db()
    assert (event.places_taken, session.seats_taken) == (1, 1)


def test_without_a_reason_one_waits_as_anyone() -> None:
    event = make_open_event(capacity=1)
    session = make_workshop(event, capacity=1)
    make_registration(event, session)
    row = register_by_hand(event=event, details=details(), choice=Choice(waiting=[session]), by=organiser())
    assert (row.state, row.seats.get().state) == ("wachtlijst", "wens")
    other = make_open_event()
    full = make_workshop(other, capacity=1)
    make_registration(other, full)
    with pytest.raises(SessionsFull):
        register_by_hand(event=other, details=details(), choice=Choice(seats=[full]), by=organiser())


def test_with_a_reason_capacities_rise_and_the_log_says_so() -> None:
    event = make_open_event(capacity=1)
    full, free = make_workshop(event, capacity=1), make_workshop(event, "15:00", "16:00")
    make_registration(event, full)
    waits = make_registration(event)
    choice = Choice(seats=[free], waiting=[full])
    row = register_by_hand(event=event, details=details(), choice=choice, by=organiser("Spreker"))
    assert row.has_place
    assert list(row.seats.values_list("state", flat=True)) == ["plaats", "plaats"]
    for one in (event, full, free, waits):
        one.refresh_from_db()
    assert (event.capacity, full.capacity, free.capacity, waits.state) == (2, 2, 10, "wachtlijst")
    change = Change.objects.get(registration=row)
    assert (change.reason, change.details["raised"]) == ("Spreker", {"event": 2, str(full.pk): 2})


def test_with_a_reason_and_room_enough_nothing_rises() -> None:
    event = make_open_event(capacity=2)
    row = register_by_hand(event=event, details=details(), by=organiser("Spreker"))
    event.refresh_from_db()
    assert (event.capacity, event.places_taken, Change.objects.get(registration=row).details["raised"]) == (2, 1, {})


def test_who_has_no_address_gets_no_letter_and_may_fill_in_the_rest_later() -> None:
    row = register_by_hand(event=make_open_event(), details=Details("Bo", ""), source=Source.DESK, by=organiser())
    assert (row.has_place, row.is_complete, Letter.objects.count()) == (True, False, 0)


def test_what_cannot_be_is_refused_and_nothing_is_written() -> None:
    event = make_open_event()
    first, second = make_workshop(event), make_workshop(event)
    known = make_registration(event)
    before = (Registration.objects.count(), Seat.objects.count(), Change.objects.count(), Letter.objects.count())
    person = Details(known.name, known.email)
    with pytest.raises(AlreadyRegistered) as error:
        register_by_hand(event=event, details=person, by=organiser("Toch"))
    assert error.value.registration == known
    with pytest.raises(Overlap):
        register_by_hand(event=event, details=details(), choice=Choice(seats=[first, second]), by=organiser("Toch"))
    foreign = make_workshop(make_open_event())
    with pytest.raises(Unavailable):
        register_by_hand(event=event, details=details(), choice=Choice(seats=[foreign]), by=organiser("Toch"))
    for closed in (make_event(), make_open_event(capacity=None)):
        with pytest.raises(SignUpClosed):
            register_by_hand(event=closed, details=details(), by=organiser("Toch"))
    after = (Registration.objects.count(), Seat.objects.count(), Change.objects.count(), Letter.objects.count())
    assert after == before
    event.refresh_from_db()
    assert (event.capacity, event.places_taken) == (100, 1)


def test_a_capacity_rises_only_from_what_the_organiser_saw() -> None:
    event = make_open_event(capacity=1)
    session = make_workshop(event, capacity=1)
    make_registration(event, session)
    choice = Choice(seats=[session])
    for told in ({}, {"event": 1}, {"event": 2, str(session.pk): 1}, {"event": 1, str(session.pk): 3}):
        with pytest.raises(CapacityRises):
            register_by_hand(event=event, details=details(), choice=choice, by=organiser("Spreker"), told=told)
    event.refresh_from_db()
    assert (event.capacity, event.places_taken, Registration.objects.count()) == (1, 1, 1)
    told = {"event": 1, str(session.pk): 1}
    assert register_by_hand(event=event, details=details(), choice=choice, by=organiser("Spreker"), told=told).has_place


def test_a_form_sent_twice_registers_once_also_without_an_address_and_over_capacity() -> None:
    event = make_open_event(capacity=1)
    make_registration(event)
    form, person = uuid.uuid4(), Details("Bo de Wit", "")
    for again in (False, True):
        row = register_by_hand(event=event, details=person, by=organiser("Spreker"), told={"event": 1}, submission=form)
        assert row.sent_before == again
    event.refresh_from_db()
    assert (event.capacity, Registration.objects.filter(name="Bo de Wit").count()) == (2, 1)
