"""Dutch personal names: splitting off the tussenvoegsel, and sorting without it (NEN 1888: De Vries stands under V)."""

import unicodedata
from typing import NamedTuple

# Words that may stand between given and family name; combinations ("van de", "in 't") are runs of these.
INFIXES = frozenset(
    "van von de den der het 't ’t ‘t in op ter te ten tot uit aan bij onder over voor zu zur zum la le les "
    "du des di da del della dos d' d’ l' el al ben bin ibn af av".split()
)


class Name(NamedTuple):
    """A name in the three parts that Dutch sorting needs; a name of one word is a family name."""

    given: str
    infix: str
    family: str


def split_name(full: str) -> Name:
    """Splits a name as printed. The first run of infix words after the first word ends the given name.

    >>> split_name("Ingrid van Engelshoven")
    Name(given='Ingrid', infix='van', family='Engelshoven')
    """
    words = full.split()
    if len(words) < 2:
        return Name("", "", full.strip())
    start = next((i for i, word in enumerate(words[1:-1], 1) if word.casefold() in INFIXES), len(words) - 1)
    end = start
    while end < len(words) - 1 and words[end].casefold() in INFIXES:
        end += 1
    return Name(" ".join(words[:start]), " ".join(words[start:end]), " ".join(words[end:]))


def join_name(name: Name) -> str:
    """The name as it is printed."""
    return " ".join(part for part in name if part)


def sort_key(name: Name) -> str:
    """Text to sort on: family name, given name, infix, without accents or capitals (at most 300 characters)."""
    joined = ", ".join(part for part in (name.family, name.given, name.infix) if part)
    folded = unicodedata.normalize("NFKD", joined.casefold())
    return "".join(char for char in folded if not unicodedata.combining(char))[:300]
