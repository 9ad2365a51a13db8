"""The sitemap: every public page with the moment that it last changed (sitemaps.org, lastmod)."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.flatpages.models import FlatPage
from django.contrib.sitemaps import Sitemap
from django.contrib.sites.models import Site
from django.contrib.sites.requests import RequestSite
from django.db.models import Max, Prefetch, QuerySet
from django.urls import reverse

from core.seo import absolute
from events.models import Event, Session, Speaker, Theme
from news.models import Article
from photos.models import Gallery, GalleryPhoto, Photo
from photos.picture import largest


class SiteSitemap(Sitemap):  # type: ignore[type-arg]  # of rows, pages or pairs
    """A sitemap whose addresses come from SITE_URL, whatever host was asked."""

    limit = 5000

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Site | RequestSite | None = None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def get_urls(self, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        """Each address with the pictures on it (Google's image extension, read by others too)."""
        urls = super().get_urls(*args, **kwargs)
        return [{**url, "images": [absolute(largest(photo).url) for photo in self.photos(url["item"])]} for url in urls]

    def photos(self, item: Any) -> list[Photo]:
        """The photos on the page of `item`, at most a thousand."""
        return []


class Pages(SiteSitemap):
    def items(self) -> Sequence[str]:
        flatpages = FlatPage.objects.order_by("url").values_list("url", flat=True)
        return [*map(reverse, ("home", "archive", "news", "galleries")), *flatpages]

    def location(self, item: str) -> str:
        return item


class Editions(SiteSitemap):
    """Each edition's pages; their lastmod is that of the edition or of its latest session."""

    def items(self) -> list[tuple[str, Event]]:
        names = ("event", "programme", "event-speakers", "venue")
        events = Event.objects.published().annotate(changed=Max("sessions__updated_at")).order_by("-starts_on")
        return [(name, event) for event in events for name in names]

    def location(self, item: tuple[str, Event]) -> str:
        return reverse(item[0], args=[item[1].slug])

    def lastmod(self, item: tuple[str, Event]) -> dt.datetime:
        changed: dt.datetime | None = item[1].changed  # type: ignore[attr-defined]  # annotated above
        return max(item[1].updated_at, changed or item[1].updated_at)


class Rows(SiteSitemap):
    """Rows that have a page of their own."""

    rows: QuerySet[Session] | QuerySet[Speaker] | QuerySet[Theme]

    def __init__(self, rows: QuerySet[Session] | QuerySet[Speaker] | QuerySet[Theme]) -> None:
        self.rows = rows

    def items(self) -> QuerySet[Session] | QuerySet[Speaker] | QuerySet[Theme]:
        return self.rows.all()

    def lastmod(self, item: Session | Speaker | Theme) -> dt.datetime:
        return item.updated_at


class Articles(SiteSitemap):
    def items(self) -> QuerySet[Article]:
        rows = Article.objects.published().select_related("lead_photo").only("slug", "updated_at", "lead_photo")
        return rows.prefetch_related("figures").order_by("pk")

    def lastmod(self, item: Article) -> dt.datetime:
        return item.updated_at

    def photos(self, item: Article) -> list[Photo]:
        found = [*([item.lead_photo] if item.lead_photo else []), *item.figures.all()]
        return [photo for photo in found if photo.is_shown]


class Galleries(SiteSitemap):
    def items(self) -> QuerySet[Gallery]:
        shown = GalleryPhoto.objects.shown().select_related("photo").order_by("position", "pk")
        return Gallery.objects.published().prefetch_related(Prefetch("entries", shown)).order_by("pk")

    def lastmod(self, item: Gallery) -> dt.datetime:
        return max([item.updated_at, *(entry.photo.updated_at for entry in item.entries.all())])

    def photos(self, item: Gallery) -> list[Photo]:
        return [entry.photo for entry in item.entries.all()[:1000]]


SITEMAPS: "dict[str, type[Sitemap[Any]] | Sitemap[Any]]" = {
    "paginas": Pages(),
    "edities": Editions(),
    "nieuws": Articles(),
    "fotos": Galleries(),
    "sessies": Rows(
        Session.objects.public().select_related("event").only("slug", "updated_at", "event__slug").order_by("pk")
    ),
    "sprekers": Rows(Speaker.objects.published().only("slug", "updated_at").order_by("pk")),
    "themas": Rows(Theme.objects.published().only("slug", "updated_at").order_by("pk")),
}
