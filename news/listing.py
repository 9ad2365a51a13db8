"""Articles as lists show them: with their photo, or with a drawing where there is none."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from events.emblem import emblem_svg
from news.models import Article


@dataclass(frozen=True, slots=True)
class Teaser:
    """An article, and the drawing of its edition that stands in for a photo."""

    article: Article
    drawing: SafeString


def teasers(articles: Iterable[Article]) -> list[Teaser]:
    """One for each of `articles`, which were loaded by `for_list()`."""
    return [Teaser(one, _drawing(one)) for one in articles]


def _drawing(article: Article) -> SafeString:
    if article.lead is not None:
        return SafeString("")
    if article.event is not None:
        return emblem_svg(article.event.slug, article.event.title, detail="small")
    return emblem_svg(article.slug, "", detail="small")
