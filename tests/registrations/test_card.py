"""The day card and its code."""

import xml.etree.ElementTree as ET

import pytest
from django.test import Client

from registrations import actions
from registrations.models import Registration
from registrations.views.card import desk_address, qr_svg
from tests.builders import make_room
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.visits import open_link

pytestmark = pytest.mark.django_db

SVG = "{http://www.w3.org/2000/svg}"


def test_the_code_is_dark_on_white_with_a_quiet_zone_and_without_style(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    response = client.get("/aanmelding/qr.svg")
    assert response["Content-Type"] == "image/svg+xml"
    text = response.content.decode()
    root = ET.fromstring(text)
    assert "style" not in text
    assert "<script" not in text
    paths = root.iter(f"{SVG}path")
    assert [(one.get("fill"), one.get("stroke")) for one in paths] == [("#fff", None), (None, "#000")]
    first = root.findall(f".//{SVG}path")[1].get("d") or ""
    assert first.startswith("M4 4.5"), "four modules of white around it"
    assert response.content == qr_svg(desk_address(row))


def test_the_code_holds_an_address_that_opens_nothing() -> None:
    row = make_registration(make_open_event())
    assert desk_address(row).endswith(f"/balie/{row.code}/")


def test_the_card_shows_the_own_programme_with_rooms(client: Client) -> None:
    event = make_open_event()
    room = make_room(event, name="Grote zaal")
    session = make_workshop(event, room=room)
    full = make_workshop(event, "15:00", "16:00", capacity=1)
    make_registration(event, full)
    row = make_registration(event, session, waiting=(full,), name="Anna Bakker", organisation="Het Lyceum")
    open_link(client, row)
    page = client.get("/aanmelding/dagkaart/").content.decode()
    shown = ("Anna Bakker", "Het Lyceum", "Grote zaal", "13.00 tot 14.00 uur", session.title, desk_address(row))
    assert [words for words in shown if words not in page] == []
    assert f'alt="Code voor de balie: {row.code}"' in page
    assert full.title not in page, "who waits does not go there"


def test_who_has_no_place_has_no_card(client: Client) -> None:
    event = make_open_event(capacity=1)
    make_registration(event)
    open_link(client, make_registration(event))
    assert client.get("/aanmelding/dagkaart/").status_code == 303


def test_a_card_is_over_when_the_place_is(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    actions.cancel(registration=row)
    assert client.get("/aanmelding/dagkaart/").status_code == 303
    assert Registration.objects.count() == 1
