"""The main page, the doors and the settings of the desk, and what every page of it costs."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import dutch
from events.models import Event
from registrations import actions
from registrations.actions import check_in
from registrations.models import CheckIn, ClaimState, Registration
from tests.builders import make_room, make_session
from tests.registrations.desk_device import ask
from tests.registrations.desks import at_desk, choose, follow, let_in, person, press, read
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.test_check_in import desk as by
from tests.registrations.test_desk_delegation import address, make_team

pytestmark = pytest.mark.django_db
MOST = 12  # queries of a page


def test_the_main_page_counts_and_shows_who_came_last() -> None:
    event = make_open_event(capacity=13)
    rows = [make_registration(event, name=f"Bos {number:02}") for number in range(14)]
    moment = timezone.now() - dt.timedelta(hours=1)
    for number, row in enumerate(rows[:12]):
        check_in(registration=row, by=by(), desk=f"Balie {number % 2}", at=moment + dt.timedelta(minutes=number))
    actions.undo_check_in(row=CheckIn.objects.get(registration=rows[11]), by=by())
    other = make_registration(make_open_event(), name="Anders")
    check_in(registration=other, by=by())
    page = read(at_desk(event).get("/balie/"))
    assert "Binnen 11 Verwacht 13" in page
    shown = [f"Bos {number:02}" for number in range(14) if f"Bos {number:02}" in page]
    assert shown == [f"Bos {number:02}" for number in range(1, 11)]
    assert page.index("Bos 10") < page.index("Bos 01")
    assert "Anders" not in page


def test_the_page_and_what_javascript_asks_count_the_same_people() -> None:
    event = make_open_event()
    erased, *_ = rows = [make_registration(event) for _ in range(3)]
    for row in rows[:2]:
        check_in(registration=row, by=by())
    Registration.objects.filter(pk=erased.pk).update(erased_at=timezone.now(), name="")
    client = at_desk(event)
    assert "Binnen 1 Verwacht 2" in read(client.get("/balie/"))
    found = ask(client, "/balie/stand/", event)
    assert (found["in"], found["expected"], len(found["latest"])) == (1, 2, 1)


def test_an_arrival_of_another_day_names_it() -> None:
    event = make_open_event()
    row, moment = make_registration(event), timezone.now() - dt.timedelta(days=1)
    check_in(registration=row, by=by(), desk="Balie 1", at=moment)
    assert f"op {dutch.moment(moment)} aan Balie 1" in read(at_desk(event).get("/balie/"))


def test_nobody_is_listed_before_something_is_typed() -> None:
    event = make_open_event()
    make_registration(event, name="Anna Bakker")
    client = at_desk(event)
    for path in ("/balie/", "/balie/?q=", "/balie/deuren/", "/balie/instellen/", "/balie/inloop/"):
        assert "Bakker" not in read(client.get(path))


def test_a_desk_without_a_name_is_asked_for_one_and_keeps_it() -> None:
    event = make_open_event()
    client = at_desk(event, name="")
    assert "Hoe heet deze balie?" in read(client.get("/balie/"))
    refused = client.post("/balie/instellen/", {"naam": " "})
    assert (refused.status_code, "Vul in hoe deze balie heet." in read(refused)) == (422, True)
    said = follow(client, client.post("/balie/instellen/", {"naam": "Balie 7"}))
    assert "Bewaard deze balie heet Balie 7" in said
    row = make_registration(event)
    let_in(client, row)
    assert CheckIn.objects.get().desk == "Balie 7"
    assert "Hoe heet deze balie?" not in read(client.get("/balie/"))


def test_todays_edition_or_the_next_one_is_chosen_and_another_is_kept() -> None:
    today = timezone.localdate()
    past = make_open_event(name="Voorbij", day=today - dt.timedelta(days=30))
    now = make_open_event(name="Vandaag", day=today)
    later = make_open_event(name="Later", day=today + dt.timedelta(days=30))
    unseen, without = make_open_event(name="Geheim", day=today), make_open_event(name="Archief", capacity=None)
    client = at_desk(past, now, later, without)

    def edition() -> Any:
        return client.get("/balie/").context["desk"].event

    assert edition() == now
    choice = client.get("/balie/instellen/")
    assert f'name="editie" value="{later.slug}"' in choice.content.decode()
    assert "Geheim" not in read(choice)
    assert "Archief" not in read(choice)
    choose(client, past)
    assert edition() == past
    for slug in (unseen.slug, without.slug, "x", "\x00"):
        assert client.post("/balie/instellen/", {"editie": slug}).status_code == 404
    assert edition() == past
    assert at_desk(past).get("/balie/").context["desk"].event == past
    assert at_desk(past, later).get("/balie/").context["desk"].event == later


def test_another_edition_leaves_the_door() -> None:
    event, other = make_open_event(), make_open_event(day=dt.date(2098, 1, 1))
    client = at_desk(event, other, door=make_workshop(event))
    assert "U staat bij de deur" in read(client.get("/balie/"))
    assert "U staat bij de deur" not in follow(client, client.post("/balie/instellen/", {"editie": other.slug}))


def test_the_doors_of_today_with_their_counts() -> None:
    today = timezone.localdate()
    event = make_open_event(day=today, ends_on=today + dt.timedelta(days=1))
    tomorrow = dt.datetime.combine(today + dt.timedelta(days=1), dt.time(13), tzinfo=dt.UTC)
    noon = dt.datetime.combine(today, dt.time(13), tzinfo=dt.UTC)
    lassen = make_session(event, title="Lassen", start=noon, capacity=5, room=make_room(event, name="Zaal 4"))
    make_session(event, title="Morgen", start=tomorrow, capacity=5)
    make_session(event, title="Concept", start=noon, state="concept")
    make_session(event, title="Zonder tijd")
    row = Registration.objects.get(pk=make_registration(event).pk)
    check_in(registration=row, session=lassen, by=by())
    page = read(at_desk(event).get("/balie/deuren/"))
    assert "1 binnen (0 verwacht)" in page
    for words in ("Lassen", "Zaal 4", "Zonder tijd 0", "De ingang van de conferentie gekozen"):
        assert words.removesuffix(" 0") in page
    assert "Morgen" not in page
    assert "Concept" not in page


def test_before_the_day_the_doors_of_all_days_are_there() -> None:
    event = make_open_event()
    make_workshop(event, title="Lassen")
    assert "Lassen" in read(at_desk(event).get("/balie/deuren/"))


@pytest.mark.parametrize("path", ["/balie/", "/balie/deuren/", "/balie/instellen/", "/balie/inloop/", "/balie/zzzz/"])
def test_no_cache_keeps_a_page_and_the_camera_is_allowed_here_alone(path: str) -> None:
    answer = at_desk(make_open_event()).get(path)
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["X-Robots-Tag"] == "noindex"
    assert "camera=(self), " in answer["Permissions-Policy"]
    assert "microphone=(), " in answer["Permissions-Policy"]
    public = Client().get("/jaarconferenties/")["Permissions-Policy"]
    assert answer["Permissions-Policy"].replace("camera=(self)", "camera=()") == public


def busy(rows: int) -> tuple[Event, dict[str, str]]:
    """An edition with so many of everything, and every page of the desk."""
    event = make_open_event(capacity=100)
    sessions = [make_workshop(event, f"1{number}:00", f"1{number}:30", room=make_room(event)) for number in range(rows)]
    delegation, team = make_team(event, *(f"Bos {number}" for number in range(rows + 1)))
    for row in team:
        actions.change_seats(registration=row, choice=actions.Choice(seats=sessions))
    people = [make_registration(event, *sessions, name=f"Bos van {number}") for number in range(rows + 1)]
    for row in people[:rows]:
        check_in(registration=row, session=sessions[0], by=by())
    gone = make_registration(event, name="Bos Weg")
    actions.cancel(registration=gone)
    Event.objects.filter(pk=event.pk).update(capacity=Event.objects.get(pk=event.pk).places_taken)
    waits = make_registration(event, name="Bos Wacht")
    Registration.objects.filter(pk=waits.pk).update(delegation=delegation)
    assert Registration.objects.get(pk=waits.pk).state == ClaimState.WAITING
    last = CheckIn.objects.latest("pk").pk
    return event, {
        "home": f"/balie/?gedaan=binnen&bij={last}",
        "doors": "/balie/deuren/",
        "results": f"/balie/?q=bos&gedaan=binnen&bij={last}",
        "settings": "/balie/instellen/",
        "walk-in": f"/balie/inloop/?van={gone.code}",
        "person": person(team[0]),
        "in": person(people[0]),
        "waits": person(waits),
        "cancelled": person(gone),
        "name": person(team[0], "naam/"),
        "delegation": address(delegation),
        "unknown": "/balie/zzzz/",
    }


def costs(client: Client, pages: dict[str, str]) -> dict[str, int]:
    return {label: cost(lambda path=path: client.get(path)) for label, path in pages.items()}  # type: ignore[misc]


def cost(ask: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as queries:
        answer = ask()
    assert answer.status_code in (200, 303, 404), answer.status_code
    return len(queries)


@pytest.mark.parametrize("at_door", [False, True])
def test_every_page_costs_at_most_twelve_queries_whatever_the_number(at_door: bool) -> None:
    found = []
    for rows in (1, 3):
        event, pages = busy(rows)
        found.append(costs(at_desk(event, door=event.sessions.first() if at_door else None), pages))
    assert found[0] == found[1]
    assert max(found[0].values()) <= MOST, found[0]


def test_letting_in_costs_the_same_for_one_and_for_many() -> None:
    found = []
    for rows in (1, 3):
        event, pages = busy(rows)
        client = at_desk(event)
        codes = [one.code for one in Registration.objects.filter(event=event, name__startswith="Bos ")]
        one = cost(lambda client=client, pages=pages: press(client, pages["person"], "binnen"))  # type: ignore[misc]
        many = cost(lambda client=client, pages=pages, codes=codes: client.post(pages["delegation"], {"wie": codes}))  # type: ignore[misc]
        found.append((one, many))
        assert CheckIn.objects.filter(registration__event=event, session=None).count() == 2 * rows + 1
    assert found[0] == found[1]
