"""What search engines and social media read of a page."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

# Characters that could end a script element, or a line in old JavaScript, in the form that JSON has for them.
_ESCAPES = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}


def absolute(path: str) -> str:
    """The public address of `path`. Links to ourselves come from SITE_URL, never from the request's Host.

    What has an address of its own already, such as a picture in a bucket, keeps it.
    """
    return path if path.startswith(("https://", "http://")) else f"{settings.SITE_URL}{path}"


def json_ld(data: dict[str, Any]) -> SafeString:
    """`data` as text that is safe inside `<script type="application/ld+json">`."""
    return mark_safe(json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES))  # noqa: S308


@dataclass(frozen=True, slots=True, kw_only=True)
class Seo:
    """Head of a page: `title` without the site's name, `description` in at most 160 characters, `path` of the page."""

    title: str
    path: str
    description: str = ""
    image: str = ""  # path or address of the social card
    image_size: tuple[int, int] = (1200, 630)  # pixels
    image_alt: str = ""
    kind: str = "website"  # https://ogp.me/#types
    index: bool = True
    data: list[dict[str, Any]] = field(default_factory=list)  # JSON-LD objects

    @property
    def json_ld(self) -> list[SafeString]:
        """Each of `data` as the text of a script element."""
        return [json_ld(data) for data in self.data]

    @property
    def canonical(self) -> str:
        return absolute(self.path)

    @property
    def image_url(self) -> str:
        return absolute(self.image) if self.image else ""

    @property
    def image_facts(self) -> list[tuple[str, str | int]]:
        """The properties of the card beside its address (https://ogp.me/#structured)."""
        width, height = self.image_size
        facts: list[tuple[str, str | int]] = [("width", width), ("height", height), ("alt", self.image_alt)]
        return [(name, value) for name, value in facts if value]
