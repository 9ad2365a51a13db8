"""Text as people compare it: without capitals, accents and extra white space, in any script."""

import unicodedata

from core import richtext

_LETTERS = str.maketrans(  # which Unicode does not take apart
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


def fold(text: str) -> str:
    """ "Zoë" and "ZOE " alike become "zoe"."""
    parts = unicodedata.normalize("NFKD", richtext.line(text).casefold()).translate(_LETTERS)
    return "".join(char for char in parts if not unicodedata.combining(char))
