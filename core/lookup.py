"""Finds the row that an address names; an address that changed raises `Moved`, one that never was Http404."""

import contextlib
from typing import TypeVar

from django.db.models import QuerySet
from django.http import Http404

from core.former_slugs import SluggedModel
from core.pages import Moved

M = TypeVar("M", bound=SluggedModel)


def by_slug(rows: QuerySet[M], slug: str, *, argument: str, scope: int = 0) -> M:
    """The row of `rows` with this slug, in one query. `argument` is its name in the address.

    Raises Moved when the slug is a former one of a row in `rows`, Http404 otherwise.
    """
    with contextlib.suppress(rows.model.DoesNotExist):
        return rows.get(slug=slug)  # `first` would sort one row: a quarter of the time of this query
    current = rows.model.former_slug_rows().current(rows.model, slug, scope)
    if current is None or not rows.filter(slug=current).exists():
        raise Http404(slug)
    raise Moved(argument, current)
