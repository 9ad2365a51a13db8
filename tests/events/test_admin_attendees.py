"""Whoever moves or cancels a session hears how many people have a seat in it, and when they are told."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from events.models import Session
from tests.builders import make_event, make_room, make_session
from tests.events.admin_forms import change_url, session_data, stamp

pytestmark = pytest.mark.django_db
MAIL = "een e-mail, een kwartier na uw laatste wijziging"
WAITING = "en wie hier op de wachtlijst staat, krijgen hierover"
THREE = [f"3 deelnemers hebben hier een plaats of een aanbod. Zij {WAITING} {MAIL}."]


def warned(response: Any) -> list[str]:
    """What is said on the next page."""
    assert response.status_code == 302
    found = [str(message) for message in get_messages(response.wsgi_request)]
    return [text for text in found if "hierover" in text]


def make_taken(taken: int, **fields: Any) -> Session:
    event = make_event(**{"day": dt.date(2097, 6, 18), **fields})
    return make_session(event, start="13:00", end="14:00", capacity=5, seats_taken=taken, room=make_room(event))


def save(client: Client, session: Session, **fields: Any) -> list[str]:
    own: dict[str, Any] = {"title": session.title, "slug": session.slug, "kind": session.kind, "state": session.state}
    own |= {
        "day": session.event.starts_on.strftime("%d-%m-%Y"),
        "from_time": "13.00",
        "until_time": "14.00",
        "capacity": "5",
    }
    own |= {"room": session.room_id}
    data = session_data(session.event, **{**own, **fields}, stamp=stamp(session))
    return warned(client.post(change_url(session), data))


@pytest.mark.parametrize(
    "change",
    [{"from_time": "13.15"}, {"until_time": "14.30"}, {"room": ""}, {"state": "geannuleerd"}, {"state": "concept"}],
)
def test_a_change_of_what_people_count_on_tells_how_many(admin_client: Client, change: dict[str, str]) -> None:
    assert save(admin_client, make_taken(3), **change) == THREE


def test_one_person_is_told_of_as_one(admin_client: Client) -> None:
    (text,) = save(admin_client, make_taken(1), from_time="13.15")
    assert text == f"1 deelnemer heeft hier een plaats of een aanbod. Deze persoon {WAITING} {MAIL}."


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"day": dt.date(2018, 6, 18)}, "geen bericht"),
        ({"published_at": None}, "een e-mail, zodra de editie is gepubliceerd"),
    ],
)
def test_of_what_is_past_nobody_is_told_and_of_what_is_not_public_later(
    admin_client: Client, fields: dict[str, Any], words: str
) -> None:
    (text,) = save(admin_client, make_taken(3, **fields), from_time="13.15")
    assert text.endswith(f"Zij {WAITING} {words}.")


def test_nothing_is_said_where_nobody_has_a_seat_or_nothing_moved(admin_client: Client) -> None:
    assert save(admin_client, make_taken(0), from_time="13.15") == []
    assert save(admin_client, make_taken(3), title="Andere titel", day="") == []  # the only day of the edition


def test_an_action_on_several_tells_it_too(admin_client: Client) -> None:
    sessions = [make_taken(2), make_taken(1)]

    def act(action: str, *chosen: Session) -> list[str]:
        sent = {"action": action, "_selected_action": [one.pk for one in chosen]}
        told = warned(admin_client.post("/beheer/events/session/", sent))
        admin_client.get("/beheer/events/session/")  # shows it, once
        return told

    (text,) = act("cancel", *sessions)
    assert text.startswith("In deze sessies: 3 plaatsen zijn bezet of aangeboden.")
    (text,) = act("to_draft", sessions[1])
    assert text.startswith("1 deelnemer heeft hier")
    assert act("publish", sessions[1]) == []
