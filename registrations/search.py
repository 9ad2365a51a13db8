"""Finding people by what someone types or hears: in any order, without accents, with "vd" for "van der"."""

import re
from collections.abc import Iterable
from typing import TypeVar

from django.db.models import BooleanField, IntegerField, QuerySet
from django.db.models.expressions import RawSQL

from events.names import INFIXES
from registrations.models import Registration
from registrations.names import name_key

R = TypeVar("R", bound=QuerySet[Registration])

SHORT = {  # of tussenvoegsels, and what they stand for
    "v": ("van",),
    "d": ("de", "den", "der"),
    "vd": ("van de", "van den", "van der"),
    "vdr": ("van der",),
    "vdn": ("van den",),
    "vh": ("van het", "van 't"),
    "vt": ("van 't",),
}
INFIX_WORDS = {word for infix in INFIXES for word in name_key(infix).split()}
CODE_FROM = 4  # characters; codes are random, and so is a letter that one begins with
MOST_WORDS = 8  # what is more is not looked for

Condition = tuple[str, list[str]]  # SQL, and its parameters

_TABLE = Registration._meta.db_table
_NAME, _BARE, _EMAIL, _ORGANISATION, _CODE = (
    f'"{_TABLE}"."{name}"' for name in ("name_key", "bare_name", "email_key", "organisation_key", "code")
)
_ESCAPE = r"ESCAPE '\'"


def find(rows: R, text: str) -> R:
    """Those of `rows` that fit all words of `text`, the best first; none when nothing is typed.

    A word is looked for in the name, the address and the organisation, and as the code. Tussenvoegsels need not fit,
    as people leave them out, shorten them and put them behind the name; who has them as typed stands first.

    In SQL of our own: Django needs longer to compose a dozen conditions a word than the database to answer them.
    """
    words = [word for word in re.split(r"[\s,;.()’']+", name_key(text)) if word][:MOST_WORDS]
    infixes = [word for word in words if word in SHORT or word in INFIX_WORDS]
    wanted = [word for word in words if word not in infixes] or words
    if not wanted:
        return rows.none()
    fitting, rank = _all(_fits(word) for word in wanted), _rank(wanted, infixes)
    found = rows.filter(RawSQL(*fitting, output_field=BooleanField()))  # noqa: S611 - what is typed is a parameter
    ranked = found.annotate(rank=RawSQL(*rank, output_field=IntegerField()))  # noqa: S611 - so it is here
    return ranked.order_by("rank", "name_key", "pk")


def _fits(word: str) -> Condition:
    fits = [_has(_NAME, word), _has(_BARE, word), _has(_EMAIL, word), _has(_ORGANISATION, word)]
    return _any([*fits, _begins(_CODE, word)] if len(word) >= CODE_FROM else fits)


def _rank(wanted: list[str], infixes: list[str]) -> Condition:
    """0 for the code; then who is named so before whose name only begins so, with the infixes as typed before without.

    "jan" gives Jan de Vries before Piet Jansen. Last come those in whose name not all words are.
    """
    named = (f"' ' || {_NAME} || ' ' LIKE %s {_ESCAPE}", [f"% {_plain(wanted[0])} %"])
    begins = (f"' ' || {_NAME} LIKE %s {_ESCAPE}", [f"% {_plain(wanted[0])}%"])
    as_typed = _any([_has(_NAME, part) for part in SHORT.get("".join(infixes), (" ".join(infixes),))])
    in_name = _all(_any([_has(_NAME, word), _has(_BARE, word)]) for word in wanted)
    steps = [_all([one, as_typed]) for one in (named, begins)] if infixes else []
    cases = [((f"{_CODE} = %s"), [wanted[0]]), (f"NOT {in_name[0]}", in_name[1]), *steps, named, begins]
    values = (0, 9, *range(1, 9))
    words = " ".join(f"WHEN {sql} THEN {value}" for (sql, _), value in zip(cases, values, strict=False))
    return f"CASE {words} ELSE 8 END", [parameter for _, parameters in cases for parameter in parameters]


def _has(column: str, text: str) -> Condition:
    return f"{column} LIKE %s {_ESCAPE}", [f"%{_plain(text)}%"]


def _begins(column: str, text: str) -> Condition:
    return f"{column} LIKE %s {_ESCAPE}", [f"{_plain(text)}%"]


def _plain(text: str) -> str:
    """What was typed, without the meaning that LIKE gives to some signs."""
    return re.sub(r"[\\%_]", r"\\\g<0>", text)


def _any(conditions: Iterable[Condition]) -> Condition:
    return _joined(" OR ", conditions)


def _all(conditions: Iterable[Condition]) -> Condition:
    return _joined(" AND ", conditions)


def _joined(word: str, conditions: Iterable[Condition]) -> Condition:
    parts = list(conditions)
    return f"({word.join(sql for sql, _ in parts)})", [value for _, values in parts for value in values]
