"""Every address of the app, read from its own list, so that a new one cannot be forgotten."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, reverse

from registrations import manage_urls, urls


def addresses(module: Any = urls, **values: str) -> dict[str, str]:
    """Name and path of each, with `values` for its parts.

    Those are `event`, `token`, `code`, `guid`, and `rest` of a broken link.
    """
    return {name: reverse(name, kwargs={part: values[part] for part in parts}) for name, parts in _walk(module)}


def personal_addresses(token: str) -> dict[str, str]:
    """Those below `/aanmelding/`."""
    return addresses(manage_urls, token=token, rest=f"{token}/x")


def _walk(module: Any, before: tuple[str, ...] = ()) -> Iterator[tuple[str, list[str]]]:
    patterns: list[URLPattern | URLResolver] = getattr(module, "urlpatterns", module)
    for one in patterns:
        parts = (*before, *one.pattern.converters)
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, parts)
        else:
            assert one.name, one.pattern
            yield one.name, list(parts)
