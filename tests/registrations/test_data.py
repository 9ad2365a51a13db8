"""All data of a person as JSON: complete, only theirs, and whole whatever stands in it."""

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client

from registrations import actions
from registrations.actions import By, Choice, Needs
from registrations.models import Change, CheckIn, Letter
from tests.registrations.mailings import make_mailing, sign
from tests.registrations.people import details, make_open_event, make_registration, make_workshop
from tests.registrations.visits import open_link, send

pytestmark = pytest.mark.django_db

HOSTILE = [
    "=1+1",
    "＝1",
    "a\r\nBcc: x@x",
    "a\r\nATTENDEE:mailto:x@x",
    "]]>",
    "\x0bA",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}",
    "\u202eabc",
    "é" * 150,
    "👩🏽‍🔧",
]
PAGES = ("", "gegevens/", "overdragen/", "links/", "wissen/", "dagkaart/", "qr.svg", "komt-u/", "annuleren/", "agenda/")


def test_all_of_a_person_and_nothing_of_others(client: Client) -> None:
    event = make_open_event()
    session, other = make_workshop(event), make_workshop(event, "15:00", "16:00", capacity=1)
    make_registration(event, other, name="Iemand Anders")
    row = actions.register(
        event=event,
        details=details(name="Anna", email="anna@voorbeeld.nl", function="Directeur"),
        choice=Choice(seats=[session], waiting=[other]),
        needs=Needs(diet="geen noten", access="rolstoel"),
    )
    staff = User.objects.create(username="medewerker", first_name="Staf", last_name="Lid")
    Change.objects.create(
        event=event, registration=row, action="voorrang", actor="organisatie", user=staff, reason="Spreker"
    )
    CheckIn.objects.create(registration=row, by=staff)
    open_link(client, row)
    response = client.get("/aanmelding/gegevens.json")
    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"] == f'attachment; filename="aanmelding-{row.code}.json"'
    text = response.content.decode()
    data = json.loads(text)
    assert data["aanmelding"]["naam"] == "Anna"
    assert data["aanmelding"]["functie"] == "Directeur"
    assert data["wensen"]["dieetwensen"] == "geen noten"
    assert [(one["sessie"], one["status"]) for one in data["sessies"]] == [
        (session.title, "Heeft een plaats"),
        (other.title, "Op de wachtlijst"),
    ]
    assert [one["reden"] for one in data["logboek"]] == ["", "Spreker"]
    assert [one["aan"] for one in data["berichten"]] == ["anna@voorbeeld.nl"]
    assert len(data["binnenkomsten"]) == 1
    assert data["wordt_gewist_op"]["wensen"] == "2097-07-18"
    assert [word for word in ("Iemand", "medewerker", "Staf", 'Lid"') if word in text] == []


def test_messages_have_their_words(client: Client) -> None:
    event = make_open_event()
    row = make_registration(event, make_workshop(event))
    mailing = make_mailing(event, subject="Neem een trui mee", body="Het is koud in de hal.")
    actions.send_mailing(mailing=mailing, shown=sign(mailing), by=By())
    facts = {"day": ["Nu: 19 juni"], "sessions": [["Lassen", ["Nu: 14.00 uur"], 5], ["Van eerder", ["Nu: later"]]]}
    Letter.objects.create(kind="programma", event=event, to=row.email, registration=row, facts=facts)
    open_link(client, row)
    letters = {one["soort"]: one for one in json.loads(client.get("/aanmelding/gegevens.json").content)["berichten"]}
    message = letters["Bericht van de organisatie"]
    assert (message["onderwerp"], message["tekst"]) == ("Neem een trui mee", "Het is koud in de hal.")
    assert "onderwerp" not in letters["Bevestiging"]
    assert letters["Het programma is gewijzigd"]["bijzonderheden"] == {
        "day": ["Nu: 19 juni"],
        "sessions": [
            {"sessie": "Lassen", "wijziging": ["Nu: 14.00 uur"]},
            {"sessie": "Van eerder", "wijziging": ["Nu: later"]},
        ],
    }


def test_a_colleague_is_not_told_who_came_before_by_the_file(client: Client) -> None:
    row = make_registration(make_open_event(), name="Vorige Eigenaar")
    colleague = actions.transfer(registration=row, name="Bo", email="bo@voorbeeld.nl", by=By())
    open_link(client, colleague)
    assert "Vorige Eigenaar" not in client.get("/aanmelding/gegevens.json").content.decode()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_text_everywhere(client: Client, name: str) -> None:
    event = make_open_event()
    row = make_registration(event, make_workshop(event, title=name))
    open_link(client, row)
    who = name.replace("@", " ")  # an address in the name of a person is refused
    sent = {"name": who, "organisation": name, "function": name, "email": "a@voorbeeld.nl", "sector": "anders"}
    needs = {"photo": "ja", "diet": name, "access": name, "consent": "on"}
    assert send(client, "/aanmelding/gegevens/", sent | needs).status_code == 303
    data = json.loads(client.get("/aanmelding/gegevens.json").content)
    assert "\n" not in data["aanmelding"]["naam"]
    assert data["aanmelding"]["naam"]
    for page in (*PAGES, "sessies/"):
        text = client.get(f"/aanmelding/{page}").content.decode()
        assert [bad for bad in ("<script>alert", "\x0b", "\u202e", ">14<") if bad in text] == []
    assert send(client, "/aanmelding/overdragen/", {"name": who, "email": "b@voorbeeld.nl"}).status_code == 200


def test_a_name_that_is_too_long_is_refused(client: Client) -> None:
    open_link(client, make_registration(make_open_event()))
    response = send(client, "/aanmelding/overdragen/", {"name": "é" * 300, "email": "b@voorbeeld.nl"})
    assert response.status_code == 422
