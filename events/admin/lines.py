"""The way to a waiting list, where the site has registration; this app does not know it."""

from django.urls import NoReverseMatch, reverse

from core.admin.pages import Tool


def line_tools(kind: str, pk: int) -> list[Tool]:
    """The link to the waiting list of an `event` or a `session`, if there is such a page."""
    try:
        return [Tool("Wachtlijst", reverse(f"admin:registrations_line_{kind}", args=[pk]))]
    except NoReverseMatch:
        return []
