"""The models of the news, one file per concept."""

from news.models.article import Article
from news.models.former_slug import FormerSlug
from news.models.preview_link import PreviewLink

__all__ = ["Article", "FormerSlug", "PreviewLink"]
