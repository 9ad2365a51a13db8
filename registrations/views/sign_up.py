"""Signing up: the form, a page to check what was filled in, and the confirmation. No cookie and no session."""

import uuid
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.client import client_key
from core.pages import moves
from events.lookup import published_event
from events.models import Event
from registrations import limits
from registrations.actions import (
    AlreadyRegistered,
    Overlap,
    SessionsFull,
    SignUpClosed,
    Unavailable,
    may_sign_up,
    register,
)
from registrations.actions.known import tell_known
from registrations.actions.register import made_by, once
from registrations.forms.sign_up import SignUpForm, is_uuid, kept
from registrations.forms.sign_up_blocks import Block, load_blocks
from registrations.models import ClaimState, Invitation
from registrations.views import sign_up_pages as pages
from registrations.views.sign_up_again import again
from registrations.views.sign_up_guest import find_invitation
from registrations.views.turn import in_turn

CHANGED = "De sessies zijn net veranderd. Kijk uw programma na en verstuur het nog een keer."

LOST = (
    "Wij zien uw uitnodiging niet meer, bijvoorbeeld omdat uw verbinding is veranderd. Open de link in uw uitnodiging "
    "nog een keer, en verstuur daarna dit formulier. Wat u invulde, staat er nog."
)


@dataclass
class Visit:
    """One request of someone who signs up."""

    request: HttpRequest
    event: Event
    client: str
    invitation: Invitation | None
    carried: str

    @cached_property
    def blocks(self) -> list[Block]:
        return load_blocks(self.event)

    def form(self, data: Any = None, **initial: Any) -> SignUpForm:
        initial = {**initial, "invitation": self.carried}
        return SignUpForm(data, event=self.event, blocks=self.blocks, client=self.client, initial=initial)


@csrf_exempt  # see PublicForm
@require_http_methods(["GET", "HEAD", "POST"])
@moves
@in_turn
def sign_up(request: HttpRequest, event: str) -> HttpResponse:
    """GET shows the form; POST checks (`stage=check`), shows it again (`edit`) or registers (`confirm`)."""
    edition, client = published_event(event), client_key(request)
    visit = Visit(request, edition, client, *find_invitation(request, edition, client))
    used = visit.invitation is not None and not visit.invitation.is_open
    if used and edition.sign_up == Event.SignUp.OPEN:
        visit.invitation, used = None, False
    if (used and request.method != "POST") or not may_sign_up(edition, visit.invitation):
        return _invitation_lost(visit) or pages.closed(request, edition, used=used)
    if request.method != "POST":
        return pages.form(visit, visit.form(**_beforehand(visit)))
    stage = request.POST.get("stage")
    if stage == "edit":
        form = visit.form(**kept(request.POST))
        form.initial["shown_at"] = request.POST.get("shown_at", "")
        return pages.form(visit, form)
    form = visit.form(request.POST)
    if not form.is_valid():
        return _sent_before(visit, form) or pages.form(visit, form, status=422)
    return _confirm(visit, form) if stage == "confirm" else pages.check(visit, form)


def _beforehand(visit: Visit) -> dict[str, Any]:
    """What is known before anything is filled in: of the guest, and the session from whose page one comes."""
    known: dict[str, Any] = {}
    if (guest := visit.invitation) is not None:
        names = ("name", "email", "organisation", "function", "sector")
        known = {name: value for name in names if (value := getattr(guest, name))}
    wanted = visit.request.GET.get("sessie", "")
    for block in visit.blocks if wanted else []:
        for option in block.options:
            if option.session.slug == wanted:
                name = block.seats_name if option.is_free else block.waits_name
                known[name] = option.key if option.is_free and block.is_timed else [option.key]
    return known


def _confirm(visit: Visit, form: SignUpForm) -> HttpResponse:
    if form.is_trap_sprung:
        return pages.done(visit, form, state=ClaimState.PLACE)
    details = form.details
    claim = partial(limits.claim, client=visit.client, emails=[details.email])
    try:
        try:
            row = register(
                event=visit.event,
                details=details,
                choice=form.choice,
                needs=form.needs,
                submission=uuid.UUID(form.cleaned_data["submission"]),
                invitation=visit.invitation,
                first=claim,
            )
        except AlreadyRegistered as known:
            with transaction.atomic():
                claim()
                tell_known(known.registration)
            return pages.done(visit, form, state=known.outcome)
    except limits.TooMany as error:
        return pages.form(visit, form, status=429, wait=error.seconds)
    except SignUpClosed:
        return pages.closed(visit.request, visit.event, used=visit.invitation is not None)
    except (SessionsFull, Unavailable, Overlap):
        return _sessions_changed(visit)
    return again(visit, form, row) if row.sent_before else pages.done(visit, form, state=ClaimState(row.state), row=row)


def _sent_before(visit: Visit, form: SignUpForm) -> HttpResponse | None:
    """The confirmation again, when this form took the last seat itself a moment ago."""
    key, email, name = (form.cleaned_data.get(field, "") for field in ("submission", "email", "name"))
    if visit.request.POST.get("stage") != "confirm" or not (is_uuid(key) and email and name):
        return None
    submission = once(uuid.UUID(key), email, name)
    row = made_by(visit.event, submission) if submission else None
    return None if row is None else again(visit, form, row)


def _invitation_lost(visit: Visit) -> HttpResponse | None:
    """The form as it was sent, when the cookie is lost and the network is another. The link brings it back."""
    if visit.request.method != "POST" or not visit.carried or visit.event.sign_up != Event.SignUp.INVITED:
        return None
    form = visit.form(visit.request.POST)
    form.errors.pop(NON_FIELD_ERRORS, None)
    form.add_error(None, LOST)
    return pages.form(visit, form, status=422)


def _sessions_changed(visit: Visit) -> HttpResponse:
    """Looks again at what there is: what just became full is a fault of the form now."""
    del visit.blocks
    form = visit.form(visit.request.POST)
    if form.is_valid():
        form.add_error(None, CHANGED)
    return pages.form(visit, form, status=422)
