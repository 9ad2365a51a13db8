"""A newer draft of a live article: kept beside it, then published or thrown away. Each is one transaction.

`Content` is what an editor typed; `article` is always the live row.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from news import versions
from news.models import Article
from news.models.article import RECORDS

KEPT = (*versions.SINGLE, "expires_at")  # what a draft holds: all but the moment of publishing


@dataclass(frozen=True, slots=True)
class Content:
    """The fields of an article by name, with its sessions and themes."""

    fields: dict[str, Any]
    sessions: Iterable[Any]
    themes: Iterable[Any]

    def put_in(self, row: Article, names: Iterable[str]) -> None:
        for name in names:
            if name in self.fields:
                setattr(row, name, self.fields[name])


def draft_of(article: Article) -> Article | None:
    return Article.objects.filter(draft_of=article.pk).first() if article.pk else None


@transaction.atomic
def save_draft(*, article: Article, content: Content, user: Any) -> Article:
    """Keeps `content` as the newer draft; what readers see stays as it is."""
    draft = draft_of(article) or Article(draft_of=article)
    content.put_in(draft, KEPT)
    draft.published_at = None
    reason = "Concept bewaard"
    versions.save(draft, sessions=content.sessions, themes=content.themes, user=user, reason=reason)
    return draft


@transaction.atomic
def save_live(*, article: Article, content: Content, user: Any, reason: str) -> None:
    """Puts `content` in the article itself, new or not.

    A newer draft ends here, and its versions become those of the article.
    """
    live = Article.objects.get(pk=article.pk) if article.pk else article
    content.put_in(live, (*KEPT, "published_at"))
    if live.pk:
        _end_draft(live)
    versions.save(live, sessions=content.sessions, themes=content.themes, user=user, reason=reason)


@transaction.atomic
def discard(*, article: Article, user: Any) -> bool:
    """Throws the newer draft away; its last version can still be found and put back. False when there was none."""
    Article.objects.select_for_update().get(pk=article.pk)
    draft = draft_of(article)
    if draft is None:
        return False
    draft._history_user = user  # type: ignore[attr-defined]
    draft._change_reason = versions.DISCARDED  # type: ignore[attr-defined]
    RECORDS.create_historical_record(draft, "~")
    _end_draft(article)
    return True


def _end_draft(article: Article) -> None:
    draft = draft_of(article)
    if draft is None:
        return
    pk = draft.pk
    draft.delete()
    records = versions.records(article).filter(id=pk)
    records.filter(history_type="-").delete()  # it goes on as the article
    records.order_by().update(id=article.pk)


@transaction.atomic
def restore(*, article: Article, record: Any, user: Any, reason: str) -> bool:
    """Puts a version back as a new one: in the draft when there is one or the version was one, else in the article.

    When the article appears and goes stays as it is now, and so does an address that readers know. What was removed
    meanwhile (a photo, an edition) stays away. False when another article has the address of that version; then nothing
    was written.
    """
    live = Article.objects.select_for_update().get(pk=article.pk)
    draft = draft_of(article)
    if draft is None and record.draft_of_id is not None and live.is_published:
        draft = Article(draft_of=live)  # what readers never saw does not go online by itself
    row = draft or live
    found = versions.values(record)
    if _was_public(article):
        found["slug"] = row.slug or live.slug
    elif Article.objects.live().filter(slug=found["slug"]).exclude(pk=article.pk).exists():
        return False
    for name in versions.SINGLE:
        field: Any = Article._meta.get_field(name)
        value = found[name]
        if field.is_relation and not field.related_model.objects.filter(pk=value).exists():
            value = None
        setattr(row, field.attname, value)
    many: dict[str, Any] = {}
    for name in versions.MANY:
        related: Any = Article._meta.get_field(name).related_model
        many[name] = related.objects.filter(pk__in=found[name])
    versions.save(row, **many, user=user, reason=reason)
    return True


def _was_public(article: Article) -> bool:
    """Whether readers may have seen the article, now or once."""
    moments = [article.published_at, *versions.records(article).values_list("published_at", flat=True)]
    return any(moment is not None and moment <= timezone.now() for moment in moments)
