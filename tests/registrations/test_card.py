"""The day card, its code, and where the code leads."""

import xml.etree.ElementTree as ET

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from events.models import Assignment
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


def test_the_desk_address_tells_visitors_nothing(client: Client) -> None:
    row = make_registration(make_open_event())
    known, unknown = client.get(f"/balie/{row.code}/"), client.get("/balie/bestaatniet/")
    assert known.status_code == unknown.status_code == 200
    assert known.content == unknown.content


def test_staff_without_permission_see_nothing_either(client: Client) -> None:
    row = make_registration(make_open_event())
    client.force_login(User.objects.create(username="redacteur", is_staff=True))
    assert "Deze code is voor de balie" in client.get(f"/balie/{row.code}/").content.decode()


def test_staff_with_permission_go_to_the_registration(client: Client) -> None:
    row = make_registration(make_open_event())
    user = User.objects.create(username="balie", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_registration"))
    Assignment.objects.create(user=user, event=row.event)
    client.force_login(user)
    response = client.get(f"/balie/{row.code}/")
    assert (response.status_code, response["Location"]) == (303, f"/beheer/registrations/registration/{row.pk}/change/")
    assert client.get("/balie/bestaatniet/").status_code == 404


def test_a_card_is_over_when_the_place_is(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    actions.cancel(registration=row)
    assert client.get("/aanmelding/dagkaart/").status_code == 303
    assert Registration.objects.count() == 1
