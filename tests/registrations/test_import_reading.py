"""Files of attendees as people have them: encodings, signs, headings in any order, and the ways of spreadsheets."""

import datetime as dt
import io
import zipfile
from typing import Any

import openpyxl
import pytest

from registrations.imports.read import read
from registrations.imports.rows import Cells, cells_of, read_details
from registrations.imports.table import BadFile
from tests.registrations.sheets import HEADING, csv_of, repacked, saved, xlsx

ZOE = ("Zoë van Dam", "zoe@voorbeeld.nl", "ROC “Midden”", "Docent", "Onderwijs", "Lassen")


def cells(content: bytes) -> list[Cells]:
    return cells_of(read(content))


def test_csv_in_the_encodings_and_with_the_signs_that_people_have() -> None:
    wanted = cells(xlsx(HEADING, ZOE))
    assert (wanted[0].number, wanted[0].name, wanted[0].organisation) == (2, "Zoë van Dam", "ROC “Midden”")
    for encoding in ("utf-8-sig", "utf-8", "windows-1252", "utf-16"):
        for sign in (";", ",", "\t"):
            assert cells(csv_of(HEADING, ZOE, sign=sign, encoding=encoding)) == wanted, (encoding, sign)


def test_the_sign_is_the_one_between_the_headings_whatever_the_cells_hold() -> None:
    text = "Naam;Organisatie;Sessies\r\nBos, An;A, B, C, D, E;lassen\r\n"
    assert [(one.name, one.organisation) for one in cells(text.encode())] == [("Bos, An", "A, B, C, D, E")]
    text = "sep=,\nNaam,Sessies\nAn,lassen;frezen\n"
    assert [(one.number, one.name, one.sessions) for one in cells(text.encode())] == [(3, "An", "lassen;frezen")]
    assert [one.name for one in cells(b"naam\nAn\nBo\n")] == ["An", "Bo"]


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        (("E-mail", "Naam"), ("an@voorbeeld.nl", "An van der Berg")),
        (("NAAM:", " e-mail adres "), ("An van der Berg", "an@voorbeeld.nl")),
        (("mail", "Voornaam", "Tussenvoegsel", "Achternaam"), ("an@voorbeeld.nl", "An", "van der", "Berg")),
        (("Achternaam", "Tussenvoegsels", "Roepnaam", "Email"), ("Berg", "van der", "An", "an@voorbeeld.nl")),
        (("Voornaam", "tv.", "Naam", "E-mailadres"), ("An", "van der", "Berg", "an@voorbeeld.nl")),
        (("Voornaam", "Tussenv.", "Achternaam", "E-mail"), ("An", "van der", "Berg", "an@voorbeeld.nl")),
        (("Tussenv", "Naam", "E-mail"), ("An van der", "Berg", "an@voorbeeld.nl")),
        (("first name", "last_name", "Email address"), ("An", "van der Berg", "an@voorbeeld.nl")),
        (("Voor- en achternaam", "emailadres", "Telefoon"), ("An van der Berg", "an@voorbeeld.nl", "06")),
    ],
)
def test_headings_in_any_order_and_with_the_words_that_people_use(heading: tuple[str], row: tuple[str]) -> None:
    for content in (csv_of(heading, row), xlsx(heading, row)):
        assert [(one.name, one.email) for one in cells(content)] == [("An van der Berg", "an@voorbeeld.nl")]


def test_other_columns_are_named_and_several_of_sessions_are_one() -> None:
    heading = (
        "Naam",
        "Telefoon",
        "Workshop ronde 1",
        "Leeg",
        "2e ronde",
        "",
        "Sessie 3",
        "Dieetwensen",
        "Tweede keuze",
    )
    table = read(csv_of(heading, ("An", "06", "lassen", "", "frezen", "x", "weven", "halal", "solderen")))
    assert table.columns.unknown == {1: "Telefoon", 5: "kolom F, zonder naam", 8: "Tweede keuze"}
    assert table.notes == [
        "Niet gelezen: “Dieetwensen”, want wensen over dieet en toegankelijkheid vult de deelnemer zelf in."
    ]
    assert cells_of(table)[0].sessions == "lassen\nfrezen\nweven"


def test_too_many_unknown_columns_are_refused() -> None:
    heading = [f"Vraag {letter}" for letter in "abcdefghijklmnopqrstu"]
    with pytest.raises(BadFile, match="heeft 21 kolommen waarvan de naam ons niets zegt"):
        read(csv_of(("Naam", *heading), ("An", *heading)))


def test_a_title_above_empty_rows_between_and_short_rows() -> None:
    rows = [("Deelnemers 2027",), (), ("Naam", "E-mail"), (), ("An", "an@voorbeeld.nl"), (), ("", ""), ("Bo",)]
    for content in (csv_of(*rows), xlsx(*rows)):
        assert [(one.number, one.name, one.email) for one in cells(content)] == [
            (5, "An", "an@voorbeeld.nl"),
            (8, "Bo", ""),
        ]


def test_a_line_break_in_a_cell_makes_no_row() -> None:
    content = csv_of(("Naam", "Sessies"), ("An", "lassen\nfrezen"), ("Bo", ""))
    assert [(one.number, one.sessions) for one in cells(content)] == [(2, "lassen\nfrezen"), (3, "")]


