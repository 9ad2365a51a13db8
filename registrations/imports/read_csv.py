"""Reads CSV as spreadsheets and other systems write it: several encodings, and ; , or tab between cells."""

import csv
import io

from registrations.imports.heading import find_columns
from registrations.imports.table import LOOKED_THROUGH, MANY_LINES, MOST_CELL, MOST_LINES, BadFile, Line, Table, build

NO_TEXT = "Dit bestand is geen CSV en geen XLSX. Bewaar het in Excel of LibreOffice als XLSX, en lees dat in."
SIGNS = {";": "puntkomma’s", ",": "komma’s", "\t": "tabs"}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_csv(content: bytes) -> Table:
    """Raises BadFile."""
    text = _decode(content)
    if "\x00" in text:
        raise BadFile(NO_TEXT)
    head = text[:100_000]
    sign = max(SIGNS, key=lambda one: _known(head, one))
    return build(_lines(text, sign))


def _decode(content: bytes) -> str:
    encodings = ["utf-16"] if content.startswith(_UTF16) else ["utf-8-sig", "windows-1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadFile(NO_TEXT)


def _known(head: str, sign: str) -> int:
    """How many columns are known when `sign` stands between cells."""
    best = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(head, newline=""), delimiter=sign)):
            if number >= LOOKED_THROUGH:
                break
            if (found := find_columns(cells)) is not None:
                best = max(best, sum(map(len, found.at.values())))
    except csv.Error:
        pass
    return best


def _lines(text: str, sign: str) -> list[Line]:
    """Each with the number that a spreadsheet gives it; a line break between quotes begins no row."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    found = []
    try:
        for number, cells in enumerate(reader, 1):
            while cells and not cells[-1].strip():
                cells.pop()
            found.append(Line(number, [cell[:MOST_CELL] for cell in cells]))
            if len(found) > MOST_LINES:
                raise BadFile(MANY_LINES)
    except csv.Error as error:
        raise BadFile(
            f"Bij regel {reader.line_num} kloppen de aanhalingstekens niet, of is een cel veel te lang. Zet die regel "
            "recht, of bewaar het bestand in Excel of LibreOffice opnieuw."
        ) from error
    return found
