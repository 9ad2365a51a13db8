"""schedule.xml and schedule.json of an edition: valid, safe, and the same programme when they are read again."""

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from lxml import etree

from core import richtext
from events.exchange.collect import collect
from events.exchange.document import Schedule, Talk
from events.exchange.links import link_url
from events.exchange.read import read_bytes
from events.exchange.store.apply import apply
from events.exchange.write_json import write_json
from events.exchange.write_xml import write_xml
from events.models import Appearance, Document, Event, Room, Session, Speaker
from tests.builders import (
    make_appearance,
    make_event,
    make_part,
    make_room,
    make_session,
    make_speaker,
    make_theme,
    make_venue,
    moment,
)
from tests.exchange.files import NAMES, SHARED, needs_samples, needs_schemas, run_import

pytestmark = pytest.mark.django_db
BASE = "https://techniekpact.example/"
Writer = Callable[[Schedule, str], bytes]
WRITERS = pytest.mark.parametrize("write", [write_xml, write_json], ids=["xml", "json"])


def full_event() -> Event:
    """An edition with everything that could be lost or broken on the way."""
    event = make_event(slug="2018", city="Assen")
    first, second = make_venue(event, name="De Nieuwe Kolk"), make_venue(event, name="Drents Museum")
    rooms = [make_room(event, venue=venue, name="Zaal 1", capacity=40) for venue in (first, second)]
    late = make_room(event, venue=first, name="Zaal onbekend")
    shout = make_room(event, venue=first, name="ZAAL ONBEKEND")
    themes = [make_theme(name="Zorg"), make_theme(name="Techniek")]
    anna = make_speaker(given_name="Anna", infix="van der", family_name="Berg", biography="<p>Zij bouwt.</p>")
    plenary = make_session(
        event,
        slug="a",
        title="Opening",
        kind=Session.Kind.PLENARY,
        start="12:00",
        end="13:15",
        room=rooms[0],
        themes=themes,
        summary="<p>Wij &lt;beginnen&gt; ]]&gt; nu</p>",
        body="<p>Meer</p>",
        subtitle="Met elkaar",
        recording="https://example.org/film met spatie",
        language="",
    )
    part = make_part(plenary)
    make_appearance(plenary, anna, part=part, function="minister", role=Appearance.Role.CHAIR)
    make_appearance(plenary, anna, position=3)
    make_appearance(plenary, unnamed="een docent")
    Document.objects.create(session=plenary, title="Dia’s", url="https://exämple.org/é?q=[1]%zz", position=4)
    Document.objects.create(session=plenary, title="Verslag", file="documenten/verslag é.pdf")
    make_session(event, slug="Boven-", title="Zelfde zaal elders", start="13:30", end="14:00", room=rooms[1])
    make_session(event, slug="boven", title="Zonder zaal", start="13:30", end="14:00", provisional=True)
    make_session(event, title="Heet onbekend", start="15:00", end="15:30", room=late)
    make_session(event, title="Heet ONBEKEND", start="15:00", end="15:30", room=shout)
    night = moment("2018-06-19 02:00")
    make_session(event, title="Na middernacht", start=night, end=moment("2018-06-19 03:00"), room=rooms[0])
    seconds = moment("2018-06-18 16:00")
    make_session(event, title="Seconden", start=seconds, end=seconds.replace(second=20), room=rooms[0])
    for number, name in enumerate(NAMES):
        speaker = make_speaker(given_name="", family_name=name, biography=f"<p>{name}</p>")
        session = make_session(event, title=name, subtitle=name, start="16:00", end="17:00", summary=name, body=name)
        make_appearance(session, speaker)
        session.themes.add(make_theme(name=f"{name[:150]} {number}"))
        Document.objects.create(session=session, title=name, url="https://example.org/")
        make_room(event, venue=first, name=name[:190])
    return event


def contents() -> list[Any]:
    return [
        list(model._default_manager.order_by("pk").values()) for model in (Session, Speaker, Room, Appearance, Document)
    ]


