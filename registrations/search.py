"""Finding people by what someone types or hears: in any order, without accents, with "vd" for "van der"."""

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Replace

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


def find(rows: R, text: str) -> R:
    """Those of `rows` that fit all words of `text`, the best first; none when nothing is typed.

    A word is looked for in the name, the address and the organisation, and as the code. Tussenvoegsels need not fit,
    as people leave them out, shorten them and put them behind the name; who has them as typed stands first.
    """
    words = [word for word in re.split(r"[\s,;.()’']+", name_key(text)) if word][:MOST_WORDS]
    infixes = [word for word in words if word in SHORT or word in INFIX_WORDS]
    wanted = [word for word in words if word not in infixes] or words
    if not wanted:
        return rows.none()
    rows = rows.annotate(bare=_without_signs(F("name_key")))  # "jp" finds "J.P.", "dhondt" finds "d'Hondt"
    for word in wanted:
        rows = rows.filter(_fits(word))
    in_name = [Q(name_key__contains=word) | Q(bare__contains=word) for word in wanted]
    as_typed = _any(SHORT.get("".join(infixes), (" ".join(infixes),))) if infixes else Q()
    begins = Q(name_key__startswith=wanted[0]) | Q(name_key__contains=f" {wanted[0]}")
    rank = Case(
        When(Q(code=wanted[0]), then=Value(0)),
        When(~_all(in_name), then=Value(4)),  # once: composing it costs more than looking
        When(begins & as_typed, then=Value(1)),
        When(begins, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    return rows.annotate(rank=rank).order_by("rank", "name_key", "pk")


def _fits(word: str) -> Q:
    fits = Q(name_key__contains=word) | Q(bare__contains=word) | Q(email_key__contains=word)
    fits |= Q(organisation_key__contains=word)
    return fits | Q(code__startswith=word) if len(word) >= CODE_FROM else fits


def _without_signs(name: Any) -> Any:
    for sign in ".'’-":
        name = Replace(name, Value(sign))
    return name


def _any(parts: Iterable[str]) -> Q:
    found = Q(pk=None)
    for part in parts:
        found |= Q(name_key__contains=part)
    return found


def _all(conditions: list[Q]) -> Q:
    found = Q()
    for one in conditions:
        found &= one
    return found
