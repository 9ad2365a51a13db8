"""The rows of a file as they are kept until they are read in, and what each says of a person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError

from registrations.actions import Details
from registrations.forms.fields import EMAIL_FAULT, CleanEmail, CleanField, CleanName
from registrations.imports.heading import TITLES, Columns
from registrations.imports.sessions import SIGNS
from registrations.imports.table import Line, Table
from registrations.models.registration import Sector
from registrations.names import name_key

ASK_NAME = "Vul een naam in."
MANY_SESSIONS = "Zet ten hoogste 40 sessies in een rij, in ten hoogste 2.000 tekens."
NO_SECTOR = "Kies als sector Onderwijs, Bedrijfsleven, Overheid of Anders, of laat de cel leeg."
MOST_SESSIONS = 40
MOST_COMMAS = 40  # titles have some too
MOST_CHARACTERS = 2_000  # of their names together
_LONG = "{}: gebruik ten hoogste %(limit_value)d tekens. Het zijn er nu %(show_value)d."
_SECTORS = {
    **{name_key(word): str(one) for one in Sector for word in (one.value, one.label)},
    **dict.fromkeys(
        "school scholen basisschool po vo vmbo mbo hbo wo roc hogeschool universiteit".split(), "onderwijs"
    ),
    **dict.fromkeys("onderwijsinstelling basisonderwijs education".split(), "onderwijs"),
    **dict.fromkeys("bedrijf bedrijven ondernemer ondernemers ondernemerschap mkb business".split(), "bedrijfsleven"),
    **dict.fromkeys("gemeente gemeenten provincie provincies rijk rijksoverheid ministerie".split(), "overheid"),
    **dict.fromkeys("waterschap waterschappen overheden government".split(), "overheid"),
    **dict.fromkeys("overig overige other".split(), "anders"),
}
_ADDRESS = re.compile(r"([^<>]*)<\s*([^<>\s]+)\s*>[;,]?")  # as mail programs copy it


def _words(title: str, **more: str) -> dict[str, str]:
    return {"max_length": _LONG.format(title), **more}


_FIELDS: dict[str, forms.CharField] = {
    "name": CleanName(max_length=150, error_messages=_words("Naam", required=ASK_NAME)),
    "email": CleanEmail(max_length=254, required=False, error_messages=_words("E-mailadres", invalid=EMAIL_FAULT)),
    "organisation": CleanField(max_length=200, required=False, error_messages=_words("Organisatie")),
    "function": CleanField(max_length=200, required=False, error_messages=_words("Functie")),
}


@dataclass(frozen=True)
class Cells:
    """One row, cut down to what it says of a person. It is kept as JSON for a day at most."""

    number: int
    name: str
    email: str
    organisation: str
    function: str
    sector: str
    sessions: str
    faults: Sequence[str] = ()

    def as_json(self) -> list[Any]:
        return [
            *(self.number, self.name, self.email, self.organisation, self.function, self.sector, self.sessions),
            list(self.faults),
        ]

    @classmethod
    def from_json(cls, values: Sequence[Any]) -> Self:
        number, name, email, organisation, function, sector, sessions, faults = values
        return cls(number, name, email, organisation, function, sector, sessions, faults)


def cells_of(table: Table) -> list[Cells]:
    return [_cells(table.columns, line) for line in table.lines]


def _cells(columns: Columns, line: Line) -> Cells:
    def text(*names: str, between: str = " ") -> str:
        places = [place for name in names for place in columns.at.get(name, ())]
        return between.join(filter(None, (line.cells[one].strip() for one in places if one < len(line.cells))))

    faults = list(dict.fromkeys(_faults(columns, line)))
    sessions = text("sessions", between="\n")
    number = sum(bool(one.strip()) for one in SIGNS.split(sessions))
    if len(sessions) > MOST_CHARACTERS or number > MOST_SESSIONS or sessions.count(",") > MOST_COMMAS:
        faults, sessions = [*faults, MANY_SESSIONS], ""
    whole = "name" in columns.at and "last" in columns.at
    name = text("name") if whole else text("first", "infix", "last", "name")
    return Cells(
        number=line.number,
        name=name,
        email=plain_address(text("email")),
        organisation=text("organisation"),
        function=text("function"),
        sector=text("sector"),
        sessions=sessions,
        faults=tuple(faults),
    )


def plain_address(text: str) -> str:
    """The one address in "An Bos <an@voorbeeld.nl>" or "mailto:an@voorbeeld.nl"; anything else stays as it is."""
    text = text.strip()
    if match := _ADDRESS.fullmatch(text):
        before, address = match[1].strip(" \"'").casefold(), match[2]
        if "@" in before and before != address.casefold():
            return text  # two of them
        text = address
    return text[len("mailto:") :].partition("?")[0] if text.casefold().startswith("mailto:") else text


def _faults(columns: Columns, line: Line) -> Iterator[str]:
    for name, places in columns.at.items():
        for place in places:
            if fault := line.faults.get(place):
                yield f"In “{TITLES[name]}” staat {fault}"


def read_details(cells: Cells) -> tuple[Details, list[str]]:
    """Who this is, and what is wrong with it. With faults the details are only what is shown."""
    faults, values = list(cells.faults), {}
    for name, field in _FIELDS.items():
        text = getattr(cells, name)
        try:
            values[name] = field.clean(text)
        except ValidationError as error:
            values[name] = field.prepare_value(text)
            faults += error.messages
    sector = _SECTORS.get(name_key(cells.sector).strip(" ."), "")
    if cells.sector.strip() and not sector:
        faults.append(NO_SECTOR)
    return Details(**values, sector=sector), faults
