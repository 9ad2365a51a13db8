"""The check of the counters finds what is wrong, repairs it on request, and says so."""

import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, transaction

from events.models import Event, Session
from registrations import places
from registrations.models import Change
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = pytest.mark.django_db


def check(*options: str) -> tuple[list[str], str]:
    """What the command prints, and the error with which it ends."""
    out, error = io.StringIO(), ""
    try:
        call_command("check_places", *options, stdout=out)
    except CommandError as caught:
        error = str(caught)
    return out.getvalue().splitlines(), error


def test_drift_is_named_repaired_and_logged() -> None:
    event = make_open_event(name="Dag")
    session = make_workshop(event, title="Lassen")
    make_registration(event, session)
    assert check() == (["Alle tellers kloppen."], "")
    Event.objects.update(places_taken=7)
    Session.objects.update(seats_taken=0)
    lines = [
        f"editie {event.pk} “Dag”: teller 7, aanmeldingen 1",
        f"sessie {session.pk} “Lassen”: teller 0, aanmeldingen 1",
    ]
    assert check() == ([f"{one}." for one in lines], "2 van de tellers klopt niet.")
    assert check("--repair") == ([*(f"{one}: hersteld." for one in lines), "Alle tellers kloppen."], "")
    assert check() == (["Alle tellers kloppen."], "")
    log = Change.objects.filter(action="hersteld").order_by("pk").values_list("event", "session", "details")
    assert list(log) == [
        (event.pk, None, {"stood": 7, "counted": 1}),
        (event.pk, session.pk, {"stood": 0, "counted": 1}),
    ]


def test_more_people_than_places_is_left_to_people() -> None:
    event = make_open_event(capacity=2)
    make_registration(event)
    make_registration(event)
    Event.objects.update(places_taken=1, capacity=1)
    text = f"editie {event.pk} “{event}”: teller 1, aanmeldingen 2, plaatsen 1: vol geraakt, kijk welke te veel zijn."
    assert check("--repair") == ([text], "1 van de tellers klopt niet.")
    assert Event.objects.get().places_taken == 1


def test_the_database_refuses_one_more_than_there_are() -> None:
    event = make_open_event(capacity=1)
    session = make_workshop(event, capacity=1)
    make_registration(event, session)
    for model, field in ((Event, "places_taken"), (Session, "seats_taken")):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(**{field: 2})
    assert not places.claim_place(event.pk)
    assert not places.claim_seats([session.pk])
    assert places.without_seat([session.pk]) == [session]
