"""Prints what fills the page of an edition, numbers and tables of many rows, by Jinja2 (`docs/decisions.md` §37)."""

from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from core import dutch


def percent(part: int, whole: int) -> str:
    """ "37%" of `whole`, rounded down unless it is all: nobody reads 100% while some are missing."""
    return f"{part * 100 // whole}%" if whole else "0%"


NOTATION: dict[str, Any] = {"points": dutch.points, "percent": percent, "day": dutch.date}


def sheet(name: str, context: dict[str, Any]) -> SafeString:
    """The template "registrations/<name>.html" of Jinja2 with our notation of numbers and days as functions."""
    html = get_template(f"registrations/{name}.html", using="jinja2").render({**NOTATION, **context})
    return mark_safe(html)  # noqa: S308 - Jinja2 escaped every value
