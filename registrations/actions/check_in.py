"""Letting people in: at the desk, and at the door of a session. The rows are the log; undoing keeps them."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from events.models import Session
from registrations.actions.values import By, RegistrationError
from registrations.models import CheckIn, ClaimState, Registration


@dataclass
class NoPlace(RegistrationError):
    """This person has no place (any more), so the desk must decide."""

    state: ClaimState


@dataclass(frozen=True)
class Arrival:
    """The check-in that stands. `again`: it did so before, since someone scanned this person earlier.

    `undone`: nobody is in by it, since what was sent again had been taken back meanwhile.
    """

    row: CheckIn
    again: bool

    @property
    def undone(self) -> bool:
        return self.row.undone_at is not None


def check_in(
    *,
    registration: Registration,
    by: By,
    session: Session | None = None,
    key: uuid.UUID | None = None,
    at: dt.datetime | None = None,
    desk: str = "",
) -> Arrival:
    """Lets someone in, once: whoever comes again hears when and where the first time was.

    `key` is made by the device: what it sends twice counts once, also when it was undone since. `at`: when it was, for
    a device that had no network; never in the future. Who enters a session is at the conference too. Raises NoPlace.
    """
    key, moment = key or uuid.uuid4(), min(at or timezone.now(), timezone.now())
    try:
        with transaction.atomic():
            if (known := CheckIn.objects.select_related("session").filter(key=key).first()) is not None:
                return Arrival(known, again=False)
            row = Registration.objects.select_for_update(no_key=True).get(pk=registration.pk)
            if not row.has_place:
                raise NoPlace(ClaimState(row.state))
            if (standing := _standing(row, session)) is not None:
                return Arrival(standing, again=True)
            values = {"registration": row, "at": moment, "desk": desk, "by": by.user}
            if session is not None and _standing(row, None) is None:
                CheckIn.objects.create(key=_entrance(key), **values)
            return Arrival(CheckIn.objects.create(key=key, session=session, **values), again=False)
    except IntegrityError:  # the same key at the same moment
        return Arrival(CheckIn.objects.get(key=key), again=False)


@transaction.atomic
def check_in_all(
    *,
    registrations: Sequence[Registration],
    by: By,
    session: Session | None = None,
    form: uuid.UUID | None = None,
    desk: str = "",
) -> list[Arrival]:
    """Lets a whole group in, as `check_in` does one, with a number of queries that does not grow.

    Who has no place (any more) is not in what it returns. The same `form` again gives the arrivals that it made.
    """
    form, moment = form or uuid.uuid4(), timezone.now()
    rows = Registration.objects.select_for_update(no_key=True).filter(pk__in=[one.pk for one in registrations])
    keys = {one.pk: uuid.uuid5(form, str(one.pk)) for one in rows.order_by("pk") if one.has_place}
    found = CheckIn.objects.filter(Q(registration__in=keys, undone_at=None) | Q(key__in=keys.values()))
    known = {key: one for one in found.select_related("by") for key in (one.key, _where(one.registration_id, one))}
    arrivals, new = [], []
    for pk, key in keys.items():
        values = {"registration_id": pk, "at": moment, "desk": desk, "by": by.user}
        here = None if session is None else session.pk
        if (standing := known.get(key) or known.get((pk, here))) is not None:
            arrivals.append(Arrival(standing, again=standing.key != key))
            continue
        if session is not None and (pk, None) not in known:
            new.append(CheckIn(key=_entrance(key), **values))
        new.append(CheckIn(key=key, session=session, **values))
        arrivals.append(Arrival(new[-1], again=False))
    CheckIn.objects.bulk_create(new)
    return arrivals


def _where(registration_id: int, row: CheckIn) -> tuple[int, int | None] | None:
    return None if row.undone_at is not None else (registration_id, row.session_id)


def _entrance(key: uuid.UUID) -> uuid.UUID:
    """The key of coming in at the conference that a check-in at the door of a session with `key` brought along."""
    return uuid.uuid5(key, "ingang")


def undo_check_in(*, row: CheckIn, by: By) -> bool:
    """Takes a check-in back, and says whether it stood. Who leaves the conference leaves its sessions too.

    Who is at the conference only by the door of this session never came.
    """
    with transaction.atomic():
        Registration.objects.select_for_update(no_key=True).get(pk=row.registration_id)
        rows = CheckIn.objects.filter(registration=row.registration_id, undone_at=None)
        if not rows.filter(pk=row.pk).exists():
            return False
        if row.session_id is not None:
            elsewhere = rows.exclude(session=None).exclude(session=row.session_id).exists()
            brought = Q() if elsewhere else Q(session=None, key=_entrance(row.key))
            rows = rows.filter(Q(session=row.session_id) | brought)
        return rows.update(undone_at=timezone.now(), undone_by=by.user) > 0


def _standing(registration: Registration, session: Session | None) -> CheckIn | None:
    rows = CheckIn.objects.select_related("session", "by").filter(registration=registration, undone_at=None)
    return rows.filter(session=session).first()
