"""What the desk's JavaScript asks: a roster that holds the least, and check-ins that count once, whatever is sent."""

import datetime as dt
import json
import uuid
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import dutch
from events.models import Event
from registrations import actions
from registrations.actions import Colleague
from registrations.desk.key import COOKIE, PATH
from registrations.desk.queue import MOST
from registrations.models import CheckIn, Registration, SpecialNeeds
from tests.registrations.outputs import shape
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import DESK, ORGANISERS, make_staff, staff_client
from tests.registrations.test_hostile_everywhere import HOSTILE

pytestmark = pytest.mark.django_db

READ = ("/balie/lijst/", "/balie/stand/")
QUERIES = {"/balie/lijst/": 10, "/balie/stand/": 9, "/balie/stand/ at a door": 10}


def ask(client: Client, path: str, event: Event, **query: Any) -> Any:
    response = client.get(path, {"editie": event.slug, **query})
    assert response.status_code == 200, response.content
    return response.json()


def item(row: Registration | str, **values: Any) -> dict[str, Any]:
    code = row if isinstance(row, str) else row.code
    return {"key": str(uuid.uuid4()), "code": code, "at": timezone.now().isoformat(), "desk": "Balie 1", **values}


def post(client: Client, event: Event, items: Any) -> Any:
    body = items if isinstance(items, str | bytes) else json.dumps({"items": items})
    return client.post(f"/balie/ontvang/?editie={event.slug}", body, content_type="application/json")


def send(client: Client, event: Event, *items: Any) -> list[str]:
    response = post(client, event, items)
    assert response.status_code == 200, response.content
    return [answer["result"] for answer in response.json()["answers"]]


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
    found = ask(client, "/balie/stand/", event, deur=session.pk)
    assert (found["in"], found["door"]) == (2, "1 van 1 binnen")
    assert [one["name"] for one in found["latest"]] == [rows[0].name]
    for odd in ("x", "9" * 40, "-1", "\x00"):
        assert ask(client, "/balie/stand/", event, deur=odd)["door"] == ""


def test_what_is_sent_twice_counts_once_and_is_answered_the_same() -> None:
    event = make_open_event()
    noted = item(make_registration(event))
    client = staff_client(DESK, events=[event])
    assert send(client, event, noted, noted) == ["ok", "ok"]
    assert send(client, event, noted) == ["ok"]
    row = CheckIn.objects.get()
    assert (str(row.key), row.desk, row.by_id) == (noted["key"], "Balie 1", User.objects.latest("pk").pk)
    assert row.at.isoformat() == noted["at"]


def test_two_desks_that_let_the_same_person_in_hear_who_was_first() -> None:
    event = make_open_event()
    row, at = make_registration(event), timezone.now() - dt.timedelta(minutes=5)
    one, two = staff_client(DESK, events=[event]), staff_client(DESK, events=[event])
    assert send(one, event, item(row, at=at.isoformat(), desk="Balie 2")) == ["ok"]
    answer = post(two, event, [item(row)]).json()["answers"][0]
    assert (answer["result"], answer["name"]) == ("again", row.name)
    assert answer["words"] == f"om {dutch.time(at.astimezone(dutch.ZONE))} uur aan Balie 2."
    assert CheckIn.objects.count() == 1


def test_each_item_has_its_own_answer() -> None:
    event = make_open_event(capacity=3)
    session = make_workshop(event, title="Robots")
    here, seatless, gone = (make_registration(event, *seats) for seats in ((session,), (), ()))
    actions.cancel(registration=gone)
    client, door = staff_client(DESK, events=[event]), str(session.pk)
    sent = [
        item(here, door=door),
        item("geencode22"),
        item(gone),
        item(seatless, door=door),
        item(seatless, door="12345678"),
        item(here.code.upper()),
    ]
    answers = post(client, event, sent).json()["answers"]
    assert [one["result"] for one in answers] == ["ok", "unknown", "no-place", "no-seat", "refused", "again"]
    assert [one["key"] for one in answers] == [one["key"] for one in sent]
    assert answers[2]["words"] == "Is geannuleerd."
    assert send(client, event, item(seatless, door=door, anyway=True)) == ["ok"]
    assert CheckIn.objects.filter(session=session).count() == 2


