"""Steps that ask for a reason on a page of their own: cancelling and erasing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from registrations import actions
from registrations.actions import By, NotLive
from registrations.forms.fields import CleanField
from registrations.models import Delegation, Registration
from registrations.models.change import Actor

WHO_READS_IT = "Staat in het logboek. De deelnemer kan het lezen als die zijn gegevens opvraagt."


class ReasonForm(forms.Form):
    reason = CleanField(
        label="Reden",
        max_length=500,
        error_messages={"required": "Vul een reden in."},
        help_text=WHO_READS_IT,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


@dataclass(frozen=True)
class Step:
    """What is asked, done, and said afterwards."""

    title: str
    explains: str
    button: str
    done: str
    run: Callable[[Any, By], object]


CANCEL = Step(
    "Annuleer een aanmelding",
    "De plaats en de sessies gaan naar de volgende op de wachtlijst. De deelnemer krijgt een bericht.",
    "Annuleer deze aanmelding",
    "De aanmelding is geannuleerd.",
    lambda row, by: actions.cancel(registration=row, by=by),
)
ERASE = Step(
    "Wis een persoon",
    "De naam, het e-mailadres en alles wat over deze persoon gaat, wordt nu gewist. De plaats gaat naar de volgende op "
    "de wachtlijst. De deelnemer krijgt nog één bericht. Dit kan niet ongedaan worden gemaakt.",
    "Wis deze persoon",
    "De persoon is gewist.",
    lambda row, by: actions.erase(registration=row, by=by),
)


ERASE_SENDER = Step(
    "Wis een afzender",
    "De naam, het e-mailadres en de organisatie van wie deze collega’s aanmeldde, worden nu gewist. De collega’s "
    "blijven aangemeld. De afzender krijgt nog één bericht. Dit kan niet ongedaan worden gemaakt.",
    "Wis deze afzender",
    "De afzender is gewist.",
    lambda row, by: actions.erase_sender(delegation=row, by=by),
)
ERASE_GUEST = Step(
    "Wis een gast",
    "Alles wat in deze uitnodiging over de gast staat, wordt nu gewist. De uitnodiging werkt niet meer. De gast krijgt "
    "nog één bericht. Meldde de gast zich aan? Wis dan die aanmelding. Dit kan niet ongedaan worden gemaakt.",
    "Wis deze gast",
    "De gast is gewist.",
    lambda row, by: actions.erase_guest(invitation=row, by=by),
)


def organiser(request: HttpRequest, reason: str = "") -> By:
    return By(Actor.ORGANISER, request.user, reason)


def ask(request: HttpRequest, model_admin: Any, pk: str, step: Step, *, may: bool | None = None) -> HttpResponse:
    """The page that asks for the reason; a POST with one takes the step. `may`: else, who may change the row."""
    if not model_admin.has_view_or_change_permission(request):
        raise PermissionDenied
    row = get_object_or_404(model_admin.get_queryset(request).select_related("event"), pk=pk)
    if not (model_admin.has_change_permission(request, row) if may is None else may):
        raise PermissionDenied
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            step.run(row, organiser(request, form.cleaned_data["reason"]))
        except NotLive:
            messages.error(request, "Deze aanmelding was al voorbij. Er is niets gewijzigd.")
        else:
            model_admin.log_change(request, row, step.done)
            messages.success(request, step.done)
        return redirect(f"admin:registrations_{model_admin.opts.model_name}_change", row.pk)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": step.title,
        "opts": model_admin.opts,
        "original": row,
        "who": _who(row),
        "form": form,
        "step": step,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "admin/registrations/step.html", context, status=status)


def _who(row: Any) -> str:
    if isinstance(row, Registration):
        return f"{row.name or 'Gewist'}, {row.event} ({row.get_state_display()})"
    name = row.sender_name if isinstance(row, Delegation) else row.name or row.email
    return f"{name or 'Gewist'}, {row.event}"
