"""The way to waiting lists and figures, where the site has registration; this app does not know it."""

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


def figures_tools(slug: str, *, user: Any, event_id: int) -> list[Tool]:
    """The link to the figures of an edition, where there is such a page, for who may see its registrations."""
    if not staff.works_for(user, event_id) or not user.has_perm("registrations.view_registration"):
        return []
    try:
        return [Tool("Cijfers", f"{reverse('admin:registrations_registration_figures')}?editie={slug}")]
    except NoReverseMatch:
        return []
