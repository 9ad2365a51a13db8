"""Names of attendees: one field, any script."""

import re

from django.db.models import Value
from django.db.models.functions import Replace

from core.folding import fold

SIGNS = (".", "'", "’", "-")
_DASHES = re.compile("[-\u2010-\u2015\u2212]")
_FORMS = re.compile(r"(?:dhr|mevr|mw|hr|de heer|mevrouw|meneer|fam|familie)\b", re.IGNORECASE)


def name_key(name: str) -> str:
    """`name` without accents, capitals and dashes, so that "Zoë" and "ZOE" are one; at most 150 characters.

    People write "Jansen-de Boer", "Jansen – de Boer" and "Jansen de Boer" of the same person.
    """
    return " ".join(_DASHES.sub(" ", fold(name)).split())[:150].strip()


def without_signs(column: str) -> Replace:
    """The key of a name in `column` without the signs within words, which people leave out, in the database."""
    first, *others = SIGNS
    bare = Replace(column, Value(first))
    for sign in others:
        bare = Replace(bare, Value(sign))
    return bare


def reads_oddly(name: str) -> bool:
    """Whether "Beste" before this may be wrong: capitals all through, one word, or "Dhr." in front.

    Initials and degrees are fine: "Beste J.P. de Vries", "Beste dr. ir. Bos". What the name should be is not guessed:
    "DE VRIES-VAN DIJK" has no rule, and in many scripts a name is one word, without capitals.
    """
    words = re.findall(r"[^\W\d_]{3,}", name)
    latin = name.isascii() or any(one.upper() != one.lower() for one in name)
    return bool(words) and latin and (name.isupper() or " " not in name.strip() or bool(_FORMS.match(name)))
