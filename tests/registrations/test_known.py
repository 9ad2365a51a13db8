"""Signing up twice: by one form it is one registration, by two only the mailbox hears of it."""

import uuid

import pytest

from registrations import limits
from registrations.actions import AlreadyRegistered, Choice, register
from registrations.actions.known import tell_known
from registrations.models import Letter, Registration
from tests.registrations.people import details, make_open_event, make_registration, make_workshop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def test_a_form_that_took_the_last_seat_and_is_sent_again_is_not_refused() -> None:
    event, key, who = make_open_event(), uuid.uuid4(), details()
    workshop = make_workshop(event, capacity=1)
    first = register(event=event, details=who, choice=Choice(seats=[workshop]), submission=key)
    assert register(event=event, details=who, choice=Choice(seats=[workshop]), submission=key) == first


@pytest.mark.parametrize(("capacity", "outcome"), [(2, "plaats"), (1, "wachtlijst")])
def test_who_is_known_learns_what_someone_new_would_get(capacity: int, outcome: str) -> None:
    event = make_open_event(capacity=capacity)
    make_registration(event, name="An", email="an@voorbeeld.nl")
    with pytest.raises(AlreadyRegistered) as caught:
        make_registration(event, name="An", email="an@voorbeeld.nl")
    assert caught.value.outcome == outcome


def test_the_mailbox_of_who_is_known_gets_one_letter_an_hour() -> None:
    row = make_registration(make_open_event())
    for _ in range(2):
        tell_known(row)
    letter = Letter.objects.get(kind="bekend")
    assert (letter.to, letter.registration) == (row.email, row)


def test_what_is_called_first_stops_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PER_MAILBOX", 1)
    event = make_open_event()

    def claim() -> None:
        limits.claim(client="x", emails=["Team@voorbeeld.nl"])

    register(event=event, details=details(), first=claim)
    with pytest.raises(limits.TooMany) as caught:
        register(event=event, details=details(), first=claim)
    assert 0 < caught.value.seconds <= 24 * 60 * 60
    assert Registration.objects.count() == 1
