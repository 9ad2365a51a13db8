"""Which column holds what, by the words above it: in any order, with the words that people use."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from registrations.diets import recognise
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
    "infix": "tussenvoegsel tussenvoegsels tussenvoeging tussenv tsv tv tussen voorvoegsel voorvoegsels infix prefix",
    "last": "achternaam familienaam lastname surname familyname",
    "email": "email emailadres mail mailadres emailaddress emailadresdeelnemer",
    "organisation": "organisatie organisatienaam naamorganisatie instelling bedrijf bedrijfsnaam school werkgever "
    "organization organisation company",
    "function": "functie functietitel rol function jobtitle beroep",
    "sector": "sector branche",
    "sessions": "sessies sessie workshop workshops deelsessie deelsessies programma sessions session keuze",
}
_KNOWN = {word: name for name, words in _WORDS.items() for word in words.split()}
_ROUNDS = set("ronde rondes workshop workshops workshopronde sessie sessies sessieronde deelsessie session".split())
_AROUND = set("e de ste eerste tweede derde vierde in van voor keuze blok nr nummer uur".split())  # not of its own
_NEEDS = re.compile(
    r"diee?t(?!ist|etiek)|allerg|intoleran|gluten|c(?:o?eliak|eliac)|la[ck]tos|pinda|vegetar|vegan|halal|kosher|koo?sj?er|koscher"
    r"|\b(?:noten|nuts|vega|vis|vlees|eten|food|zuivel|voeding)\b|varkens|\bvoedings?(?:wens|eis|voorkeur|patroon|bijz)"
    r"|(?:eet|lunch|maaltijd|menu|diner)s?(?: ?wens| ?voorkeur)|toegankelijk|\baccess(?!oi|or)|accessib|special needs"
    r"|(?:speciale?|bijzondere) (?:behoefte|wens)|handicap|invalid|beperking|disab|rolstoel|wheelchair|(?<!ver)tolk"
    r"|scootmobiel|interpreter|sign language|ringleiding|slechthor|slechtzien|\b(?:doof|dove|doven|deaf|blind)\b"
    r"|hulphond|geleidehond|zwanger|pregnan|assistentie|assistance|hulpmiddel|gezondheid(?!s?zorg)|\bhealth(?! ?care)"
    r"|\bmedi[sc]|diabet|suikerziek|epilep|\bautis|dyslex|prikkel|rollator|krukken|braille|minder ?valide|voedselwens"
)
_WISHES = re.compile(  # in a cell, beside the diets: no words that are of somebody's work
    r"allergi|allergy|intoleran|rolstoel|wheelchair|scootmobiel|slechthorend|slechtziend|zwanger|pregnan|hulphond"
    r"|geleidehond|ringleiding|\b(?:doof|blind)\b|(?:doven|gebaren)tolk (?:nodig|graag|gewenst)"
)


@dataclass(frozen=True)
class Columns:
    """Positions by field. `unknown`: what says nothing to us, by position; `twice`: a field that two columns claim.

    `needs`: those of special needs, which only the person themselves gives.
    """

    at: dict[str, list[int]]
    unknown: dict[int, str] = field(default_factory=dict)
    twice: str = ""
    needs: dict[int, str] = field(default_factory=dict)


def find_columns(cells: Sequence[str]) -> Columns | None:
    """What this row says when it is a heading: a name stands in it. "Voornaam" makes "Naam" the last name."""
    at: dict[str, list[int]] = {}
    unknown, needs = {}, {}
    for position, cell in enumerate(cells):
        shown = " ".join(cell.split())[:40]
        if (name := _field(cell)) is not None:
            at.setdefault(name, []).append(position)
        elif _NEEDS.search(_spaced(cell)):
            needs[position] = shown
        elif re.search(r"[^\W_]", cell):
            unknown[position] = shown
    return _columns(at, unknown, needs)


def with_answers(columns: Columns, answers: Mapping[int, str]) -> Columns:
    """With what an organiser says of unknown columns: fields by position. Others are not read."""
    at = {name: list(places) for name, places in columns.at.items()}
    for position, name in answers.items():
        at.setdefault(name, []).append(position)
    found = _columns(at, {}, columns.needs)
    return columns if found is None else found


def tells_of_needs(cell: str) -> bool:
    """Whether a cell, below whatever heading, holds a wish about food or access; "geen" and "n.v.t." are none."""
    return bool(recognise(cell) or _WISHES.search(cell.casefold()))


def _spaced(text: str) -> str:
    return re.sub(r"[\W_]+", " ", name_key(text))


def _field(cell: str) -> str | None:
    word = re.sub(r"[\W_]+", "", name_key(cell))
    if (name := _KNOWN.get(word) or _KNOWN.get(word.rstrip("0123456789"))) is not None:
        return name
    words = set(re.findall(r"[^\W\d_]+", name_key(cell)))
    return "sessions" if words & _ROUNDS and words <= _ROUNDS | _AROUND else None


def _columns(at: dict[str, list[int]], unknown: dict[int, str], needs: dict[int, str]) -> Columns | None:
    if "first" in at and "last" not in at and "name" in at:
        at["last"] = at.pop("name")
    if "name" not in at and "last" not in at:
        return None
    twice = next((TITLES[name] for name, places in at.items() if name != "sessions" and len(places) > 1), "")
    return Columns(at, unknown, twice, needs)
