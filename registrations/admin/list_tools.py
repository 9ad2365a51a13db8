"""What an organiser can do from the list of registrations, each for who has the right to it."""

from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse

from core.admin.pages import Tool


class _Page(NamedTuple):
    label: str
    name: str
    right: str
    asks: str = ""  # how its address names the edition, if it does


_PAGES = (
    _Page("Registreer iemand", "admin:registrations_registration_add", "add_registration", "editie"),
    _Page("Lees een bestand in", "admin:registrations_attendeeimport_add", "add_attendeeimport"),
    _Page("Cijfers", "admin:registrations_registration_figures", "view_registration", "cijfers"),
    _Page("Bericht aan deelnemers", "admin:registrations_mailing_add", "add_mailing", "event"),
    _Page("Exporteer", "admin:registrations_registration_export", "export_registration", "event"),
    _Page("Badges", "admin:registrations_registration_badges", "export_registration", "event"),
    _Page("Presentielijsten", "admin:registrations_registration_attendance", "export_registration", "event"),
    _Page("Voor de cateraar", "admin:registrations_registration_catering", "view_registration", "cijfers"),
    _Page("Balie", "desk", "work_at_desk"),
)


def list_tools(request: HttpRequest, event: int | None, slug: str) -> list[Tool]:
    """The links above the list. `event` and `slug` name the edition that the list is narrowed to, if any."""
    asked = {"": "", "editie": event, "event": event, "cijfers": slug}
    tools = []
    for page in _PAGES:
        if not request.user.has_perm(f"registrations.{page.right}"):
            continue
        address = reverse(page.name)
        if value := asked[page.asks]:
            address += f"?{'event' if page.asks == 'event' else 'editie'}={value}"
        tools.append(Tool(page.label, address))
    return tools
