"""The Atom feed (RFC 4287) with the full text of the newest articles."""

import datetime as dt
import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator

from core.pages import keep_until, public_page
from core.seo import absolute
from news.figures import figure_html
from news.models import Article

NEWEST = 20
_FIRST = dt.date(2018, 1, 1)  # of the name of the feed; must never change
_ADDRESS = re.compile(r'(href|src|srcset)="([^"]*)"')
_LOCAL = re.compile(r"(?:^|(?<=, ))/(?!/)")


class FullTextAtom(Atom1Feed):
    """Atom with the whole text in `content`, and the intro in `summary` (RFC 4287 §4.1.3, §4.2.13)."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


@public_page
def feed(request: HttpRequest) -> HttpResponse:
    """The newest articles, whole. Three queries."""
    atom = FullTextAtom(
        title="Nieuws van de Jaarconferentie Techniekpact",
        subtitle="Nieuws, interviews, columns en verslagen.",
        description=None,
        link=absolute(reverse("news")),
        feed_url=absolute(reverse("news-feed")),
        feed_guid=tag("nieuws", _FIRST),
        language="nl",
        author_name="Techniekpact",
    )
    rows = Article.objects.published().select_related("lead_photo").defer("body").prefetch_related("themes")
    for article in rows.order_by("-published_at", "-pk")[:NEWEST]:
        _add(atom, article)
    response = HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    keep_until(response, Article.objects.next_moment())
    return response


def _add(atom: FullTextAtom, article: Article) -> None:
    lead = figure_html(article.lead) if article.lead is not None else ""
    published = article.published_at or article.created_at
    atom.add_item(
        title=article.title,
        link=absolute(article.get_absolute_url()),
        description=escape(article.intro),
        content=with_hosts(f"{lead}{article.body_html}"),
        unique_id=tag(f"artikel/{article.pk}", article.created_at.date()),
        author_name=article.byline or "Techniekpact",
        pubdate=published,
        updateddate=max(article.updated_at, published),
        categories=[article.get_kind_display(), *(theme.name for theme in article.themes.all())],
    )


def tag(name: str, day: dt.date) -> str:
    """A tag URI of this site (RFC 4151): it stays when an address changes."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{day.isoformat()}:{name}"


def with_hosts(html: str) -> str:
    """`html` with whole addresses for what is on this site: a feed reader shows it elsewhere."""
    return _ADDRESS.sub(lambda match: f'{match[1]}="{_LOCAL.sub(f"{settings.SITE_URL}/", match[2])}"', html)