def programme(event: Event) -> list[Any]:
    """What a reader of the programme sees, without the keys of rows."""
    found = []
    for talk in collect(event, "").talks:
        fields = {name: getattr(talk, name) for name in Talk.__dataclass_fields__}
        links = sorted((link.url, link.title) for link in talk.links)  # an uploaded file becomes a link elsewhere
        own = {"key": "", "number": 0, "url": "", "links": links, "slug": talk.slug.split("-", 1)[1]}
        found.append(fields | own)
    return found


@WRITERS
def test_reading_our_own_file_again_changes_nothing(write: Writer) -> None:
    event = full_event()
    before = contents()
    report = apply(schedule=read_bytes(write(collect(event, "1"), BASE)), event_slug=event.slug)
    assert (report.sessions.new, report.sessions.changed, report.sessions.gone) == (0, 0, 0)
    assert (report.speakers.new, report.speakers.changed) == (0, 0)
    assert (report.rooms.new, report.rooms.changed) == (0, 0)
    assert contents() == before


@WRITERS
def test_reading_our_own_file_as_another_edition_gives_the_same_programme(write: Writer) -> None:
    event = full_event()
    apply(schedule=read_bytes(write(collect(event, "1"), BASE)), event_slug="2019")
    other = Event.objects.get(slug="2019")
    assert programme(other) == programme(event)
    assert [r.name for r in collect(other, "").rooms] == [r.name for r in collect(event, "").rooms]


def assert_valid_xml(data: bytes) -> None:
    schema = etree.XMLSchema(etree.parse(str(SHARED / "schemas" / "schedule.xml.xsd")))
    schema.assertValid(etree.fromstring(data))


def assert_valid_json(data: bytes) -> None:
    schema = json.loads((SHARED / "schemas" / "schedule.schema.json").read_text())
    checker = jsonschema.FormatChecker()
    assert {"uri", "uuid", "date", "date-time"} <= set(checker.checkers)
    jsonschema.Draft6Validator(schema, format_checker=checker).validate(json.loads(data))


@needs_schemas
def test_files_of_a_difficult_edition_are_valid() -> None:
    schedule = collect(full_event(), "2018-06-18 12:00")
    assert_valid_xml(write_xml(schedule, BASE))
    assert_valid_json(write_json(schedule, BASE))


@needs_schemas
def test_files_of_an_edition_without_times_are_valid_and_empty() -> None:
    event = make_event(slug="2023")
    make_session(event)
    schedule = collect(event, "1")
    assert schedule.talks == ()
    assert_valid_xml(write_xml(schedule, BASE))
    assert_valid_json(write_json(schedule, BASE))
    apply(schedule=read_bytes(write_xml(schedule, BASE)), event_slug="2023")
    assert Session.objects.get().state == "gepubliceerd"


@needs_samples
@needs_schemas
@pytest.mark.parametrize("name", ["fosdem-2018.xml", "schedule-sample.json"])
def test_samples_come_out_valid_and_unchanged(name: str) -> None:
    run_import(SHARED / "samples" / name, "staal")
    event = Event.objects.get(slug="staal")
    before = contents()
    schedule = collect(event, "1")
    xml, as_json = write_xml(schedule, BASE), write_json(schedule, BASE)
    assert_valid_xml(xml)
    assert_valid_json(as_json)
    for data in (xml, as_json):
        report = apply(schedule=read_bytes(data), event_slug="staal")
        assert (report.sessions.new, report.sessions.changed, report.sessions.gone) == (0, 0, 0)
    assert contents() == before


def test_only_published_sessions_with_times_go_out() -> None:
    event = make_event()
    shown = make_session(event, start="10:00", end="11:00")
    make_session(event, start="10:00", end="11:00", state=Session.State.CANCELLED)
    make_session(event, start="10:00", end="11:00", state=Session.State.DRAFT)
    make_session(event, start="10:00")
    make_session(event)
    assert [talk.guid for talk in collect(event, "").talks] == [shown.guid]


