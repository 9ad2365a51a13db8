"""Reads a file of attendees, whatever it says that it is."""

from registrations.imports.read_csv import read_csv
from registrations.imports.read_xlsx import OLE, ZIP, read_ole, read_xlsx
from registrations.imports.table import MOST_BYTES, BadFile, Table

TOO_BIG = "Dit bestand is groter dan 5 MB. Zet alleen de deelnemers in een nieuw bestand, zonder plaatjes."


def read(content: bytes) -> Table:
    """The table in a file, by its first bytes and not by its name. Raises BadFile, which says what to do."""
    if len(content) > MOST_BYTES:
        raise BadFile(TOO_BIG)
    if not content.strip():
        raise BadFile("Dit bestand is leeg. Kies een ander bestand.")
    if content.startswith(OLE):
        return read_ole(content)
    return read_xlsx(content) if content.startswith(ZIP) else read_csv(content)
