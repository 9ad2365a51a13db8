"""The admin of the news: articles with their drafts, versions and preview links."""

from news.admin import article

__all__ = ["article"]
