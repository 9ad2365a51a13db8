"""Someone who did not sign up: written down and let in at once, or not at all."""

import uuid
from typing import Any

from django.db import transaction
from django.http import HttpResponseBase

from core import richtext
from registrations.actions import AlreadyRegistered, SignUpClosed, check_in, register_by_hand
from registrations.desk import outcome
from registrations.desk.access import NO_DOOR, Desk, DoorGone, desk_page
from registrations.desk.forms import WalkInForm
from registrations.models import CheckIn
from registrations.models.registration import Source

CLOSED = "Deze editie is voorbij. Er kan niemand meer bij."


class _Full(Exception):
    """There is no place, and nobody said why there may be one more."""


@desk_page("GET", "POST")
def walk_in(desk: Desk) -> HttpResponseBase:
    form = WalkInForm(desk.data, event=desk.event, initial=_known(desk))
    if desk.data is not None:
        made = CheckIn.objects.select_related("registration")
        key = _key(form)
        if (sent := made.filter(key=key, registration__event=desk.event).first()) is not None:
            return _done(desk, sent)
        try:
            if form.is_valid():
                return _done(desk, _write(desk, form, key))
        except _Full:
            form.ask_reason()
        except AlreadyRegistered as error:
            form.known = [error.registration]
            form.add_error("email", "Deze persoon is al aangemeld met dit e-mailadres.")
        except DoorGone:
            form.add_error(None, NO_DOOR)
        except SignUpClosed:
            form.add_error(None, CLOSED)
    return desk.show("walk_in", "Schrijf iemand in", form=form)


def _key(form: WalkInForm) -> uuid.UUID:
    try:
        return uuid.UUID(str(form.data.get("formulier", "")))
    except ValueError:
        return uuid.uuid4()


def _write(desk: Desk, form: WalkInForm, key: uuid.UUID) -> CheckIn:
    """Raises what `register_by_hand` raises, or _Full or DoorGone; then nothing was written."""
    session = desk.session()
    with transaction.atomic():
        by = desk.because(form.cleaned_data.get("reason", ""))
        row = register_by_hand(event=desk.event, details=form.details, source=Source.DESK, by=by, submission=key)
        if not row.has_place:
            raise _Full
        return check_in(registration=row, session=session, by=desk.by, desk=desk.name, key=key).row


def _done(desk: Desk, row: CheckIn) -> HttpResponseBase:
    return desk.go("desk-code", row.registration.code, gedaan=outcome.IN, bij=row.pk)


def _known(desk: Desk) -> dict[str, Any]:
    """What was searched for, or who was registered before: `?naam=` or `?van=` a code. Raises Unknown."""
    asked = desk.request.GET
    first = {"formulier": uuid.uuid4()}
    if "van" in asked:
        row = desk.person(richtext.line(asked["van"]))
        names = ("name", "email", "organisation", "function")
        return {**first, **{name: getattr(row, name) for name in names}, "photo": row.photo_consent}
    text = richtext.line(asked.get("naam", ""))[:150]
    return {**first, "email" if "@" in text else "name": text}
