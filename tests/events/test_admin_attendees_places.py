"""Whoever changes a room, a venue or the days of an edition hears how many people are told of it."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from events.models import Event, Room, Session, Venue
from tests.builders import make_event, make_room, make_session, make_venue
from tests.events.admin_forms import rows, stamp
from tests.events.test_admin_attendees import MAIL, warned

pytestmark = pytest.mark.django_db
ALL = [f"7 deelnemers hebben een plaats op deze conferentie of een aanbod. Zij krijgen hierover {MAIL}."]
WAITING = "en wie hier op de wachtlijst staat, krijgen hierover"
THREE = [f"3 deelnemers hebben hier een plaats of een aanbod. Zij {WAITING} {MAIL}."]


def make_taken() -> Session:
    event = make_event(day=dt.date(2097, 6, 18), capacity=10, places_taken=7)
    room = make_room(event, venue=make_venue(event, name="Gebouw A"), name="Zaal 1")
    return make_session(event, start="13:00", end="14:00", capacity=5, seats_taken=3, room=room)


def post(client: Client, model: str, key: int, data: dict[str, Any]) -> list[str]:
    found = warned(client.post(f"/beheer/events/{model}/{key}/change/", data))
    client.get("/beheer/")  # shows it, once
    return found


def save_room(client: Client, room: Room, **fields: Any) -> list[str]:
    data = {"venue": room.venue_id, "name": room.name, "position": 0, "stamp": stamp(room), **fields}
    return post(client, "room", room.pk, data)


def save_venue(client: Client, venue: Venue, room: dict[str, Any] | None = None, **fields: Any) -> list[str]:
    inline = rows("rooms", [room] if room else [], initial=1 if room else 0)
    data = {"event": venue.event_id, "name": venue.name, "city": "Assen", "position": 0, "stamp": stamp(venue)}
    return post(client, "venue", venue.pk, {**data, **inline, **fields})


def save_event(client: Client, event: Event, venue: dict[str, Any] | None = None, **fields: Any) -> list[str]:
    inlines = rows("venues", [venue] if venue else [], initial=1 if venue else 0) | rows("documents", [])
    data = {"name": event.name, "slug": event.slug, "starts_on": "18-06-2097", "capacity": 10, "stamp": stamp(event)}
    data |= {"published_at_0": "01-01-2018", "published_at_1": "09:00"}
    return post(client, "event", event.pk, {**data, **inlines, **fields})


def test_a_room_with_another_name(admin_client: Client) -> None:
    session = make_taken()
    assert session.room is not None
    assert save_room(admin_client, session.room, name="Zaal 2") == THREE
    assert save_room(admin_client, session.room, name="ZAAL  2") == []
    assert save_room(admin_client, session.room, capacity="30") == []
    make_session(session.event, capacity=5, seats_taken=2, room=session.room)
    (text,) = save_room(admin_client, session.room, name="Zaal 4")
    assert text == f"In de sessies daar: 5 plaatsen zijn bezet of aangeboden. De deelnemers krijgen hierover {MAIL}."


def test_the_only_venue_is_of_all_and_one_of_two_of_who_has_a_seat_there(admin_client: Client) -> None:
    session = make_taken()
    assert session.room is not None
    venue = session.room.venue
    assert save_venue(admin_client, venue, street="Dijk 2") == ALL
    assert save_venue(admin_client, venue, street="dijk 2", by_train="Lijn 3") == []
    other = make_venue(session.event)
    assert save_venue(admin_client, venue, street="Dijk 3") == THREE
    assert save_venue(admin_client, other, street="Dijk 3") == []
    room = {"id": session.room.pk, "venue": venue.pk, "name": "Zaal 9", "position": 1}
    assert save_venue(admin_client, venue, room, street="Dijk 3") == THREE


def test_the_days_of_an_edition_and_a_venue_on_its_page(admin_client: Client) -> None:
    session = make_taken()
    event = session.event
    assert session.room is not None
    assert save_event(admin_client, event, tagline="Iets nieuws") == []
    assert save_event(admin_client, event, starts_on="19-06-2097") == ALL
    venue = {"id": session.room.venue_id, "event": event.pk, "name": "Gebouw C", "city": "Assen", "position": 0}
    assert save_event(admin_client, event, venue, starts_on="19-06-2097") == ALL
    Event.objects.filter(pk=event.pk).update(places_taken=0)
    assert save_event(admin_client, event) == []
