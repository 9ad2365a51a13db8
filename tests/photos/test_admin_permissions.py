"""Who may do what with photos in the admin, and by which method."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from photos.models import Photo, RemovalRequest
from tests.events.admin_forms import editor
from tests.photos.pictures import make_gallery, make_photo, picture

pytestmark = pytest.mark.django_db

MODELS = ("photo", "gallery", "removalrequest")
ACTORS: dict[str, Callable[[], Client]] = {
    "anonymous": Client,
    "nothing": editor,
    "view": lambda: editor(*(f"view_{model}" for model in MODELS)),
    "full": lambda: editor(*(f"{verb}_{model}" for model in MODELS for verb in ("view", "add", "change", "delete"))),
}
LOGIN, NO = 302, 403
# address, method, and what the four get; the last 302 leads on after the work was done
CASES = [
    ("photo/", "GET", (LOGIN, NO, 200, 200)),
    ("photo/add/", "GET", (LOGIN, NO, NO, 200)),
    ("photo/add/", "POST", (LOGIN, NO, NO, 200)),
    ("photo/upload/", "POST", (LOGIN, NO, NO, 200)),
    ("photo/kies/", "GET", (LOGIN, NO, 200, 200)),
    ("photo/beschrijven/?foto={photo}", "GET", (LOGIN, NO, NO, 200)),
    ("photo/beschrijven/?foto={photo}", "POST", (LOGIN, NO, NO, 200)),  # without its stamp nothing is saved
    ("photo/{photo}/klein.jpg", "GET", (LOGIN, NO, 200, 200)),
    ("photo/{photo}/groot.jpg", "GET", (LOGIN, NO, 200, 200)),
    ("photo/{photo}/change/", "GET", (LOGIN, NO, 200, 200)),
    ("photo/{photo}/change/", "POST", (LOGIN, NO, NO, 200)),
    ("photo/{photo}/verberg/", "POST", (LOGIN, NO, NO, 302)),
    ("photo/{photo}/zet-terug/", "POST", (LOGIN, NO, NO, 302)),
    ("photo/{photo}/delete/", "POST", (LOGIN, NO, NO, 302)),
    ("gallery/", "GET", (LOGIN, NO, 200, 200)),
    ("gallery/{gallery}/change/", "GET", (LOGIN, NO, 200, 200)),
    ("gallery/{gallery}/change/", "POST", (LOGIN, NO, NO, 200)),
    ("removalrequest/", "GET", (LOGIN, NO, 200, 200)),
    ("removalrequest/add/", "GET", (LOGIN, NO, NO, NO)),
    ("removalrequest/{asked}/change/", "GET", (LOGIN, NO, 200, 200)),
    ("removalrequest/{asked}/change/", "POST", (LOGIN, NO, NO, NO)),
    ("removalrequest/{asked}/delete/", "POST", (LOGIN, NO, NO, NO)),
    ("removalrequest/{asked}/zet-terug/", "POST", (LOGIN, NO, NO, 302)),
    ("removalrequest/{asked}/houd-verborgen/", "POST", (LOGIN, NO, NO, 302)),
]


def address(path: str) -> str:
    photo = make_photo(hidden_at=None)
    asked = RemovalRequest.objects.create(photo=photo)
    gallery = make_gallery(photo)
    return "/beheer/photos/" + path.format(photo=photo.pk, gallery=gallery.pk, asked=asked.pk)


def send(client: Client, method: str, url: str) -> Any:
    if "/upload/" in url:
        headers = {"X-File-Name": "foto.jpg"}
        return client.post(url, picture(seed=1), content_type="application/octet-stream", headers=headers)
    return client.get(url) if method == "GET" else client.post(url, {"post": "yes"})


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize(("path", "method", "answers"), CASES, ids=lambda value: str(value)[:60])
def test_everyone_gets_what_they_may(path: str, method: str, answers: tuple[int, ...], actor: str) -> None:
    url = address(path)
    before = list(Photo.objects.values_list("pk", "updated_at"))
    response = send(ACTORS[actor](), method, url)
    assert response.status_code == answers[list(ACTORS).index(actor)]
    if actor == "anonymous":
        assert response.headers["Location"].startswith("/beheer/login/")
    if actor != "full" or method == "GET":
        assert list(Photo.objects.values_list("pk", "updated_at")) == before
        assert RemovalRequest.objects.get().decided_at is None


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("photo/upload/", "get"),
        ("photo/{photo}/verberg/", "get"),
        ("photo/{photo}/zet-terug/", "get"),
        ("removalrequest/{asked}/zet-terug/", "get"),
        ("removalrequest/{asked}/houd-verborgen/", "head"),
        ("photo/kies/", "post"),
        ("photo/{photo}/klein.jpg", "post"),
        ("photo/add/", "put"),
        ("photo/beschrijven/?foto={photo}", "delete"),
    ],
)
def test_other_methods_are_refused_and_change_nothing(path: str, method: str) -> None:
    url = address(path)
    Photo.objects.update(hidden_at=timezone.now())
    assert getattr(ACTORS["full"](), method)(url).status_code == 405
    assert Photo.objects.exclude(hidden_at=None).count() == 1
    assert RemovalRequest.objects.get().decided_at is None


@pytest.mark.parametrize("key", ["0", "999999", "9" * 18, "9" * 30, "abc", "-1", "1%00"])
@pytest.mark.parametrize("page", ["klein.jpg", "groot.jpg", "reusachtig.jpg", "verberg/", "zet-terug/", "change/"])
def test_a_key_that_is_no_photo_leads_nowhere(admin_client: Client, key: str, page: str) -> None:
    url = f"/beheer/photos/photo/{key}/{page}"
    post = page in {"verberg/", "zet-terug/"}
    response = admin_client.post(url, follow=True) if post else admin_client.get(url, follow=True)
    assert response.status_code in {200, 404}  # Django's own answer is the index, with a message
    assert response.status_code == 404 or response.templates