def test_day_lasts_until_four_at_night_and_every_day_has_every_room() -> None:
    event = make_event(slug="2018")
    room = make_room(event, name="Zaal 1")
    for start, end in (("2018-06-19 03:59", "2018-06-19 05:00"), ("2018-06-19 04:00", "2018-06-19 05:00")):
        make_session(event, title=start, start=moment(start), end=moment(end), room=room)
    document = json.loads(write_json(collect(event, ""), BASE))
    days = document["schedule"]["conference"]["days"]
    assert [(d["day_start"], d["day_end"], [t["title"] for t in d["rooms"]["Zaal 1"]]) for d in days] == [
        ("2018-06-18T04:00:00+02:00", "2018-06-19T03:59:00+02:00", ["2018-06-19 03:59"]),
        ("2018-06-19T04:00:00+02:00", "2018-06-20T03:59:00+02:00", ["2018-06-19 04:00"]),
    ]


def test_day_of_the_change_to_winter_time_has_both_offsets() -> None:
    event = make_event(slug="2018", day=moment("2018-10-27 00:00").date())
    days = json.loads(write_json(collect(event, ""), BASE))["schedule"]["conference"]["days"]
    assert (days[0]["day_start"], days[0]["day_end"]) == ("2018-10-27T04:00:00+02:00", "2018-10-28T03:59:00+01:00")


def test_what_xml_forbids_is_dropped_even_from_rows_that_passed_the_fields_by() -> None:
    event = make_event(slug="2018")
    session = make_session(event, start="10:00", end="11:00")
    Session.objects.filter(pk=session.pk).update(title="a\x0bb\x01c ]]> <script>")
    schedule = collect(event, "")
    assert etree.fromstring(write_xml(schedule, BASE)).findtext(".//event/title") == "abc ]]> <script>"
    talk = json.loads(write_json(schedule, BASE))["schedule"]["conference"]["days"][0]["rooms"]["Zaal onbekend"][0]
    assert talk["title"] == "abc ]]> <script>"


@WRITERS
def test_hostile_names_come_through_as_text(write: Writer) -> None:
    event = full_event()
    titles = {talk.title for talk in read_bytes(write(collect(event, ""), BASE)).talks}
    assert {richtext.line(name) for name in NAMES} <= titles
    assert "Jan ATTENDEE:mailto:x@x" in titles


def test_slugs_are_unique_padded_and_without_capitals() -> None:
    event = full_event()
    slugs = [talk.slug for talk in collect(event, "").talks]
    assert slugs[:3] == ["techniekpact2018-___a", "techniekpact2018-boven", "techniekpact2018-boven-2"]
    assert len(set(slugs)) == len(slugs)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("HTTP://Example.ORG:8080/é?q=ü#ß", "http://example.org:8080/%C3%A9?q=%C3%BC#%C3%9F"),
        ("https://exämple.org/", "https://xn--exmple-cua.org/"),
        ("http://[::1]/", "http://[::1]/"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://user:geheim@example.org/", ""),
        ("javascript:alert(1)", ""),
        ("//example.org/", ""),
        ("http://", ""),
        ("http://a:99999/", ""),
        ("http://[x/", ""),
        ("http://\ud800/", ""),
        ("https://example.org/" + "x" * 1000, ""),
    ],
)
def test_addresses_are_made_plain_or_refused(text: str, url: str) -> None:
    assert link_url(text) == url
    assert link_url(url) == url


def test_person_in_json_has_one_of_the_two_forms() -> None:
    event = make_event(slug="2018")
    make_appearance(make_session(event, start="10:00", end="11:00"), make_speaker(given_name="Bo", family_name="Smit"))
    document = json.loads(write_json(collect(event, ""), BASE))
    talk = document["schedule"]["conference"]["days"][0]["rooms"]["Zaal onbekend"][0]
    assert [sorted(person) for person in talk["persons"]] == [["biography", "guid", "name", "url"]]
