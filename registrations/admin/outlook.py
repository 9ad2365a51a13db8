"""What is about to be told of the programme, above the outbox, and the button that stops it."""

import datetime as dt
import math
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from core import dutch
from core.admin.choices import is_key
from events import staff
from registrations.admin.steps import organiser
from registrations.told.outlook import Outlook, outlooks, silence

STOPPED = "Dit wordt niet verteld. Zet u de wijziging terug, dan is dat weer een wijziging."
TOO_LATE = (
    "Er is niets tegengehouden: het bericht is intussen verstuurd, of het programma is opnieuw gewijzigd. Kijk hoe het "
    "nu staat."
)


class Shown(NamedTuple):
    outlook: Outlook
    words: str


def shown(request: HttpRequest) -> list[Shown]:
    """Of the editions that this organiser works for."""
    return [Shown(one, _words(one)) for one in outlooks(staff.events_of(request.user))]


def stop(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """POST alone: tells nobody what the page showed."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not model_admin.has_send_permission(request):
        raise PermissionDenied
    key = request.POST.get("event", "")
    event = get_object_or_404(staff.events_of(request.user), pk=key if is_key(key) else 0)
    if silence(event=event, shown=request.POST.get("shown", ""), by=organiser(request)):
        messages.success(request, STOPPED)
    else:
        messages.warning(request, TOO_LATE)
    return redirect("admin:registrations_letter_changelist")


def _words(outlook: Outlook) -> str:
    people = dutch.count(outlook.people, "persoon", "mensen")
    return f"{_when(outlook.at)} gaat een bericht naar {people}"


def _when(at: dt.datetime | None) -> str:
    if at is None:
        return "Zodra deze editie is gepubliceerd,"
    minutes = math.ceil((at - timezone.now()) / dt.timedelta(minutes=1))
    return f"Over {dutch.count(minutes, 'minuut', 'minuten')}" if minutes > 0 else "Binnen een minuut"
