"""What is kept of a file: the rows to look through, or its columns until the unknown ones are explained."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from openpyxl.utils import get_column_letter

from registrations.imports.heading import Columns, with_answers
from registrations.imports.rows import cells_of
from registrations.imports.table import Line, Table
from registrations.models import AttendeeImport
from registrations.names import name_key

SAME = "{} (kolom {})"  # of columns that are called so more than once


def keep(table: Table) -> Any:
    """For `AttendeeImport.rows`: a list of rows; an object while there are columns to ask about."""
    if not table.columns.unknown:
        return [one.as_json() for one in cells_of(table)]
    columns = table.columns
    wanted = {at for places in columns.at.values() for at in places} | {*columns.unknown}
    return {
        "at": columns.at,
        "unknown": list(columns.unknown.items()),
        "lines": [_line(one, wanted) for one in table.lines],
    }


def _line(line: Line, wanted: set[int]) -> list[Any]:
    cells = [cell if at in wanted else "" for at, cell in enumerate(line.cells)]
    return [line.number, cells, [[at, fault] for at, fault in line.faults.items() if at in wanted]]


def asks(upload: AttendeeImport) -> Columns | None:
    """The columns, when there are some of which the organiser has to say what they are; each with a name of its own."""
    if not isinstance(upload.rows, dict):
        return None
    unknown = dict(upload.rows["unknown"])
    times = Counter(map(name_key, unknown.values()))
    return Columns(
        upload.rows["at"],
        {
            at: one if times[name_key(one)] == 1 else SAME.format(one, get_column_letter(at + 1))
            for at, one in unknown.items()
        },
    )


@transaction.atomic
def answer(upload: AttendeeImport, answers: Mapping[int, str]) -> bool:
    """Keeps the rows as `answers` (fields by position) make them read, and nothing else; False when done before."""
    row = AttendeeImport.objects.select_for_update(of=("self",), no_key=True).get(pk=upload.pk)
    columns = asks(row)
    if columns is None:
        return False
    lines = [Line(number, cells, dict(faults)) for number, cells, faults in row.rows["lines"]]
    rows = [one.as_json() for one in cells_of(Table(with_answers(columns, answers), lines))]
    AttendeeImport.objects.filter(pk=row.pk).update(rows=rows)
    return True
