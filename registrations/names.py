"""Names of attendees: one field, any script."""

import unicodedata

from core import richtext


def name_key(name: str) -> str:
    """`name` without accents and capitals, so that "Zoë" and "ZOE" are one; at most 150 characters."""
    parts = unicodedata.normalize("NFKD", richtext.line(name).casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))[:150]
