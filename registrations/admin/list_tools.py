"""What an organiser can do from the list of registrations, each for who has the right to it."""

from functools import cache
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from core.admin.choices import is_key
from core.admin.pages import Tool
from events.models import Event
from registrations.forms.mailing import MailingForm
from registrations.forms.printing import AttendanceForm, GroupForm, sessions_of
from registrations.models.registration import Sector
from registrations.selection import STATES

DESK = "desk"  # which no link moves to another edition


class _Page(NamedTuple):
    label: str
    name: str
    right: str
    form: type[GroupForm | MailingForm | AttendanceForm] | None = None  # that knows whom the list is narrowed to


_PAGES = (
    _Page("Registreer iemand", "admin:registrations_registration_add", "add_registration"),
    _Page("Lees een bestand in", "admin:registrations_attendeeimport_add", "add_attendeeimport"),
    _Page("Cijfers", "admin:registrations_registration_figures", "view_registration"),
    _Page("Bericht aan deelnemers", "admin:registrations_mailing_add", "add_mailing", MailingForm),
    _Page("Exporteer", "admin:registrations_registration_export", "export_registration", GroupForm),
    _Page("Badges", "admin:registrations_registration_badges", "export_registration", GroupForm),
    _Page(*("Presentielijsten", "admin:registrations_registration_attendance", "export_registration"), AttendanceForm),
    _Page("Voor de cateraar", "admin:registrations_registration_catering", "view_registration"),
    _Page("Balie", DESK, "work_at_desk"),
)


def list_tools(request: HttpRequest, event: Event | None) -> list[Tool]:
    """The links above the list. `event`: the edition that the list is narrowed to, if any; then they name it too.

    Pages of a group begin with the group that the list shows. A state that it is not narrowed to is as the page has it
    by itself: nobody makes badges for who cancelled.
    """
    group = _group(request, event.pk if event else None)
    tools = []
    for page in _PAGES:
        if not request.user.has_perm(f"registrations.{page.right}"):
            continue
        values = {"editie": event.slug} if event and page.name != DESK else {}
        if page.form is not None:
            values |= {name: value for name, value in group.items() if name in page.form.base_fields}
        tools.append(Tool(page.label, _address(page.name) + (f"?{urlencode(values)}" if values else "")))
    return tools


_address = cache(reverse)  # nine on each page


def _group(request: HttpRequest, event: int | None) -> dict[str, str]:
    """What the list is narrowed to, by the names of `SelectionForm` and `AttendanceForm`.

    With a session the state is that of the seat in it, here and there. What filters nothing in the list is left out,
    and so is what a group cannot be chosen by. One query when a session is asked for.
    """
    asked = {name: request.GET.get(name, "") for name in ("sessie", "plek", "state__exact", "sector__exact", "binnen")}
    session = asked["sessie"] if event is not None and is_key(asked["sessie"]) else ""
    if session and not sessions_of(event).filter(pk=session).exists():
        session = ""
    state = asked["plek" if session else "state__exact"]
    found = {
        "session": session,
        "of": "sessie" if session else "",
        "state": state if state in STATES else "",
        "sector": asked["sector__exact"] if asked["sector__exact"] in Sector else "",
        "came": asked["binnen"] if asked["binnen"] in ("ja", "nee") else "",
    }
    return {name: value for name, value in found.items() if value}
