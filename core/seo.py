"""What search engines and social media read of a page."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings


def absolute(path: str) -> str:
    """The public address of `path`. Links to ourselves come from SITE_URL, never from the request's Host."""
    return f"{settings.SITE_URL}{path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seo:
    """Head of a page: `title` without the site's name, `description` in at most 160 characters, `path` of the page."""

    title: str
    path: str
    description: str = ""
    image: str = ""  # path of the social card, 1200 x 630 pixels
    kind: str = "website"  # https://ogp.me/#types
    index: bool = True
    data: list[dict[str, Any]] = field(default_factory=list)  # JSON-LD objects

    @property
    def canonical(self) -> str:
        return absolute(self.path)

    @property
    def image_url(self) -> str:
        return absolute(self.image) if self.image else ""
