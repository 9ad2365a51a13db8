"""Correcting who one is and what one needs, also for a colleague, and with the cookie lost."""

import pytest
from django.test import Client

from registrations import access
from registrations.actions import Colleague, register_delegation
from registrations.links import make_link
from registrations.models import Registration, SpecialNeeds
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.visits import fresh, hidden, open_link, send, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


CORRECT = {
    **{"name": "Nieuw", "email": "nieuw@voorbeeld.nl", "organisation": "O", "function": "F"},
    **{"sector": "overheid", "photo": "nee"},
}


def test_details_and_needs_are_corrected_and_erased(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    needs = {"diet": "vegetarisch", "access": "rolstoel", "consent": "on"}
    response = send(client, "/aanmelding/gegevens/", CORRECT | needs | {"photo": "ja"})
    assert response["Location"] == f"/aanmelding/?aanmelding={row.code}&gedaan=gegevens"
    assert "Uw gegevens zijn bewaard." in text(client.get(response["Location"]))
    changed = fresh(row)
    assert (changed.name, changed.sector, changed.photo_consent) == ("Nieuw", "overheid", True)
    assert SpecialNeeds.objects.get(registration=row).diet == "vegetarisch"
    send(client, "/aanmelding/gegevens/", CORRECT)
    assert not SpecialNeeds.objects.filter(registration=row).exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": " "}, "Vul uw naam in."),
        ({"name": "\x0b"}, "Vul uw naam in."),
        ({"email": "x"}, "Vul een e-mailadres in zoals naam@voorbeeld.nl."),
        ({"sector": "adel"}, "Kies een sector."),
        ({"sector": ""}, "Kies een sector."),
        ({"diet": "noten"}, "Zet een vinkje als wij deze wensen mogen bewaren, of maak de wensen leeg."),
        ({"name": "Bezet", "email": "BEZET@voorbeeld.nl"}, "Dit adres en deze naam zijn al aangemeld."),
        ({"function": "f" * 201}, "Gebruik ten hoogste 200 tekens."),
        ({"function": ""}, "Vul uw functie in."),
        ({"photo": ""}, "Kies of u herkenbaar op foto’s mag."),
    ],
)
def test_a_fault_keeps_the_input_and_says_what_to_do(client: Client, wrong: dict[str, str], words: str) -> None:
    event = make_open_event()
    make_registration(event, name="Bezet", email="bezet@voorbeeld.nl")
    row = make_registration(event)
    open_link(client, row)
    response = send(client, "/aanmelding/gegevens/", {**CORRECT, "organisation": "Bewaarde Invoer", **wrong})
    page = text(response)
    assert response.status_code == 422
    assert "<title>Fout: " in page
    assert page.count(words) == 2, "in the summary and beside the field"
    assert "Bewaarde Invoer" in page
    assert fresh(row).name == row.name


def test_a_colleague_fills_in_the_rest_and_then_chooses(client: Client) -> None:
    event = make_open_event()
    sender = Colleague("Zender", "zender@voorbeeld.nl")
    delegation = register_delegation(event=event, sender=sender, colleagues=[Colleague("A", "a@voorbeeld.nl")])
    row = Registration.objects.get(delegation=delegation)
    open_link(client, row)
    assert "<h1>Vul uw gegevens aan</h1>" in text(client.get("/aanmelding/gegevens/"))
    response = send(client, "/aanmelding/gegevens/", {**CORRECT, "name": "A", "email": "a@voorbeeld.nl"})
    assert response["Location"] == f"/aanmelding/sessies/?aanmelding={row.code}&gedaan=gegevens"
    assert fresh(row).is_complete


def test_a_lost_session_keeps_the_input(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    page = text(client.get("/aanmelding/gegevens/"))
    client.cookies.clear()
    response = client.post(f"/aanmelding/gegevens/?aanmelding={row.code}", {**hidden(page), **CORRECT})
    assert response.status_code == 303
    assert fresh(row).name == "Nieuw"
    assert access.COOKIE in response.cookies, "and opens the page again"


def test_the_link_in_the_old_mailbox_lets_nobody_in_after_the_address_changed(client: Client) -> None:
    row = make_registration(make_open_event())
    link = f"/aanmelding/{make_link(row)}/"
    old_mailbox = Client()
    for one in (client, old_mailbox):
        assert one.get(link).status_code == 303
    path = f"/aanmelding/gegevens/?aanmelding={row.code}"
    kept = hidden(text(old_mailbox.get(path)))
    assert send(client, path, CORRECT).status_code == 303
    assert "nieuw@voorbeeld.nl" in text(client.get(path))
    assert (old_mailbox.get(path).status_code, Client().get(link).status_code) == (404, 404)
    assert old_mailbox.post(path, {**kept, **CORRECT, "email": "oud@voorbeeld.nl"}).status_code == 404
    assert send(client, path, {**CORRECT, "name": "Nog Een"}).status_code == 303
    assert (fresh(row).name, fresh(row).email) == ("Nog Een", "nieuw@voorbeeld.nl")


def test_the_hidden_field_is_for_one_visitor_only(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    page = text(client.get("/aanmelding/gegevens/"))
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    response = elsewhere.post(f"/aanmelding/gegevens/?aanmelding={row.code}", {**hidden(page), **CORRECT})
    assert response.status_code == 404
    assert fresh(row).name == row.name
