"""A waiting list in the admin: who waits, why nobody was promoted, and setting the order aside with a reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from core.admin.choices import is_key
from events import staff
from events.models import Event, Session
from registrations import actions, explain
from registrations.actions import CapacityRises, NotLive, SignUpClosed
from registrations.admin.steps import ReasonForm, organiser
from registrations.models import Registration, Seat

GONE = "Deze persoon wacht hier niet meer. Er is niets gewijzigd."

CLOSED = (
    "Hier kan niemand meer een plaats krijgen: het is geannuleerd, begonnen of voorbij, niet gepubliceerd, of er is "
    "geen aantal plaatsen ingevuld. Er is niets gewijzigd."
)


RISES = (
    "Er is intussen geen plaats meer vrij, of het aantal plaatsen is veranderd. Er is niets gewijzigd. Kijk hieronder "
    "hoeveel plaatsen er nu zijn, en geef de plaats dan opnieuw."
)


class LineForm(ReasonForm):
    """Gives someone a place, or puts them at a position. `above`: how many places were shown, all taken."""

    row = forms.CharField(widget=forms.HiddenInput)
    above = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=1_000_000, required=False)
    position = forms.IntegerField(label="Plaats in de rij", min_value=1, max_value=100_000, required=False)

    def clean_row(self) -> int:
        if not is_key(self.cleaned_data["row"]):
            raise forms.ValidationError("Kies iemand uit de lijst.")
        return int(self.cleaned_data["row"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "move" in self.data and "position" not in self.errors and not cleaned.get("position"):
            self.add_error("position", "Vul in op welke plaats, zoals 1.")
        return cleaned


def event_line(request: HttpRequest, model_admin: Any, pk: str) -> HttpResponse:
    _may_look(request, model_admin)
    event = get_object_or_404(staff.events_of(request.user), pk=pk)
    return _page(request, model_admin, event, "admin:registrations_line_event")


def session_line(request: HttpRequest, model_admin: Any, pk: str) -> HttpResponse:
    _may_look(request, model_admin)
    session = get_object_or_404(staff.within(Session.objects.select_related("event"), request.user), pk=pk)
    return _page(request, model_admin, session, "admin:registrations_line_session")


def _may_look(request: HttpRequest, model_admin: Any) -> None:
    if not model_admin.has_view_or_change_permission(request):
        raise PermissionDenied


def _page(request: HttpRequest, model_admin: Any, subject: Event | Session, name: str) -> HttpResponse:
    may_change = model_admin.has_change_permission(request)
    form = LineForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not may_change:
            raise PermissionDenied
        if form.is_valid():
            _do(request, model_admin, subject, form)
            return redirect(name, subject.pk)
    line = explain.of_event(subject) if isinstance(subject, Event) else explain.of_session(subject)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": f"Wachtlijst van {subject}",
        "opts": model_admin.opts,
        "line": line,
        "is_session": isinstance(subject, Session),
        "form": form,
        "faulty": str(form.data.get("row", "")) if form.errors else "",
        "may_change": may_change,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "admin/registrations/line.html", context, status=status)


def _do(request: HttpRequest, model_admin: Any, subject: Event | Session, form: LineForm) -> None:
    key, by = form.cleaned_data["row"], organiser(request, form.cleaned_data["reason"])
    row: Registration | Seat | None = (
        Registration.objects.filter(pk=key, event=subject).first()
        if isinstance(subject, Event)
        else Seat.objects.select_related("registration").filter(pk=key, session=subject).first()
    )
    if row is None:
        messages.error(request, GONE)
        return
    person = row if isinstance(row, Registration) else row.registration
    try:
        if "move" in request.POST:
            position = actions.move_in_line(row=row, position=form.cleaned_data["position"], by=by)
            done = f"Staat nu op plaats {position} van de wachtlijst."
        else:
            capacity = actions.give_place(row=row, by=by, above=form.cleaned_data["above"])
            done = "Heeft nu een plaats."
            if capacity is not None:
                done += f" Het aantal plaatsen ging van {capacity - 1} naar {capacity}."
    except NotLive:
        messages.error(request, GONE)
    except SignUpClosed:
        messages.error(request, CLOSED)
    except CapacityRises:
        messages.error(request, RISES)
    else:
        model_admin.log_change(request, person, done)
        messages.success(request, f"{person.name}: {done[0].lower()}{done[1:]}")
