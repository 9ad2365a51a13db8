"""Files that are broken or mean harm: one Dutch line with the place, exit code 1, and not a row changed."""

import io
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from events.exchange import read, read_json
from events.exchange.document import ScheduleError
from events.models import Appearance, Event, Session, Speaker, Theme, Venue
from tests.exchange.files import dump, import_text, new_event, new_json, old_event, old_xml

pytestmark = pytest.mark.django_db

ENTITY = '<!DOCTYPE schedule [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    '<!DOCTYPE s [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {n} "{f"&{p};" * 10}">' for p, n in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


NO_DTD = "regel 1: een documenttype (<!DOCTYPE>) mag niet in het bestand staan."
NO_MOMENT = "is geen datum met tijd zoals 2018-06-18T13:00:00+02:00."
ZAAL = 'schedule.conference.days[0].rooms."Zaal 1"'
EVENT, SECOND = f"{ZAAL}[0]", f"{ZAAL}[1]"


def event_json(**fields: Any) -> str:
    return dump(new_json(new_event(**fields)))


def day_json(**fields: Any) -> str:
    document = new_json()
    document["schedule"]["conference"]["days"][0].update(fields)
    return dump(document)


FILES: dict[str, tuple[str | bytes, str]] = {
    # no exchange file at all
    "empty": (b"", "het bestand is leeg."),
    "only white space": (b" \n\n", "het bestand is leeg."),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0", "regel 1: dit is geen schedule.xml en geen schedule.json."),
    "prose": ("Beste mensen,", "regel 1: dit is geen schedule.xml en geen schedule.json."),
    "web page": ("<html><body>404</body></html>", "regel 1: het hoofdelement is <html> en niet <schedule>."),
    "other JSON": ('{"a": 1}', "schedule: dit onderdeel ontbreekt."),
    "JSON list": ("[1, 2]", "hier hoort een object te staan."),
    # XML that attacks or is broken
    "entity": (ENTITY + "<schedule>&x;</schedule>", NO_DTD),
    "laughs": (LAUGHS + "<schedule>&i;</schedule>", NO_DTD),
    "small doctype": ("<!doctype schedule><schedule/>", NO_DTD),
    "UTF-16 doctype": (
        (ENTITY + "<schedule/>").encode("utf-16"),
        NO_DTD,
    ),
    "unknown entity": (
        old_xml(old_event(title="&nbsp;")),
        "regel 5: dit is geen geldige XML (Entity 'nbsp' not defined).",
    ),
    "nesting": ("<schedule>" + "<a>" * 100_000, ""),
    "cut off": (old_xml()[:300], ""),
    "wrong encoding": (old_xml(old_event(title="é")).encode("latin-1"), ""),
    "no such encoding": ('<?xml version="1.0" encoding="klingon"?><schedule/>', ""),
    "control character": (old_xml(old_event(title="a\x0bb")), ""),
    "NUL": (old_xml(old_event(title="a\0b")), ""),
    "no conference": ("<schedule/>", "regel 1: het element <conference> ontbreekt."),
    # JSON that attacks or is broken
    "JSON cut off": (event_json()[:200], ""),
    "JSON nesting": ('{"schedule":' + "[" * 200_000, "de JSON is te diep genest."),
    "JSON encoding": (event_json().encode().replace(b"Kort", b"K\xe9rt"), "regel 1: het bestand is niet in UTF-8."),
    "NaN": ('{"schedule": NaN}', "NaN is geen waarde in JSON."),
    "huge number": ('{"schedule": ' + "9" * 5000 + "}", "er staat een getal in dat te groot is."),
    "key twice": ('{"schedule": {"rooms": 1, "rooms": 2}}', "de sleutel “rooms” staat twee keer in hetzelfde object."),
    "key twice among many": (
        "{" + ",".join(f'"sleutel {number}": 1' for number in [*range(10_000), 9_999]) + "}",
        "de sleutel “sleutel 9999” staat twee keer in hetzelfde object.",
    ),
    # wrong types
    "days as object": (dump(new_json(days={})), "schedule.conference.days: hier hoort een lijst te staan."),
    "rooms as list": (day_json(rooms=[]), "schedule.conference.days[0].rooms: hier hoort een object te staan."),
    "event as text": (day_json(rooms={"Zaal 1": ["x"]}), f'{EVENT}: hier hoort een object te staan.'),
    "title as list": (event_json(title=["x"]), f'{EVENT}.title: hier hoort een tekst te staan.'),
    "start as number": (event_json(start=9.5), f'{EVENT}.start: hier hoort een tekst te staan.'),
    "persons as text": (event_json(persons="Bo"), f'{EVENT}.persons: hier hoort een lijst te staan.'),
    "capacity as text": (
        dump(new_json(rooms=[{"name": "Z", "capacity": "40"}])),
        "schedule.conference.rooms[0].capacity: hier hoort een aantal te staan.",
    ),
    # what is missing, double or too long
    "no title": (old_xml(old_event(title=" ")), "regel 5: de titel ontbreekt."),
    "no start": (old_xml(old_event(start="")), "regel 4: de begintijd ontbreekt."),
    "no duration": (event_json(duration=None), f'{EVENT}.duration: de duur ontbreekt.'),
    "no identity": (
        event_json(guid="", id=None, slug=""),
        f'{EVENT}.guid: een sessie heeft een guid, id of slug nodig.',
    ),
    "identity that is no text": (
        event_json(guid="", id="\ud800", code="\udfff", slug=""),
        f'{EVENT}.guid: een sessie heeft een guid, id of slug nodig.',
    ),
    "same id but for what is no text": (
        dump(new_json(new_event(1, guid="", id="\ud800x"), new_event(2, guid="", id="x"))),
        f'{SECOND}.guid: de sessie met guid of id x staat er twee keer in.',
    ),
    "no day": (old_xml(day=""), "regel 4: de dag van de sessie ontbreekt."),
    "title too long": (old_xml(old_event(title="x" * 301)), "regel 5: De titel is langer dan 300 tekens."),
    "name too long": (
        event_json(persons=[{"name": "x" * 301}]),
        f'{EVENT}.persons[0]: De naam van een persoon is langer dan 300 tekens.',
    ),
    "abstract too long": (
        old_xml(old_event().replace("Kort &amp;amp; goed", "x" * 100_001)),
        "regel 5: De samenvatting is langer dan 100.000 tekens.",
    ),
    "description too long": (
        event_json(description="<pre>\n" * 40_000),
        f"{EVENT}.description: De beschrijving is langer dan 100.000 tekens.",
    ),
    "description that grows too long": (
        event_json(description="&" * 99_999),
        f"{EVENT}.description: De beschrijving is langer dan 100.000 tekens.",
    ),
    "biography too long": (
        event_json(persons=[{"name": "Bo", "biography": "x" * 100_001}]),
        f"{EVENT}.persons[0]: De biografie is langer dan 100.000 tekens.",
    ),
    "room too long": (old_xml(old_event(room="x" * 201)), "regel 4: De naam van de zaal is langer dan 200 tekens."),
    "same id": (old_xml(old_event(1), old_event(1)), "regel 6: de sessie met guid of id 1 staat er twee keer in."),
    "same guid": (
        dump(new_json(new_event(1), new_event(1, id=2))),
        f'{SECOND}.guid: de sessie met guid of id {new_event()["guid"]} staat er twee keer in.',
    ),
    "guid": (event_json(guid="abc"), f'{EVENT}.guid: “abc” is geen guid.'),
    "slug": (
        event_json(slug="../../beheer"),
        f'{EVENT}.slug: “../../beheer” is geen slug: alleen letters, cijfers, - en _ mogen.',
    ),
    "too many rooms": (
        dump(new_json(rooms=[{"name": f"Zaal {n}"} for n in range(1001)])),
        "schedule.conference.title: er staan meer dan 1000 zalen in.",
    ),
    "too many links": (
        event_json(links=["https://example.org/"] * 501),
        f"{EVENT}.persons: een sessie heeft hoogstens 500 personen en 500 links.",
    ),
    # times that make no sense
    "25:99": (old_xml(old_event(start="25:99")), "regel 4: “25:99” is geen tijd zoals 13:30."),
    "noon": (event_json(start="noon"), f'{EVENT}.start: “noon” is geen tijd zoals 13:30.'),
    "duration 0": (old_xml(old_event(duration="00:00")), "regel 4: “00:00” is geen duur zoals 00:45."),
    "duration of days": (
        old_xml(old_event(duration="90:00")),
        "regel 4: de sessie duurt langer dan een dag en langer dan de conferentie.",
    ),
    "end before start": (
        event_json(end="2018-06-18T09:00:00+02:00"),
        f'{EVENT}.end: het einde ligt niet na het begin.',
    ),
    "date": (event_json(date="18 juni, T 9"), f'{EVENT}.date: “18 juni, T 9” {NO_MOMENT}'),
    "year 9999": (
        event_json(date="9999-12-31T23:59:00-14:00"),
        f'{EVENT}.date: “9999-12-31T23:59:00-14:00” {NO_MOMENT}',
    ),
    "years later": (
        event_json(date="2023-06-18T09:00:00+02:00"),
        f'{EVENT}.date: de sessie begint op 2023-06-18, ver buiten de conferentie (2018-06-18 tot en met 2018-06-19).',
    ),
    "conference backwards": (
        dump(new_json(end="2018-06-01")),
        "schedule.conference.end: de conferentie eindigt (2018-06-01) voordat zij begint (2018-06-18).",
    ),
    "conference of years": (
        dump(new_json(end="2028-06-01")),
        "schedule.conference.end: de conferentie duurt langer dan 366 dagen.",
    ),
}  # fmt: skip


def rows() -> list[int]:
    return [model._default_manager.count() for model in (Event, Venue, Session, Speaker, Appearance, Theme)]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("event", ["proef", "nieuw"])
def test_broken_file_gives_one_line_and_changes_nothing(tmp_path: Path, name: str, event: str) -> None:
    import_text(tmp_path, old_xml(old_event(77)))
    before = rows(), list(Session.objects.values())
    data, message = FILES[name]
    with pytest.raises(CommandError) as caught:
        import_text(tmp_path, data, event)
    text = str(caught.value)
    assert len(text.splitlines()) == 1
    if message:
        assert text == f"bestand: {message}"
    else:
        assert text.startswith("bestand: regel ")
    assert caught.value.returncode == 1
    assert (rows(), list(Session.objects.values())) == before


def test_missing_file_folder_device_and_too_large_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = tmp_path / "groot.xml"
    with large.open("wb") as file:
        os.truncate(file.fileno(), read.MAX_SIZE + 1)
    messages = []
    for path in (tmp_path / "weg.xml", tmp_path, Path("/dev/null"), large, Path("a\0b")):
        with pytest.raises(CommandError) as caught:
            call_command("import_schedule", str(path), event="proef", stdout=io.StringIO())
        messages.append(str(caught.value).split(": ", 1)[1])
    assert messages == [
        "dit bestand is er niet.",
        "dit is een map en geen bestand.",
        "dit bestand is er niet.",
        "het bestand is groter dan 50 MB.",
        "dit bestand is er niet.",
    ]


@pytest.mark.parametrize("slug", ["", "a b", "../x", "é", "x" * 51])
def test_event_slug_must_be_an_address(tmp_path: Path, slug: str) -> None:
    with pytest.raises(CommandError, match="kan geen adres zijn"):
        import_text(tmp_path, old_xml(), slug)


def test_failure_halfway_through_writing_leaves_nothing(tmp_path: Path) -> None:
    import_text(tmp_path, old_xml(old_event(1)))
    document = new_json(new_event(1), new_event(2))
    document["schedule"]["conference"]["days"][0]["rooms"] = {}
    document["schedule"]["conference"]["rooms"] = [{"name": "Nieuwe zaal"}]
    before = rows(), list(Session.objects.values())
    with pytest.raises(CommandError, match="er staan geen sessies in"):
        import_text(tmp_path, dump(document))
    assert (rows(), list(Session.objects.values())) == before
    assert not Venue.objects.filter(rooms__name="Nieuwe zaal").exists()


def test_ids_with_half_a_character_are_those_without_it(tmp_path: Path) -> None:
    persons = [{"id": "\ud800x", "name": "Anna"}]
    import_text(tmp_path, dump(new_json(new_event(1, guid="", id="", code="\ud800x", persons=persons))))
    persons[0]["id"] = "x"
    lines = import_text(tmp_path, dump(new_json(new_event(1, guid="", id="", code="x", persons=persons))))
    assert lines[:2] == [
        "1 sessies: 0 nieuw, 0 gewijzigd, 1 ongewijzigd, 0 vervallen",
        "1 sprekers: 0 nieuw, 0 gewijzigd, 1 ongewijzigd, 0 vervallen",
    ]


def test_finding_a_key_twice_looks_at_each_key_a_few_times() -> None:
    looks = 0

    class Key(str):
        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            nonlocal looks
            looks += 1
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    names = [*range(1000), 999]
    with pytest.raises(ScheduleError, match="de sleutel “999” staat twee keer in hetzelfde object"):
        read_json._object([(Key(name), None) for name in names])
    assert looks < 10 * len(names)
