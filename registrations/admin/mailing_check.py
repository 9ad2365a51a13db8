"""The page between writing a message and sending it: exactly who gets it, and what they will read."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from core import dutch
from registrations import actions
from registrations.actions import NotADraft, OutcomeChanged
from registrations.admin.steps import organiser
from registrations.letters.preview import preview
from registrations.mailing import Group, group_of, sign_of
from registrations.models import Mailing, Registration

MOST_NAMED = 30  # of those who came and who went
SENT = "Dit bericht is intussen verstuurd of weggegooid. Er is niets gedaan."
NO_ADDRESS = "Bij uw account staat geen e-mailadres. Vraag uw beheerder om het in te vullen."
NOBODY = "Er is niemand om dit bericht aan te sturen."
CHANGED = "Er is niets verstuurd: de groep of de tekst is veranderd sinds u deze pagina opende. Kijk hieronder."


class CheckForm(forms.Form):
    """What was shown: the sign of it, and the keys of the people, so that a difference can be named."""

    shown = forms.CharField(required=False, max_length=64)
    people = forms.RegexField(r"^[0-9,]*$", required=False, max_length=1_000_000)

    def keys(self) -> set[int]:
        found = self.cleaned_data.get("people", "").split(",")
        return {int(one) for one in found if one and len(one) <= 18}


def check_page(request: HttpRequest, model_admin: Any, pk: str) -> HttpResponse:
    """Shows it; POST sends a test, or all. What was sent already has another page."""
    if not model_admin.has_view_or_change_permission(request):
        raise PermissionDenied
    mailing = get_object_or_404(model_admin.get_queryset(request).select_related("event"), pk=pk)
    may_send = model_admin.has_change_permission(request, mailing)
    if mailing.sent_at is not None:
        if request.method == "POST":
            messages.warning(request, SENT)
        return redirect("admin:registrations_mailing_change", mailing.pk)
    form = CheckForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not may_send:
            raise PermissionDenied
        answer = _test(request, mailing, form) if "test" in request.POST else _send(request, model_admin, mailing, form)
        if answer is not None:
            return answer
    return _show(request, model_admin, mailing, form, may_send=may_send)


def _test(request: HttpRequest, mailing: Mailing, form: CheckForm) -> HttpResponse | None:
    to = getattr(request.user, "email", "")
    if not to:
        form.add_error(None, NO_ADDRESS)
        return None
    try:
        actions.send_test(mailing=mailing, to=to)
    except OutcomeChanged:
        form.add_error(None, NOBODY)
        return None
    except NotADraft:
        messages.warning(request, SENT)
        return redirect("admin:registrations_mailing_changelist")
    messages.success(request, f"Het proefbericht gaat naar {to}. De deelnemers krijgen nog niets.")
    return redirect("admin:registrations_mailing_check", mailing.pk)


def _send(request: HttpRequest, model_admin: Any, mailing: Mailing, form: CheckForm) -> HttpResponse | None:
    shown = form.cleaned_data.get("shown", "") if form.is_valid() else ""
    try:
        number = actions.send_mailing(mailing=mailing, shown=shown, by=organiser(request))
    except OutcomeChanged:
        form.add_error(None, CHANGED)
        return None
    except NotADraft:
        messages.warning(request, SENT)
        return redirect("admin:registrations_mailing_changelist")
    model_admin.log_change(request, mailing, f"Gestuurd aan {people(number)}.")
    messages.success(request, f"Uw bericht gaat nu naar {people(number)}.")
    return redirect("admin:registrations_mailing_change", mailing.pk)


def _show(request: HttpRequest, model_admin: Any, mailing: Mailing, form: CheckForm, *, may_send: bool) -> HttpResponse:
    mailing.refresh_from_db()
    group = group_of(mailing)
    number = len(group.people)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": f"{people(number)} {'krijgt' if number == 1 else 'krijgen'} dit bericht",
        "opts": model_admin.opts,
        "form": form,
        "mailing": mailing,
        "group": group,
        "without": dutch.count(len(group.without), "mens", "mensen"),
        "number": people(number),
        "mail": preview(mailing, group.people[0]) if group.people else None,
        "may_send": may_send,
        "shown": sign_of(mailing, group),
        "people": ",".join(str(one.pk) for one in group.people),
        **_difference(mailing, group, form),
    }
    template = "admin/registrations/mailing/check.html"
    return TemplateResponse(request, template, context, status=422 if form.errors else 200)


def _difference(mailing: Mailing, group: Group, form: CheckForm) -> dict[str, Any]:
    """Who came into the group and who left it since the page was opened; nobody when only the text changed."""
    if not form.is_bound or not (before := form.keys()):
        return {}
    now = {one.pk for one in group.people}
    gone = Registration.objects.filter(event=mailing.event_id, pk__in=sorted(before - now)[:500]).order_by("name_key")
    return {"came": _names(one for one in group.people if one.pk not in before), "went": _names(gone)}


def _names(rows: Iterable[Registration]) -> str:
    return dutch.listing([one.name or "iemand die is gewist" for one in rows], limit=MOST_NAMED)


def people(number: int) -> str:
    return dutch.count(number, "mens", "mensen")
