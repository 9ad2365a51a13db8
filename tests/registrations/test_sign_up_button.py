"""Where the site invites people to sign up, and for how long a page that says so may be kept."""

import datetime as dt
import html
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from events.models import Event
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = pytest.mark.django_db
NOW, DAY = timezone.now(), dt.timedelta(days=1)


def pages(client: Client, event: Event) -> list[str]:
    return [html.unescape(client.get(path).content.decode()) for path in ("/", event.get_absolute_url())]


def test_home_and_edition_invite_people_while_they_can_sign_up(client: Client) -> None:
    event = make_open_event(capacity=1)
    link = f'href="/jaarconferentie/{event.slug}/aanmelden/"'
    assert all(f"{link}>Meld u aan<" in page for page in pages(client, event))
    make_registration(event)
    assert all(f"{link}>Vol: meld u aan voor de wachtlijst<" in page for page in pages(client, event))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"registration_opens_at": NOW + 30 * DAY}, "Aanmelden kan vanaf "),
        ({"registration_closes_at": NOW - DAY}, "Aanmelden kan niet meer."),
        ({"invitation_only": True}, "Aanmelden kan alleen op uitnodiging."),
        ({"capacity": None}, ""),
    ],
)
def test_otherwise_they_say_why_not(client: Client, fields: dict[str, Any], words: str) -> None:
    for page in pages(client, make_open_event(**fields)):
        assert words in page
        assert "/aanmelden/" not in page


@pytest.mark.parametrize("field", ["registration_opens_at", "registration_closes_at"])
def test_no_cache_keeps_a_page_past_the_moment_that_changes_it(client: Client, field: str) -> None:
    event = make_open_event(**{field: timezone.now() + dt.timedelta(seconds=30)})
    session = make_workshop(event)
    for path in ("/", event.get_absolute_url(), session.get_absolute_url()):
        assert client.get(path)["Cache-Control"] in {f"public, max-age={age}, must-revalidate" for age in (28, 29, 30)}


def test_a_session_leads_to_the_form_while_it_can_be_chosen(client: Client) -> None:
    event = make_open_event()
    free, other = make_workshop(event), make_workshop(event, capacity=None)
    past = make_workshop(event, start="2018-06-18 10:00+02:00", end="2018-06-18 11:00+02:00")
    link = f"/jaarconferentie/{event.slug}/aanmelden/?sessie={free.slug}"
    assert link in client.get(free.get_absolute_url()).content.decode()
    for session in (other, past):
        assert "/aanmelden/" not in client.get(session.get_absolute_url()).content.decode()


@pytest.mark.parametrize("fields", [{}, {"invitation_only": True}, {"registration_closes_at": NOW - DAY}])
def test_who_signed_up_already_finds_the_way_to_their_link(client: Client, fields: dict[str, Any]) -> None:
    for page in pages(client, make_open_event(**fields)):
        assert '<a href="/aanmelding/link/">Ik ben al aangemeld</a>' in page


def test_nobody_signed_up_before_it_opened_or_where_it_is_not_done(client: Client) -> None:
    for fields in ({"registration_opens_at": NOW + 30 * DAY}, {"capacity": None}):
        assert [page for page in pages(client, make_open_event(**fields)) if "al aangemeld" in page] == []


@pytest.mark.parametrize("path", ["", "delegatie/"])
def test_the_forms_show_the_way_for_who_signed_up_already(client: Client, path: str) -> None:
    page = client.get(f"{make_open_event().get_absolute_url()}aanmelden/{path}").content.decode()
    assert 'Bent u al aangemeld? <a href="/aanmelding/link/">' in page
