"""A place at the desk for who has none: with a reason, from what was told, and in at once."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from events.models import Event
from registrations import actions
from registrations.models import Change, CheckIn, ClaimState, Registration
from tests.registrations.desks import at_desk, follow, let_in, person, press, read
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.visits import fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def full_house() -> tuple[Event, Registration, Registration]:
    event = make_open_event(capacity=1)
    return event, make_registration(event), make_registration(event, name="Wim Wachter")


def test_who_waits_gets_a_place_with_a_reason_and_is_in() -> None:
    event, _, row = full_house()
    client = at_desk(event)
    page = read(client.get(person(row)))
    assert "Staat op de wachtlijst, nummer 1" in page
    assert "Er komt er één bij: dat zijn er dan 2." in page
    refused = press(client, person(row), "plaats", reason=" ")
    assert refused.status_code == 422
    assert "Vul in waarom deze persoon een plaats krijgt." in read(refused)
    assert "<title>Fout: " in refused.content.decode()
    assert fresh(row).state == ClaimState.WAITING
    assert "Binnen Wim Wachter" in follow(client, press(client, person(row), "plaats", reason="Spreker"))
    event.refresh_from_db()
    assert (fresh(row).state, event.capacity, CheckIn.objects.count()) == (ClaimState.PLACE, 2, 1)
    change = Change.objects.get(action=Change.Action.FORCED)
    assert (change.reason, change.actor, change.user) == ("Spreker", "balie", CheckIn.objects.get().by)


def test_a_capacity_rises_from_what_was_told_alone() -> None:
    event, _, row = full_house()
    client = at_desk(event)
    answer = press(client, person(row), "plaats", reason="Spreker", boven="")
    assert answer.status_code == 422
    assert "Er is geen plaats meer vrij." in read(answer)
    assert "dat zijn er dan 2" in read(answer)
    assert 'value="Spreker"' in answer.content.decode()
    event.refresh_from_db()
    assert (event.capacity, CheckIn.objects.count()) == (1, 0)


def test_giving_a_place_twice_is_giving_it_once() -> None:
    event, _, row = full_house()
    client = at_desk(event)
    sent = {"sleutel": uuid.uuid4(), "boven": 1, "reason": "Spreker"}
    first, again = (client.post(person(row, "plaats/"), sent) for _ in range(2))
    assert first["Location"] == again["Location"]
    event.refresh_from_db()
    assert (event.capacity, CheckIn.objects.count()) == (2, 1)


def test_who_was_offered_a_place_needs_no_reason() -> None:
    event, first, row = full_house()
    actions.cancel(registration=first)
    client = at_desk(event)
    page = read(client.get(person(row)))
    assert "Kreeg een plaats aangeboden" in page
    assert "Waarom" not in page
    assert "Binnen Wim Wachter" in follow(client, press(client, person(row), "plaats"))
    assert (fresh(row).state, Event.objects.get().capacity) == (ClaimState.PLACE, 1)


def test_an_offer_that_is_over_makes_no_place_more() -> None:
    event, first, row = full_house()
    actions.cancel(registration=first)
    Registration.objects.filter(pk=row.pk).update(offered_until=timezone.now() - dt.timedelta(hours=1))
    client = at_desk(event)
    page = client.get(person(row)).content.decode()
    assert "Liet een aanbod verlopen" in page
    assert "Er komt er één bij" not in page
    assert 'name="boven" value' not in page
    assert "Vul in waarom" in read(press(client, person(row), "plaats", reason=""))
    assert "Binnen Wim Wachter" in follow(client, press(client, person(row), "plaats", reason="Spreker"))
    assert (fresh(row).state, Event.objects.get().capacity) == (ClaimState.PLACE, 1)


def test_at_a_door_a_place_is_given_and_the_session_is_asked_about_after() -> None:
    event, _, row = full_house()
    session = make_workshop(event, title="Lassen")
    client = at_desk(event, door=session)
    assert "Geef een plaats en laat binnen" not in read(client.get(person(row)))
    said = follow(client, press(client, person(row), "plaats", reason="Spreker"))
    assert (fresh(row).state, CheckIn.objects.count()) == (ClaimState.PLACE, 0)
    assert "Heeft geen plaats in deze sessie Laat toch binnen" in said
    assert "1 binnen (0 verwacht)" in follow(client, let_in(client, row))
