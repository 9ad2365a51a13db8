"""Names of attendees: one field, any script."""

import unicodedata

from core import richtext

_LETTERS = str.maketrans(  # which Unicode does not take apart
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


def name_key(name: str) -> str:
    """`name` without accents and capitals, so that "Zoë" and "ZOE" are one; at most 150 characters."""
    parts = unicodedata.normalize("NFKD", richtext.line(name).casefold()).translate(_LETTERS)
    return "".join(char for char in parts if not unicodedata.combining(char))[:150]