def test_numbers_truths_dates_and_faults_of_a_spreadsheet() -> None:
    heading = ("Naam", "Organisatie", "Functie")
    rows = [
        ("An", 2027, 1.5),
        ("Bo", 3.0, True),
        ("Cas", dt.date(2027, 6, 18), dt.time(9)),
        (dt.date(2027, 6, 18), "ROC", ""),
    ]
    found = cells(xlsx(heading, *rows))
    assert [(one.organisation, one.function) for one in found[:2]] == [("2027", "1.5"), ("3", "WAAR")]
    assert found[2].faults == (
        "In “Organisatie” staat een datum, geen tekst. Maak er tekst van.",
        "In “Functie” staat een datum, geen tekst. Maak er tekst van.",
    )
    assert read_details(found[3])[1][0] == "In “Naam” staat een datum, geen tekst. Maak er tekst van."
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (heading, ("An", "#N/A", "x")):
        sheet.append(row)
    assert sheet["B2"].data_type == "e"
    assert cells(saved(book))[0].faults == ("In “Organisatie” staat een fout van het rekenblad. Vul de tekst in.",)


def formulas(shown: str) -> bytes:
    """A file in which the name of An is a formula, of which the spreadsheet showed `shown`."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(("Naam", "E-mail"))
    sheet.append(('="An"&" Bos"', "an@voorbeeld.nl"))
    content = saved(book)
    part = openpyxl_part(content)
    value = f"<v>{shown}</v>".encode() if shown else b"<v/>"
    assert b"<v />" in part or b"<v/>" in part or b"<v></v>" in part
    for empty in (b"<v />", b"<v/>", b"<v></v>"):
        part = part.replace(empty, value)
    part = part.replace(b'<c r="A2">', b'<c r="A2" t="str">')
    return repacked(content, xl__worksheets__sheet1_DOT_xml=part)


def openpyxl_part(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return parts.read("xl/worksheets/sheet1.xml")


def test_of_a_formula_the_last_result_counts_and_without_one_the_row_says_so() -> None:
    assert cells(formulas("An Bos"))[0].name == "An Bos"
    found = cells(formulas(""))[0]
    assert (found.name, found.email) == ("", "an@voorbeeld.nl")
    assert found.faults[0].startswith("In “Naam” staat een formule zonder uitkomst.")


def test_text_that_looks_like_a_formula_is_text() -> None:
    for name in ("=1+1", "@SOM(A1)", "+31 6", "-1", "＝1"):
        for content in (csv_of(HEADING, (name,)), xlsx(HEADING, (name,))):
            assert [(one.name, one.faults) for one in cells(content)] == [(name, ())]


def test_the_first_sheet_with_a_heading_is_read_and_named() -> None:
    table = read(xlsx(HEADING, ZOE, before=("Uitleg", "Nog een"), title="Deelnemers"))
    assert table.notes == ["Gelezen is het blad “Deelnemers”."]
    assert read(xlsx(HEADING, ZOE)).notes == []


def test_merged_cells_are_told_of() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (("Onze lijst", ""), ("Naam", "Organisatie"), ("An", "ROC"), ("Bo", ""), ("Cas", "")):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("B3:B5")
    table = read(saved(book))
    assert len(table.notes) == 1
    assert table.notes[0].startswith("Er zijn cellen samengevoegd (regel 3 tot en met 5).")
    assert [(one.number, one.organisation) for one in cells_of(table)] == [(3, "ROC"), (4, ""), (5, "")]


def test_what_a_file_says_of_its_own_size_does_not_matter() -> None:
    content = xlsx(HEADING, ZOE)
    part = openpyxl_part(content)
    for size in (b"A1:XFD1048576", b"A1:A1", b"A1"):
        other = part.replace(b'ref="A1:F2"', b'ref="' + size + b'"')
        assert other != part
        assert cells(repacked(content, xl__worksheets__sheet1_DOT_xml=other)) == cells(content)


def test_three_thousand_people_fit_and_one_more_does_not() -> None:
    people = [(f"Mens {number}",) for number in range(3_000)]
    for make in (csv_of, xlsx):
        assert len(cells(make(("Naam",), *people))) == 3_000
        with pytest.raises(BadFile, match=r"meer dan 3\.000 deelnemers"):
            read(make(("Naam",), *people, ("Een te veel",)))


def test_a_row_says_what_is_wrong_and_how_to_put_it_right() -> None:
    wrong = Cells(7, "é" * 300, "geen adres", "x" * 201, "y" * 201, "zee", "")
    assert read_details(wrong)[1] == [
        "Naam: gebruik ten hoogste 150 tekens. Het zijn er nu 300.",
        "Vul een e-mailadres in zoals naam@voorbeeld.nl.",
        "Organisatie: gebruik ten hoogste 200 tekens. Het zijn er nu 201.",
        "Functie: gebruik ten hoogste 200 tekens. Het zijn er nu 201.",
        "Kies als sector Onderwijs, Bedrijfsleven, Overheid of Anders, of laat de cel leeg.",
    ]
    assert read_details(Cells(7, "\u200b", "", "", "", "", ""))[1] == ["Vul een naam in."]
    details, faults = read_details(Cells(7, " An  Bos ", "An@Voorbeeld.nl", "", "", " OVERHEID ", ""))
    assert (details.name, details.email, details.sector, faults) == ("An Bos", "An@Voorbeeld.nl", "overheid", [])


def test_a_csv_that_begins_as_a_zip_does_is_a_csv() -> None:
    assert [one.name for one in cells("PKN-nummer;Naam\r\n12;Zoë van Dam\r\n".encode())] == ["Zoë van Dam"]
