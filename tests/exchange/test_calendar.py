"""iCalendar of an edition and of a session, read back by an independent parser (RFC 5545)."""

import datetime as dt
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from icalendar import Calendar, Timezone

from core import richtext
from events.exchange.write_ics import calendar_rows, write_calendar
from events.models import Event, Room, Session, Venue
from tests.builders import (
    make_appearance,
    make_event,
    make_part,
    make_room,
    make_session,
    make_speaker,
    make_theme,
    make_venue,
)
from tests.exchange.files import NAMES

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return make_event(slug="2018", name="Jaarconferentie 2018")


def octets(event: Event) -> bytes:
    return write_calendar(event.name, calendar_rows().filter(event=event), refresh=True)


def items(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_item_has_every_fact(event: Event) -> None:
    venue = make_venue(
        event,
        name="De Nieuwe Kolk",
        street="Weiersstraat 1",
        postal_code="9401 ET",
        city="Assen",
        latitude=52.99,
        longitude=6.56,
    )
    session = make_session(
        event,
        title="Opening; welkom, allen",
        subtitle="Met elkaar",
        kind=Session.Kind.PLENARY,
        start="13:00",
        end="14:15",
        room=make_room(event, venue=venue, name="Grote zaal"),
        summary="<p>Wij <b>beginnen</b>.</p><p>Echt.</p>",
        themes=[make_theme(name="Zorg, welzijn")],
    )
    anna = make_speaker(given_name="Anna", infix="de", family_name="Vries")
    make_appearance(session, anna, part=make_part(session), function="minister", organisation="OCW")
    make_appearance(session, unnamed="een docent", position=2)
    changed_at = dt.datetime(2018, 6, 1, 10, 0, tzinfo=dt.UTC)
    Session.objects.filter(pk=session.pk).update(sequence=3, updated_at=changed_at)
    for model in (Room, Venue):
        model._default_manager.update(updated_at=changed_at)
    data = octets(event).decode()
    address = f"http://localhost:8000/jaarconferentie/2018/programma/{session.slug}/"
    assert data.replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1].split("\r\n") == [
        "SUMMARY:Opening\\; welkom\\, allen",
        "DTSTART;TZID=Europe/Amsterdam:20180618T130000",
        "DTEND;TZID=Europe/Amsterdam:20180618T141500",
        "DTSTAMP:20180601T100000Z",
        f"UID:{session.guid}@localhost",
        "SEQUENCE:3",
        "CATEGORIES:Plenair,Zorg\\, welzijn",
        "DESCRIPTION:Met elkaar\\n\\nWij beginnen. Echt.\\n\\nAnna de Vries (minister\\, OCW)\\neen docent\\n\\n"
        + address,
        "GEO:52.99;6.56",
        "LAST-MODIFIED:20180601T100000Z",
        "LOCATION:Grote zaal\\, De Nieuwe Kolk\\, Weiersstraat 1\\, 9401 ET Assen",
        "STATUS:CONFIRMED",
        "URL:" + address,
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@pytest.mark.parametrize("changed", [Session, Room, Venue])
def test_item_was_changed_when_its_session_room_or_venue_was(event: Event, changed: type[Model]) -> None:
    make_session(event, start="10:00", end="11:00", room=make_room(event))
    for model in (Session, Room, Venue):
        day = 2 if model is changed else 1
        model._default_manager.update(updated_at=dt.datetime(2018, 6, day, 10, 0, tzinfo=dt.UTC))
    (item,) = items(octets(event))
    assert [item[name].dt for name in ("last-modified", "dtstamp")] == [
        dt.datetime(2018, 6, 2, 10, 0, tzinfo=dt.UTC)
    ] * 2


def test_calendar_is_named_published_and_refreshed(event: Event) -> None:
    head = octets(event).decode().split("BEGIN:VTIMEZONE")[0].split("\r\n")
    assert sorted(head) == [
        "",
        "BEGIN:VCALENDAR",
        "METHOD:PUBLISH",
        "NAME:Jaarconferentie 2018",
        "PRODID:-//Jaarconferentie Techniekpact//Programma//NL",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "VERSION:2.0",
        "X-PUBLISHED-TTL:PT1H",
        "X-WR-CALNAME:Jaarconferentie 2018",
        "X-WR-TIMEZONE:Europe/Amsterdam",
    ]


def test_zone_of_the_file_agrees_with_ours_around_the_changes_of_2018(event: Event) -> None:
    (zone,) = Calendar.from_ical(octets(event)).walk("VTIMEZONE")
    assert isinstance(zone, Timezone)
    local = zone.to_tz(lookup_tzid=False)
    offsets = [
        dt.datetime(2018, month, day, hour, tzinfo=local).utcoffset()
        for month, day, hour in ((3, 25, 1), (3, 25, 4), (6, 18, 12), (10, 28, 1), (10, 28, 4))
    ]
    assert [offset and offset.total_seconds() / 3600 for offset in offsets] == [1, 2, 2, 2, 1]


def test_states_are_told_and_what_is_not_public_or_has_no_time_stays_out(event: Event) -> None:
    states: dict[str, dict[str, Any]] = {
        "zeker": {},
        "onder voorbehoud": {"provisional": True},
        "vervallen": {"state": Session.State.CANCELLED, "provisional": True},
        "concept": {"state": Session.State.DRAFT},
        "zonder einde": {"end": None},
        "zonder tijd": {"start": None, "end": None},
    }
    for title, fields in states.items():
        make_session(event, **{"title": title, "start": "10:00", "end": "11:00", **fields})
    assert [(str(item["summary"]), str(item["status"])) for item in items(octets(event))] == [
        ("onder voorbehoud", "TENTATIVE"),
        ("vervallen", "CANCELLED"),
        ("zeker", "CONFIRMED"),
    ]


def test_hostile_names_stay_text_and_lines_stay_short(event: Event) -> None:
    for name in NAMES:
        session = make_session(event, title=name, subtitle=name, summary=name, start="10:00", end="11:00")
        make_appearance(session, make_speaker(given_name="", family_name=name), function=name)
    Session.objects.filter(title="=1+1").update(title="=1+1\r\nATTENDEE:mailto:x@x\rX:1\x0b\x01")
    data = octets(event)
    lines = data.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert [line for line in lines if line.startswith((b"ATTENDEE", b"X:1"))] == []
    expected = {richtext.line(name) for name in NAMES if name != "=1+1"} | {"=1+1 ATTENDEE:mailto:x@x X:1"}
    assert {str(item["summary"]) for item in items(data)} == expected


def test_same_rows_give_the_same_octets(event: Event) -> None:
    make_session(event, start="10:00", end="11:00")
    assert octets(event) == octets(event)


def test_one_session_is_a_file_to_keep(client: Client, event: Event) -> None:
    session = make_session(event, slug="opening", start="10:00", end="11:00")
    make_session(event, start="11:00", end="12:00")
    response = client.get("/jaarconferentie/2018/programma/opening/sessie.ics")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="opening.ics"'
    assert [str(item["uid"]) for item in items(response.content)] == [f"{session.guid}@localhost"]


@pytest.mark.parametrize("fields", [{"start": None, "end": None}, {"end": None}, {"state": Session.State.DRAFT}])
def test_session_without_time_or_not_public_has_no_file(client: Client, event: Event, fields: dict[str, Any]) -> None:
    make_session(event, **{"slug": "opening", "start": "10:00", "end": "11:00", **fields})
    assert client.get("/jaarconferentie/2018/programma/opening/sessie.ics").status_code == 404
