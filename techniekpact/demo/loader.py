"""Loads all demo content in one transaction."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from events.models import Event
from news.models import Article
from techniekpact.demo.content import archive_keys, read
from techniekpact.demo.edition import write_edition
from techniekpact.demo.example import load_example
from techniekpact.demo.library import WIDTH, Drawn, Library, draw_missing
from techniekpact.demo.news import write_articles
from techniekpact.demo.pages import load_pages, set_site
from techniekpact.demo.rows import Shared, find_event


@dataclass(frozen=True)
class Counts:
    """How many rows a run made, and what it did to editions that were there."""

    editions: int = 0
    sessions: int = 0
    speakers: int = 0
    themes: int = 0
    pages: int = 0
    photos: int = 0
    articles: int = 0
    kept: int = 0
    restored: int = 0
    moved: int = 0


def load(*, today: dt.date, reset: bool = False, picture_width: int = WIDTH, sign_ups: bool = True) -> Counts:
    """Makes the demo editions, speakers, themes, news and pages that are not there yet, and sets the site's domain.

    An edition that exists is left alone with everything in it, so that nothing an editor changed or removed comes
    back, and so is the news when there is any; with `reset` the demo content is put back. An example edition whose
    day is before `today` moves ahead. Pictures are drawn `picture_width` pixels wide; 0: none.
    A new example edition gets invented people when `sign_ups`.
    """
    wants_news = reset or not Article.objects.exists()
    drawn = draw_missing(picture_width) if wants_news else {}
    return _load(today=today, reset=reset, drawn=drawn, wants_news=wants_news, sign_ups=sign_ups)


@transaction.atomic
def _load(*, today: dt.date, reset: bool, drawn: dict[str, Drawn], wants_news: bool, sign_ups: bool) -> Counts:
    shared = Shared()
    pages = load_pages(set_site())
    editions = sessions = existing = 0
    for key in archive_keys():
        event = find_event(key)
        if event is None or reset:
            sessions += write_edition(event or Event(slug=key), read(f"editions/{key}"), key=key, shared=shared)
        if event is None:
            editions += 1
        else:
            existing += 1
    new_example, new_sessions, moved = load_example(today=today, reset=reset, shared=shared, sign_ups=sign_ups)
    existing += 1 - new_example - moved
    photos = articles = 0
    if wants_news:
        library = Library(drawn)
        if reset:
            library.restore_texts()
        photos, articles = library.new_photos, write_articles(library, library.write_galleries(), shared)
    return Counts(
        editions=editions + new_example,
        sessions=sessions + new_sessions,
        speakers=shared.new_speakers,
        themes=shared.new_themes,
        pages=pages,
        photos=photos,
        articles=articles,
        kept=0 if reset else existing,
        restored=existing if reset else 0,
        moved=moved,
    )
