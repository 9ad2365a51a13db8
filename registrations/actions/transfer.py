"""Handing a place over to a colleague."""

from collections.abc import Callable

from django.db import IntegrityError, transaction

from registrations.actions.log import log, write
from registrations.actions.manage import locked
from registrations.actions.values import ATTENDEE, AlreadyRegistered, By, NotLive
from registrations.links import revoke_links
from registrations.models import Change, ClaimState, Letter, Registration, Seat, SpecialNeeds
from registrations.models.claim import HOLDING
from registrations.models.registration import Source
from registrations.names import name_key


def transfer(
    *,
    registration: Registration,
    name: str,
    email: str,
    by: By = ATTENDEE,
    first: Callable[[], None] | None = None,
) -> Registration:
    """A registration of the colleague with the same place and seats; the old one is over, its needs erased.

    The counters do not move, so nobody in line can come between. The colleague gets a link to fill in the rest.
    `first`: as in `register`. Raises NotLive (only a place can be handed over, not a wait) or AlreadyRegistered.
    """
    try:
        with transaction.atomic():
            if first is not None:
                first()
            return _transfer(locked(registration), name, email, by)
    except IntegrityError as error:
        if other := Registration.objects.of_person(event=registration.event, email=email, name=name).first():
            raise AlreadyRegistered(other) from error
        raise


def _transfer(row: Registration, name: str, email: str, by: By) -> Registration:
    if row.state != ClaimState.PLACE:
        raise NotLive
    if (email.lower(), name_key(name)) == (row.email_key, row.name_key):
        raise AlreadyRegistered(row)  # it is over when the other is made, so the constraint does not see it
    seats = list(row.seats.chosen().order_by("pk"))
    row.move_to(ClaimState.TRANSFERRED)
    colleague = Registration(
        event=row.event,
        state=ClaimState.PLACE,
        name=name,
        email=email,
        organisation=row.organisation,
        sector=row.sector,
        source=Source.TRANSFER,
        delegation=row.delegation,
    )
    colleague.save(force_insert=True)
    Seat.objects.bulk_create(
        Seat(
            registration=colleague,
            session_id=seat.session_id,
            state=seat.state,
            queued_at=seat.queued_at,
            first_queued_at=seat.first_queued_at,
            offered_until=seat.offered_until,
        )
        for seat in seats
    )
    for seat in seats:
        seat.move_to(ClaimState.TRANSFERRED if seat.state in HOLDING else ClaimState.CANCELLED, queued_at=None)
    row.successor = colleague
    row.save(update_fields=["successor", "updated_at"])
    SpecialNeeds.objects.filter(registration=row).delete()
    revoke_links(row, keep_calendars=True)  # a calendar must read that it is over
    log(Change.Action.TRANSFERRED, event=row.event, registration=row, by=by)
    log(Change.Action.TAKEN_OVER, event=row.event, registration=colleague, by=by)
    write(Letter.Kind.TRANSFERRED, row)
    write(Letter.Kind.TAKEN_OVER, colleague, sender=row.name)
    return colleague
