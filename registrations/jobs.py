"""What the worker does for registrations. Each may run on several machines at once, and again after a fault."""

import datetime as dt
import logging
from collections.abc import Callable

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from events.models import Event, Session
from registrations import actions
from registrations.letters.deliver import Counts, deliver_due
from registrations.models import AttendeeImport, CheckIn, ClaimState, Letter, Registration, Seat
from registrations.models.letter import LetterKind
from registrations.models.registration import RegistrationQuerySet

REMIND_BEFORE = dt.timedelta(days=2)
REMIND_AT = dt.time(9)
THANK_AT = dt.time(10)  # on the day after
THANK_WITHIN = dt.timedelta(days=7)  # a worker that was off for longer does not come back with old thanks

logger = logging.getLogger(__name__)


def send_letters(stopping: Callable[[], bool] = lambda: False) -> Counts:
    """Sends what is due. One query when nothing is."""
    return deliver_due(stopping=stopping)


def pass_on_places() -> int:
    """Passes on offers that are over, and offers what came free or was added. One query when there is nothing to do."""
    done = 0
    for event in Event.objects.filter(_offers_over() | _free_places() | _free_seats()).order_by("pk"):
        try:
            done += actions.lapse_offers(event) + actions.fill(event)
        except Exception:
            logger.exception("The places of edition %s cannot be passed on", event.pk)
    return done


def _offers_over() -> Q:
    """Their time is over, or what is offered has begun: organisers may have moved it to begin earlier."""
    now = timezone.localtime()
    begun = Q(starts_on__lt=now.date()) | Q(starts_on=now.date(), start_time=None)
    begun |= Q(starts_on=now.date(), start_time__lte=now.time())
    people = Registration.objects.filter(event=OuterRef("pk"))
    seats = Seat.objects.filter(registration__event=OuterRef("pk"))
    offered = ClaimState.OFFERED
    return (
        Q(Exists(people.offers_over()))
        | Q(Exists(seats.offers_over()))
        | Q(Exists(seats.filter(state=offered, session__start__lte=now)))
        | Q(begun, Exists(people.filter(state=offered)))
        | Q(begun, Exists(seats.filter(state=offered, session__start=None)))
    )


def _free_places() -> Q:
    waiting = Registration.objects.filter(event=OuterRef("pk"), state=ClaimState.WAITING)
    today, now = timezone.localdate(), timezone.now()
    return Q(Exists(waiting), places_taken__lt=F("capacity"), starts_on__gte=today, published_at__lte=now)


def _free_seats() -> Q:
    waiting = Seat.objects.filter(
        session=OuterRef("pk"), state=ClaimState.WAITING, registration__state=ClaimState.PLACE
    )
    now = timezone.now()
    free = Session.objects.filter(event=OuterRef("pk"), state=Session.State.PUBLISHED, seats_taken__lt=F("capacity"))
    in_time = Q(start__gt=now) | Q(start=None)
    today = timezone.localdate()
    return Q(Exists(free.filter(in_time, Exists(waiting))), ends_on__gte=today, published_at__lte=now)


def forget_files() -> int:
    """Erases what files of attendees held a day after they were handed in. One query."""
    return AttendeeImport.objects.over().update(rows=[])


def write_reminders() -> int:
    """ "Komt u nog?", two days before at nine, to all who had a place then. Who got one later needs no reminder."""
    written, now = 0, timezone.now()
    first, last = timezone.localdate(), timezone.localdate() + REMIND_BEFORE
    for event in Event.objects.filter(starts_on__range=(first, last)):
        at = timezone.make_aware(dt.datetime.combine(event.starts_on - REMIND_BEFORE, REMIND_AT))
        if at <= now < (event.starts_at or at + REMIND_BEFORE):
            news = Letter.objects.filter(
                registration=OuterRef("pk"),
                kind__in=(LetterKind.CONFIRMATION, LetterKind.TAKEN_OVER, LetterKind.COLLEAGUE),
                created_at__gte=at,
            )
            written += _write_once("reminder", LetterKind.REMINDER, _with_place(event).filter(~Exists(news)))
    return written


def write_thanks() -> int:
    """On the day after at ten, to all who had a place; where people were checked in at the desk, to those."""
    written, now, today = 0, timezone.now(), timezone.localdate()
    for event in Event.objects.filter(ends_on__range=(today - THANK_WITHIN, today - dt.timedelta(days=1))):
        at = timezone.make_aware(dt.datetime.combine(event.ends_on + dt.timedelta(days=1), THANK_AT))
        if now < at:
            continue
        came = CheckIn.objects.filter(registration__event=event, session=None, undone_at=None)
        people = _with_place(event)
        if came.exists():
            people = people.filter(pk__in=came.values("registration"))
        written += _write_once("thanks", LetterKind.THANKS, people)
    return written


def _with_place(event: Event) -> RegistrationQuerySet:
    return Registration.objects.filter(event=event, state=ClaimState.PLACE).exclude(email="").order_by("pk")


def _write_once(name: str, kind: LetterKind, people: RegistrationQuerySet) -> int:
    """One letter each, whoever else writes them at this moment: the key is unique."""
    written = Letter.objects.filter(registration=OuterRef("pk"), kind=kind)
    letters = [
        Letter(kind=kind, event_id=one.event_id, to=one.email, registration=one, key=f"{name}:{one.pk}")
        for one in people.filter(~Exists(written))
    ]
    Letter.objects.bulk_create(letters, ignore_conflicts=True, batch_size=200)
    return len(letters)
