"""The sitemap: every public page with the moment that it last changed (sitemaps.org, lastmod)."""

import datetime as dt
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.flatpages.models import FlatPage
from django.contrib.sitemaps import Sitemap
from django.contrib.sites.models import Site
from django.contrib.sites.requests import RequestSite
from django.db.models import Max, QuerySet
from django.urls import reverse

from events.models import Event, Session, Speaker, Theme


class SiteSitemap(Sitemap):  # type: ignore[type-arg]  # of rows, pages or pairs
    """A sitemap whose addresses come from SITE_URL, whatever host was asked."""

    limit = 5000

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Site | RequestSite | None = None) -> str:
        return urlsplit(settings.SITE_URL).netloc


class Pages(SiteSitemap):
    def items(self) -> Sequence[str]:
        flatpages = FlatPage.objects.order_by("url").values_list("url", flat=True)
        return [reverse("home"), reverse("archive"), *flatpages]

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


SITEMAPS = {
    "paginas": Pages(),
    "edities": Editions(),
    "sessies": Rows(
        Session.objects.public().select_related("event").only("slug", "updated_at", "event__slug").order_by("pk")
    ),
    "sprekers": Rows(Speaker.objects.published().only("slug", "updated_at").order_by("pk")),
    "themas": Rows(Theme.objects.published().only("slug", "updated_at").order_by("pk")),
}
