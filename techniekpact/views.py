"""Pages that show several apps, and the pages that editors write themselves."""

import datetime as dt
from typing import Any

from django.apps import apps
from django.contrib.flatpages.models import FlatPage
from django.contrib.sitemaps.views import sitemap as sitemaps_view
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from core import dutch, richtext
from core.lookup import by_slug
from core.pages import keep_until, public_page, soonest
from core.seo import Seo, absolute
from events import structured_data
from events.emblem import emblem_svg
from events.frame import load_frame
from events.lookup import public_session
from events.models import Event, Session, Theme
from events.outline import load_outline
from events.views.galleries import for_list
from events.views.page import render_page
from events.views.pages import edition_rows, event_seo, render_event, render_session
from events.views.places import render_theme
from news.listing import teasers
from news.models import Article
from photos.models import Gallery
from techniekpact.sign_up_button import can_be_chosen, sign_up_changes_at, sign_up_context
from techniekpact.sitemaps import SITEMAPS

NEWS = 4  # articles on the home page: one large, and a row of three
GALLERIES = 2


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The next edition, or the latest one, and all editions."""
    frame = load_frame()
    if frame.event is None:
        return render_page(
            request, "home.html", {"event": None}, frame=frame, seo=Seo(title="Jaarconferentie Techniekpact", path="/")
        )
    event = Event.objects.select_related("lead_photo").get(pk=frame.event.pk)
    sessions = Session.objects.public().filter(event=event)
    articles = Article.objects.published().for_list()[:NEWS]
    outline, session_count = load_outline(sessions, reverse("programme", args=[event.slug]))
    venues = list(event.venues.all())
    context = {
        "event": event,
        "venues": venues,
        "outline": outline,
        "themes": list(Theme.objects.of_sessions(sessions)),
        "session_count": dutch.count(session_count, "sessie", "sessies"),
        "emblem": emblem_svg(event.slug, event.title),
        "editions": edition_rows(frame.editions),
        "teasers": teasers(articles),
        "galleries": for_list(Gallery.objects.published(), GALLERIES),
        **sign_up_context(event),
    }
    data = [structured_data.edition(event, venues)]
    seo = event_seo(event, path="/", title="Jaarconferentie Techniekpact", data=data)
    until = soonest(next_moment(), sign_up_changes_at(event))
    return render_page(request, "home.html", context, seo=seo, frame=frame, until=until)


def next_moment() -> dt.datetime | None:
    """When an article or a gallery appears or goes. Two queries."""
    return soonest(Article.objects.next_moment(), Gallery.objects.next_moment())


@public_page
def event_detail(request: HttpRequest, event: str) -> HttpResponse:
    """An edition, with the news about it."""
    edition = by_slug(Event.objects.published().select_related("lead_photo"), event, argument="event")
    articles = Article.objects.published().filter(event=edition).for_list()[: NEWS - 1]
    extra = {"teasers": teasers(articles), **sign_up_context(edition)}
    until = soonest(next_moment(), sign_up_changes_at(edition))
    return render_event(request, edition, extra=extra, until=until)


@public_page
def session_detail(request: HttpRequest, event: str, session: str) -> HttpResponse:
    """A session, with what was written about it."""
    row = public_session(Session.objects.public().for_detail(), event, session)
    articles = list(Article.objects.published().filter(sessions=row).for_list())
    extra = {"articles": articles, "can_be_chosen": can_be_chosen(row)}
    until = soonest(Article.objects.next_moment(), sign_up_changes_at(row.event))
    return render_session(request, row, extra=extra, until=until)


@public_page
def theme_detail(request: HttpRequest, theme: str) -> HttpResponse:
    """A theme through the years, with the news about it."""
    subject = by_slug(Theme.objects.published(), theme, argument="theme")
    articles = Article.objects.published().filter(themes=subject).for_list()[: NEWS - 1]
    extra = {"teasers": teasers(articles)}
    return render_theme(request, subject, extra=extra, until=Article.objects.next_moment())


@public_page
def flatpage(request: HttpRequest, name: str) -> HttpResponse:
    """A page of text that editors write in the admin, such as /privacy/."""
    page = get_object_or_404(FlatPage, url=f"/{name}/")
    seo = Seo(title=page.title, path=page.url, description=richtext.text_of(page.content, 160))
    frame = load_frame()
    kept = kept_data(frame.event) if page.url == "/privacy/" else []
    context = {"flatpage": page, "kept": kept, "event": frame.event}
    return render_page(request, "flatpages/default.html", context, seo=seo, frame=frame)


def kept_data(event: Event | None) -> list[Any]:
    """Which personal data is kept until when; nothing where the site runs without registration."""
    if not apps.is_installed("registrations"):
        return []
    from registrations.retention import table

    return list(table(event))


@public_page
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """The sitemap, no longer than until something in it appears or goes."""
    response = sitemaps_view(request, sitemaps=SITEMAPS)
    keep_until(response, next_moment())
    return response


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt (RFC 9309): everything but the admin, and where the sitemap is."""
    lines = ("User-agent: *", "Disallow: /beheer/", f"Sitemap: {absolute(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
