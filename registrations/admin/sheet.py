"""Prints what fills the page of an edition, numbers and tables of many rows, by Jinja2 (`docs/decisions.md` §37)."""

from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from registrations.templatetags import numbers

FILTERS = {name: getattr(numbers, name) for name in ("points", "percent", "day")}


def sheet(name: str, context: dict[str, Any]) -> SafeString:
    """The template "registrations/<name>.html" of Jinja2 with our notation of numbers, days and times as functions."""
    html = get_template(f"registrations/{name}.html", using="jinja2").render({**FILTERS, **context})
    return mark_safe(html)  # noqa: S308 - Jinja2 escaped every value
