"""The way to a waiting list, where the site has registration; this app does not know it."""

from typing import Any

from django.urls import NoReverseMatch, reverse

from core.admin.pages import Tool
from events import staff


def line_tools(kind: str, pk: int, *, user: Any, event_id: int) -> list[Tool]:
    """The link to the waiting list of an `event` or a `session`, if there is such a page for this member of staff."""
    if not staff.works_for(user, event_id):
        return []
    try:
        return [Tool("Wachtlijst", reverse(f"admin:registrations_line_{kind}", args=[pk]))]
    except NoReverseMatch:
        return []
