"""/privacy/ tells until when data is kept, with the dates that the purge follows."""

import datetime as dt

import pytest
from django.contrib.flatpages.models import FlatPage
from django.test import Client
from pytest_django.fixtures import Settings

from tests.registrations.people import make_open_event

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pages() -> None:
    for url in ("/privacy/", "/contact/"):
        FlatPage.objects.create(url=url, title="Pagina", content="<p>Van de redactie.</p>")


def test_real_dates_of_the_edition_at_hand(client: Client, settings: Settings) -> None:
    settings.RETENTION = {"needs": 30, "waiting": 14, "registrations": 183, "mail": 1}
    make_open_event(name="Dag 2097", day=dt.date(2097, 6, 18))
    shown = client.get("/privacy/").content.decode()
    assert shown.index("Van de redactie.") < shown.index("Hoe lang wij gegevens")
    for until in (
        *("18 juli 2097 (30 dagen na", "2 juli 2097 (14 dagen na", "18 december 2097 (183 dagen na"),
        *("Hoe laat u binnenkwam", "19 juni 2097 (1 dag na", "De data gelden voor Dag 2097."),
    ):
        assert until in shown


def test_general_words_without_an_edition_and_nothing_on_other_pages(client: Client) -> None:
    assert "183 dagen na de conferentie" in client.get("/privacy/").content.decode()
    assert "Hoe lang wij gegevens" not in client.get("/contact/").content.decode()
