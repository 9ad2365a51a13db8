"""Addresses that try to be more than one: refused by every form that takes one, and in no mail."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from registrations.models import Letter, Registration
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.sign_up_forms import answers, send
from tests.registrations.test_admin_registration import form_of
from tests.registrations.test_delegation_pages import TEAM
from tests.registrations.test_delegation_pages import send as send_delegation
from tests.registrations.visits import open_link
from tests.registrations.visits import send as fill_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
ADDRESSES = (
    *("an@x.nl\r\nBcc: x@x.nl", '"an\r\nBcc: x"@x.nl', "an@x.nl,x@x.nl", "an@x.nl;x@x.nl", "An <an@x.nl>"),
    *(
        "an@x.nl\nRCPT TO:<x@x.nl>",
        "<script>@x.nl",
        "an@x.nl?bcc=x@x.nl",
        "an@x\u202e.nl b",
        "an\x00 @x.nl",
        "é" * 300,
    ),
)


def sign_up(row: Registration, admin: Client, email: str) -> Any:
    return send(Client(), row.event, email=email)


def delegate(row: Registration, admin: Client, email: str) -> Any:
    return send_delegation(Client(), row.event, **{**TEAM, "email-0": email})


def send_delegation_as(row: Registration, admin: Client, email: str) -> Any:
    return send_delegation(Client(), row.event, **{**TEAM, "sender_email": email})


def change(row: Registration, admin: Client, email: str) -> Any:
    return fill_in(own(row), "/aanmelding/gegevens/", answers(email=email))


def hand_over(row: Registration, admin: Client, email: str) -> Any:
    return fill_in(own(row), "/aanmelding/overdragen/", {"name": "Bo", "email": email, "bevestig": "ja"})


def ask_link(row: Registration, admin: Client, email: str) -> Any:
    return Client().post("/aanmelding/link/", {"email": email})


def invite(row: Registration, admin: Client, email: str) -> Any:
    lines = {"event": row.event.pk, "guests": f"Bo, {email}"}
    return admin.post(reverse("admin:registrations_invitation_add"), lines)


def correct(row: Registration, admin: Client, email: str) -> Any:
    path = reverse("admin:registrations_registration_change", args=[row.pk])
    return admin.post(path, form_of(row, email=email))


def own(row: Registration) -> Client:
    client = Client()
    open_link(client, row)
    return client


FORMS: list[Callable[[Registration, Client, str], Any]] = [
    *(sign_up, delegate, send_delegation_as, change, hand_over, ask_link, invite, correct)
]


@pytest.mark.parametrize("form", FORMS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("email", ADDRESSES)
def test_one_address_is_one_address(admin_client: Client, form: Callable[..., Any], email: str) -> None:
    row = make_registration(make_open_event())
    before = Letter.objects.count()
    answer = form(row, admin_client, email)
    if form is invite and answer.status_code == 302:  # a line of text: what follows a comma is the organisation
        assert Letter.objects.get(kind="uitnodiging").to == email.partition(",")[0]
        return
    assert answer.status_code == (200 if form is correct else 422)
    assert Letter.objects.count() == before
    assert Registration.objects.get() == row
