"""Delegations at once: their counters and their colleagues come in any order, and no two wait for each other."""

import random
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection

from registrations import limits, places
from registrations.actions import Colleague, register_delegation
from registrations.models import Registration
from tests.registrations.people import make_open_event
from tests.registrations.test_races import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite has one writer at a time: nobody holds what another wants"
    ),
]
SENDER = Colleague("Sam", "sam@voorbeeld.nl")
TEAMS, ROUNDS = 8, 4


def shuffled(people: list[Colleague]) -> list[Colleague]:
    return random.sample(people, len(people))


def test_delegations_to_the_same_mailboxes_in_another_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PER_MAILBOX", 10_000)
    event = make_open_event(capacity=1000)

    def send(number: int) -> None:
        people = shuffled([Colleague(f"Collega {number}", f"team{one}@voorbeeld.nl") for one in range(12)])
        claim = partial(limits.claim, client=f"client {number}", emails=[one.email for one in people])
        register_delegation(event=event, sender=SENDER, colleagues=people, first=claim)

    for turn in range(ROUNDS):
        tasks: list[Callable[[], object]] = [partial(send, turn * TEAMS + number) for number in range(TEAMS)]
        assert at_once(tasks) == [None] * TEAMS
    assert Registration.objects.count() == ROUNDS * TEAMS * 12
    assert places.find_drift() == []


def test_the_same_colleagues_in_another_order_for_an_edition_that_is_full() -> None:
    for turn in range(ROUNDS):
        event = make_open_event(capacity=0)
        people = [Colleague(f"Collega {turn} {one}", "team@voorbeeld.nl") for one in range(12)]
        tasks: list[Callable[[], object]] = [
            partial(register_delegation, event=event, sender=SENDER, colleagues=shuffled(people)) for _ in range(TEAMS)
        ]
        assert at_once(tasks) == [None] * TEAMS
        assert Registration.objects.filter(event=event).count() == 12
    assert places.find_drift() == []
