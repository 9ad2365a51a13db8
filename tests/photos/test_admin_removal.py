"""Requests to hide a photo: seen, and decided in one click."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from photos.actions import hide_photo
from photos.models import Photo, RemovalRequest
from tests.events.admin_forms import editor
from tests.photos.pictures import make_photo, make_row

pytestmark = pytest.mark.django_db
LIST = "/beheer/photos/removalrequest/"
QUERIES = 5  # session, user, two counts, requests with their photos


def ask(photo: Photo, **fields: object) -> RemovalRequest:
    return RemovalRequest.objects.create(photo=photo, **fields)


def test_the_list_shows_what_nobody_looked_at_yet(admin_client: Client) -> None:
    asked = ask(make_row(hidden_at=timezone.now()), reason="<b>Ik sta erop</b>")
    decided = ask(make_row(), decided_at=timezone.now(), decision=RemovalRequest.Decision.RESTORED)
    page = admin_client.get(LIST)
    assert list(page.context["cl"].result_list) == [asked]
    assert "&lt;b&gt;Ik sta erop" in page.content.decode()
    assert set(admin_client.get(LIST, {"stand": "alle"}).context["cl"].result_list) == {asked, decided}
    assert list(admin_client.get(LIST, {"stand": "besloten"}).context["cl"].result_list) == [decided]


@pytest.mark.parametrize("number", [1, 3, 10])
def test_the_list_costs_the_same_for_few_and_many(
    admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for _ in range(number):
        ask(make_row(hidden_at=timezone.now()))
    with django_assert_num_queries(QUERIES):
        admin_client.get(LIST)


def test_one_click_puts_a_photo_back(admin_client: Client) -> None:
    photo = make_photo()
    hide_photo(photo=photo)
    first, second = ask(photo), ask(photo)
    response = admin_client.post(f"{LIST}{first.pk}/zet-terug/")
    assert response.headers["Location"] == LIST
    assert Photo.objects.shown().get() == photo
    for asked in (first, second):
        asked.refresh_from_db()
        assert asked.decision == RemovalRequest.Decision.RESTORED


def test_one_click_keeps_a_photo_hidden(admin_client: Client) -> None:
    photo = make_row(hidden_at=timezone.now())
    asked = ask(photo)
    admin_client.post(f"{LIST}{asked.pk}/houd-verborgen/")
    asked.refresh_from_db()
    assert asked.decision == RemovalRequest.Decision.KEPT_HIDDEN
    assert Photo.objects.shown().count() == 0


def test_a_photo_that_was_not_hidden_at_once_can_be_hidden_or_left(admin_client: Client) -> None:
    hide, leave = ask(make_row(), hid=False), ask(make_row(), hid=False)
    page = admin_client.get(LIST).content.decode()
    assert "Verberg: " in page
    assert "Laat staan: " in page
    admin_client.post(f"{LIST}{hide.pk}/houd-verborgen/")
    admin_client.post(f"{LIST}{leave.pk}/zet-terug/")
    assert Photo.objects.shown().get() == leave.photo
    assert RemovalRequest.objects.filter(decided_at=None).count() == 0


def test_what_cannot_be_put_back_stays_open(admin_client: Client) -> None:
    asked = ask(make_row(hidden_at=timezone.now()))  # without a file
    page = admin_client.post(f"{LIST}{asked.pk}/zet-terug/", follow=True).content.decode()
    assert "Niet teruggezet, want het bestand kan niet worden gelezen" in page
    assert RemovalRequest.objects.filter(decided_at=None).get() == asked


def test_who_may_only_look_gets_no_buttons() -> None:
    ask(make_row(hidden_at=timezone.now()))
    page = editor("view_removalrequest", "view_photo").get(LIST).content.decode()
    assert "geen toelichting" in page
    assert "Houd verborgen" not in page
