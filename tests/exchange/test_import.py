"""import_schedule on the public samples and on small files of both dialects."""

import datetime as dt
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from events.models import Appearance, Document, Event, FormerSlug, Room, Session, Speaker, Theme, Venue
from tests.builders import make_event, moment
from tests.exchange.files import (
    SHARED,
    dump,
    import_text,
    needs_samples,
    new_event,
    new_json,
    old_event,
    old_xml,
    run_import,
)

pytestmark = pytest.mark.django_db
BRUSSELS = ZoneInfo("Europe/Brussels")


def stamps() -> list[list[object]]:
    """When every row was last changed."""
    models = (Event, Venue, Room, Session, Speaker, Appearance, Document, Theme)
    return [list(model._default_manager.order_by("pk").values_list("pk", "updated_at")) for model in models]


@needs_samples
def test_fosdem_is_read_whole_and_a_second_run_writes_nothing() -> None:
    path = SHARED / "samples" / "fosdem-2018.xml"
    assert run_import(path, "fosdem-2018") == [
        "Nieuwe editie: fosdem-2018",
        "689 sessies: 689 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 vervallen",
        "651 sprekers: 651 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 vervallen",
        "33 zalen: 33 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 vervallen",
        "Let op: 14 links zonder bruikbaar webadres (http of https) overgeslagen.",
    ]
    event = Event.objects.get(slug="fosdem-2018")
    assert (event.name, event.title, event.city) == ("FOSDEM 2018", "FOSDEM 2018", "Brussels")
    assert event.is_published
    assert (event.starts_on, event.ends_on) == (dt.date(2018, 2, 3), dt.date(2018, 2, 4))
    assert event.venues.get().name == "ULB (Université Libre de Bruxelles)"
    before = stamps()
    assert run_import(path, "fosdem-2018")[0] == "689 sessies: 0 nieuw, 0 gewijzigd, 689 ongewijzigd, 0 vervallen"
    assert stamps() == before


@needs_samples
def test_all_times_rooms_and_speakers_of_fosdem_are_those_of_the_file() -> None:
    path = SHARED / "samples" / "fosdem-2018.xml"
    run_import(path, "fosdem-2018")
    expected = []
    for day in etree.parse(str(path)).iterfind("day"):
        for event in day.iterfind("room/event"):
            start = dt.datetime.fromisoformat(f"{day.get('date')}T{event.findtext('start')}").replace(tzinfo=BRUSSELS)
            hours, minutes = map(int, (event.findtext("duration") or "").split(":"))
            names = [str(person.text) for person in event.iterfind("persons/person")]
            end = start + dt.timedelta(hours=hours, minutes=minutes)
            expected.append((event.findtext("title"), start, end, event.findtext("room"), names))
    sessions = Session.objects.filter(event__slug="fosdem-2018").select_related("room").with_appearances()
    found = [
        (s.title, s.start, s.end, s.room and s.room.name, [a.name for a in s.appearances.all()])
        for s in sessions.order_by("pk")
    ]
    squeezed = [
        (" ".join(str(title).split()), *rest, [" ".join(n.split()) for n in ns]) for title, *rest, ns in expected
    ]
    assert found == squeezed


@needs_samples
def test_json_sample_is_read_with_its_offsets_and_again_without_changes() -> None:
    path = SHARED / "samples" / "schedule-sample.json"
    assert run_import(path, "demo")[1] == "36 sessies: 36 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 vervallen"
    before = stamps()
    assert run_import(path, "demo")[0] == "36 sessies: 0 nieuw, 0 gewijzigd, 36 ongewijzigd, 0 vervallen"
    assert stamps() == before
    session = Session.objects.get(guid=UUID("8079583e-8321-506c-95af-fd2903a5f075"))
    assert session.start == moment("2020-12-14 09:00")
    assert session.slug == "25-focused-5thgeneration-hardware"
    assert [room.name for room in Room.objects.all()] == ["Gray Room", "Tan Room"]
    speaker = session.appearances.get().speaker
    assert speaker is not None
    assert (speaker.given_name, speaker.family_name, speaker.sort_name) == ("Brian", "Robinson", "robinson, brian")
    assert speaker.biography.startswith("<p>Break through direction.")


def test_first_import_and_next_cost_the_same_queries_for_three_sessions_as_for_thirty(tmp_path: Path) -> None:
    import_text(tmp_path, old_xml(), "eerst")  # makes the theme
    costs = []
    for count in (3, 30):
        text = old_xml(*(old_event(number, title=f"T{number}") for number in range(count)))
        with CaptureQueriesContext(connection) as first:
            import_text(tmp_path, text, f"proef-{count}")
        with CaptureQueriesContext(connection) as second:
            import_text(tmp_path, text, f"proef-{count}")
        writes = [query["sql"] for query in second if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
        assert writes == []
        costs.append((len(first), len(second)))
    assert costs[0] == costs[1]


@pytest.mark.parametrize(
    ("change", "start", "expected"),
    [
        ("", "00:30", "2018-06-18 00:30"),
        ("<day_change>04:00</day_change>", "00:30", "2018-06-19 00:30"),
        ("<day_change>09:00:00</day_change>", "09:00", "2018-06-18 09:00"),
        ("<day_change>09:00:00</day_change>", "08:59", "2018-06-19 08:59"),
    ],
)
def test_a_start_before_the_change_of_day_is_on_the_next_day(
    tmp_path: Path, change: str, start: str, expected: str
) -> None:
    import_text(tmp_path, old_xml(old_event(start=start), conference=change))
    assert Session.objects.get().start == moment(expected)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/London", "2018-06-18 11:00"),
        ("Mars/Olympus", "2018-06-18 10:00"),
        ("../../etc/passwd", "2018-06-18 10:00"),
        ("Europe", "2018-06-18 10:00"),
    ],
)
def test_times_without_offset_are_in_the_zone_of_the_file(tmp_path: Path, zone: str, expected: str) -> None:
    import_text(tmp_path, old_xml(old_event(), conference=f"<time_zone_name>{zone}</time_zone_name>"))
    assert Session.objects.get().start == moment(expected)


