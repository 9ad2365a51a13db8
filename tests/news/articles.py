"""Builders of articles for tests."""

from typing import Any

from news.models import Article
from tests.builders import moment, next_number


def make_article(**fields: Any) -> Article:
    """A published article of 2018. `sessions` and `themes` may be given."""
    number = next_number()
    sessions, themes = fields.pop("sessions", ()), fields.pop("themes", ())
    defaults = {
        "slug": f"artikel-{number}",
        "title": f"Artikel {number}",
        "intro": "Waar het over gaat.",
        "body": "<p>De tekst.</p>",
        "published_at": moment("2018-06-18 17:00"),
    }
    article = Article.objects.create(**{**defaults, **fields})
    article.sessions.set(sessions)
    article.themes.set(themes)
    return article
