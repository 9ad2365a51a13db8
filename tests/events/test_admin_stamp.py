"""Two editors who save the same room or theme: the second is told, and what was typed stays."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from tests.builders import make_event, make_room, make_theme
from tests.events.admin_forms import errors, stamp

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["room", "theme"])
def test_what_changed_meanwhile_is_saved_at_the_second_try_only(admin_client: Client, kind: str) -> None:
    row: Any = make_room(make_event()) if kind == "room" else make_theme()
    fields = {"venue": row.venue_id, "position": 0} if kind == "room" else {"slug": row.slug}
    url = reverse(f"admin:events_{kind}_change", args=[row.pk])
    shown = admin_client.get(url).context["adminform"].form["stamp"].value()
    row.name = "Van de ander"
    row.save()
    data = {**fields, "name": "Van mij", "stamp": shown}
    response = admin_client.post(url, data)
    this = {"room": "Deze zaal", "theme": "Dit thema"}[kind]
    (message,) = errors(response)["__all__"]
    assert message.partition(" (")[0] == f"{this} is intussen door iemand anders gewijzigd"
    row.refresh_from_db()
    assert row.name == "Van de ander"
    assert admin_client.post(url, {**data, "stamp": stamp(row)}).status_code == 302
    row.refresh_from_db()
    assert row.name == "Van mij"


def test_a_theme_is_called_het_and_what_an_editor_typed_stays_escaped(admin_client: Client) -> None:
    response = admin_client.post("/beheer/events/theme/add/", {"name": "De thema <b>"})
    (message,) = get_messages(response.wsgi_request)
    assert str(message).startswith("Het thema ")
    assert "De thema &lt;b&gt;</a>" in str(message)
    page = admin_client.get("/beheer/").content.decode()
    assert str(message) in page
