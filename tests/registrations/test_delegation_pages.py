"""Signing up colleagues in the browser."""

import html
import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import Event
from registrations import limits
from registrations.actions.delegation import MOST
from registrations.models import Delegation, Letter, Registration
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.sign_up_forms import address, shown
from tests.registrations.test_sign_up import hidden, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
TEAM = {"name-0": "An", "email-0": "team@voorbeeld.nl", "name-3": "Bo", "email-3": "team@voorbeeld.nl"}


def send(client: Client, event: Event, **fields: Any) -> Any:
    sender = {"sender_name": "Sam", "sender_email": "sam@voorbeeld.nl", "organisation": "ROC"}
    own = {"submission": str(uuid.uuid4()), "rows": "5", "shown_at": shown(), "stage": "confirm"}
    return client.post(f"{address(event)}delegatie/", {**sender, **own, **fields})


def test_colleagues_with_one_mailbox_from_form_to_confirmation(client: Client) -> None:
    event = make_open_event()
    assert f"{address(event)}delegatie/" in text(client.get(address(event)))
    checked = send(client, event, stage="check", **TEAM)
    assert all(words in text(checked) for words in ("An", "Bo", "Sam", "ROC"))
    assert not Registration.objects.exists()
    done = client.post(f"{address(event)}delegatie/", {**hidden(checked), "stage": "confirm"})
    assert "Uw collega’s zijn aangemeld" in text(done)
    assert list(Registration.objects.order_by("pk").values_list("name", flat=True)) == ["An", "Bo"]
    kinds = sorted(Letter.objects.values_list("kind", "to"))
    assert kinds == [("collega", "team@voorbeeld.nl")] * 2 + [("delegatie", "sam@voorbeeld.nl")]
    again = client.post(f"{address(event)}delegatie/", {**hidden(checked), "stage": "confirm"})
    assert again.content == done.content
    assert Delegation.objects.count() == 1


def test_more_rows_keep_what_was_typed_up_to_the_most(client: Client) -> None:
    event = make_open_event()
    page = send(client, event, stage="more", sender_name="", **TEAM)
    assert page.status_code == 200
    assert "Collega 10" in text(page)
    assert 'value="Bo"' in text(page)
    assert "Fout:" not in text(page)
    page = send(client, event, stage="more", rows="25")
    assert "Collega 25" in text(page)
    assert "Nog meer collega’s" not in text(page)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"sender_name": ""}, "Vul uw naam in."),
        ({"sender_email": "x"}, "Vul een e-mailadres in zoals naam@voorbeeld.nl."),
        ({"email-3": ""}, "Vul het e-mailadres van uw collega in."),
        ({"name-3": ""}, "Vul de naam van uw collega in."),
        ({"name-3": "AN"}, "Deze collega staat er al."),
        ({"name-0": "", "email-0": "", "name-3": "", "email-3": ""}, "Vul ten minste één collega in."),
        ({"submission": "x"}, "Verstuur het formulier nog een keer."),
        ({"name-0": "é" * 300}, "Gebruik ten hoogste 150 tekens."),
    ],
)
def test_what_is_missing_or_wrong_is_told_at_its_field(client: Client, fields: dict[str, str], message: str) -> None:
    page = send(client, make_open_event(), **{**TEAM, **fields})
    assert page.status_code == 422
    assert message in text(page)
    assert "<title>Fout: " in text(page)
    ids = set(re.findall(r' id="([^"]+)"', html.unescape(page.content.decode())))
    assert set(re.findall(r'<p><a href="#([^"]+)"', page.content.decode())) <= ids
    assert not Delegation.objects.exists()


def test_the_sender_does_not_learn_who_is_registered_already(client: Client) -> None:
    known, new = make_open_event(), make_open_event()
    make_registration(known, name="An", email="team@voorbeeld.nl")
    pages = [text(send(client, event, **TEAM)).partition("<footer")[0] for event in (known, new)]
    assert pages[0].replace(known.slug, "x") == pages[1].replace(new.slug, "x")
    assert Letter.objects.get(kind="bekend").to == "team@voorbeeld.nl"


def test_limits_count_every_colleague(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PER_MAILBOX", 1)
    page = send(client, make_open_event(), **TEAM)
    assert page.status_code == 429
    assert int(page["Retry-After"]) > 0
    assert 'value="Bo"' in text(page)
    assert not Registration.objects.exists()


def test_the_most_colleagues_fit_one_mailbox(client: Client) -> None:
    team = {f"name-{one}": f"Collega {one}" for one in range(MOST)}
    team |= {f"email-{one}": "team@voorbeeld.nl" for one in range(MOST)}
    event = make_open_event()
    assert send(client, event, rows=str(MOST), sender_email="team@voorbeeld.nl", **team).status_code == 200
    assert Registration.objects.count() == MOST
    page = send(client, event, rows=str(MOST), **{**team, "name-0": "Nog een"})
    assert page.status_code == 429


def test_letters_to_senders_are_limited_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PER_MAILBOX", 1)
    events = [make_open_event() for _ in range(2)]
    team = [{"name-0": "An", "email-0": f"an{one}@voorbeeld.nl"} for one in range(2)]
    assert [send(client, event, **one).status_code for event, one in zip(events, team, strict=True)] == [200, 429]


@pytest.mark.parametrize("rows", ["", "x", "-1", "99999", "٣", "1e9", "0"])
def test_any_number_of_rows_is_answered(client: Client, rows: str) -> None:
    assert send(client, make_open_event(), rows=rows, **TEAM).status_code == 200


def test_no_delegation_where_one_cannot_sign_up(client: Client) -> None:
    guests = make_open_event(invitation_only=True)
    assert send(client, guests, **TEAM).status_code == 409
    assert client.get(f"{address(guests)}delegatie/").status_code == 200


@pytest.mark.parametrize("rows", ["5", "25"])
@pytest.mark.parametrize("stage", ["check", "edit", "more"])
def test_queries(client: Client, rows: str, stage: str) -> None:
    event = make_open_event()
    with CaptureQueriesContext(connection) as queries:
        assert send(client, event, stage=stage, rows=rows, **TEAM).status_code == 200
    assert len(queries) == 3
