"""What people change about their own registration."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from events.models import Session
from registrations import places
from registrations.actions import rules, waiting
from registrations.actions.log import log, write
from registrations.actions.own_link import OwnLink, leave_address
from registrations.actions.values import ATTENDEE, AlreadyRegistered, By, Choice, Details, Needs, NotLive, SessionsFull
from registrations.models import Change, ClaimState, Letter, Registration, Seat, SpecialNeeds
from registrations.models.claim import HOLDING


def locked(registration: Registration) -> Registration:
    """The registration as it stands, under the lock of its edition. Raises NotLive when it is over."""
    event = places.lock(registration.event_id)
    found = Registration.objects.filter(pk=registration.pk).select_related("delegation").first()
    if found is None or not found.is_live:
        raise NotLive
    found.event = event
    return found


def change_details(
    *,
    registration: Registration,
    details: Details,
    needs: Needs | None = None,
    by: By = ATTENDEE,
    keep_needs: bool = False,
    silent: bool = False,
    own: OwnLink | None = None,
    first: Callable[[], None] | None = None,
) -> Registration:
    """Writes who someone is and what they need; `needs` that are empty or None are erased, unless `keep_needs`.

    When the address changes, a letter tells the old one too, and every link is withdrawn; `own`, with which this is
    done, gets another. `silent`: no letter as long as the address stays. `first`: as in `register`. Raises NotLive
    (also when `own` was withdrawn meanwhile) or AlreadyRegistered.
    """
    try:
        with transaction.atomic():
            if first is not None:
                first()
            row = locked(registration)
            if own is not None:
                own.check(row)
            before = row.email
            changed = _write_details(row, details)
            if row.email_key != before.lower():
                leave_address(row, before, row.email, own)
            if not keep_needs and _write_needs(row, needs):
                changed.append("needs")
            if changed:
                _tell_changes(row, changed, before, by, silent=silent)
            return row
    except IntegrityError as error:
        rows = Registration.objects.of_person(event=registration.event, email=details.email, name=details.name)
        if other := rows.exclude(pk=registration.pk).first():
            raise AlreadyRegistered(other) from error
        raise


def _write_details(row: Registration, details: Details) -> list[str]:
    """Returns what changed; that it is complete now, too: once there is a sector."""
    fields = ("name", "email", "organisation", "function", "sector", "photo_consent")
    changed = [field for field in fields if getattr(row, field) != getattr(details, field)]
    for field in changed:
        setattr(row, field, getattr(details, field))
    if not row.is_complete and details.sector:
        row.completed_at = timezone.now()
        changed.append("completed_at")
    row.save(update_fields=[*changed, "updated_at"])
    return changed


def _tell_changes(row: Registration, changed: list[str], before: str, by: By, *, silent: bool) -> None:
    log(Change.Action.DETAILS, event=row.event, registration=row, by=by, fields=changed)
    moved = before.lower() != row.email_key
    facts: dict[str, Any] = {"readdressed": True} if moved else {}
    if moved or not silent:
        write(Letter.Kind.CHANGE, row, details=True, **facts)
    if moved and before:
        write(Letter.Kind.CHANGE, row, to=before, details=True, moved=True)


def _write_needs(row: Registration, needs: Needs | None) -> bool:
    """Writes or erases the needs, and says whether that changed anything."""
    if not needs:
        return SpecialNeeds.objects.filter(registration=row).delete()[0] > 0
    values = {"diet": needs.diet, "access": needs.access}
    if SpecialNeeds.objects.filter(registration=row, **values).exists():
        return False
    SpecialNeeds.objects.update_or_create(registration=row, defaults={**values, "consent_at": timezone.now()})
    return True


@transaction.atomic
def change_seats(*, registration: Registration, choice: Choice, by: By = ATTENDEE) -> Registration:
    """Makes `choice` all that this person has and waits for: what is not in it is freed for the next in line.

    A seat in a session that has begun stays, chosen or not: nobody else can use it. Raises NotLive, Unavailable,
    Overlap or SessionsFull; then nothing was written. Of someone who waits for the edition the choice is kept as
    wishes.
    """
    row = locked(registration)
    seats = {seat.session_id: seat for seat in row.seats.select_related("session__event")}
    kept = [key for key, seat in seats.items() if seat.state in (*HOLDING, ClaimState.WAITING, ClaimState.WISH)]
    if row.state == ClaimState.PLACE:
        choice = _take_what_is_free(choice, kept)
    asked = {one.pk for one in choice.waiting}
    stays = [seat.session for key, seat in seats.items() if seat.has_place and (key in asked or _is_used(seat))]
    rules.check(row.event, choice, held=kept, stays=stays)
    if row.state == ClaimState.PLACE:
        wanted = {one.pk: ClaimState.WAITING for one in choice.waiting} | {
            one.pk: ClaimState.PLACE for one in choice.seats
        }
    else:
        wanted = {one.pk: ClaimState.WISH for one in (*choice.seats, *choice.waiting)}
    sessions = {one.pk: one for one in (*choice.seats, *choice.waiting)}
    dropped = [seats[key] for key in kept if key not in wanted and not _is_used(seats[key])]
    added = [key for key, state in wanted.items() if key not in kept or _rises(seats[key], state)]
    _drop(dropped)
    if not places.claim_seats([key for key in added if wanted[key] == ClaimState.PLACE]):
        raise SessionsFull(places.without_seat([key for key in added if wanted[key] == ClaimState.PLACE]))
    for key in added:
        _put(row, sessions[key], seats.get(key), wanted[key])
    _refill(dropped)
    if added or dropped:
        log(Change.Action.SEATS, event=row.event, registration=row, by=by, added=added, dropped=_keys(dropped))
        titles: dict[str, Any] = {
            "added": [sessions[key].title for key in added],
            "dropped": [one.session.title for one in dropped],
        }
        write(Letter.Kind.CHANGE, row, **titles)
    return row


def _take_what_is_free(choice: Choice, kept: Sequence[int]) -> Choice:
    """Nobody waits where a seat is free: it would be kept from others. Who asks to wait there gets the seat."""
    wanted = [one.pk for one in choice.waiting if one.pk not in kept]
    full = {one.pk for one in places.without_seat(wanted)} if wanted else set()
    free = [one for one in choice.waiting if one.pk in wanted and one.pk not in full]
    return Choice([*choice.seats, *free], [one for one in choice.waiting if one not in free]) if free else choice


def _is_used(seat: Seat) -> bool:
    return seat.state in HOLDING and rules.has_begun(seat.session)


def _keys(seats: Sequence[Seat]) -> list[int]:
    return [seat.session_id for seat in seats]


def _rises(seat: Seat, state: ClaimState) -> bool:
    """Whether someone who waits now asks for the seat itself. An offer is accepted by `waiting.accept` alone."""
    return state == ClaimState.PLACE and seat.state in (ClaimState.WAITING, ClaimState.WISH)


def _put(row: Registration, session: Session, seat: Seat | None, state: ClaimState) -> None:
    queued_at = timezone.now() if state == ClaimState.WAITING else None
    if seat is None:
        Seat.objects.create(registration=row, session=session, state=state, queued_at=queued_at)
    else:
        seat.move_to(state, queued_at=queued_at)


def _drop(seats: Sequence[Seat]) -> None:
    """Frees these seats; `_refill` offers them to others afterwards, so that a swap cannot lose to the line."""
    places.release_seats([seat.session_id for seat in seats if seat.state in HOLDING])
    for seat in seats:
        seat.move_to(ClaimState.CANCELLED, queued_at=None)


def _refill(seats: Sequence[Seat]) -> None:
    for seat in seats:
        waiting.fill_session(seat.session)


@transaction.atomic
def cancel(
    *, registration: Registration, by: By = ATTENDEE, state: ClaimState = ClaimState.CANCELLED, silent: bool = False
) -> Registration:
    """Gives up the place and all seats, which go to the next in line. Raises NotLive. `silent`: without a letter."""
    row = locked(registration)
    held = row.state in HOLDING
    seats = list(row.seats.chosen().select_related("session__event"))
    row.move_to(state, queued_at=None)
    _drop(seats)
    log(Change.Action.CANCELLED, event=row.event, registration=row, by=by)
    if not silent:
        write(Letter.Kind.CANCELLATION, row)
    SpecialNeeds.objects.filter(registration=row).delete()
    if held:
        places.release_place(row.event_id)
        waiting.fill_event(row.event)
    _refill(seats)
    return row


@transaction.atomic
def answer_reminder(*, registration: Registration, coming: bool) -> Registration:
    """Notes that someone still comes; who does not, cancels. Raises NotLive."""
    row = locked(registration)
    row.coming = coming
    row.save(update_fields=["coming", "updated_at"])
    log(Change.Action.COMING, event=row.event, registration=row, by=ATTENDEE, coming=coming)
    return row if coming else cancel(registration=row)
