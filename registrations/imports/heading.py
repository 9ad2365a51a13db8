"""Which column holds what, by the words above it: in any order, with the words that people use."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from registrations.names import name_key

TITLES = {
    "name": "Naam",
    "first": "Voornaam",
    "infix": "Tussenvoegsel",
    "last": "Achternaam",
    "email": "E-mailadres",
    "organisation": "Organisatie",
    "function": "Functie",
    "sector": "Sector",
    "sessions": "Sessies",
}
_WORDS = {
    "name": "naam volledigenaam name fullname deelnemer naamdeelnemer voorenachternaam vooenachternaam wie",
    "first": "voornaam voornamen roepnaam firstname givenname",
    "infix": "tussenvoegsel tussenvoegsels tussenvoeging tv tussen voorvoegsel voorvoegsels infix prefix",
    "last": "achternaam familienaam lastname surname familyname",
    "email": "email emailadres mail mailadres emailaddress emailadresdeelnemer",
    "organisation": "organisatie organisatienaam naamorganisatie instelling bedrijf bedrijfsnaam school werkgever "
    "organization organisation company",
    "function": "functie functietitel rol function jobtitle beroep",
    "sector": "sector branche",
    "sessions": "sessies sessie workshop workshops deelsessie deelsessies programma sessions session keuze",
}
_KNOWN = {word: name for name, words in _WORDS.items() for word in words.split()}


@dataclass(frozen=True)
class Columns:
    """Positions by field. `unknown`: headings that say nothing to us; `twice`: a field that two columns claim."""

    at: dict[str, list[int]]
    unknown: list[str] = field(default_factory=list)
    twice: str = ""


def find_columns(cells: Sequence[str]) -> Columns | None:
    """What this row says when it is a heading: a name stands in it. "Voornaam" makes "Naam" the last name."""
    at: dict[str, list[int]] = {}
    unknown = []
    for position, cell in enumerate(cells):
        word = re.sub(r"[\W_]+", "", name_key(cell))
        if (name := _KNOWN.get(word) or _KNOWN.get(word.rstrip("0123456789"))) is not None:
            at.setdefault(name, []).append(position)
        elif word:
            unknown.append(" ".join(cell.split())[:40])
    if "first" in at and "last" not in at and "name" in at:
        at["last"] = at.pop("name")
    if "name" not in at and "last" not in at:
        return None
    twice = next((TITLES[name] for name, places in at.items() if name != "sessions" and len(places) > 1), "")
    return Columns(at, unknown, twice)
