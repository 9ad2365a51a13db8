"""What a file of attendees holds once it is read: a table of text, with what is wrong in single cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from openpyxl.utils import get_column_letter

from core import dutch
from registrations.imports.heading import Columns, find_columns, tells_of_needs

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 3_000
MOST_LINES = 20 * MOST_ROWS  # with those that are empty
MOST_COLUMNS = 100
MOST_CELL = 1_001  # characters of a cell that are kept, one more than any field may have
MOST_NUMBER = 1_048_576  # of rows in Excel
MOST_UNKNOWN = 20  # columns that are asked about
LOOKED_THROUGH = 50  # rows in which the heading is looked for

NO_HEADING = (
    "In dit bestand staat geen regel met de namen van de kolommen. Zet bovenaan ten minste “Naam”, of “Voornaam” en "
    "“Achternaam”. Het voorbeeld op deze pagina laat zien hoe."
)
MANY_LINES = "Dit bestand heeft te veel regels. Haal lege regels weg, of verdeel het."
NEEDS = "Niet gelezen: {}, want wensen over dieet en toegankelijkheid vult de deelnemer zelf in."
MANY_UNKNOWN = (
    "Dit bestand heeft {} kolommen waarvan de naam ons niets zegt. Haal weg wat niet nodig is, en lees het opnieuw in."
)
NAMELESS = "kolom {}, zonder naam"
NO_ROWS = "Onder de namen van de kolommen staat niets. Vul ten minste één deelnemer in."


class BadFile(Exception):
    """This file cannot be read; the message says, in Dutch, what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Line:
    """A row of the file. `number` as a spreadsheet counts; `faults` by position: why a cell has no text."""

    number: int
    cells: Sequence[str]
    faults: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """The heading that was found, and the rows below it that hold anything. `notes`: what the organiser should know."""

    columns: Columns
    lines: Sequence[Line]
    notes: Sequence[str] = ()


def build(lines: Iterable[Line], notes: Sequence[str] = ()) -> Table:
    """The table of these rows. Raises BadFile without a heading, without rows below it, or with too many."""
    columns: Columns | None = None
    below: list[Line] = []
    for looked, line in enumerate(one for one in lines if any(cell.strip() for cell in one.cells) or one.faults):
        if line.number > MOST_NUMBER:
            raise BadFile("Dit bestand heeft te veel regels. Bewaar het opnieuw in Excel of LibreOffice.")
        if len(line.cells) > MOST_COLUMNS:
            raise BadFile(f"Regel {line.number} heeft meer dan {MOST_COLUMNS} kolommen. Haal weg wat niet nodig is.")
        if columns is not None:
            below.append(line)
            if len(below) > MOST_ROWS:
                raise BadFile("Dit bestand heeft meer dan 3.000 deelnemers. Verdeel het over meer bestanden.")
        elif looked < LOOKED_THROUGH:
            columns = find_columns(line.cells)
    if columns is None:
        raise BadFile(NO_HEADING)
    if columns.twice:
        raise BadFile(f"De kolom “{columns.twice}” staat er twee keer in. Haal er één weg.")
    if not below:
        raise BadFile(NO_ROWS)
    unknown = _unknown(columns, below)
    if len(unknown) > MOST_UNKNOWN:
        raise BadFile(MANY_UNKNOWN.format(len(unknown)))
    needs = columns.needs | {at: heading for at, heading in unknown.items() if _holds_needs(at, below)}
    if needs:
        notes = [*notes, NEEDS.format(dutch.listing([f"“{one}”" for _, one in sorted(needs.items())], limit=5))]
    unknown = {at: heading for at, heading in unknown.items() if at not in needs}
    return Table(replace(columns, unknown=unknown, needs=needs), below, notes)


def _holds_needs(at: int, lines: Sequence[Line]) -> bool:
    """Whether any cell of a column tells of food or access, whatever its heading says."""
    return any(map(tells_of_needs, dict.fromkeys(line.cells[at] for line in lines if at < len(line.cells))))


def _unknown(columns: Columns, lines: Sequence[Line]) -> dict[int, str]:
    """The columns of which nobody knows what they are and that hold anything, also without a heading."""
    held = {at for line in lines for at, cell in enumerate(line.cells) if cell.strip()} | {
        at for line in lines for at in line.faults
    }
    known = {at for places in columns.at.values() for at in places} | {*columns.needs}
    return {at: columns.unknown.get(at, NAMELESS.format(get_column_letter(at + 1))) for at in sorted(held - known)}
