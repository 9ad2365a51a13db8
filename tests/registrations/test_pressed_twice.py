"""A button that is pressed twice says both times what came of it."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from registrations import actions
from registrations.actions import Colleague, register_delegation
from registrations.models import Delegation, Letter, Registration
from registrations.views.link import send_link
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


def press_at_once(client: Client, path: str, data: dict[str, str]) -> list[str]:
    """The second press comes when the cookie of the first answer is not there yet: only the field opens the page."""
    sent = {**hidden(client.get(path).content.decode()), **data}
    answers = [client.post(path, sent) for _ in range(2)]
    client.cookies.clear()
    return [one["Location"] for one in [*answers, client.post(path, sent)]]


def test_handing_over_twice(client: Client) -> None:
    person = make_registration(make_open_event())
    open_link(client, person)
    sent = {"name": "Collega", "email": "collega@voorbeeld.nl", "bevestig": "ja"}
    pages = press_at_once(client, f"/aanmelding/overdragen/?aanmelding={person.code}", sent)
    assert set(pages) == {"/aanmelding/klaar/?wat=overgedragen"}
    assert Registration.objects.count() == 2


def test_erasing_twice(client: Client) -> None:
    person = make_registration(make_open_event())
    open_link(client, person)
    pages = press_at_once(client, f"/aanmelding/wissen/?aanmelding={person.code}", {"sure": "on"})
    assert set(pages) == {"/aanmelding/klaar/?wat=gewist"}


def test_erasing_the_sender_twice(client: Client) -> None:
    sender = Colleague("Zender", "zender@voorbeeld.nl")
    colleagues = [Colleague("Collega", "collega@voorbeeld.nl")]
    open_link(client, register_delegation(event=make_open_event(), sender=sender, colleagues=colleagues))
    pages = press_at_once(client, "/aanmelding/delegatie/wissen/", {"sure": "on"})
    assert set(pages) == {"/aanmelding/klaar/?wat=afzender"}


def test_answering_no_twice(client: Client) -> None:
    person = make_registration(make_open_event())
    open_link(client, person)
    first, second = press_twice(client, f"/aanmelding/komt-u/?aanmelding={person.code}", {"antwoord": "nee"})
    assert first == second
    assert "gedaan=geannuleerd" in first


def test_who_had_no_link_is_not_told_that_something_was_erased(client: Client) -> None:
    person = make_registration(make_open_event())
    open_link(client, person)
    path = f"/aanmelding/wissen/?aanmelding={person.code}"
    sent = {**hidden(client.get(path).content.decode()), "sure": "on"}
    client.post(path, sent)
    assert Client().post(path, {**sent, "toegang": ""}).status_code == 404
    assert Client().post(path, {**sent, "toegang": "1:x:y"}).status_code == 404
    assert Client(REMOTE_ADDR="203.0.113.9").post(path, sent).status_code == 404


def test_withdrawn_links_do_not_look_like_an_erasure_or_a_transfer(client: Client) -> None:
    person = make_registration(make_open_event())
    open_link(client, person)
    for path in ("/aanmelding/wissen/", "/aanmelding/overdragen/"):
        sent = {**hidden(client.get(path).content.decode()), "sure": "on", "bevestig": "ja"}
        person.links.update(revoked_at=timezone.now())
        assert client.post(path, sent).status_code == 404
        person.links.update(revoked_at=None)


def test_withdrawing_links_twice(client: Client) -> None:
    person = make_registration(make_open_event())
    open_link(client, person)
    assert set(press_at_once(client, "/aanmelding/links/", {})) == {"/aanmelding/klaar/?wat=links"}
    assert Letter.objects.filter(kind="link").count() == 1


def test_withdrawing_the_links_of_a_sender_twice(client: Client) -> None:
    open_link(client, delegation_of("Collega"))
    pages = press_at_once(client, "/aanmelding/delegatie/links/", {})
    assert set(pages) == {"/aanmelding/klaar/?wat=links-afzender"}
    assert Letter.objects.filter(kind="link").count() == 1


@pytest.mark.parametrize("later", [False, True])
def test_a_link_that_stopped_otherwise_was_not_withdrawn_with_the_button(client: Client, later: bool) -> None:
    person, other = make_registration(make_open_event()), make_registration(make_open_event())
    open_link(client, person)
    sent = hidden(client.get("/aanmelding/links/").content.decode())
    person.links.update(revoked_at=timezone.now() - dt.timedelta(hours=later))
    actions.renew_links(registration=person if later else other)
    send_link(person)
    assert client.post("/aanmelding/links/", sent).status_code == 404


def test_cancelling_colleagues_twice(client: Client) -> None:
    delegation = delegation_of("An", "Bo", "Cas")
    an, bo, cas = delegation.registrations.order_by("pk")
    open_link(client, delegation)
    path = "/aanmelding/delegatie/"
    sent = {**hidden(client.get(path).content.decode()), "sure": "on"}
    first, second = (client.post(path, {**sent, "colleagues": [an.code, bo.code]}) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert "gedaan=collega" in first["Location"]
    assert Letter.objects.filter(kind="annulering").count() == 2
    for codes in ([], ["onbekend"], [an.code, "onbekend"]):
        assert client.post(path, {**sent, "colleagues": codes}).status_code == 422
    assert client.post(path, {**hidden_of(client, path), "colleagues": [cas.code]}).status_code == 422, "no tick"


def delegation_of(*names: str) -> Delegation:
    colleagues = [Colleague(name, f"{name.lower()}@voorbeeld.nl") for name in names]
    sender = Colleague("Zender", "zender@voorbeeld.nl")
    return register_delegation(event=make_open_event(), sender=sender, colleagues=colleagues)


def hidden_of(client: Client, path: str) -> dict[str, str]:
    return hidden(client.get(path).content.decode())
