"""The waiting lists: a free place is offered to the next in line, with a deadline, and passed on when it lapses."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from events.models import Event, Session
from registrations import places
from registrations.actions import rules
from registrations.actions.log import log, write
from registrations.actions.values import ATTENDEE, SYSTEM, By, OfferOver
from registrations.models import Change, ClaimState, Letter, Registration, Seat, SpecialNeeds
from registrations.models.change import Action
from registrations.models.letter import LetterKind
from registrations.models.seat import SeatQuerySet


def begins_at(event: Event, session: Session | None = None) -> dt.datetime:
    """The first moment of the session, or of the edition; midnight of its first day when the time is unknown."""
    if session is not None and session.start is not None:
        return session.start
    return event.starts_at or timezone.make_aware(dt.datetime.combine(event.starts_on, dt.time()))


def has_line(event: Event, session: Session | None = None) -> bool:
    """Whether who waits goes first: not once edition or session has begun, as then nobody is offered a place."""
    return timezone.now() < begins_at(event, session)


def offer_ends_at(begins: dt.datetime, now: dt.datetime) -> dt.datetime:
    """Half of the time that is left, and at most settings.OFFER_HOURS: never after the start."""
    return now + min(dt.timedelta(hours=settings.OFFER_HOURS), (begins - now) / 2)


def fill_event(event: Event) -> int:
    """Offers free places at the edition to the next in line. The caller holds the lock. Returns how many."""
    now, begins, offered = timezone.now(), begins_at(event), 0
    while now < begins and event.is_published:
        person = Registration.objects.in_line().filter(event=event).first()
        if person is None or not places.claim_place(event.pk, in_line=True):
            break
        _offer(person, offer_ends_at(begins, now))
        offered += 1
    return offered


def fill_session(session: Session) -> int:
    """Offers free seats to the next in line who has a place at the edition. The caller holds the lock."""
    now, begins, offered = timezone.now(), begins_at(session.event, session), 0
    while now < begins and session.event.is_published and rules.takes_people(session):
        seat = seats_in_line(session).first()
        if seat is None or not places.claim_seats([session.pk], in_line=True):
            break
        _offer(seat, offer_ends_at(begins, now))
        offered += 1
    return offered


def seats_in_line(session: Session) -> SeatQuerySet:
    """Who waits for a seat in this session and has a place at the edition, the first in line first."""
    return Seat.objects.in_line().filter(session=session, registration__state=ClaimState.PLACE)


def _offer(row: Registration | Seat, until: dt.datetime) -> None:
    row.move_to(ClaimState.OFFERED, offered_until=until)
    _tell(row, Change.Action.OFFERED, SYSTEM, Letter.Kind.OFFER)


@transaction.atomic
def accept(*, offer: Registration | Seat, by: By = ATTENDEE) -> list[Session]:
    """Turns an offer into a place. Raises OfferOver.

    A seat takes the place of seats at the same time, which go to the next in line; these are returned. Wishes of
    someone who comes in become seats where there are any, and waits where not.
    """
    places.lock(event_of(offer))
    row = _offered(offer)
    if not _still_stands(row):
        raise OfferOver
    row.move_to(ClaimState.PLACE, queued_at=None)
    dropped = drop_overlapping(row) if isinstance(row, Seat) else []
    if isinstance(row, Registration):
        claim_wishes(row)
    _tell(row, Change.Action.ACCEPTED, by, Letter.Kind.CHANGE if isinstance(row, Seat) else Letter.Kind.CONFIRMATION)
    return dropped


@transaction.atomic
def decline(*, offer: Registration | Seat, by: By = ATTENDEE) -> None:
    """Gives the offered place to the next in line; the person leaves the list. Raises OfferOver."""
    places.lock(event_of(offer))
    _give_up(_offered(offer), ClaimState.CANCELLED, Change.Action.DECLINED, by, None)


def event_of(row: Registration | Seat) -> int:
    return row.event_id if isinstance(row, Registration) else row.registration.event_id


def _offered(row: Registration | Seat) -> Registration | Seat:
    """The row as it stands under the lock. An offer that is over, or not yet lapsed by the worker, is refused."""
    now = timezone.now()
    rows = Registration.objects.select_related("event") if isinstance(row, Registration) else None
    found: Registration | Seat | None = (
        rows.filter(pk=row.pk).first()
        if rows is not None
        else Seat.objects.select_related("session__event", "registration__event").filter(pk=row.pk).first()
    )
    if found is None or found.state != ClaimState.OFFERED or found.offered_until is None or found.offered_until <= now:
        raise OfferOver
    return found


def _still_stands(row: Registration | Seat) -> bool:
    """False when the edition or session was cancelled, withdrawn, or moved to begin earlier since it was offered."""
    session = row.session if isinstance(row, Seat) else None
    event = row.event if isinstance(row, Registration) else row.registration.event
    in_time = event.is_published and timezone.now() < begins_at(event, session)
    return in_time and (session is None or rules.takes_people(session))


def _give_up(row: Registration | Seat, state: ClaimState, action: Action, by: By, kind: LetterKind | None) -> None:
    row.move_to(state, queued_at=None)
    _tell(row, action, by, kind)
    if isinstance(row, Registration):
        if state == ClaimState.CANCELLED:  # who let an offer lapse may come back, and finds what they chose
            row.seats.filter(state=ClaimState.WISH).update(state=ClaimState.CANCELLED)
        SpecialNeeds.objects.filter(registration=row).delete()  # who does not come needs nothing
        places.release_place(row.event_id)
        fill_event(row.event)
    else:
        places.release_seats([row.session_id])
        fill_session(row.session)


def drop_overlapping(seat: Seat) -> list[Session]:
    """Gives up the seats of the same person at the same time as this one. The caller holds the lock.

    Also in a session that is off: it may come back.
    """
    others = Seat.objects.holding().select_related("session__event").filter(registration=seat.registration_id)
    dropped = [one for one in others.exclude(pk=seat.pk) if rules.times_meet(one.session, seat.session)]
    for one in dropped:
        one.move_to(ClaimState.CANCELLED)
    places.release_seats([one.session_id for one in dropped])
    for one in dropped:
        fill_session(one.session)
    return [one.session for one in dropped]


def claim_wishes(registration: Registration) -> None:
    """Turns wishes into seats where there are any, and into waits where not. The caller holds the lock.

    Of two wishes at the same time the first is what was chosen; for the second one waits, and gets an offer.
    """
    wishes = registration.seats.filter(state=ClaimState.WISH).select_related("session__event").order_by("pk")
    taken: list[Session] = []
    for seat in wishes:
        session = seat.session
        if not rules.takes_people(session):
            seat.move_to(ClaimState.CANCELLED)
        elif not any(rules.at_the_same_time(session, one) for one in taken) and places.claim_seats([session.pk]):
            seat.move_to(ClaimState.PLACE)
            taken.append(session)
        else:
            seat.move_to(ClaimState.WAITING, queued_at=timezone.now())
            fill_session(session)


def _tell(row: Registration | Seat, action: Action, by: By, kind: LetterKind | None) -> None:
    registration = row if isinstance(row, Registration) else row.registration
    session = row.session if isinstance(row, Seat) else None
    log(action, event=registration.event, registration=registration, session=session, by=by)
    if kind is not None:
        facts: dict[str, Any] = {"session": session.title, "seat": row.pk} if session else {}
        write(kind, registration, **facts)


@transaction.atomic
def lapse_offers(event: Event) -> int:
    """Passes on the offers of an edition that nobody accepted in time. Returns how many lapsed. Idempotent.

    Also those of what begins earlier than when it was offered, and has begun.
    """
    places.lock(event.pk)
    people = Registration.objects.filter(state=ClaimState.OFFERED, event=event).select_related("event")
    seats = Seat.objects.filter(state=ClaimState.OFFERED, registration__event=event)
    seats = seats.select_related("session__event", "registration__event")
    rows: list[Registration | Seat] = [one for one in (*people, *seats) if _is_over(one)]
    for row in rows:
        _give_up(row, ClaimState.LAPSED, Change.Action.LAPSED, SYSTEM, Letter.Kind.OFFER_OVER)
    return len(rows)


def _is_over(offer: Registration | Seat) -> bool:
    session = offer.session if isinstance(offer, Seat) else None
    event = offer.event if isinstance(offer, Registration) else offer.registration.event
    until = offer.offered_until
    return until is None or until <= timezone.now() or not has_line(event, session)


@transaction.atomic
def fill(event: Event) -> int:
    """Offers every free place of an edition and its sessions, also those that came by a larger capacity. Idempotent."""
    offered = fill_event(places.lock(event.pk))
    waiting = Session.objects.filter(event=event, seats__state=ClaimState.WAITING).distinct()
    return offered + sum(fill_session(session) for session in waiting.select_related("event").order_by("pk"))
