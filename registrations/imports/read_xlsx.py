"""Reads XLSX: the first sheet with a heading, and every cell as the text that one sees."""

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from itertools import count, zip_longest
from operator import itemgetter
from typing import Any

import openpyxl
from openpyxl.cell.read_only import EMPTY_CELL

from registrations.imports.heading import find_columns
from registrations.imports.table import (
    LOOKED_THROUGH,
    MANY_LINES,
    MOST_CELL,
    MOST_COLUMNS,
    MOST_LINES,
    MOST_NUMBER,
    NO_HEADING,
    BadFile,
    Line,
    Table,
    build,
)

MOST_UNPACKED = 25 * 1024 * 1024  # bytes of all parts together
MOST_PARTS = 2_000
MOST_TAGS = 600_000  # in all parts: 3,000 people in 20 columns have 360,000
MOST_OTHER_TAGS = 40_000  # outside cells and their texts: openpyxl takes long over each
MOST_SHEETS = 50
MOST_WALKED = 1_000_000  # sheets times tags outside cells: several sheets may be one part, which is read for each

BROKEN = "Dit bestand is beschadigd. Open het in Excel of LibreOffice, bewaar het opnieuw als XLSX, en lees dat in."
TOO_LARGE = "Uitgepakt is dit bestand te groot. Zet alleen de deelnemers in een nieuw bestand, zonder opmaak."
OTHER_ZIP = "Dit is geen XLSX-bestand. Bewaar het in Excel of LibreOffice als XLSX of als CSV."
LOCKED = "Dit bestand heeft een wachtwoord. Haal het wachtwoord eraf, bewaar het als XLSX, en lees dat in."
OLD = "Dit is een oud Excel-bestand (.xls). Bewaar het als XLSX of als CSV, en lees dat in."
DATE = "een datum, geen tekst. Maak er tekst van."
ERROR = "een fout van het rekenblad. Vul de tekst in."
NO_RESULT = "een formule zonder uitkomst. Open het bestand in Excel, bewaar het, en lees het opnieuw in."

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls, and of XLSX with a password ([MS-CFB] 2.2)
ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # a CSV may begin with "PK" too
_DTD = [text.encode(code) for text in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")]
_SHEET = re.compile(rb"<(?:\w+:)?sheet[\s/>]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="[A-Z]{1,3}(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')


def read_ole(content: bytes) -> Table:
    """Never reads anything: such a file is too old, or has a password."""
    raise BadFile(LOCKED if "EncryptedPackage".encode("utf-16-le") in content else OLD)


def read_xlsx(content: bytes) -> Table:
    """Raises BadFile. Whatever is wrong inside, openpyxl fails in as many ways as there are parts."""
    _look_inside(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that are not read, such as drop-down lists
            return _read(content)
    except BadFile:
        raise
    except Exception as error:
        raise BadFile(BROKEN) from error


def _look_inside(content: bytes) -> None:
    """Refuses what unpacks to far more than it is, or could grow while it is parsed (a DTD; ECMA-376-2 forbids it)."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            found = parts.infolist()
            if len(found) > MOST_PARTS or sum(one.file_size for one in found) > MOST_UNPACKED:
                raise BadFile(TOO_LARGE)
            if any(one.flag_bits & 1 for one in found):
                raise BadFile(LOCKED)
            names = {one.filename for one in found}
            if "[Content_Types].xml" not in names or not any(one.startswith("xl/") for one in names):
                raise BadFile(OTHER_ZIP)
            if "xl/workbook.bin" in names:
                raise BadFile(OTHER_ZIP)
            tags = others = sheets = 0
            for one in found:
                part = parts.read(one)  # never more than it says: its checksum would be wrong
                if any(sign in part for sign in _DTD):
                    raise BadFile(BROKEN)
                if one.filename.endswith((".xml", ".rels")):
                    tags, others = tags + part.count(b"<"), others + _outside_cells(part)
                    sheets += len(_SHEET.findall(part.replace(b"\x00", b"")))  # in UTF-16 too
            if tags > MOST_TAGS or others > MOST_OTHER_TAGS:
                raise BadFile(TOO_LARGE)
            if sheets > MOST_SHEETS or sheets * others > MOST_WALKED:
                raise BadFile(TOO_LARGE)
    except BadFile:
        raise
    except Exception as error:
        raise BadFile(BROKEN) from error


def _outside_cells(part: bytes) -> int:
    """How many tags of a part are neither cells nor texts of cells."""
    if b"<sst" in part[:1_000]:
        return 0
    return part.count(b"<") - part.count(b"<", part.find(b"sheetData") + 1, part.rfind(b"sheetData") + 1)


def _read(content: bytes) -> Table:
    formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    results = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False, data_only=True)
    found: list[Any] = [one for one in formulas.worksheets if hasattr(one, "reset_dimensions")]
    sheets = list({one._worksheet_path: one for one in found}.values())  # each part is read once
    for sheet in sheets:
        _narrow(sheet)
        if not _has_heading(sheet):
            continue
        shown = results[sheet.title]
        _narrow(shown)
        notes = [f"Gelezen is het blad “{sheet.title[:60]}”."] if len(sheets) > 1 else []
        return build(_lines(sheet, shown), [*notes, *_merged(content, sheet)])
    raise BadFile(NO_HEADING)


def _narrow(sheet: Any) -> None:
    """Makes rows as wide as the text in them: one empty cell in XFD would make 16,384 of each.

    What the file says of its own size may be anything. What stands beyond the last column that we read, stands just
    behind it: enough to refuse it. Raises BadFile once read, with too many rows, also when they are empty.
    """
    sheet.reset_dimensions()
    as_wide, rows = sheet._get_row, count(1)

    def get_row(row: Any, *limits: Any) -> Any:
        if next(rows) > MOST_LINES:
            raise BadFile(MANY_LINES)
        held = [one for one in row if one["value"] is not None and str(one["value"]).strip()]
        for one in held:
            one["column"] = min(one["column"], MOST_COLUMNS + 1)
        return as_wide(sorted(held, key=itemgetter("column")), *limits)

    sheet._get_row = get_row


def _has_heading(sheet: Any) -> bool:
    looked = 0
    for row in _rows(sheet):
        cells = [_text(cell)[0] for cell in row[:MOST_COLUMNS]]
        if any(cells):
            if find_columns(cells) is not None:
                return True
            looked += 1
            if looked >= LOOKED_THROUGH:
                return False
    return False


def _rows(sheet: Any) -> Iterator[Any]:
    for number, row in enumerate(sheet.iter_rows(), 1):
        if number > MOST_NUMBER:
            raise BadFile(BROKEN)
        yield row


def _lines(sheet: Any, shown: Any) -> Iterator[Line]:
    """Both are the same sheet: of formulas the one knows that they are, and the other what came of them."""
    for number, (row, results) in enumerate(zip(_rows(sheet), _rows(shown), strict=True), 1):
        cells, faults = [], {}
        for position, (cell, result) in enumerate(zip_longest(row, results, fillvalue=EMPTY_CELL)):
            is_formula = cell.data_type == "f"
            text, fault = _text(result if is_formula else cell)
            if is_formula and not text:
                fault = fault or NO_RESULT
            cells.append(text)
            if fault:
                faults[position] = fault
        while cells and not cells[-1] and len(cells) - 1 not in faults:
            cells.pop()
        if cells:
            yield Line(number, cells, faults)


def _text(cell: Any) -> tuple[str, str]:
    """The text of a cell, and what is wrong with it."""
    match cell.value:
        case None:
            return "", ""
        case bool() as value:
            return ("WAAR" if value else "ONWAAR"), ""
        case dt.date() | dt.time() | dt.timedelta():
            return "", DATE
        case float() as value if value.is_integer() and abs(value) < 1e15:
            return str(int(value)), ""
        case value if cell.data_type == "e":
            return "", ERROR
        case value:
            return str(value)[:MOST_CELL], ""


def _merged(content: bytes, sheet: Any) -> list[str]:
    """Which rows are merged with the ones below: only the first of them has the text."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        part = parts.read(sheet._worksheet_path)
    found = [(int(first), int(last)) for first, last in _MERGED.findall(part)]
    rows = [f"{first} tot en met {last}" for first, last in found if last > first]
    if not rows:
        return []
    more = " en nog andere" if len(rows) > 5 else ""
    return [
        f"Er zijn cellen samengevoegd (regel {', '.join(rows[:5])}{more}). Alleen de eerste regel heeft dan de tekst. "
        "Kijk die regels na."
    ]
