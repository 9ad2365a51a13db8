"""Questions to the admin that no editor asks get the page that says so, also on PostgreSQL, which refuses NUL."""

from typing import Any

import pytest
from django.test import Client

from events.models import Session, Theme
from tests.builders import make_event, make_session, make_theme

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


@pytest.mark.parametrize("key", ["abc", "1\0", "²", "", "-1", "9" * 20, "9" * 5000])
def test_an_action_on_what_cannot_be_a_row_leads_back_and_says_so(admin_client: Client, key: str) -> None:
    event, theme = make_event(), make_theme()
    session = make_session(event, state=Session.State.DRAFT)
    for model, action, row in (
        ("events/session", "publish", session),
        ("events/theme", "delete_selected", theme),
        ("auth/group", "delete_selected", session),
    ):
        data = {"action": action, "_selected_action": [str(row.pk), key]}
        response = admin_client.post(f"/beheer/{model}/?q=a", data)
        assert (response.status_code, response.headers["Location"]) == (302, f"/beheer/{model}/?q=a")
        messages = [(one.level_tag, str(one)) for one in admin_client.get(f"/beheer/{model}/").context["messages"]]
        assert messages == [("error", "Deze keuze klopt niet. Vink de regels opnieuw aan. Er is niets gewijzigd.")]
    session.refresh_from_db()
    assert (session.state, Theme.objects.count()) == (Session.State.DRAFT, 1)
