"""What the desk's JavaScript asks: a roster that holds the least, its key, numbers, and a page without people in it."""

import datetime as dt
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import dutch
from registrations import actions
from registrations.actions import Colleague
from registrations.desk.key import COOKIE, PATH
from registrations.models import CheckIn, Registration, SpecialNeeds
from tests.registrations.desk_device import ask, item, post, send
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import DESK, ORGANISERS, make_staff, staff_client

pytestmark = pytest.mark.django_db

READ = ("/balie/lijst/", "/balie/stand/")
QUERIES = {"/balie/lijst/": 9, "/balie/stand/": 8, "/balie/stand/ at a door": 9}


@pytest.mark.parametrize("path", [*READ, "/balie/ontvang/", "/balie/werker.js", "/balie/zonder-netwerk/"])
def test_who_does_not_work_at_the_desk_gets_a_few_words_of_json(path: str) -> None:
    event, other = make_open_event(), make_open_event()
    row = make_registration(event)
    refused = [Client(), staff_client(ORGANISERS, events=[other]) if path in READ else Client(), staff_client()]
    for client in refused:
        response = client.post(f"{path}?editie={event.slug}", "{}", content_type="application/json")
        if path != "/balie/ontvang/":
            response = client.get(path, {"editie": event.slug})
        assert response.status_code in {403, 404}
        assert response.json().keys() == {"error"}
        assert row.name not in response.text


def test_an_edition_of_others_is_not_there() -> None:
    event, other = make_open_event(), make_open_event()
    row = make_registration(other)
    client = staff_client(DESK, events=[event])
    for path in READ:
        assert [client.get(path, {"editie": one}).status_code for one in (event.slug, other.slug, "\x00", "")] == [
            *(200, 404, 404, 404)
        ]
    assert post(client, other, [item(row)]).status_code == 404
    assert send(client, event, item(row)) == ["unknown"]
    assert not CheckIn.objects.exists()


def test_the_roster_holds_the_least_that_is_needed() -> None:
    event = make_open_event(capacity=3)
    session = make_workshop(event, title="Robots")
    sender = Colleague("Roos Zender", "roos@voorbeeld.nl")
    actions.register_delegation(event=event, sender=sender, colleagues=[Colleague("Bo Twee", "bo@voorbeeld.nl")])
    row = make_registration(event, session, name="Zoë van Dijk", organisation="ROC", function="directeur")
    SpecialNeeds.objects.create(registration=row, diet="geen noten", access="rolstoel")
    gone = make_registration(event, name="Gé Annuleerd")
    actions.cancel(registration=gone)
    make_registration(event), make_registration(event, name="Wim Wacht")
    client = staff_client(DESK, events=[event])
    at = timezone.now() - dt.timedelta(minutes=1)
    send(client, event, item(row, at=at.isoformat(), desk="Balie 2"), item(row, door=str(session.pk)))
    response = client.get("/balie/lijst/", {"editie": event.slug})
    found = {one["name"]: one for one in response.json()["people"]}
    clock = dutch.time(at.astimezone(dutch.ZONE))
    assert found["Zoë van Dijk"] == {
        "code": row.code,
        "name": "Zoë van Dijk",
        "organisation": "ROC",
        "key": "zoe van dijk",
        "more": "roc",
        "no": "",
        "group": None,
        "came": {
            "": f"om {clock} uur aan Balie 2",
            str(session.pk): found["Zoë van Dijk"]["came"][str(session.pk)],
        },
        "seats": [str(session.pk)],
    }
    assert found["Bo Twee"]["group"] is not None
    assert "wachtlijst" in found["Wim Wacht"]["no"]
    assert "Gé Annuleerd" not in found
    assert response.json()["doors"] == {str(session.pk): {"title": "Robots", "seats": True}}
    assert response.json().keys() == {"expires", "search", "doors", "people"}
    for secret in ("@", "directeur", "noten", "rolstoel", "onderwijs", str(row.guid), "Roos Zender"):
        assert secret not in response.text


def test_the_key_of_the_roster_is_of_one_login_and_ends_at_midnight() -> None:
    event = make_open_event()
    client, other = staff_client(DESK, events=[event]), staff_client(DESK, events=[event])
    key = client.get("/balie/lijst/", {"editie": event.slug}).cookies[COOKIE]
    assert (key["path"], key["samesite"], key["httponly"], len(key.value)) == (PATH, "Strict", "", 64)
    midnight = dt.datetime.combine(timezone.localdate() + dt.timedelta(1), dt.time(), dutch.ZONE)
    left = (midnight - timezone.now()).total_seconds()
    assert left - 60 < key["max-age"] <= left + 1
    again = client.get("/balie/lijst/", {"editie": event.slug}).cookies[COOKIE]
    assert again.value == key.value  # two tabs
    assert other.get("/balie/lijst/", {"editie": event.slug}).cookies[COOKIE].value != key.value


