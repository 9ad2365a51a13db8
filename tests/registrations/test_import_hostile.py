"""Damaged and hostile files: each gets a clear answer, none is a 500, and no name becomes anything else."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.test import Client

from registrations.imports import read_xlsx
from registrations.imports.read import read
from registrations.imports.table import BadFile
from registrations.models import AttendeeImport, Registration
from tests.registrations.outputs import html_shape, html_text
from tests.registrations.people import make_open_event, make_workshop
from tests.registrations.sheets import HEADING, csv_of, repacked, xlsx, zipped
from tests.registrations.staff_users import ORGANISERS, staff_client
from tests.registrations.test_hostile_everywhere import HOSTILE
from tests.registrations.test_import_dry_run import confirm, dry_run, upload
from tests.registrations.test_import_reading import openpyxl_part

ROW = ("An Bos", "an@voorbeeld.nl", "ROC", "Docent", "Onderwijs", "")
GOOD = xlsx(HEADING, ROW)
NOTHING = xlsx(("Geen", "kop"))
SHEET = openpyxl_part(GOOD)
DOCUMENT = b'<?xml version="1.0"?>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
LAUGHS = b"".join(b'<!ENTITY a%d "%s">' % (one, b"&a%d;" % (one - 1) * 10) for one in range(1, 10))


NO_NAMES = ("", "\u202e", "\u200b", "é" * 300, "x" * 5_000, "www.voorbeeld.nl", "an@voorbeeld.nl")


def part(content: bytes | None, name: str = "xl__worksheets__sheet1_DOT_xml") -> bytes:
    return repacked(GOOD, **{name: content})


def sheet_with(old: bytes, new: bytes) -> bytes:
    assert old in SHEET, SHEET
    return part(SHEET.replace(old, new))


def cell(written: bytes) -> bytes:
    """The same file with another cell for the name of An."""
    return sheet_with(b'<c r="A2" t="inlineStr"><is><t>An Bos</t></is></c>', b'<c r="A2" ' + written + b"</c>")


def encrypted_zip() -> bytes:
    """An ordinary one that says of its parts that they have a password."""
    content = bytearray(GOOD)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(sign)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(sign, at + 1)
    return bytes(content)


def lying_zip() -> bytes:
    """A bomb that says of its part that it is small."""
    bomb = part(SHEET.replace(b"An Bos", b"x" * 40_000_000))
    size = next(one.file_size for one in zipfile.ZipFile(io.BytesIO(bomb)).infolist() if "sheet1" in one.filename)
    return bomb.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


FAR = b'<c r="XFD2" t="n"><v>1</v></c>'
MERGED = b'<mergeCell ref="A2:A3"/>'
BROKEN = "beschadigd"
REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is leeg"),
    "white space": (b" \r\n\t ", "is leeg"),
    "too large": (b"Naam\n" + b"x" * 5 * 1024 * 1024, "groter dan 5 MB"),
    "old excel": (OLE + "Workbook".encode("utf-16-le"), "oud Excel-bestand"),
    "with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
    "zip with a password": (encrypted_zip(), "wachtwoord"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 99, "geen CSV en geen XLSX"),
    "pdf": (b"%PDF-1.7\n1 0 obj << >> endobj\n", "geen regel met de namen van de kolommen"),
    "html": (b"<html><table><tr><td>Naam</td></tr></table>", "geen regel met de namen"),
    "no text in any encoding": (b"Naam\n\x81\x8d\xff\n", "geen CSV en geen XLSX"),
    "half of utf-16": (b"\xff\xfeN\x00a\x00a", "geen CSV en geen XLSX"),
    "no heading": (csv_of(ROW), "geen regel met de namen"),
    "heading alone": (csv_of(HEADING), "staat niets"),
    "heading twice": (csv_of((*HEADING, "Naam"), ROW), "De kolom “Naam” staat er twee keer in"),
    "quotes": (b'Naam;E-mail\r\n"An" Bos;x\r\n', "Bij regel 2 kloppen de aanhalingstekens niet"),
    "open quote": (b'Naam;E-mail\r\n"An;x\r\nBo;y\r\n', "kloppen de aanhalingstekens niet"),
    "giant cell": (b"Naam\n" + b"x" * 200_000, "cel veel te lang"),
    "many columns": (csv_of(HEADING, ("x",) * 101), "Regel 2 heeft meer dan 100 kolommen"),
    "many empty rows": (b"Naam\n" + b"\n" * 60_001 + b"An", "te veel regels"),
    "half a zip": (GOOD[: len(GOOD) // 2], BROKEN),
    "zip without end": (GOOD[:-10], BROKEN),
    "only the first bytes of a zip": (b"PK\x03\x04", BROKEN),
    "rubbish in the middle": (GOOD[:200] + b"\x00" * 400 + GOOD[600:], BROKEN),
    "other zip": (zipped(a_DOT_txt=b"x"), "geen XLSX-bestand"),
    "opendocument": (zipped(mimetype=b"application/vnd.oasis", content_DOT_xml=b"<x/>"), "geen XLSX-bestand"),
    "word": (zipped(**{"[Content_Types]_DOT_xml": b"<x/>", "word__document_DOT_xml": b"<x/>"}), "geen XLSX-bestand"),
    "xlsb": (zipped(**{"[Content_Types]_DOT_xml": b"<x/>", "xl__workbook_DOT_bin": b"x"}), "geen XLSX-bestand"),
    "zip in a zip": (zipped(**{"[Content_Types]_DOT_xml": GOOD, "xl__workbook_DOT_xml": GOOD}), BROKEN),
    "no workbook": (part(None, "xl__workbook_DOT_xml"), BROKEN),
    "no types": (part(None, "[Content_Types]_DOT_xml"), "geen XLSX-bestand"),
    "no sheet": (part(None), "geen regel met de namen"),
    "no styles": (part(b"", "xl__styles_DOT_xml"), BROKEN),
    "sheet that is no xml": (part(b"\x00\x01"), BROKEN),
    "half a sheet": (part(SHEET[: len(SHEET) // 2]), BROKEN),
    "empty sheet": (xlsx(), "geen regel met de namen"),
    "bomb": (part(SHEET.replace(b"</worksheet>", b" " * 30_000_000 + b"</worksheet>")), "te groot"),
    "many rows": (sheet_with(b"</sheetData>", b"<row/>" * 600_001 + b"</sheetData>"), "te groot"),
    "many cells": (sheet_with(b"</sheetData>", b"<row>" + b"<c/>" * 600_001 + b"</row></sheetData>"), "te groot"),
    "many merged cells": (
        sheet_with(b"</worksheet>", b"<mergeCells>" + MERGED * 40_001 + b"</mergeCells></worksheet>"),
        "te groot",
    ),
    "bomb that lies": (lying_zip(), BROKEN),
    "many parts": (repacked(GOOD, **{f"xl__x{one}": b"" for one in range(2_001)}), "te groot"),
    "entities": (part(DOCUMENT + b"<!DOCTYPE x [<!ENTITY a0 'ha'>" + LAUGHS + b"]><x>&a9;</x>"), BROKEN),
    "entity of a file": (
        part(DOCUMENT + b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
        BROKEN,
    ),
    "entities in utf-16": (part("<!DOCTYPE x [<!ENTITY a 'ha'>]><x>&a;</x>".encode("utf-16")), BROKEN),
    "entities in the workbook": (part(DOCUMENT + b"<!DOCTYPE x><x/>", "xl__workbook_DOT_xml"), BROKEN),
    "row far away": (sheet_with(b'<row r="2"', b'<row r="99999999999"'), BROKEN),
    "row of text": (sheet_with(b'<row r="2"', b'<row r="twee"'), BROKEN),
    "column that does not exist": (sheet_with(b'r="A2"', b'r="ZZZZZZ2"'), BROKEN),
    "column far away": (
        sheet_with(b"</row></sheetData>", FAR + b"</row></sheetData>"),
        "Regel 2 heeft meer dan 100 kolommen",
    ),
    "column far away before others": (
        sheet_with(b'<c r="A2"', FAR + b'<c r="A2"'),
        "Regel 2 heeft meer dan 100 kolommen",
    ),
    "many empty rows of a spreadsheet": (
        sheet_with(b"</sheetData>", b"<row/>" * 60_001 + b"</sheetData>"),
        "te veel regels",
    ),
    "string that does not exist": (cell(b't="s"><v>999999</v>'), BROKEN),
    "string that is none": (cell(b't="s"><v>zes</v>'), BROKEN),
    "number that is none": (cell(b't="n"><v>zes</v>'), BROKEN),
    "number of many digits": (cell(b't="n"><v>' + b"9" * 9_999 + b"</v>"), BROKEN),
    "style that is none": (cell(b's="x" t="n"><v>1</v>'), BROKEN),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_says_what_to_do(name: str) -> None:
    content, words = REFUSED[name]
    with pytest.raises(BadFile) as error:
        read(content)
    assert words in error.value.message
    assert error.value.message.endswith(".")


def test_an_empty_cell_far_away_makes_no_wide_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would make 16,384 cells of every row, all of which were walked before the row was found to be empty."""
    seen: list[int] = []
    rows = read_xlsx._rows

    def noted(sheet: Any) -> Iterator[Any]:
        for row in rows(sheet):
            seen.append(len(row))
            yield row

    monkeypatch.setattr(read_xlsx, "_rows", noted)
    far = b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (one, one) for one in range(3, 203))
    table = read(sheet_with(b"</sheetData>", far + b"</sheetData>"))
    assert [line.number for line in table.lines] == [2]
    assert len(seen) > 400  # of formulas and of results
    assert max(seen) == len(HEADING)