def test_texts_are_cleaned_and_links_that_are_no_web_address_dropped_and_counted(tmp_path: Path) -> None:
    event = new_event(
        abstract="<p onclick='x()'>Hallo<script>alert(1)</script></p>",
        links=[{"url": "javascript:alert(1)"}, {"url": "/media/x.pdf", "title": "Dia’s"}, {"url": "http://"}],
        persons=[{"name": ""}, {"name": "Bo"}],
    )
    lines = import_text(tmp_path, dump(new_json(event)))
    session = Session.objects.get()
    assert session.summary == "<p>Hallo</p>"
    assert [(d.title, d.url) for d in session.documents.all()] == [("Dia’s", "https://example.org/media/x.pdf")]
    assert lines[-2:] == [
        "Let op: 2 links zonder bruikbaar webadres (http of https) overgeslagen.",
        "Let op: 1 personen zonder naam overgeslagen.",
    ]


@pytest.mark.parametrize(
    ("word", "kind"),
    [("Lightning Talk", "lezing"), ("KEYNOTE", "keynote"), ("Podium", "panel"), ("lunch", "pauze"), ("party", "borrel"),
     ("werkbezoek", "werkbezoek"), ("iets anders", "lezing"), ("", "lezing")],
)  # fmt: skip
def test_kinds_of_other_systems_become_ours(tmp_path: Path, word: str, kind: str) -> None:
    import_text(tmp_path, dump(new_json(new_event(type=word))))
    assert Session.objects.get().kind == kind


def test_bare_names_and_addresses_of_old_exporters_are_read(tmp_path: Path) -> None:
    import_text(tmp_path, dump(new_json(new_event(persons=["Bo de Wit"], links=["https://example.org/x"]))))
    session = Session.objects.get()
    assert [a.name for a in session.appearances.all()] == ["Bo de Wit"]
    assert [(d.title, d.url) for d in session.documents.all()] == [("https://example.org/x", "https://example.org/x")]


def test_missing_room_gives_no_room(tmp_path: Path) -> None:
    document = new_json()
    day = document["schedule"]["conference"]["days"][0]
    day["rooms"] = {"": [new_event(1, room="")], "Zaal onbekend": [new_event(2, room=None)]}
    import_text(tmp_path, dump(document))
    assert list(Session.objects.values_list("room", flat=True)) == [None, None]
    assert not Room.objects.exists()


def test_an_existing_edition_keeps_its_own_fields(tmp_path: Path) -> None:
    event = make_event(slug="proef", name="Onze naam", published_at=None, day=dt.date(2018, 6, 18))
    assert "Nieuwe editie: proef" not in import_text(tmp_path, old_xml())
    event.refresh_from_db()
    assert (event.name, event.published_at, event.ends_on) == ("Onze naam", None, dt.date(2018, 6, 18))


@pytest.mark.parametrize(
    ("title", "short"), [("Proef", "Proef"), ("p" * 60, "p" * 60), ("p" * 61, "2018"), ("2018", "2018")]
)
def test_a_new_edition_is_called_in_short_by_its_title_when_that_fits(tmp_path: Path, title: str, short: str) -> None:
    import_text(tmp_path, dump(new_json(title=title)))
    event = Event.objects.get()
    assert (event.name, event.title) == (title, short)
    assert event.short_name == (short if short != "2018" else "")


def test_an_edition_that_moved_is_not_made_a_second_time(tmp_path: Path) -> None:
    event = make_event(slug="proef")
    event.slug = "proef-2018"
    event.save()
    with pytest.raises(Exception, match="heet nu “proef-2018”"):
        import_text(tmp_path, old_xml())
    assert Event.objects.count() == 1


def test_an_edition_with_another_address_is_still_the_one_of_an_old_file(tmp_path: Path) -> None:
    text = old_xml(old_event(1), old_event(2, persons="<person>Bo de Wit</person>"))
    import_text(tmp_path, text)
    event = Event.objects.get()
    event.slug = "proef-2018"
    event.save()
    before = stamps()
    assert import_text(tmp_path, text, "proef-2018") == [
        "2 sessies: 0 nieuw, 0 gewijzigd, 2 ongewijzigd, 0 vervallen",
        "2 sprekers: 0 nieuw, 0 gewijzigd, 2 ongewijzigd, 0 vervallen",
        "1 zalen: 0 nieuw, 0 gewijzigd, 1 ongewijzigd, 0 vervallen",
    ]
    assert stamps() == before


def test_an_address_that_was_given_up_can_be_that_of_a_new_edition(tmp_path: Path) -> None:
    import_text(tmp_path, old_xml())
    event = Event.objects.get()
    event.slug = "proef-2018"
    event.save()
    FormerSlug.objects.all().delete()
    assert import_text(tmp_path, old_xml())[1] == "1 sessies: 1 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 vervallen"
    assert Event.objects.count() == 2


def test_an_old_file_read_again_after_its_edition_was_deleted_finds_its_speakers(tmp_path: Path) -> None:
    import_text(tmp_path, old_xml())
    Event.objects.all().delete()
    assert import_text(tmp_path, old_xml())[2] == "1 sprekers: 0 nieuw, 0 gewijzigd, 1 ongewijzigd, 0 vervallen"
