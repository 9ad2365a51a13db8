"""A form that is sent again, later or with other answers: the page says what is in the database."""

from typing import Any

import pytest
from django.test import Client

from registrations.actions import cancel, transfer
from registrations.models import Registration, SpecialNeeds
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.sign_up_forms import address, answers, block
from tests.registrations.test_sign_up import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
AGAIN = "U had dit formulier al verstuurd. Dit staat er nu."


@pytest.mark.parametrize("end", ["cancel", "transfer"])
def test_who_cancelled_and_sends_the_form_again_is_registered_anew(client: Client, end: str) -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=1)
    filled = answers() | {block(session): session.pk}
    client.post(address(event), filled)
    first = Registration.objects.get()
    if end == "cancel":
        cancel(registration=first)
    else:
        transfer(registration=first, name="Bo", email="bo@voorbeeld.nl")
        filled |= {block(session): ""}
    page = client.post(address(event), filled)
    assert "U bent aangemeld" in text(page)
    assert AGAIN not in text(page)
    row = Registration.objects.live().get(email=filled["email"])
    assert row != first
    assert row.seats.count() == (1 if end == "cancel" else 0)


def test_who_cancelled_what_is_full_now_is_not_told_to_have_it(client: Client) -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=1)
    filled = answers() | {block(session): session.pk}
    client.post(address(event), filled)
    cancel(registration=Registration.objects.get())
    make_registration(event, session)
    page = client.post(address(event), filled)
    assert page.status_code == 422
    assert "Deze sessie is net vol." in text(page)


@pytest.mark.parametrize("full", [False, True])
def test_back_and_another_session_shows_the_session_that_one_has(client: Client, full: bool) -> None:
    event = make_open_event()
    mine, other = make_workshop(event), make_workshop(event, capacity=1)
    filled = answers()
    client.post(address(event), filled | {block(mine): mine.pk})
    if full:
        make_registration(event, other)
    page = text(client.post(address(event), filled | {block(mine): other.pk}))
    assert AGAIN in page
    assert mine.title in page
    assert other.title not in page
    assert Registration.objects.get(email=filled["email"]).seats.get().session == mine


@pytest.mark.parametrize(
    ("changed", "label", "value"),
    [
        ({"organisation": "Ander"}, "Organisatie", "ROC"),
        ({"function": "Baas"}, "Functie", "Docent"),
        ({"sector": "overheid"}, "Sector", "Onderwijs"),
        ({"photo": "nee"}, "Herkenbaar op foto’s", "Ja"),
        ({"diet": "Geen vis"}, "Wensen", "Niet wat u nu invulde, maar wat u eerder bewaarde"),
        ({"diet": "", "consent": ""}, "Wensen", "Niet wat u nu invulde, maar wat u eerder bewaarde"),
    ],
)
def test_other_answers_are_not_confirmed(client: Client, changed: dict[str, Any], label: str, value: str) -> None:
    event = make_open_event()
    filled = answers(diet="Geen noten", consent="on")
    client.post(address(event), filled)
    page = text(client.post(address(event), filled | changed))
    assert AGAIN in page
    assert f"<dt>{label}</dt><dd>{value}</dd>" in page
    assert "noten" not in page
    assert SpecialNeeds.objects.get().diet == "Geen noten"


def test_a_session_that_is_asked_for_later_is_not_confirmed(client: Client) -> None:
    event, filled = make_open_event(), answers()
    session = make_workshop(event)
    client.post(address(event), filled)
    page = text(client.post(address(event), filled | {block(session): session.pk}))
    assert AGAIN in page
    assert "<dt>Sessies</dt><dd>Geen</dd>" in page
    assert session.title not in page


def test_a_place_that_is_offered_is_not_called_a_place(client: Client) -> None:
    event, filled = make_open_event(capacity=1), answers()
    holder = make_registration(event)
    assert "U bent nummer 1" in text(client.post(address(event), filled))
    cancel(registration=holder)
    page = text(client.post(address(event), filled))
    assert "Er is een plaats voor u" in page
    assert "Neem die aan voor " in page
    assert "U bent aangemeld" not in page
