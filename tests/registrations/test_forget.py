"""A computer that others use too forgets what was opened on it; the list of what was opened says how each stands."""

import time

import pytest
from django.test import Client, RequestFactory

from registrations import access, actions
from registrations.actions import Colleague, register_delegation
from registrations.links import make_link
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.visits import fresh, hidden, open_link, send, text

pytestmark = pytest.mark.django_db
DONE = "/aanmelding/klaar/?wat=vergeten"


def test_a_button_on_the_page_forgets_it_and_the_link_still_works(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    page = text(client.get("/aanmelding/"))
    assert "Vergeet deze aanmelding op dit apparaat</button>" in page
    response = client.post(f"/aanmelding/vergeten/?aanmelding={row.code}", hidden(page))
    assert response["Location"] == DONE
    assert (response.cookies[access.COOKIE].value, response.cookies[access.COOKIE]["max-age"]) == ("", 0)
    assert "Dit apparaat is uw aanmelding vergeten" in text(client.get(DONE))
    assert row.name not in text(client.get("/aanmelding/"))
    assert row.links.valid().count() == 1
    open_link(client, row)
    assert row.name in text(client.get("/aanmelding/"))


def test_opening_the_page_forgets_nothing_and_other_sites_cannot_press_the_button(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    assert "Vergeet deze aanmelding op dit apparaat</button>" in text(client.get("/aanmelding/vergeten/"))
    assert client.post("/aanmelding/vergeten/").status_code == 422
    assert row.name in text(client.get("/aanmelding/"))
    assert Client().post("/aanmelding/vergeten/").status_code == 404


def test_the_sender_of_a_delegation_forgets_too(client: Client) -> None:
    sender, colleague = Colleague("Zender", "zender@voorbeeld.nl"), Colleague("Collega", "collega@voorbeeld.nl")
    delegation = register_delegation(event=make_open_event(), sender=sender, colleagues=[colleague])
    open_link(client, delegation)
    path = f"/aanmelding/vergeten/?delegatie={delegation.guid}"
    assert path in text(client.get("/aanmelding/delegatie/"))
    assert client.get("/aanmelding/vergeten/").status_code == 200
    assert send(client, path)["Location"] == DONE
    assert client.get("/aanmelding/delegatie/").status_code == 404


def test_the_list_of_several_says_how_each_stands_and_forgets_all(client: Client) -> None:
    event = make_open_event(capacity=2, name="Grote dag")
    rows = [make_registration(event, name=name) for name in ("Anna", "Bram", "Cato")]
    for row in rows:
        open_link(client, row)
    actions.cancel(registration=rows[0])
    page = text(client.get("/aanmelding/"))
    states = ("Uw aanmelding is geannuleerd.", "U hebt een plaats.", "Er is een plaats voor u.")
    assert [words for words in (*states, "Anna", "Bram", "Cato", event.name) if words not in page] == []
    assert client.post("/aanmelding/vergeten/", hidden(page))["Location"] == DONE
    assert "Anna" not in text(client.get("/aanmelding/"))


CORRECT = {
    **{"name": "Na Het Vergeten", "email": "na@voorbeeld.nl", "organisation": "O", "function": "F"},
    **{"sector": "overheid", "photo": "nee"},
}


def test_a_form_of_before_that_is_sent_again_brings_nothing_back(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    path = f"/aanmelding/gegevens/?aanmelding={row.code}"
    old = {**hidden(text(client.get(path))), **CORRECT}
    assert send(client, f"/aanmelding/vergeten/?aanmelding={row.code}")["Location"] == DONE
    response = client.post(path, old)
    assert (response.status_code, access.COOKIE in response.cookies) == (404, False)
    assert (fresh(row).name, client.get(path).status_code) == (row.name, 404)
    open_link(client, row)
    assert send(client, path, CORRECT).status_code == 303
    assert fresh(row).name == "Na Het Vergeten"
    page = hidden(text(client.get(path)))
    del client.cookies[access.COOKIE]
    assert client.post(path, {**page, **CORRECT}).status_code == 303, "a lost cookie still loses nothing"


def test_the_button_that_is_pressed_twice_says_the_same(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    path = f"/aanmelding/vergeten/?aanmelding={row.code}"
    sent = hidden(text(client.get(path)))
    assert [client.post(path, sent)["Location"] for _ in range(2)] == [DONE, DONE]
    assert client.get(path).status_code == 404


def test_an_old_page_sent_again_forgets_what_was_opened_since(client: Client) -> None:
    event = make_open_event()
    first, second = make_registration(event), make_registration(event)
    open_link(client, first)
    path = f"/aanmelding/vergeten/?aanmelding={first.code}"
    old = hidden(text(client.get(path)))
    assert client.post(path, old)["Location"] == DONE
    open_link(client, second)
    assert client.post(path, old)["Location"] == DONE
    assert client.get(f"/aanmelding/?aanmelding={second.code}").status_code == 404


def test_the_invitation_in_a_form_of_before_opens_nothing(client: Client) -> None:
    event = make_open_event(invitation_only=True)
    invitation = actions.invite(event=event, email="gast@voorbeeld.nl", name="Gast", by=actions.ATTENDEE)
    client.get(f"/aanmelding/{make_link(invitation)}/")
    path = f"/jaarconferentie/{event.slug}/aanmelden/"
    old = hidden(text(client.get(path)))
    assert old["invitation"]
    open_link(client, make_registration(make_open_event()))
    lost = Client()
    assert lost.post(path, old).status_code == 422, "a lost cookie still loses nothing"
    assert send(client, "/aanmelding/vergeten/")["Location"] == DONE
    answer = client.post(path, old)
    assert "gast@voorbeeld.nl" not in text(answer)
    assert hidden(text(answer)).get("invitation", "") == ""


def test_what_is_kept_tells_when_and_nothing_else(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    cookie = send(client, "/aanmelding/vergeten/").cookies[access.FORGOTTEN]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert cookie["max-age"] == 24 * 60 * 60
    request = RequestFactory().get("/")
    request.COOKIES[access.FORGOTTEN] = cookie.value
    assert abs(access.forgotten_at(request) - time.time()) < 60
    request.COOKIES[access.FORGOTTEN] = f"{cookie.value}x"
    assert access.forgotten_at(request) == 0
