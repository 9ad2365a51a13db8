"""Files of attendees as people have them, built in the test."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl

HEADING = ("Naam", "E-mailadres", "Organisatie", "Functie", "Sector", "Sessies")


def xlsx(*rows: Sequence[Any], before: Sequence[str] = (), title: str = "Blad1") -> bytes:
    """`before`: titles of empty sheets in front."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for one in before:
        sheet.title = one
        sheet = book.create_sheet()
    sheet.title = title
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is None:
                continue
            cell = sheet.cell(number, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # also what looks like a formula
    return saved(book)


def saved(book: Any) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def csv_of(*rows: Sequence[str], sign: str = ";", encoding: str = "utf-8-sig") -> bytes:
    lines = [sign.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return "\r\n".join(lines).encode(encoding)


def repacked(content: bytes, **parts: bytes | None) -> bytes:
    """The same XLSX with other parts; None leaves one out. Names have `__` for `/` and `_DOT_` for a point."""
    changed = {name.replace("__", "/").replace("_DOT_", "."): part for name, part in parts.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            if one.filename not in changed:
                new.writestr(one.filename, old.read(one))
        for name, part in changed.items():
            if part is not None:
                new.writestr(name, part)
    return made.getvalue()


def zipped(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name.replace("__", "/").replace("_DOT_", "."), part)
    return made.getvalue()
