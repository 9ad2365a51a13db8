"""The list of articles, and an article. `render_article` also serves previews of what is not public."""

import datetime as dt
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from core import dutch
from core.lookup import by_slug
from core.pages import public_page, soonest
from core.seo import Seo
from events import structured_data as event_data
from events.emblem import emblem_svg
from events.models import Appearance, Session
from events.views.page import render_page
from news import structured_data
from news.filters import NewsFilter
from news.listing import Teaser, teasers
from news.models import Article
from photos.album import leaves
from photos.imaging.plan import Shape
from photos.models import Gallery
from photos.picture import fallback

PER_PAGE = 13  # one large, and rows of two or three
RELATED = 3
MIN_CARD = 600  # pixels; a narrower picture is shown as a small square by social media
SHOWN_TILES = 12  # of a gallery below an article


@public_page
def news(request: HttpRequest) -> HttpResponse:
    """All articles, newest first, in pages."""
    filters = NewsFilter(request.GET, reverse("news"))
    pages = Paginator(filters.select(Article.objects.published()).for_list(), PER_PAGE)
    number = request.GET.get("pagina", "1")
    if not (number.isascii() and number.isdigit() and len(number) < 6 and int(number) in pages.page_range):
        raise Http404(number)
    page = pages.page(int(number))
    words = " · ".join(one.value for one in filters.active)
    context = {
        "filters": filters,
        "teasers": teasers(page.object_list),
        "page": page,
        "count": dutch.count(pages.count, "artikel", "artikelen"),
        "earlier": filters.url(pagina=str(page.number + 1)) if page.has_next() else "",
        "later": filters.url(pagina=str(page.number - 1) if page.number > 2 else "") if page.has_previous() else "",
    }
    tail = f", pagina {page.number}" if page.number > 1 else ""
    seo = Seo(
        title="Nieuws" + (f": {words}" if words else "") + tail,
        path=filters.url(pagina=str(page.number) if page.number > 1 else ""),
        description="Nieuws, interviews, columns en verslagen van de Jaarconferentie Techniekpact.",
        index=not filters.chosen,
    )
    until = Article.objects.next_moment()
    return render_page(request, "news/list.html", context, seo=seo, section="news", until=until)


@public_page
def article_detail(request: HttpRequest, article: str) -> HttpResponse:
    row = by_slug(Article.objects.published().for_detail(), article, argument="article")
    return render_article(request, row)


def render_article(request: HttpRequest, article: Article, *, preview: bool = False) -> HttpResponse:
    """An article with its photos, sessions, speakers, and what else there is to read. Nine queries at most."""
    sessions = list(Session.objects.public().filter(articles=article).select_related("event").in_order())
    gallery = article.gallery
    album = leaves(gallery) if gallery and gallery.is_published else []
    if article.draft_of is not None:
        article.published_at = article.draft_of.published_at  # what readers will see; nothing is saved here
    context = {
        "article": article,
        "sessions": sessions,
        "themes": list(article.themes.all()),
        "people": _people(article),
        "album": album[:SHOWN_TILES],
        "album_count": len(album),
        "related": _related(article),
        "emblem": _emblem(article),
        "preview": preview,
    }
    seo = Seo(
        title=article.title,
        path=article.get_absolute_url(),
        description=article.intro[:160],
        kind="article",
        data=[structured_data.article(article), event_data.breadcrumb(_trail(article))],
        **_card(article),
    )
    until = None if preview else soonest(Article.objects.next_moment(), _appears(gallery))
    event = article.event if article.event and article.event.is_published else None
    context["event"] = event
    return render_page(request, "news/article.html", context, seo=seo, section="news", until=until)


def _appears(gallery: Gallery | None) -> dt.datetime | None:
    """When a gallery that readers do not see yet appears."""
    return gallery.published_at if gallery is not None and not gallery.is_published else None


def _people(article: Article) -> list[Appearance]:
    """Everyone who appears in the sessions of an article, each once."""
    rows = Appearance.objects.published().filter(session__articles=article, speaker__isnull=False)
    found = rows.select_related("speaker__portrait").defer("speaker__biography").order_by("speaker__sort_name", "pk")
    return list({one.speaker_id: one for one in reversed(found)}.values())[::-1]


def _related(article: Article) -> list[Teaser]:
    """The newest other articles, those of the same edition first."""
    others = Article.objects.published().exclude(pk__in=[article.pk, article.draft_of_id or 0]).for_list()
    near = Case(When(event=article.event_id, then=0), default=1) if article.event_id else Value(0)
    return teasers(others.order_by(near, "-published_at", "-pk")[:RELATED])


def _emblem(article: Article) -> str:
    return emblem_svg(article.event.slug, article.event.title) if article.event else ""


def _trail(article: Article) -> list[tuple[str, str]]:
    return [("Nieuws", reverse("news")), (article.title, article.get_absolute_url())]


def _card(article: Article) -> dict[str, Any]:
    """The social crop of the lead photo when it is large enough, else the card of the edition."""
    if article.lead is not None:
        file = fallback(article.lead, Shape.SOCIAL)
        if file.width >= MIN_CARD:
            return {"image": file.url, "image_size": (file.width, file.height), "image_alt": article.lead.alt_text}
    if article.event is not None and article.event.is_published:
        return {"image": reverse("social-card", args=[article.event.slug])}
    return {}
