"""Signing up several colleagues: the form, a page to check what was filled in, and the confirmation."""

import uuid
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core import dutch
from core.client import client_key
from core.pages import moves
from events.lookup import published_event
from events.models import Event
from registrations import limits
from registrations.actions import SignUpClosed, may_sign_up, register_delegation
from registrations.forms.delegation import DelegationForm, count_of
from registrations.retention import registration_erased_on, waiting_erased_on
from registrations.views import sign_up_pages as pages

TITLE = "Meld uw collega’s aan"


@csrf_exempt  # see PublicForm
@require_http_methods(["GET", "HEAD", "POST"])
@moves
def sign_up_delegation(request: HttpRequest, event: str) -> HttpResponse:
    """GET shows the form; POST checks (`stage=check`), shows it again (`edit`), longer (`more`), or registers."""
    edition, client = published_event(event), client_key(request)
    if not may_sign_up(edition):
        return pages.closed(request, edition)
    if request.method != "POST":
        return _form(request, edition, DelegationForm(client=client))
    stage, sent = request.POST.get("stage"), request.POST
    count = count_of(sent.get("rows", ""), more=stage == "more")
    if stage in ("edit", "more"):
        form = DelegationForm(client=client, count=count, initial=sent.dict())
        form.initial["shown_at"] = sent.get("shown_at", "")
        return _form(request, edition, form)
    form = DelegationForm(sent, client=client, count=count)
    if not form.is_valid():
        return _form(request, edition, form, status=422)
    return _confirm(request, edition, form) if stage == "confirm" else _check(request, edition, form)


def _form(
    request: HttpRequest, event: Event, form: DelegationForm, *, status: int = 200, wait: int = 0
) -> HttpResponse:
    context = {
        "form": form,
        "wait": limits.words(wait) if wait else "",
        "in_line": pages.people_in_line(event),
        "erased_on": dutch.date(registration_erased_on(event), weekday=False),
        "waiting_erased_on": dutch.date(waiting_erased_on(event), weekday=False),
    }
    response = _page(request, event, "delegation", context, title=TITLE, status=status)
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def _check(request: HttpRequest, event: Event, form: DelegationForm) -> HttpResponse:
    context = {"form": form, "hidden": list(pages.carried(form)), "in_line": pages.people_in_line(event)}
    return _page(request, event, "delegation_check", context, title="Controleer uw gegevens")


def _confirm(request: HttpRequest, event: Event, form: DelegationForm) -> HttpResponse:
    """The answer is the same for colleagues who were registered already."""

    mailboxes = [form.sender.email, *(one.email for one in form.colleagues)]
    try:
        if not form.is_trap_sprung:
            register_delegation(
                event=event,
                sender=form.sender,
                colleagues=form.colleagues,
                organisation=form.cleaned_data["organisation"],
                submission=uuid.UUID(form.cleaned_data["submission"]),
                first=partial(limits.claim, client=form.client, emails=mailboxes),
            )
    except limits.TooMany as error:
        return _form(request, event, form, status=429, wait=error.seconds)
    except SignUpClosed:
        return pages.closed(request, event)
    return _page(request, event, "delegation_done", {"form": form}, title="Uw collega’s zijn aangemeld")


def _page(
    request: HttpRequest, event: Event, name: str, context: dict[str, Any], *, title: str, status: int = 200
) -> HttpResponse:
    return pages.render(request, event, name, context, title=title, status=status, address="sign-up-delegation")
