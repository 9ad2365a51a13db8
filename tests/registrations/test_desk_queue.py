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
from registrations.desk import queue
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
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    row, at = make_registration(event), max(midnight, timezone.now() - dt.timedelta(minutes=5))  # today
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


def test_who_gets_a_place_this_moment_has_no_seat_by_that(monkeypatch: pytest.MonkeyPatch) -> None:
    event = make_open_event(capacity=1)
    session = make_workshop(event)
    make_registration(event)
    row, client = make_registration(event), staff_client(DESK, events=[event])
    load = queue._Batch.load

    def then_gets_a_place(*args: Any) -> Any:
        batch = load(*args)
        actions.give_place(row=row, by=actions.SYSTEM, above=1)
        return batch

    monkeypatch.setattr(queue._Batch, "load", then_gets_a_place)
    assert send(client, event, item(row, door=str(session.pk))) == ["no-place"]
    monkeypatch.undo()
    assert send(client, event, item(row, door=str(session.pk))) == ["no-seat"]
    assert not CheckIn.objects.exists()


def test_who_came_through_a_door_and_lost_the_seat_since_hears_the_same_again() -> None:
    event = make_open_event()
    session = make_workshop(event)
    row, client = make_registration(event, session), staff_client(DESK, events=[event])
    noted = item(row, door=str(session.pk))
    assert send(client, event, noted) == ["ok"]
    actions.change_seats(registration=row, choice=actions.Choice(seats=[]))
    assert send(client, event, noted) == ["ok"]


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


def test_what_was_taken_back_is_not_in_whether_it_came_before_or_comes_after() -> None:
    event = make_open_event()
    session = make_workshop(event)
    came, comes = make_registration(event, session), make_registration(event)
    client = staff_client(DESK, events=[event])
    first, second = item(came, door=str(session.pk)), item(comes)
    assert send(client, event, first) == ["ok"]
    back = [{**one, "undo": True} for one in (first, second)]
    assert send(client, event, *back, *back) == ["undone"] * 4
    assert send(client, event, first, second) == ["undone", "undone"]
    assert not CheckIn.objects.filter(undone_at=None).exclude(registration=came, session=None).exists()
    assert send(client, event, item(comes)) == ["ok"]


def test_what_was_taken_back_leaves_the_check_ins_of_others_alone() -> None:
    event = make_open_event(capacity=2)
    row, other = make_registration(event), make_registration(event)
    waits = make_registration(event)
    client = staff_client(DESK, events=[event])
    theirs = item(other)
    assert send(client, event, item(row, desk="Balie 2"), theirs) == ["ok", "ok"]
    answers = post(client, event, [item(row, undo=True), item(row, key=theirs["key"], undo=True)]).json()["answers"]
    assert [(one["result"], one["title"]) for one in answers] == [("again", "Nog binnen"), ("refused", "Niet gelukt")]
    assert "Balie 2" in answers[0]["words"]
    assert send(client, event, item(waits, undo=True), item(waits, door="77", undo=True)) == ["undone", "undone"]
    assert CheckIn.objects.filter(undone_at=None).count() == 2


def test_what_is_older_than_a_week_gets_no_time_that_was_made_up() -> None:
    event = make_open_event()
    row, sent = make_registration(event), make_registration(event)
    client, old = staff_client(DESK, events=[event]), timezone.now() - dt.timedelta(days=8)
    answer = post(client, event, [item(row, at=old.isoformat())]).json()["answers"][0]
    assert (answer["result"], answer["name"]) == ("refused", row.name)
    assert answer["words"].startswith(f"Dit is van {dutch.moment(old)}, meer dan een week geleden.")
    assert not CheckIn.objects.exists()
    noted = item(sent)
    assert send(client, event, noted, {**noted, "at": old.isoformat()}) == ["ok", "ok"]  # its answer was lost


def test_a_check_in_is_of_who_noted_it_and_undone_by_who_sends_that() -> None:
    event, other = make_open_event(), make_open_event()
    noter, stranger = make_staff(DESK, events=[event]), make_staff(DESK, events=[other])
    reader, gone = make_staff(events=[event]), make_staff(DESK, events=[event])
    User.objects.filter(pk=gone.pk).update(is_active=False)
    client = staff_client(DESK, events=[event])
    sender = User.objects.latest("pk")
    users = [str(noter.pk), *(str(one.pk) for one in (stranger, reader, gone)), "x", "9" * 40, 7, None]
    sent = [item(make_registration(event), user=user) for user in users]
    assert send(client, event, *sent) == ["ok"] * len(sent)
    assert [CheckIn.objects.get(key=one["key"]).by for one in sent] == [noter, *[sender] * 7]
    assert send(client, event, {**sent[0], "undo": True}) == ["undone"]
    assert CheckIn.objects.get(key=sent[0]["key"]).undone_by == sender


def test_what_waits_is_received_when_the_edition_got_another_address() -> None:
    event, other = make_open_event(), make_open_event()
    client = staff_client(DESK, events=[event])
    body = json.dumps({"items": [item(make_registration(event))]})
    found = [
        client.post(f"/balie/ontvang/?nummer={key}", body, content_type="application/json").status_code
        for key in (event.pk, other.pk, "9" * 40, "x", "\x00")
    ]
    assert found == [200, 404, 404, 404, 404]
