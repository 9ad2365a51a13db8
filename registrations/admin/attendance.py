"""Lists to tick people off, as PDF: of an edition, of its sessions, or of one of them."""

from typing import Any

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase

from core import dutch
from events.models import Event, Session
from registrations import actions
from registrations.admin.group_page import FAILED, NOBODY, asked, count, pdf_file, shape, show, summary
from registrations.admin.steps import organiser
from registrations.forms.printing import AttendanceForm, WaitingForm
from registrations.models import ClaimState, Registration, Seat
from registrations.models.change import Action
from registrations.printing import attendance
from registrations.printing.make import NotMade


def attendance_page(request: HttpRequest, model_admin: Any) -> HttpResponseBase:
    form, fault = asked(request, AttendanceForm), ""
    options = shape(request, WaitingForm)
    if (counted := count(request, form, options)) is not None:
        return counted
    event, sessions = (form.cleaned_data["event"], form.sessions()) if form.is_valid() else (None, [])
    group = None if event is None else _listed(event, sessions)
    if group is not None and not group["number"] and request.method == "POST":
        fault = NOBODY
    elif request.method == "POST" and event is not None and options.is_valid():
        try:
            return _make(request, event, sessions, of=form.cleaned_data["of"], **options.cleaned_data)
        except NotMade:
            fault = FAILED
    context = {"title": "Maak een presentielijst", "options": options, "group": group}
    return show(request, model_admin, "attendance", form=form, fault=fault, **context)


def _make(
    request: HttpRequest, event: Event, sessions: list[Session] | None, *, of: str, waiting: bool
) -> FileResponse:
    """Raises NotMade."""
    if sessions is None:
        pdf, number = attendance.of_edition(event, waiting=waiting)
    else:
        pdf, number = attendance.of_sessions(event, sessions, waiting=waiting)
    details = {"what": "presentielijst", "of": of, "number": number, "waiting": waiting}
    details |= {"sessions": [one.pk for one in sessions]} if sessions else {}
    actions.note_taken_out(Action.PRINTED, event=event, by=organiser(request), details=details)
    return pdf_file(pdf, "presentielijst.pdf")


def _listed(event: Event, sessions: list[Session] | None) -> dict[str, Any]:
    if sessions is None:
        people = Registration.objects.filter(event=event, state=ClaimState.PLACE, erased_at=None)
        return summary(people.count(), str(event))
    seats = Seat.objects.filter(session__in=sessions, state=ClaimState.PLACE, registration__erased_at=None)
    what = str(sessions[0]) if len(sessions) == 1 else dutch.count(len(sessions), "sessie", "sessies")
    return summary(seats.count(), str(event), what)
