"""A form that another site sends is refused, whatever it is for; who sends from here, or says nothing, is let in."""

import uuid
from typing import Any

import pytest
from django.test import Client

from registrations.models import Delegation, Registration
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.sign_up_forms import send as sign_up
from tests.registrations.test_delegation_pages import TEAM
from tests.registrations.test_delegation_pages import send as send_delegation
from tests.registrations.visits import open_link, send

pytestmark = pytest.mark.django_db
HERE, ELSEWHERE = "http://testserver", "https://kwaad.example"

REFUSED = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},  # another site below the same domain
    {"sec-fetch-site": "cross-site", "origin": HERE},
    {"sec-fetch-site": "cross-site", "origin": "null"},
    {"origin": ELSEWHERE},
    {"origin": "https://testserver.kwaad.example"},
    {"origin": f"{HERE}:8443"},
    {"origin": HERE.replace("http", "https")},
    {"origin": "geen adres"},
    {"origin": "http://[kapot"},
]
TAKEN = [
    {},
    {"sec-fetch-site": "same-origin"},
    {"sec-fetch-site": "none"},
    {"sec-fetch-site": "same-origin", "origin": "null"},
    {"origin": HERE},
    {"origin": "null"},  # an old browser on a page with a secret link
    {"origin": "http://localhost:8000"},  # SITE_URL
]


@pytest.mark.parametrize("said", REFUSED)
def test_what_another_site_sends_is_refused_on_a_page_of_ours(said: dict[str, str]) -> None:
    client = Client(headers=said)
    event = make_open_event()
    answers: list[Any] = [sign_up(client, event), send_delegation(client, event, **TEAM)]
    assert not Registration.objects.exists()
    row = make_registration(event)
    open_link(client, row)
    answers += [send(client, "/aanmelding/annuleren/"), client.post("/aanmelding/link/"), client.post("/")]
    for answer in answers:
        page = answer.content.decode()
        assert answer.status_code == 403
        assert page.count("<h1") == 1
        assert "Dit formulier kwam niet van deze site" in page
        assert '<html lang="nl"' in page
    assert answers[2]["Referrer-Policy"] == "no-referrer"
    row.refresh_from_db()
    assert row.has_place


@pytest.mark.parametrize("said", TAKEN)
def test_what_is_sent_from_here_is_taken(said: dict[str, str]) -> None:
    client = Client(headers=said)
    event = make_open_event()
    assert sign_up(client, event).status_code in {200, 303, 302}
    assert send_delegation(client, event, submission=str(uuid.uuid4()), **TEAM).status_code in {200, 303, 302}
    assert (Registration.objects.count(), Delegation.objects.count()) == (3, 1)
    row = make_registration(event)
    open_link(client, row)
    assert send(client, "/aanmelding/annuleren/").status_code == 303


@pytest.mark.parametrize("said", [*REFUSED, *TAKEN])
def test_a_link_on_another_site_opens_any_page(said: dict[str, str]) -> None:
    client = Client(headers=said)
    event = make_open_event()
    for path in ("/", f"/jaarconferentie/{event.slug}/aanmelden/"):
        assert (client.get(path).status_code, client.head(path).status_code) == (200, 200)
