"""Articles as schema.org data (https://schema.org/NewsArticle)."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from core.seo import absolute
from news.models import Article
from photos.structured_data import image

_TYPES = {Article.Kind.COLUMN: "OpinionNewsArticle", Article.Kind.REPORT: "ReportageNewsArticle"}


def article(row: Article) -> dict[str, Any]:
    """An article with its dates (with offset), its author, and the edition that it is about."""
    url = absolute(row.get_absolute_url())
    publisher = {"@type": "Organization", "name": "Techniekpact", "url": absolute("/")}
    author = {"@type": "Organization", "name": row.byline} if row.byline else publisher
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _TYPES.get(Article.Kind(row.kind), "NewsArticle"),
        "@id": f"{url}#artikel",
        "url": url,
        "mainEntityOfPage": url,
        "headline": row.title,
        "inLanguage": "nl",
        "author": author,
        "publisher": publisher,
        "dateModified": timezone.localtime(row.updated_at).isoformat(timespec="seconds"),
    }
    if row.published_at:
        data["datePublished"] = timezone.localtime(row.published_at).isoformat(timespec="seconds")
    if row.intro:
        data["description"] = row.intro
    if row.lead is not None:
        data["image"] = [image(row.lead)]
    if row.event is not None and row.event.is_published:
        data["about"] = {"@id": f"{absolute(reverse('event', args=[row.event.slug]))}#editie"}
    return data
