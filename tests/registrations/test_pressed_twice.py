"""A button that is pressed twice says both times what came of it."""

import pytest
from django.test import Client

from registrations import actions
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.visits import hidden, open_link

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def press_twice(client: Client, path: str, data: dict[str, str]) -> list[str]:
    """Where the two answers lead."""
    sent = {**hidden(client.get(path).content.decode()), **data}
    return [client.post(path, sent)["Location"] for _ in range(2)]


def test_accepting_an_offer_twice(client: Client) -> None:
    event = make_open_event()
    full = make_workshop(event, capacity=1)
    holder, person = make_registration(event, full), make_registration(event, waiting=(full,))
    actions.cancel(registration=holder)
    open_link(client, person)
    first, second = press_twice(client, f"/aanmelding/aanbod/?aanmelding={person.code}", {"aanvaard": "ja"})
    assert first == second
    assert "gedaan=aanvaard" in first


def test_cancelling_twice(client: Client) -> None:
    person = make_registration(make_open_event())
    open_link(client, person)
    first, second = press_twice(client, f"/aanmelding/annuleren/?aanmelding={person.code}", {})
    assert first == second
    assert "gedaan=geannuleerd" in first
