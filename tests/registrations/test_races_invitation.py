"""One invitation at once used, used again and withdrawn: one live guest on it, and none after it was withdrawn."""

import threading
import time
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection, transaction
from django.utils import timezone

from registrations import actions, places
from registrations.actions import ATTENDEE
from registrations.models import Registration
from tests.registrations.people import details, make_open_event, make_registration
from tests.registrations.test_races import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]
ROUNDS = 20


def test_using_again_and_coming_back_in_a_full_edition() -> None:
    for _ in range(ROUNDS):
        event = make_open_event(capacity=1, invitation_only=True)
        invitation = actions.invite(event=event, email="anna@voorbeeld.nl", by=ATTENDEE)
        row = actions.register(event=event, details=details(), invitation=invitation)
        Registration.objects.filter(pk=row.pk).update(state="aangeboden", offered_until=timezone.now())
        actions.lapse_offers(event)
        type(event).objects.filter(pk=event.pk).update(capacity=0)
        invitation.refresh_from_db()
        again = partial(actions.register, event=event, details=details(), invitation=invitation)
        tasks: list[Callable[[], object]] = [again, partial(actions.rejoin, registration=row)]
        assert at_once(tasks).count(None) == 1
        assert Registration.objects.live().filter(event=event).count() == 1
    assert places.find_drift() == []


def test_withdrawing_waits_for_a_use_in_a_full_edition() -> None:
    event = make_open_event(capacity=1)
    make_registration(event)
    invitation = actions.invite(event=event, email="anna@voorbeeld.nl", by=ATTENDEE)
    used, withdrawn = threading.Event(), []

    def use() -> None:
        with transaction.atomic():
            actions.register(event=event, details=details(), invitation=invitation)
            used.set()
            time.sleep(0.3)  # the other is at it before this is committed

    def withdraw() -> None:
        used.wait(5)
        withdrawn.append(actions.revoke_invitation(invitation=invitation))

    assert at_once([use, withdraw]) == [None, None]
    invitation.refresh_from_db()
    assert (withdrawn, invitation.revoked_at, invitation.registration is None) == ([False], None, False)
    assert places.find_drift() == []
