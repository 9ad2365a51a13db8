"""Check-ins that a device noted: each counts once and is answered, whatever else is sent."""

import datetime as dt
import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from core import dutch
from registrations import actions
from registrations.desk.queue import MOST
from registrations.models import CheckIn
from tests.registrations.desk_device import ask, item, post, send
from tests.registrations.outputs import shape
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import DESK, make_staff, staff_client
from tests.registrations.test_hostile_everywhere import HOSTILE

pytestmark = pytest.mark.django_db

READ = ("/balie/lijst/", "/balie/stand/")


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
        {"key": "11111111-1111-4111-8111-111111111111", "at": "2026-13-45T99:99:99Z"},
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
