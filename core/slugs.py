"""Slugs from titles."""

from collections.abc import Container

from django.utils.text import slugify


def slug_from(text: str, taken: Container[str], *, fallback: str, length: int = 80) -> str:
    """A slug of at most `length` characters made from `text`, numbered (`-2`, `-3`) until it is not in `taken`.

    A text without Latin letters or digits gives `fallback`.
    """
    stem = slugify(text)[:length].strip("-_") or fallback
    slug, number = stem, 1
    while slug in taken:
        number += 1
        suffix = f"-{number}"
        slug = stem[: length - len(suffix)].rstrip("-_") + suffix
    return slug
