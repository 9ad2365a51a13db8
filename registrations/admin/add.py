"""Registering one person, on one page of the admin."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from core.dutch import listing
from events.models import Session
from registrations import actions
from registrations.actions import (
    AlreadyRegistered,
    CapacityRises,
    Overlap,
    RegistrationError,
    SessionsFull,
    SignUpClosed,
    Unavailable,
)
from registrations.admin.by_hand_form import GONE, ByHandForm, read_told
from registrations.admin.editions import chosen_edition, open_editions
from registrations.admin.steps import organiser
from registrations.forms.sign_up import TOGETHER
from registrations.forms.sign_up_blocks import hours, load_blocks
from registrations.models import Change, Registration
from registrations.views.sign_up_pages import people_in_line

CLOSED = "Deze editie is voorbij of heeft geen aantal plaatsen. Er kan niemand meer bij."
RISES = (
    "Er is intussen geen plaats meer vrij, of het aantal plaatsen is veranderd. Er is niemand aangemeld. Kijk op deze "
    "pagina hoe het nu staat, en meld dan opnieuw aan."
)
FULL_NOW = "{} {} net vol. Kies opnieuw, vul een reden in, of zet op de wachtlijst."


def add_registration(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """The form; of the edition that the address names, or else the next one."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    editions = open_editions(request)
    event = chosen_edition(request) or next(iter(editions), None)
    form = None
    if event is not None:
        data = request.POST if request.method == "POST" else None
        form = ByHandForm(data, event=event, blocks=load_blocks(event), in_line=people_in_line(event))
    if request.method == "POST" and form is not None and form.is_valid() and (row := _register(request, form)):
        if not row.sent_before:
            model_admin.log_addition(request, row, [{"added": {}}])
        messages.success(request, _done(row))
        return redirect("admin:registrations_registration_change", row.pk)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Registreer iemand",
        "opts": model_admin.opts,
        "event": event,
        "others": [one for one in editions if one != event],
        "form": form,
    }
    status = 422 if form is not None and form.errors else 200
    return TemplateResponse(request, "admin/registrations/registration/add.html", context, status=status)


def _register(request: HttpRequest, form: ByHandForm) -> Registration | None:
    """The registration; or None, with the error beside a field."""
    try:
        return actions.register_by_hand(
            event=form.event,
            details=form.details,
            choice=form.choice,
            by=organiser(request, form.cleaned_data["reason"]),
            told=read_told(request.POST.get("told", "")),
            submission=form.key,
        )
    except RegistrationError as error:
        _tell(form, error)
        return None


def _tell(form: ByHandForm, error: RegistrationError) -> None:
    match error:
        case AlreadyRegistered(registration=other):
            form.add_error("name", _known(other))
        case SignUpClosed():
            form.add_error(None, CLOSED)
        case Overlap(first=one, second=other):
            form.add_error(_field(form, other), TOGETHER.format(one.title, hours(one), other.title, hours(other)))
        case SessionsFull(sessions=full):
            names = listing([f"“{one.title}”" for one in full])
            form.add_error(_field(form, *full), FULL_NOW.format(names, "is" if len(full) == 1 else "zijn"))
        case Unavailable(sessions=gone):
            form.add_error(_field(form, *gone), GONE)
        case CapacityRises():
            form.add_error("reason", RISES)
        case _:
            raise error
    form.look_again(load_blocks(form.event), people_in_line(form.event))


def _field(form: ByHandForm, *sessions: Session) -> str | None:
    keys = {one.pk for one in sessions}
    blocks = [block for block in form.blocks if any(one.session.pk in keys for one in block.options)]
    return blocks[0].seats_name if blocks else None


def _known(other: Registration) -> Any:
    address = reverse("admin:registrations_registration_change", args=[other.pk])
    return format_html('Deze persoon is al aangemeld voor deze editie. <a href="{}">Bekijk de aanmelding</a>.', address)


def _done(row: Registration) -> str:
    """What happened, and whether a mail goes out."""
    seats = list(row.seats.select_related("session").order_by("session__start", "pk"))
    if row.has_place:
        words = [f"{row.name} heeft een plaats."]
        if into := [f"“{one.session.title}”" for one in seats if one.has_place]:
            words.append(f"Ook in {listing(into)}.")
        if waits := [f"“{one.session.title}”" for one in seats if not one.has_place]:
            words.append(f"Op de wachtlijst voor {listing(waits)}.")
    else:
        words = [f"De editie is vol: {row.name} staat op de wachtlijst."]
    words += _raised(row)
    words.append(
        f"De bevestiging gaat naar {row.email}." if row.email else "Er is geen e-mailadres: er gaat geen bericht uit."
    )
    return " ".join(words)


def _raised(row: Registration) -> list[str]:
    change = Change.objects.filter(registration=row, action=Change.Action.REGISTERED).order_by("pk").first()
    raised = (change.details.get("raised") or {}) if change is not None else {}
    titles = {str(one.session_id): f"van “{one.session.title}”" for one in row.seats.select_related("session")}
    return [
        f"Het aantal plaatsen {titles.get(key, 'van de editie')} steeg naar {number}." for key, number in raised.items()
    ]
