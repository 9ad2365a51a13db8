"""Questions to the admin that no editor asks get the page that says so, also on PostgreSQL, which refuses NUL."""

from typing import Any

import pytest
from django.test import Client

from events.models import Session
from tests.builders import make_event, make_session

pytestmark = pytest.mark.django_db
AUTOCOMPLETE = "/beheer/autocomplete/?app_label=events&model_name=session&field_name=room"
REFUSED = (400, "Deze vraag klopt niet · Techniekpact")


def answer(response: Any) -> tuple[int, str]:
    return response.status_code, response.content.decode().partition("<title>")[2].partition("</title>")[0]


@pytest.mark.parametrize(
    "url",
    [
        f"{AUTOCOMPLETE}&term=a%00b",
        f"{AUTOCOMPLETE}&term=a&%00=1",
        "/beheer/events/session/?kind__exact=%00",
        "/beheer/events/session/?kind__exact=lezing&kind__exact=%00",
        "/beheer/events/session/?q=%00",
        "/beheer/events/session/add/?title=%00",
    ],
)
def test_nul_in_an_address_is_refused(admin_client: Client, url: str) -> None:
    assert answer(admin_client.get(url)) == REFUSED
    assert admin_client.get(url.replace("%00", "")).status_code == 200


@pytest.mark.parametrize("key", ["x", "\0", "²", "", "9" * 5000])
def test_an_action_on_what_cannot_be_a_row_is_refused(admin_client: Client, key: str) -> None:
    session = make_session(make_event(), state=Session.State.DRAFT)
    data = {"action": "publish", "_selected_action": [str(session.pk), key]}
    assert answer(admin_client.post("/beheer/events/session/", data)) == REFUSED
    session.refresh_from_db()
    assert session.state == Session.State.DRAFT