def with_sheets(content: bytes, number: int) -> bytes:
    """The same with so many more sheets, all of which are its first part."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        book = parts.read("xl/workbook.xml")
    first = book[book.index(b"<sheet ") : book.index(b"</sheets>")]
    more = b"".join(first.replace(b"Blad1", b"Nog%d" % one) for one in range(number))
    return repacked(content, xl__workbook_DOT_xml=book.replace(b"</sheets>", more + b"</sheets>"))


def test_many_sheets_of_one_part_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_in: list[str] = []
    look = read_xlsx._has_heading

    def noted(sheet: Any) -> bool:
        looked_in.append(sheet.title)
        return look(sheet)

    monkeypatch.setattr(read_xlsx, "_has_heading", noted)
    with pytest.raises(BadFile):
        read(with_sheets(NOTHING, 39))
    assert len(looked_in) == 1


def test_more_sheets_than_anyone_has_are_refused_before_they_are_opened() -> None:
    large = part(SHEET.replace(b"<sheetData>", b"<a/>" * 30_000 + b"<sheetData>"))
    for content in (with_sheets(GOOD, 50), with_sheets(large, 39)):
        with pytest.raises(BadFile) as error:
            read(content)
        assert "te groot" in error.value.message
    assert read(with_sheets(GOOD, 49)).lines


def cut(content: bytes, pieces: int) -> Iterator[bytes]:
    for number in range(pieces):
        at = len(content) * number // pieces
        yield content[:at]
        yield content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]


def test_a_file_that_is_cut_or_damaged_anywhere_is_read_or_refused() -> None:
    for content in [*cut(GOOD, 60), *cut(csv_of(HEADING, ROW), 60)]:
        with suppress(BadFile):
            assert read(content).lines


@pytest.mark.django_db
def test_the_page_says_it_beside_the_field_and_keeps_nothing() -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    for content in (REFUSED["bomb"][0], REFUSED["too large"][0], REFUSED["quotes"][0], b"x"):
        response = upload(client, event, content=content)
        assert response.status_code == 422
        assert set(response.context["form"].errors) == {"file"}
        assert "<title>Fout: " in response.content.decode()
    for data in ({}, {"event": event.pk}, {"event": event.pk, "file": "tekst"}, {"event": "x" * 99}):
        assert client.post("/beheer/registrations/attendeeimport/add/", data).status_code == 422
    assert not AttendeeImport.objects.exists()


def hostile_rows(name: str) -> list[tuple[str, ...]]:
    return [
        (name.replace("@", " "), "an@voorbeeld.nl", name, name, "", ""),
        (name, "geen adres", name, name, name[:900], name[:900]),
    ]


def clean(name: str) -> str:
    """As Excel can hold it: no control characters."""
    return "".join(one for one in name if one >= " " or one in "\r\n\t")


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_stays_a_name_through_a_file(name: str, kind: str) -> None:
    if kind == "csv" and "\x00" in name:
        pytest.skip("a file with it is refused")
    event = make_open_event()
    make_workshop(event, title=name[:300])
    client = staff_client(ORGANISERS, events=[event])
    rows = hostile_rows(name) if kind == "csv" else [tuple(map(clean, row)) for row in hostile_rows(name)]
    content = csv_of(HEADING, *rows) if kind == "csv" else xlsx(HEADING, *rows)
    _, plain = dry_run(client, event, *hostile_rows("Anna Bakker"))
    address, page = dry_run(client, event, content=content)
    elements = [one[0] for one in html_shape(page.content.decode())]
    assert [one for one in elements if one in ("script", "form", "input", "iframe", "style", "title")] == [
        one
        for (one, *_) in html_shape(plain.content.decode())
        if one in ("script", "form", "input", "iframe", "style", "title")
    ]
    assert [one.number for one in page.context["page"] if one.faults] == [3]
    response = confirm(client, address, page)
    assert response.status_code == 302
    row = Registration.objects.get()
    assert row.name == row.name.strip()
    assert row.name in " ".join(html_text(page.content).split())
    assert html_shape(client.get(address).content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize("name", NO_NAMES)
def test_what_is_no_name_is_refused_beside_its_row(name: str) -> None:
    event = make_open_event()
    client: Client = staff_client(ORGANISERS, events=[event])
    rows = [("An", "", "", "", "", ""), (name, "bo@voorbeeld.nl", "", "", "", "")]
    for content in (csv_of(HEADING, *rows), xlsx(HEADING, *rows)):
        _, page = dry_run(client, event, content=content)
        found: dict[int, Any] = {one.number: one.faults for one in page.context["page"] if one.faults}
        assert list(found) == [3]
        assert len(found[3]) == 1


@pytest.mark.django_db
def test_what_is_kept_of_a_row_has_a_limit() -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    dry_run(client, event, ("x" * 100_000, *("y" * 100_000 for _ in range(5))))
    assert len(str(AttendeeImport.objects.get().rows)) < 10_000
