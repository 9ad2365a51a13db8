"""Names of attendees: one field, any script."""

from core.folding import fold


def name_key(name: str) -> str:
    """`name` without accents and capitals, so that "Zoë" and "ZOE" are one; at most 150 characters."""
    return fold(name)[:150]
