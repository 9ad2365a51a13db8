"""What a scanner types without JavaScript: a code lets in at once, and is nobody's name."""

import uuid
from typing import Any

import pytest
from django.test import Client

from events.models import Event
from registrations import actions
from registrations.models import CheckIn, Registration
from tests.registrations.desks import at_desk, choose, follow, let_in, person, read
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.visits import hidden

pytestmark = pytest.mark.django_db


def search_of(client: Client) -> dict[str, str]:
    """What the search of a page sends along."""
    return hidden(client.get("/balie/").content.decode().partition('<form class="find"')[2].partition("</form>")[0])


def scan(client: Client, text: str) -> Any:
    return client.post("/balie/", {**search_of(client), "q": text})


@pytest.mark.parametrize("typed", ["{}", "https://voorbeeld.nl/balie/{}/", " {} ", "bergHTTPS://VOORBEELD.NL/BALIE/{}"])
def test_a_code_lets_in_at_once_and_leads_to_the_person(typed: str) -> None:
    event = make_open_event()
    row, client = make_registration(event, name="Anna Bakker"), at_desk(event)
    assert "Binnen Anna Bakker" in follow(client, scan(client, typed.format(row.code.upper())))
    found = CheckIn.objects.get()
    assert (found.registration, found.session, found.desk) == (row, None, "Balie 2")
    assert "Was al binnen om" in follow(client, scan(client, typed.format(row.code)))
    assert CheckIn.objects.count() == 1


def test_the_same_press_twice_is_one_check_in_and_no_warning() -> None:
    event = make_open_event()
    row, client = make_registration(event), at_desk(event)
    form = search_of(client)
    first, again = (client.post("/balie/", {**form, "q": row.code}) for _ in range(2))
    assert first["Location"] == again["Location"] == f"{person(row)}?gedaan=binnen&bij={CheckIn.objects.get().pk}"
    other = make_registration(event)
    client.post("/balie/", {**form, "q": other.code})  # Back, and someone else
    assert CheckIn.objects.count() == 2


def test_an_address_alone_changes_nothing() -> None:
    event = make_open_event()
    row, client = make_registration(event), at_desk(event)
    assert client.get("/balie/", {"q": row.code})["Location"] == person(row)
    assert client.get(person(row)).status_code == 200
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize("typed", ["van der Berg", "zzzzzzzzz2", ""])
def test_what_is_no_code_is_looked_for(typed: str) -> None:
    client = at_desk(make_open_event())
    answer = scan(client, typed)
    assert answer.status_code == 303
    assert answer["Location"] == ("/balie/" + (f"?q={typed.replace(' ', '+')}" if typed else ""))


def test_a_badge_that_is_not_known_is_said_so() -> None:
    client = at_desk(make_open_event())
    answer = scan(client, "https://voorbeeld.nl/balie/zzzzzzzzzz/")
    assert answer["Location"] == "/balie/zzzzzzzzzz/"
    assert client.get(answer["Location"]).status_code == 404


def test_who_must_be_asked_about_is_shown_and_not_let_in() -> None:
    event, other = make_open_event(), make_open_event()
    session = make_workshop(event)
    gone, unseated, elsewhere = (make_registration(one) for one in (event, event, other))
    actions.cancel(registration=gone)
    client = at_desk(event, other)
    choose(client, event, session)
    for row in (gone, unseated, elsewhere):
        assert scan(client, row.code)["Location"] == person(row)
    session.state = session.State.CANCELLED
    session.save()
    assert scan(client, unseated.code)["Location"] == person(unseated)
    assert not CheckIn.objects.exists()


def test_at_a_door_it_lets_in_there_also_when_another_window_chose_another() -> None:
    event = make_open_event()
    session = make_workshop(event)
    row, client = make_registration(event, session), at_desk(event, door=session)
    form = search_of(client)
    choose(client, event)
    client.post("/balie/", {**form, "q": row.code})
    assert set(CheckIn.objects.values_list("session", flat=True)) == {None, session.pk}


def form_of(client: Client, path: str) -> dict[str, str]:
    return hidden(client.get(path).content.decode().partition('<form class="form"')[2])


@pytest.mark.parametrize("typed", ["{}", "https://voorbeeld.nl/balie/{}/", "Zoë https://voorbeeld.nl/balie/{}"])
@pytest.mark.parametrize("step", ["inloop", "naam"])
def test_a_code_is_nobodys_name(event: Event, typed: str, step: str) -> None:
    row, other = (make_registration(event, name=name) for name in ("Anna Bakker", "Bo Li"))
    client = at_desk(event)
    path = "/balie/inloop/" if step == "inloop" else person(other, "naam/")
    answer = client.post(path, {**form_of(client, path), "name": typed.format(row.code.upper())})
    assert (answer.status_code, answer["Location"]) == (303, person(row))
    assert set(Registration.objects.values_list("name", flat=True)) == {"Anna Bakker", "Bo Li"}
    assert not CheckIn.objects.exists()


def test_a_badge_of_nobody_is_nobodys_name(event: Event) -> None:
    client = at_desk(event)
    sent = {**form_of(client, "/balie/inloop/"), "name": "https://voorbeeld.nl/balie/zzzzzzzzzz/"}
    assert client.post("/balie/inloop/", sent)["Location"] == "/balie/zzzzzzzzzz/"
    assert not Registration.objects.exists()


@pytest.fixture
def event() -> Event:
    return make_open_event()


def test_whoever_may_not_work_here_lets_nobody_in_by_a_code() -> None:
    event, other = make_open_event(), make_open_event()
    row = make_registration(event)
    assert Client().post("/balie/", {"q": row.code})["Location"].startswith("/beheer/login/")
    theirs = at_desk(other)
    assert theirs.post("/balie/", {"q": row.code, "editie": event.pk}).status_code == 404
    assert "Niemand gevonden" in follow(theirs, theirs.post("/balie/", {"q": row.code}))
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "\x00", str(uuid.UUID(int=0))])
def test_a_key_that_makes_no_sense_does_no_harm(event: Event, key: str) -> None:
    row, client = make_registration(event), at_desk(event)
    assert "Binnen" in follow(client, client.post("/balie/", {"q": row.code, "sleutel": key}))
    let_in(client, make_registration(event))
    assert "2" in read(client.get("/balie/"))
