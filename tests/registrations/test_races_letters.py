"""A worker takes a letter while its person gets another address."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from registrations import actions
from registrations.actions import Colleague, Details
from registrations.letters import outbox
from registrations.links import find_link, make_link
from registrations.models import Letter
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.test_races import database_in_a_file  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("database_in_a_file")]
OLD, NEW = "oud@voorbeeld.nl", "nieuw@voorbeeld.nl"


def move_person() -> Callable[[], object]:
    row = make_registration(make_open_event(), email=OLD)
    return lambda: actions.change_details(registration=row, details=Details(row.name, NEW, sector="onderwijs"))


def move_sender() -> Callable[[], object]:
    sender, team = Colleague("Zender", OLD), [Colleague("Collega", "collega@voorbeeld.nl")]
    row = actions.register_delegation(event=make_open_event(), sender=sender, colleagues=team)
    return lambda: actions.change_sender(delegation=row, sender=Colleague("Zender", NEW), organisation="")


@pytest.mark.parametrize("make", [move_person, move_sender])
def test_a_link_that_is_made_meanwhile_is_withdrawn_too(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    change = make()
    Letter.objects.exclude(to=OLD).delete()
    made = threading.Event()
    claimed: list[tuple[Letter, str]] = []

    def slow(subject: Any) -> str:
        token = make_link(subject)
        made.set()
        threading.Event().wait(0.5)  # the claim is written down a little later
        return token

    def work() -> None:
        if (found := outbox.claim()) is not None:
            claimed.append(found)
        connections.close_all()

    monkeypatch.setattr(outbox, "make_link", slow)
    worker = threading.Thread(target=work)
    worker.start()
    made.wait(5)
    change()
    worker.join()
    ((letter, token),) = claimed
    assert letter.to == OLD  # in the hands of the worker: it goes there, and opens nothing
    assert find_link(token) is None
    assert not outbox.sent(letter)
    letter.refresh_from_db()
    assert (letter.to, letter.state) == (NEW, "wacht")
    assert letter in Letter.objects.due()
    assert Client().get(f"/aanmelding/{token}/").status_code == 404
