"""Senders of delegations and invited guests are erased when they ask, and nobody else with them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from registrations.actions import SYSTEM, Colleague, erase_guest, invite, register_delegation
from registrations.links import find_link, make_link
from registrations.models import Change, Delegation, Invitation, Letter, Registration
from tests.events.admin_forms import editor
from tests.registrations.people import make_open_event
from tests.registrations.tables import tables_with
from tests.registrations.visits import hidden, open_link

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def make_team() -> Delegation:
    sender = Colleague("Xafzender", "xafzender@voorbeeld.nl")
    colleagues = [Colleague("An", "an@voorbeeld.nl")]
    return register_delegation(event=make_open_event(), sender=sender, colleagues=colleagues)


def make_guest() -> Invitation:
    return invite(event=make_open_event(), email="xgast@voorbeeld.nl", name="Xgast", organisation="Xgast BV", by=SYSTEM)


def test_a_sender_erases_who_they_are_and_no_colleague(client: Client) -> None:
    team = make_team()
    token = make_link(team)
    open_link(client, team)
    page = client.get("/aanmelding/delegatie/").content.decode()
    assert "xafzender@voorbeeld.nl" in page
    assert "/aanmelding/delegatie/wissen/?delegatie=" in page
    path = f"/aanmelding/delegatie/wissen/?delegatie={team.guid}"
    sent = hidden(client.get(path).content.decode())
    assert client.post(path, sent).status_code == 422
    answer = client.post(path, {**sent, "sure": "on"})
    assert "Uw collega’s blijven aangemeld" in client.get(answer["Location"]).content.decode()
    assert find_link(token) is None
    assert Registration.objects.get().has_place
    letter = Letter.objects.get(to="xafzender@voorbeeld.nl")
    assert letter.kind == "gewist"
    letter.delete()
    assert tables_with("xafzender") == {}


@pytest.mark.parametrize("make", [make_team, make_guest])
def test_an_organiser_erases_with_a_reason(make: Any) -> None:
    row = make()
    name = row._meta.model_name
    client = editor(f"view_{name}", f"change_{name}")
    page, wipe = (reverse(f"admin:registrations_{name}_{step}", args=[row.pk]) for step in ("change", "erase"))
    assert wipe in client.get(page).content.decode()
    assert client.post(wipe, {"reason": ""}).status_code == 422
    assert client.post(wipe, {"reason": "Vroeg erom"}).status_code == 302
    assert wipe not in client.get(page).content.decode()
    assert Change.objects.get(action="gewist").reason == "Vroeg erom"
    assert Letter.objects.filter(kind="gewist").exclude(to="").count() == 1
    client.post(wipe, {"reason": "Nog eens"})
    assert Letter.objects.filter(kind="gewist").count() == 1
    Letter.objects.filter(kind="gewist").delete()
    assert tables_with("xafzender") == tables_with("xgast") == {}


@pytest.mark.parametrize("make", [make_team, make_guest])
def test_who_may_only_look_erases_nobody(make: Any) -> None:
    row = make()
    name = row._meta.model_name
    client = editor(f"view_{name}")
    wipe = reverse(f"admin:registrations_{name}_erase", args=[row.pk])
    assert wipe not in client.get(reverse(f"admin:registrations_{name}_change", args=[row.pk])).content.decode()
    assert client.post(wipe, {"reason": "x"}).status_code == 403


def test_an_invitation_that_is_erased_opens_nothing() -> None:
    row = make_guest()
    token = make_link(row)
    erase_guest(invitation=row, by=SYSTEM)
    assert find_link(token) is None
    assert not Invitation.objects.open().exists()
