"""The title of a page of the admin says in Dutch that a form went wrong."""

import html
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from events.models import Event, Theme
from tests.registrations.people import make_open_event, make_registration

pytestmark = pytest.mark.django_db


def title(response: Any) -> str:
    found = re.search(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL)
    assert found
    return html.unescape(found[1]).strip()


def faulty_pages() -> dict[str, str]:
    """Addresses of forms, which are wrong when sent empty, and the title of each."""
    event, theme = make_open_event(name="Dag"), Theme.objects.create(name="Techniek", slug="techniek")
    user = User.objects.get(username="admin")
    return {
        "/beheer/events/theme/add/": "Fout: thema toevoegen | ",
        f"/beheer/events/theme/{theme.pk}/change/": "Fout: ",
        f"/beheer/events/event/{event.pk}/change/": "Fout: ",
        reverse("admin:events_event_copy", args=[event.pk]): "Fout: ",
        "/beheer/news/article/add/": "Fout: ",
        "/beheer/registrations/invitation/add/": "Fout: Nodig gasten uit | Beheer Techniekpact",
        f"/beheer/registrations/registration/{make_registration(event).pk}/annuleer/": "Fout: Annuleer een ",
        f"/beheer/auth/user/{user.pk}/password/": "Fout: ",
        "/beheer/password_change/": "Fout: ",
    }


def test_a_form_that_is_wrong_says_so_in_dutch_in_the_title(admin_client: Client) -> None:
    for address, begins in faulty_pages().items():
        right, wrong = title(admin_client.get(address)), title(admin_client.post(address, {"leeg": "1"}))
        assert not right.startswith(("Fout", "Error")), address
        assert wrong.startswith(begins), (address, wrong)
        assert wrong.count("Fout") == 1
        assert wrong.endswith("| Beheer Techniekpact"), (address, wrong)
    assert Event.objects.count() == 1


def test_a_login_that_is_wrong_says_so_in_dutch_in_the_title(client: Client) -> None:
    assert title(client.post("/beheer/login/", {"username": "a", "password": "b"})).startswith("Fout: ")
    assert not title(client.get("/beheer/login/")).startswith("Fout")