def test_the_key_goes_at_login_at_logout_and_when_the_desk_is_asked_for_by_another() -> None:
    event = make_open_event()
    first = staff_client(DESK, events=[event])
    key = first.get("/balie/lijst/", {"editie": event.slug}).cookies[COOKIE].value
    assert COOKIE not in first.get("/balie/stand/", {"editie": event.slug}).cookies
    for client in (Client(), staff_client(DESK, events=[event])):
        for path in ("/balie/", "/balie/stand/", "/balie/zonder-netwerk/"):
            client.cookies[COOKIE] = key
            gone = client.get(path, {"editie": event.slug}).cookies[COOKIE]
            assert (gone.value, gone["max-age"], gone["path"]) == ("", 0, PATH)
    gone = first.post("/beheer/logout/").cookies[COOKIE]
    assert (gone.value, gone["max-age"], gone["path"]) == ("", 0, PATH)
    staff = make_staff(DESK)
    login = {"username": staff.get_username(), "password": "een lang wachtwoord"}
    assert first.post("/beheer/login/", login).cookies[COOKIE].value == ""


def test_what_did_not_change_is_not_sent_again() -> None:
    event = make_open_event()
    row, client = make_registration(event), staff_client(DESK, events=[event])
    for path in READ:
        tag = client.get(path, {"editie": event.slug}).headers["ETag"]
        same = client.get(path, {"editie": event.slug}, headers={"If-None-Match": tag})
        assert (same.status_code, same.content) == (304, b"")
        assert "no-store" in client.get(path, {"editie": event.slug}).headers["Cache-Control"]
    actions.check_in(registration=row, by=actions.ATTENDEE)
    assert client.get("/balie/stand/", {"editie": event.slug}, headers={"If-None-Match": tag}).status_code == 200


def test_numbers_and_latest_arrivals_of_the_edition_and_of_a_door() -> None:
    event = make_open_event()
    session = make_workshop(event)
    rows = [make_registration(event, session), make_registration(event)]
    client = staff_client(DESK, events=[event])
    send(client, event, *map(item, rows), item(rows[0], door=str(session.pk)))
    found = ask(client, "/balie/stand/", event)
    assert (found["in"], found["expected"], found["door"]) == (2, 2, "")
    assert [one["code"] for one in found["latest"]] == [rows[1].code, rows[0].code]
    assert [(one["pk"], one["key"]) for one in found["latest"]] == [
        (one.pk, str(one.key)) for one in CheckIn.objects.filter(session=None).order_by("-pk")
    ]
    found = ask(client, "/balie/stand/", event, deur=session.pk)
    assert (found["in"], found["door"]) == (2, "1 van 1 binnen")
    assert [one["name"] for one in found["latest"]] == [rows[0].name]
    for odd in ("x", "9" * 40, "-1", "\x00"):
        assert ask(client, "/balie/stand/", event, deur=odd)["door"] == ""


def test_the_page_for_without_network_knows_nobody_and_the_worker_keeps_files_alone() -> None:
    event = make_open_event()
    row, client = make_registration(event), staff_client(DESK, events=[event])
    client.get("/balie/", {"editie": event.slug})
    shell = client.get("/balie/zonder-netwerk/")
    other = staff_client(DESK).get("/balie/zonder-netwerk/")
    assert shell.content == other.content
    assert not [word for word in (row.name, row.code, event.slug, "csrf") if word in shell.text]
    worker = client.get("/balie/werker.js")
    assert worker.headers["Content-Type"].startswith("text/javascript")
    setup = json.loads(worker.text.splitlines()[0].removeprefix("const SETUP = ").removesuffix(";"))
    assert setup["shell"] == "/balie/zonder-netwerk/"
    assert [one for one in setup["files"] if not one.startswith("/static/")] == []
    assert [one for one in setup["files"] if f'"{one}"' in shell.text] == setup["files"]


@pytest.mark.parametrize("size", [1, 3])
def test_the_number_of_queries_does_not_grow(size: int) -> None:
    event = make_open_event()
    session, *_ = [make_workshop(event) for _ in range(size)]
    rows = [make_registration(event, session) for _ in range(size)]
    client = staff_client(DESK, events=[event])
    send(client, event, *map(item, rows), *(item(row, door=str(session.pk)) for row in rows))
    cost = {}
    for name, path, query in (
        ("/balie/lijst/", "/balie/lijst/", {}),
        ("/balie/stand/", "/balie/stand/", {}),
        ("/balie/stand/ at a door", "/balie/stand/", {"deur": session.pk}),
    ):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ask(client, path, event, **query)
        cost[name] = len(queries)
    assert cost == QUERIES


def test_a_roster_of_1500_people_takes_as_many_queries() -> None:
    event = make_open_event(capacity=2000)
    make_registration(event)
    rows = [Registration(event=event, name=f"Deelnemer {number}", state="plaats") for number in range(1500)]
    for row in rows:
        row.set_keys()
    Registration.objects.bulk_create(rows)
    client = staff_client(DESK, events=[event])
    with CaptureQueriesContext(connection) as queries:
        assert len(ask(client, "/balie/lijst/", event)["people"]) == 1501
    assert len(queries) == QUERIES["/balie/lijst/"]
