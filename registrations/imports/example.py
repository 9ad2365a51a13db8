"""An empty file to fill in: the headings that we read, as CSV and as XLSX."""

import csv
import io
from typing import Any

import openpyxl
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

HEADING = ("Naam", "E-mailadres", "Organisatie", "Functie", "Sector", "Sessies")
_WIDTHS = (30, 36, 36, 30, 18, 50)  # characters
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def empty_csv() -> bytes:
    """With a byte order mark and semicolons, as Excel in Dutch opens it."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerow(HEADING)
    return text.getvalue().encode("utf-8-sig")


def empty_xlsx() -> bytes:
    """All cells below the heading are text, so that no name becomes a date."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Deelnemers"
    sheet.append(HEADING)
    sheet.freeze_panes = "A2"
    for number, width in enumerate(_WIDTHS, 1):
        sheet.cell(1, number).font = Font(bold=True)
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width, column.number_format = width, "@"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
