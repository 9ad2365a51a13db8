""" "Sta ik hierop? Verberg deze foto": at once, within limits, and never by opening a page."""

import datetime as dt
from typing import Any

import pytest
from django.core.signing import Signer
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django.fixtures import Settings

from core import public_form
from core.client import client_key
from photos.actions import show_photo
from photos.models import Allowance, Photo, RemovalRequest
from photos.removal import PER_CLIENT, ask_to_hide
from tests.photos.pictures import make_gallery, make_photo, make_row

pytestmark = pytest.mark.django_db

NOT_KEPT = "max-age=0, no-cache, no-store, must-revalidate, private"


def key(address: str, forwarded: str = "") -> str:
    return client_key(RequestFactory().get("/", REMOTE_ADDR=address, HTTP_X_FORWARDED_FOR=forwarded))


def answer(seconds: int = 10, address: str = "127.0.0.1", **fields: str) -> dict[str, str]:
    """What a person at `address` posts who looked at the form for so many seconds."""
    shown = int(timezone.now().timestamp()) - seconds
    return {"reason": "", "shown_at": Signer(salt=f"public-form:{key(address)}").sign(str(shown)), **fields}


def send(client: Client, number: int = 1, **fields: Any) -> Any:
    address = str(client.defaults.get("REMOTE_ADDR", "127.0.0.1"))
    return client.post(f"/fotos/dag/{number}/verbergen/", answer(**{"address": address, **fields}))


def hidden() -> list[bool]:
    return [photo.hidden_at is not None for photo in Photo.objects.order_by("pk")]


def test_a_photo_is_hidden_at_once_and_an_editor_hears_of_it(client: Client) -> None:
    make_gallery(make_row(), make_row(), slug="dag")
    response = send(client, reason="Ik sta er\x0b gek op")
    assert "De foto is verborgen" in response.content.decode()
    assert hidden() == [True, False]
    request = RemovalRequest.objects.get()
    assert (request.reason, request.hid, request.decision) == ("Ik sta er gek op", True, "open")


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_the_form_changes_nothing_and_no_cache_keeps_it(client: Client, method: str) -> None:
    make_gallery(make_row(), slug="dag")
    for _ in range(2):
        response = getattr(client, method)("/fotos/dag/1/verbergen/")
    assert (response.status_code, response["Cache-Control"]) == (200, NOT_KEPT)
    assert hidden() == [False]
    assert not RemovalRequest.objects.exists()
    assert client.put("/fotos/dag/1/verbergen/").status_code == 405


def test_another_site_cannot_post_it_for_a_visitor(client: Client) -> None:
    """What it was shown itself is signed for its own address, not for that of the visitor."""
    make_gallery(make_row(), slug="dag")
    assert send(client, address="203.0.113.9").status_code == 422
    assert hidden() == [False]


def test_readers_who_hide_a_photo_get_no_cookie(client: Client) -> None:
    make_gallery(make_row(), slug="dag")
    assert not client.get("/fotos/dag/1/verbergen/").cookies
    assert not send(client).cookies
    assert hidden() == [True]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"seconds": 0}, public_form.TOO_SOON),
        ({"seconds": 25 * 60 * 60}, public_form.TOO_LATE),
        ({"shown_at": "x"}, public_form.ELSEWHERE),
        ({"shown_at": ""}, public_form.ELSEWHERE),
        ({"reason": "é" * 1001}, "1001"),
    ],
)
def test_a_form_that_is_not_right_keeps_what_was_typed(client: Client, fields: Any, message: str) -> None:
    make_gallery(make_row(), slug="dag")
    response = send(client, **{"reason": "Ik sta erop", **fields})
    html = response.content.decode()
    assert response.status_code == 422
    assert message in html
    assert "<title>Fout: " in html
    assert fields.get("reason", "Ik sta erop") in html
    assert hidden() == [False]


def test_a_program_that_fills_in_everything_hides_nothing_and_does_not_know(client: Client) -> None:
    make_gallery(make_row(), slug="dag")
    assert "De foto is verborgen" in send(client, website="https://x.example").content.decode()
    assert hidden() == [False]


def test_one_visitor_hides_five_photos_a_day_and_is_told_when_to_return(client: Client) -> None:
    make_gallery(*(make_row() for _ in range(PER_CLIENT + 2)), slug="dag")
    for number in range(1, PER_CLIENT + 1):
        assert send(client, number).status_code == 200
    response = send(client, PER_CLIENT + 1)
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 24 * 60 * 60
    assert "U hebt vandaag al vijf foto’s laten verbergen." in response.content.decode()
    assert hidden() == [True] * PER_CLIENT + [False] * 2
    other = Client(REMOTE_ADDR="203.0.113.9")
    assert send(other, PER_CLIENT + 1).status_code == 200


def test_a_photo_that_editors_restored_twice_waits_for_an_editor(client: Client) -> None:
    photo = make_photo()
    make_gallery(photo, slug="dag")
    for _ in range(2):
        send(client)
        photo.refresh_from_db()
        show_photo(photo=photo)
    assert "Uw verzoek is binnen" in send(client).content.decode()
    assert hidden() == [False]
    assert list(RemovalRequest.objects.order_by("pk").values_list("hid", "decision")) == [
        (True, "teruggezet"),
        (True, "teruggezet"),
        (False, "open"),
    ]


def test_a_library_does_not_vanish_in_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("photos.removal.AT_ALL", 2)
    photos = [make_row() for _ in range(3)]
    hid = [ask_to_hide(photo=photo, client=f"bezoeker {number}").hid for number, photo in enumerate(photos)]
    assert hid == [True, True, False]
    assert not Allowance.objects.filter(key=f"hide-photo:{photos[2].pk}").exists()  # its turns are for being hidden


def test_a_counter_begins_anew_with_each_window_and_old_ones_are_forgotten() -> None:
    now, hour = timezone.now().replace(minute=10, second=0, microsecond=0), dt.timedelta(hours=1)
    waits = [Allowance.claim("x", limit=2, window=hour, now=now) for _ in range(3)]
    assert waits == [0, 0, 50 * 60]
    assert Allowance.claim("x", limit=2, window=hour, now=now + hour) == 0
    assert Allowance.forget(now) == 1
    assert Allowance.objects.count() == 1


def test_a_visitor_is_known_by_no_address(settings: Settings) -> None:
    assert key("203.0.113.1") == key("203.0.113.1") != key("203.0.113.2")
    assert key("2001:db8::1") == key("2001:db8::ffff") != key("2001:db8:0:1::1")
    assert key("::ffff:203.0.113.1") == key("203.0.113.1") != key("::ffff:203.0.113.2")
    assert "203.0.113" not in key("203.0.113.1")
    assert key("203.0.113.1", "198.51.100.7") == key("203.0.113.1")  # nobody's proxy: not believed
    settings.PROXIES = 1
    assert key("203.0.113.1", "6.6.6.6, 198.51.100.7") == key("198.51.100.7")
    assert key("203.0.113.1", "onzin") == key("onzin") == key("", "")