def test_someone_elses_key_tells_nothing_of_someone_else() -> None:
    event, other = make_open_event(), make_open_event()
    theirs = actions.check_in(registration=make_registration(other, name="Geheim"), by=actions.ATTENDEE).row
    response = post(staff_client(DESK, events=[event]), event, [item(make_registration(event), key=str(theirs.key))])
    assert response.json()["answers"][0]["result"] == "refused"
    assert "Geheim" not in response.text
    assert CheckIn.objects.count() == 1


@pytest.mark.parametrize(
    "at",
    [
        "1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999-23:59",
        "0001-01-01T00:00:00+23:59",
        "2026-01-01T10:00:00",
        "x",
    ],
)
def test_a_time_that_cannot_be_true_becomes_now(at: str) -> None:
    event, before = make_open_event(), timezone.now()
    assert send(staff_client(DESK, events=[event]), event, item(make_registration(event), at=at)) == ["ok"]
    assert before <= CheckIn.objects.get().at <= timezone.now()


@pytest.mark.parametrize(
    "odd",
    [
        None,
        7,
        "x",
        [],
        {},
        {"key": "x"},
        {"key": [], "code": {}, "at": 5},
        {"key": str(uuid.uuid4()), "at": "2026-13-45T99:99:99Z"},
        {"key": "\x00" * 500, "code": "\x00", "at": "\x00"},
    ],
    ids=str,
)
def test_an_item_that_makes_no_sense_leaves_the_others_alone(odd: Any) -> None:
    event = make_open_event()
    results = send(staff_client(DESK, events=[event]), event, odd, item(make_registration(event)))
    assert results == ["refused", "ok"]


@pytest.mark.parametrize("desk", ["\x00\x0b<script>", "=1+1", "é" * 300, "\u202e" * 90, "\r\nBcc: x@x", 7, None])
def test_odd_names_of_a_desk_do_no_harm(desk: Any) -> None:
    event = make_open_event()
    row, client = make_registration(event), staff_client(DESK, events=[event])
    assert send(client, event, item(row, desk=desk, code=row.code, extra={"a": [1]}), item("\x00" * 40)) == [
        *("ok", "unknown")
    ]
    assert len(CheckIn.objects.get().desk) <= 60
    assert ask(client, "/balie/stand/", event)["in"] == 1


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (" ", 422),
        ("[]", 422),
        ('{"items": {}}', 422),
        ("[" * 60_000, 422),
        (b"\xff\xfe", 422),
        (f'{{"items": {"9" * 5000}}}', 422),
        (json.dumps({"items": [None] * (MOST + 1)}), 413),
        ("x" * 70_000, 413),
    ],
    ids=[*("empty", "list", "dict", "deep", "bytes", "number", "many", "long")],
)
def test_a_body_that_makes_no_sense_is_refused_in_words(body: str | bytes, status: int) -> None:
    event = make_open_event()
    response = post(staff_client(DESK, events=[event]), event, body)
    assert (response.status_code, response.json().keys()) == (status, {"error"})


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_a_text(name: str) -> None:
    event = make_open_event()
    session = make_workshop(event, title=name)
    row = make_registration(event, session, name=name, organisation=name)
    client, found = staff_client(DESK, events=[event]), []
    for person in (make_registration(event, session, name="Gewoon", organisation="ROC"), row):
        noted = [item(person, desk=person.name[:60]), item(person, desk=person.name[:60])]
        found.append([shape("application/json", post(client, event, noted).content)])
    for path in READ:
        shape("application/json", client.get(path, {"editie": event.slug}).content)
    assert found[0] == found[1]
    assert {one["name"] for one in ask(client, "/balie/lijst/", event)["people"]} == {"Gewoon", row.name}


def test_no_form_and_no_other_site_can_let_someone_in() -> None:
    event = make_open_event()
    row, client = make_registration(event), Client(enforce_csrf_checks=True)
    client.force_login(make_staff(DESK, events=[event]))
    path, body = f"/balie/ontvang/?editie={event.slug}", json.dumps({"items": [item(row)]})
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        assert client.post(path, body, content_type=kind).status_code == 415
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elders.example"}):
        assert client.post(path, body, content_type="application/json", headers=headers).status_code == 403
    assert client.get(path).status_code == 405
    assert not CheckIn.objects.exists()


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
