"""The Atom feed (RFC 4287) with the full text of the newest articles."""

import datetime as dt
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator

from core.pages import keep_until, public_page
from core.seo import absolute
from news.figures import figure_html
from news.models import Article

NEWEST = 20
_LOCAL = re.compile(r'(href|src|srcset)="([^"]*)"')
_LOCAL_SOURCE = re.compile(r"(?:^|(?<=, ))/(?!/)")


if TYPE_CHECKING:  # Django's class takes type parameters in the stubs only
    NewsFeedBase = Feed[Article, None]
else:
    NewsFeedBase = Feed


class FullTextAtom(Atom1Feed):
    """Atom with the whole text in `content`, and the intro in `summary` (RFC 4287 §4.1.3, §4.2.13)."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


class NewsFeed(NewsFeedBase):
    feed_type = FullTextAtom
    title = "Nieuws van de Jaarconferentie Techniekpact"
    subtitle = "Nieuws, interviews, columns en verslagen."
    language = "nl"

    def link(self) -> str:
        return absolute(reverse("news"))

    def feed_url(self) -> str:
        return absolute(reverse("news-feed"))

    def feed_guid(self) -> str:
        return tag("nieuws", dt.date(2018, 1, 1))

    def author_name(self) -> str:
        return "Techniekpact"

    def items(self) -> list[Article]:
        rows = Article.objects.published().select_related("lead_photo").defer("body")
        return list(rows.prefetch_related("themes").order_by("-published_at", "-pk")[:NEWEST])

    def item_title(self, item: Article) -> str:
        return item.title

    def item_description(self, item: Article) -> str:
        return item.intro

    def item_link(self, item: Article) -> str:
        return absolute(item.get_absolute_url())

    def item_guid(self, item: Article) -> str:
        """A tag URI (RFC 4151): it stays when the address changes."""
        return tag(f"artikel/{item.pk}", item.created_at.date())

    def item_author_name(self, item: Article) -> str:
        return item.byline or "Techniekpact"

    def item_pubdate(self, item: Article) -> dt.datetime | None:
        return item.published_at

    def item_updateddate(self, item: Article) -> dt.datetime:
        return max(item.updated_at, item.published_at or item.updated_at)

    def item_categories(self, item: Article) -> list[str]:
        return [item.get_kind_display(), *(theme.name for theme in item.themes.all())]

    def item_extra_kwargs(self, item: Article) -> dict[str, str]:
        lead = figure_html(item.lead) if item.lead is not None else ""
        return {"content": with_hosts(f"{lead}{item.body_html}")}


def tag(name: str, day: dt.date) -> str:
    """A tag URI of this site."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{day.isoformat()}:{name}"


def with_hosts(html: str) -> str:
    """`html` with whole addresses for what is on this site: a feed reader shows it elsewhere."""
    return _LOCAL.sub(lambda match: f'{match[1]}="{_LOCAL_SOURCE.sub(f"{settings.SITE_URL}/", match[2])}"', html)


@public_page
def feed(request: HttpRequest) -> HttpResponse:
    response = NewsFeed()(request)
    keep_until(response, Article.objects.next_moment())
    return response
