"""Asking for a new link: known and unknown addresses get one answer, and only the mailbox learns more."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from registrations import limits
from registrations.actions import Colleague, register_delegation
from registrations.letters.content import is_needless
from registrations.letters.message import make_message
from registrations.models import Letter, Registration
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.visits import hidden

pytestmark = pytest.mark.django_db


def ask(client: Client, email: str) -> Any:
    page = client.get("/aanmelding/link/").content.decode()
    return client.post("/aanmelding/link/", {**hidden(page), "email": email})


@pytest.fixture
def slow_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody answers sooner than this visitor does."""
    monkeypatch.setattr("registrations.forms.manage_link.LinkRequestForm.fastest", 0)


@pytest.mark.usefixtures("slow_reader")
def test_known_and_unknown_addresses_get_one_answer(client: Client) -> None:
    row = make_registration(make_open_event(), email="Bekend@voorbeeld.nl")
    known, unknown = ask(client, "bekend@VOORBEELD.nl"), ask(client, "onbekend@voorbeeld.nl")
    assert known.status_code == unknown.status_code == 200
    assert known.content == unknown.content
    letter = Letter.objects.get(kind=Letter.Kind.LINK)
    assert (letter.registration, letter.to) == (row, "Bekend@voorbeeld.nl")


@pytest.mark.usefixtures("slow_reader")
def test_one_link_an_hour_for_each_live_registration(client: Client) -> None:
    event = make_open_event()
    for name in ("A", "B"):
        make_registration(event, name=name, email="samen@voorbeeld.nl")
    for _ in range(3):
        ask(client, "samen@voorbeeld.nl")
    assert Letter.objects.filter(kind=Letter.Kind.LINK).count() == 2


@pytest.mark.usefixtures("slow_reader")
@pytest.mark.parametrize("state", ["plaats", "geannuleerd", "verlopen", "overgedragen"])
def test_a_link_for_whoever_is_over_until_the_data_is_erased(client: Client, state: str) -> None:
    event = make_open_event()
    row = make_registration(event, email="weg@voorbeeld.nl")
    Registration.objects.filter(pk=row.pk).update(state=state)
    ask(client, "weg@voorbeeld.nl")
    assert [is_needless(one) for one in Letter.objects.filter(kind=Letter.Kind.LINK)] == [False]
    Letter.objects.all().delete()
    Registration.objects.filter(pk=row.pk).update(erased_at=timezone.now())
    ask(client, "weg@voorbeeld.nl")
    assert not Letter.objects.exists()


@pytest.mark.usefixtures("slow_reader")
def test_a_sender_gets_a_link_to_the_delegation(client: Client) -> None:
    sender = Colleague("Zender", "Zender@voorbeeld.nl")
    colleagues = [Colleague("A", "a@voorbeeld.nl")]
    team = register_delegation(event=make_open_event(), sender=sender, colleagues=colleagues)
    for _ in range(2):
        ask(client, "zender@voorbeeld.nl")
    letter = Letter.objects.get(kind=Letter.Kind.LINK)
    assert (letter.delegation, letter.to, is_needless(letter)) == (team, "Zender@voorbeeld.nl", False)
    body = str(make_message(letter, "token").body)
    assert "Bekijk uw delegatie" in body
    assert "/aanmelding/token/" in body


@pytest.mark.usefixtures("slow_reader")
def test_who_asks_too_often_waits(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("registrations.views.link.REQUESTS", 2)
    answers = [ask(client, f"a{number}@voorbeeld.nl") for number in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    wait = limits.words(int(answers[2]["Retry-After"]))
    assert f"Probeer het over {wait} opnieuw" in answers[2].content.decode()
    assert 'value="a2@voorbeeld.nl"' in answers[2].content.decode()


def test_a_link_request_without_address_says_what_to_do(client: Client) -> None:
    response = client.post("/aanmelding/link/", {"email": "geen adres"})
    text = response.content.decode()
    assert response.status_code == 422
    assert "<title>Fout: " in text
    assert "Vul een e-mailadres in zoals naam@voorbeeld.nl." in text
