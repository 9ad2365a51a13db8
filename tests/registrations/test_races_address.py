"""The button under a new address is pressed four times, and all four are at work before one has written anything."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.test import Client

from registrations.forms.manage import ManageForm
from registrations.models import AccessLink, Letter
from tests.registrations.test_pressed_twice_address import comes_in, copy_of, own_page, senders_page
from tests.registrations.test_races import at_once, database_in_a_file  # noqa: F401 - a fixture
from tests.registrations.visits import hidden, open_link, text

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("database_in_a_file")]
PRESSES = 4


@pytest.mark.parametrize("make", [own_page, senders_page])
def test_every_answer_leads_in_by_the_same_link(
    client: Client, make: Callable[..., tuple[object, str, dict[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    row, path, data = make()
    open_link(client, row)  # type: ignore[arg-type]
    sent = {**hidden(text(client.get(path))), **data}
    browsers = [copy_of(client) for _ in range(PRESSES)]
    opened, carries_out = threading.Barrier(PRESSES), ManageForm.carries_out

    def together(self: ManageForm, action: Callable[[], object]) -> bool:
        opened.wait(10)
        return carries_out(self, action)

    monkeypatch.setattr(ManageForm, "carries_out", together)
    answers: dict[Client, Any] = {}

    def press(browser: Client) -> None:
        answers[browser] = browser.post(path, sent)

    assert at_once([partial(press, one) for one in browsers]) == [None] * PRESSES
    assert [comes_in(one, answers[one]) for one in browsers] == [True] * PRESSES
    assert AccessLink.objects.valid().count() == 1
    assert Letter.objects.filter(kind="wijziging").count() == 2, "one to each address"
