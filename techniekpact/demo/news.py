"""The demo's news: articles written anew from the facts, with pictures of the library."""

import re
from collections.abc import Mapping

from django.utils import timezone

from events.models import Session
from news.models import Article
from photos.models import Gallery
from techniekpact.demo.content import Row, read
from techniekpact.demo.library import Library
from techniekpact.demo.rows import Shared, fill, find_event

_KEY = re.compile(r'<figure data-photo="([a-z0-9-]+)">')
_LINKED = ("lead", "gallery", "event", "sessions", "themes", "published_at", "body")


def write_articles(library: Library, galleries: Mapping[str, Gallery], shared: Shared) -> int:
    """Makes the articles, or puts them back; how many are new. What editors wrote beside them stays."""
    new = 0
    for content in read("news")["articles"]:
        row = Article.objects.live().filter(slug=content["slug"]).first()
        if row is None:
            row = Article(slug=content["slug"])
            new += 1
        _write(row, content, library, galleries, shared)
    return new


def _write(row: Article, content: Row, library: Library, galleries: Mapping[str, Gallery], shared: Shared) -> None:
    event = find_event(content["event"]) if "event" in content else None
    lead = library.some([content["lead"]])
    fill(
        row,
        **{name: value for name, value in content.items() if name not in _LINKED},
        body=_KEY.sub(lambda match: _place(library, match[1]), content["body"]),
        lead_photo=lead[0] if lead else None,
        gallery=galleries.get(content.get("gallery", "")),
        event=event,
        published_at=timezone.make_aware(content["published_at"]),
    )
    row.sessions.set(Session.objects.filter(event=event, slug__in=content.get("sessions", [])) if event else [])
    row.themes.set([shared.theme(slug) for slug in content.get("themes", [])])


def _place(library: Library, key: str) -> str:
    photo = library.photos.get(key)  # None when an editor removed it
    return f'<figure data-photo="{photo.pk if photo else 0}">'
