"""Someone who did not sign up: written down and let in at once, or not at all."""

import uuid
from typing import Any

from django.db import transaction
from django.http import HttpResponseBase

from core import richtext
from registrations.actions import AlreadyRegistered, SignUpClosed, check_in, register_by_hand
from registrations.desk import outcome, people
from registrations.desk.access import NO_DOOR, Desk, DoorGone, desk_page
from registrations.desk.forms import WalkInForm
from registrations.models import CheckIn, Registration
from registrations.models.registration import Source


class _Full(Exception):
    """There is no place, and nobody said why there may be one more."""


@desk_page("GET", "POST")
def walk_in(desk: Desk) -> HttpResponseBase:
    asked = desk.request.GET
    known = desk.person(richtext.line(asked["van"])) if "van" in asked else None
    if known is not None and (known.event_id != desk.event.pk or known.is_live):
        return desk.go("desk-code", known.code)
    form = WalkInForm(desk.data, event=desk.event, initial=_known(known, richtext.line(asked.get("naam", ""))[:150]))
    if desk.data is not None:
        if code := people.code_in(richtext.line(desk.data.get("name", "")), desk.rows()):
            return desk.go("desk-code", code)  # a scanner typed it
        valid = form.is_valid()
        if (sent := _sent_before(desk, form)) is not None:
            return _done(desk, sent)
        try:
            if valid:
                return _done(desk, _write(desk, form))
        except _Full:
            form.ask_reason()
        except AlreadyRegistered as error:
            form.known = [error.registration]
            form.add_error("email", "Deze persoon is al aangemeld met dit e-mailadres.")
        except DoorGone:
            form.add_error(None, NO_DOOR)
        except SignUpClosed:
            form.add_error(None, outcome.CLOSED)
    return desk.show("walk_in", "Schrijf iemand in", form=form)


def _sent_before(desk: Desk, form: WalkInForm) -> CheckIn | None:
    """What this form did for this person: its name is then known, which is no fault."""
    rows = CheckIn.objects.select_related("registration").filter(registration__event=desk.event)
    return None if form.key is None else rows.filter(key=form.key).first()


def _write(desk: Desk, form: WalkInForm) -> CheckIn:
    """Raises what `register_by_hand` raises, or _Full or DoorGone; then nothing was written."""
    session, sent = desk.session(), form.cleaned_data["formulier"]
    with transaction.atomic():
        by = desk.because(form.cleaned_data.get("reason", ""))
        row = register_by_hand(event=desk.event, details=form.details, source=Source.DESK, by=by, submission=sent)
        if not row.has_place:
            raise _Full
        return check_in(registration=row, session=session, by=desk.by, desk=desk.name, key=form.key).row


def _done(desk: Desk, row: CheckIn) -> HttpResponseBase:
    return desk.go("desk-code", row.registration.code, gedaan=outcome.IN, bij=row.pk)


def _known(row: Registration | None, text: str) -> dict[str, Any]:
    """What is known of who was registered before, or what was searched for."""
    first: dict[str, Any] = {"formulier": uuid.uuid4()}
    if row is None:
        return {**first, "email" if "@" in text else "name": text}
    names = ("name", "email", "organisation", "function")
    return {**first, **{name: getattr(row, name) for name in names}, "photo": row.photo_consent}
