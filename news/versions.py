"""Versions of an article: one for every save, with who made it and why. A newer draft's versions belong to the article.

A record whose `draft_of` is filled in was a draft when it was made; it stays so after the draft was published or thrown
away, when its `id` becomes that of the article.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from core.admin.choices import is_key
from news.models import Article
from news.models.article import RECORDS

# By field: the key of what a foreign key points to, a frozenset of keys for MANY. A draft has no moment of publishing.
Values = dict[str, Any]

SINGLE = ("title", "intro", "body", "lead_photo", "gallery", "event", "byline", "kind", "slug")
MOMENTS = ("published_at", "expires_at")
MANY = ("sessions", "themes")
FIELDS = (*SINGLE, *MOMENTS, *MANY)
DISCARDED = "Concept weggegooid"

Record = Any  # HistoricalArticle, a model that simple-history makes


@transaction.atomic
def save(article: Article, *, sessions: Iterable[Any], themes: Iterable[Any], user: Any, reason: str) -> Record:
    """Saves the row with its sessions and themes (rows or keys) as one version. simple-history alone makes up to three.

    `reason` is cut at 100 characters.
    """
    kind = "+" if article.pk is None else "~"
    row: Any = article  # with attributes that simple-history looks for
    row.skip_history_when_saving = True
    try:
        article.save()
        article.sessions.set(sessions)
        article.themes.set(themes)
    finally:
        del row.skip_history_when_saving
    row._history_user = user if user is not None and user.pk else None
    row._change_reason = reason[:100]
    RECORDS.create_historical_record(article, kind)
    return head(article)


def records(article: Article) -> QuerySet[Any]:
    """All versions of a live article and of its drafts, newest first, in one query."""
    model: Any = Article.history.model
    rows: QuerySet[Any] = model.objects.filter(Q(id=article.pk) | Q(draft_of=article.pk))
    return rows.select_related("history_user").order_by("-history_date", "-history_id")


def find(article: Article, key: Any) -> Record | None:
    """The version of `article` with this history id; None when it has none such, whatever `key` is."""
    return records(article).filter(history_id=int(key)).first() if is_key(key) else None


def head(row: Article) -> Record | None:
    """The version that a row, live or draft, holds now. Of a live article not what became of its drafts."""
    return records(row).filter(id=row.pk, draft_of=row.draft_of_id).first()


def values(row: Any) -> Values:
    """What an article or a version holds. Two queries."""
    if isinstance(row, Article):
        many = {name: frozenset(getattr(row, name).values_list("pk", flat=True)) for name in MANY}
    else:
        many = {name: _of([row], name).get(row.history_id, frozenset()) for name in MANY}
    return {**_single(row), **many}


def values_of(rows: Collection[Record]) -> dict[int, Values]:
    """What each of these versions holds, by history id. Two queries."""
    many = {name: _of(rows, name) for name in MANY}
    return {
        row.history_id: {**_single(row), **{name: many[name].get(row.history_id, frozenset()) for name in MANY}}
        for row in rows
    }


def changed(old: Values, new: Values, names: Iterable[str] = FIELDS) -> tuple[str, ...]:
    """The fields that both versions have and in which they differ, in the order of the form."""
    return tuple(name for name in names if name in old and name in new and old[name] != new[name])


def label(name: str) -> str:
    return str(Article._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def whole(value: Any) -> Any:
    """Without microseconds, which no form shows."""
    return value.replace(microsecond=0) if isinstance(value, dt.datetime) else value


def _single(row: Any) -> Values:
    names = (*SINGLE, *(name for name in MOMENTS if name != "published_at" or row.draft_of_id is None))
    fields: list[Any] = [Article._meta.get_field(name) for name in names]
    return {field.name: whole(getattr(row, field.attname)) for field in fields}


def _of(rows: Collection[Record], name: str) -> dict[int, frozenset[int]]:
    """The sessions or themes of versions, by history id."""
    field: Any = Article._meta.get_field(name)
    key = field.m2m_reverse_field_name()
    found: dict[int, set[int]] = {}
    pks = [row.history_id for row in rows]
    for history, pk in RECORDS.m2m_models[field].objects.filter(history__in=pks).values_list("history", f"{key}_id"):
        found.setdefault(history, set()).add(pk)
    return {history: frozenset(keys) for history, keys in found.items()}


@dataclass(frozen=True, slots=True)
class Merge:
    """What two saves of one version changed. `taken`: only the other did; `conflicts`: both did, differently."""

    taken: tuple[str, ...]
    conflicts: tuple[str, ...]


def merge(base: Values | None, theirs: Values, mine: Values) -> Merge:
    """Compares three ways. Without a `base` every difference is a conflict."""
    different = changed(theirs, mine)
    if base is None:
        return Merge((), different)
    taken = tuple(name for name in different if mine.get(name) == base.get(name))
    kept = {name for name in different if theirs.get(name) == base.get(name)}
    return Merge(taken, tuple(name for name in different if name not in taken and name not in kept))
