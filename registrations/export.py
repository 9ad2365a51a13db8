"""A group of attendees as a table, in CSV and XLSX. What someone needs is never in it."""

import csv
import datetime as dt
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from core import richtext
from registrations.models import CheckIn, ClaimState, Seat
from registrations.models.registration import Sector, Source
from registrations.selection import Selection

COLUMNS = {  # and their widths in XLSX, in characters
    "code": 13,
    "naam": 30,
    "e-mailadres": 34,
    "organisatie": 34,
    "functie": 26,
    "sector": 16,
    "status": 24,
    "sessies": 50,
    "aangemeld op": 18,
    "aangemeld door": 20,
    "komt": 8,
    "binnen om": 18,
    "mag op de foto": 15,
    "delegatie": 11,
}
FIELDS = (
    *("pk", "code", "name", "email", "organisation", "function", "sector", "state", "created_at", "source", "coming"),
    *("came_at", "photo_consent", "delegation"),
)
_SEAT = {ClaimState.PLACE: "", ClaimState.WAITING: " (wachtlijst)", ClaimState.OFFERED: " (aangeboden)"}
# What a spreadsheet takes for a formula, also behind spaces and in its full-width twins (OWASP, CSV injection).
_SIGN = "[=+\\-@＝＋－＠]"
_FORMULA = re.compile(f"[\\s\u200b\ufeff]*{_SIGN}|[\t\r\n]")
# The same where a cell begins for who takes another sign for the one between cells; quotes are no help there.
_INSIDE = re.compile(f'([;,|\t\r\n])(?=[\\s\u200b\ufeff"]*{_SIGN})')


def rows(selection: Selection) -> Iterator[list[str]]:
    """The cells of each person, by name, without a heading. Two queries, however many they are."""
    sessions = _sessions(selection)
    came = CheckIn.objects.filter(registration=OuterRef("pk"), session=None, undone_at=None).values("at")[:1]
    people = selection.rows().annotate(came_at=Subquery(came)).values_list(*FIELDS)
    yes_no = {True: "ja", False: "nee", None: ""}
    for key, *first, sector, state, created_at, source, coming, came_at, photo, delegation in people.iterator():
        cells = [
            *first,
            Sector(sector).label if sector else "",
            ClaimState(state).label,
            " | ".join(sessions.get(key, ())),
            _moment(created_at),
            Source(source).label,
            yes_no[coming],
            _moment(came_at),
            yes_no[photo],
            str(delegation or ""),
        ]
        yield [richtext.line(str(cell)) for cell in cells]


def _sessions(selection: Selection) -> dict[int, list[str]]:
    """Titles of what each person has a seat in, or waits for, by time."""
    found: dict[int, list[str]] = defaultdict(list)
    people = selection.rows().order_by().values("pk")
    seats = Seat.objects.filter(registration__in=people, state__in=_SEAT).with_session()
    for key, state, title in seats.values_list("registration", "state", "session__title"):
        found[key].append(title + _SEAT[ClaimState(state)])
    return found


def _moment(when: dt.datetime | None) -> str:
    """Day and time in Amsterdam, in an order that sorts: "2026-11-28 13.05"."""
    return "" if when is None else f"{timezone.localtime(when):%Y-%m-%d %H.%M}"


def as_csv(table: Iterator[list[str]]) -> tuple[bytes, int]:
    """For Excel in Dutch: UTF-8 with a mark, semicolons. Returns how many people are in it too."""
    out, number = io.StringIO(), 0
    writer = csv.writer(out, delimiter=";")
    writer.writerow(COLUMNS)
    for number, cells in enumerate(table, 1):  # noqa: B007 - the last one is how many
        writer.writerow(map(harmless, cells))
    return out.getvalue().encode("utf-8-sig"), number


def harmless(cell: str) -> str:
    """`cell` as text: an apostrophe before what a spreadsheet would compute, whatever it takes for a separator."""
    inside = _INSIDE.sub(r"\1'", cell)
    return f"'{inside}" if _FORMULA.match(cell) else inside


def as_xlsx(table: Iterator[list[str]]) -> tuple[bytes, int]:
    """A sheet whose heading stays in sight. Every cell is text and says so, so nothing need be put before it."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Deelnemers")
    sheet.freeze_panes = "A2"
    for number, width in enumerate(COLUMNS.values()):
        sheet.column_dimensions[chr(ord("A") + number)].width = width
    number = -1
    for number, cells in enumerate(_with_heading(table)):
        sheet.append([_text(sheet, cell, bold=number == 0) for cell in cells])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), number


def _with_heading(table: Iterator[list[str]]) -> Iterator[Sequence[str]]:
    yield list(COLUMNS)
    yield from table


def _text(sheet: Any, value: str, *, bold: bool) -> Any:
    cell = WriteOnlyCell(sheet, value)
    cell.data_type, cell.number_format = "s", "@"  # openpyxl takes "=1" for a formula
    cell.quotePrefix = bool(_FORMULA.match(value))  # stays text when someone edits the cell
    if bold:
        cell.font = Font(bold=True)
    return cell


FORMATS = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
}


def file_name(kind: str) -> str:
    """ "deelnemers-2026-11-28-1305.csv"."""
    return f"deelnemers-{timezone.localtime():%Y-%m-%d-%H%M}.{kind}"
