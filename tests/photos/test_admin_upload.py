"""Photos come in by the form of the admin, and one by one by its script."""

import io
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client
from pytest_django.fixtures import Settings

from photos.actions import hide_photo
from photos.admin import upload as admin_upload
from photos.imaging.inspect import MAX_BYTES
from photos.models import Photo
from tests.photos.pictures import make_photo, picture, upload
from tests.photos.test_actions import kept_files

pytestmark = pytest.mark.django_db
ONE = "/beheer/photos/photo/upload/"
PAGE = "/beheer/photos/photo/add/"


def send(client: Any, data: bytes, name: str = "foto.jpg", /, **extra: Any) -> Any:
    headers = {"X-File-Name": quote(name)}
    return client.post(ONE, data, content_type="application/octet-stream", headers=headers, **extra)


def test_a_photo_comes_in_by_the_script(admin_client: Client, admin_user: Any) -> None:
    answer = send(admin_client, picture(), "Überzicht & <b>.JPG").json()
    photo = Photo.objects.get()
    assert (photo.original_name, photo.uploaded_by) == ("Überzicht & <b>.JPG", admin_user)
    assert answer["photo"]["id"] == photo.pk
    assert answer["photo"]["state"] == "zonder beschrijving"
    assert answer["photo"]["alt"] == ""  # never the name of the file
    assert LogEntry.objects.get().object_id == str(photo.pk)


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"<html><script>alert(1)</script>", "foto.jpg", "Dit bestand is geen foto die wij kunnen lezen."),
        (b"", "foto.jpg", "Dit bestand is leeg."),
        (picture()[:-400], "foto.jpg", "Deze foto is beschadigd of niet compleet."),
        (picture(), "foto.svg", "De naam van dit bestand hoort niet bij een foto."),
        (picture(), "../foto.jpg", "De naam van dit bestand bevat een schuine streep."),
        (picture(), "a\0.jpg", "De naam van dit bestand bevat"),
        (picture(), "\r\nBcc: x@x.jpg", "De naam van dit bestand bevat"),
        (picture(), "x" * 300 + ".jpg", "De naam van dit bestand is langer dan 200 tekens."),
        (picture(), "", "De naam van dit bestand hoort niet bij een foto."),
    ],
)
def test_what_is_refused_is_told_and_leaves_nothing(
    admin_client: Client, settings: Settings, data: bytes, name: str, words: str
) -> None:
    response = send(admin_client, data, name)
    assert response.status_code == 200
    assert response.json()["error"].startswith(words)
    assert "photo" not in response.json()
    assert (Photo.objects.count(), kept_files(settings)) == (0, [])


@pytest.mark.parametrize("name", ["=1+1.jpg", "\u202egpj.jpg", "é" * 190 + ".jpg", "🙂.jpg", "]]>.jpg"])
def test_a_hostile_name_does_no_harm(admin_client: Client, name: str) -> None:
    assert "photo" in send(admin_client, picture(), name).json()
    page = admin_client.get(f"/beheer/photos/photo/{Photo.objects.get().pk}/change/")
    assert page.status_code == 200


def test_a_name_that_is_no_utf8_does_no_harm(admin_client: Client) -> None:
    headers = {"X-File-Name": "%ed%a0%80%ff.jpg"}
    response = admin_client.post(ONE, picture(), content_type="application/octet-stream", headers=headers)
    assert response.status_code == 200


def test_a_duplicate_names_the_photo_that_is_there(admin_client: Client) -> None:
    photo = upload(picture(), alt="Een brug")
    hide_photo(photo=photo)
    answer = send(admin_client, picture()).json()
    assert answer["error"].startswith("Deze foto staat er al: “Een brug”")
    assert (answer["photo"]["id"], answer["photo"]["state"]) == (photo.pk, "verborgen")
    assert answer["photo"]["thumb"] == f"/beheer/photos/photo/{photo.pk}/klein.jpg"
    assert Photo.objects.count() == 1


def test_a_body_that_is_too_large_is_refused_before_it_is_read(admin_client: Client) -> None:
    class Unread(io.BytesIO):
        def read(self, *args: Any) -> bytes:
            raise AssertionError("read")

    response = send(admin_client, b"", CONTENT_LENGTH=str(MAX_BYTES + 1), **{"wsgi.input": Unread()})
    assert response.status_code == 413
    assert response.json() == {"error": "Dit bestand is groter dan 25 MB. Maak de foto kleiner en probeer het opnieuw."}


def test_a_body_that_was_cut_off_is_told_so(admin_client: Client, settings: Settings) -> None:
    data = picture()
    response = send(admin_client, b"", CONTENT_LENGTH=str(len(data)), **{"wsgi.input": io.BytesIO(data[:900])})
    assert (response.status_code, response.json()) == (400, {"error": admin_upload.CUT_OFF})
    assert (Photo.objects.count(), kept_files(settings)) == (0, [])


@pytest.mark.parametrize("error", [OSError("no space left"), DatabaseError("database is locked")])
def test_a_machine_that_fails_is_no_500(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(data: bytes, kind: str) -> str:
        raise error

    monkeypatch.setattr("photos.files.keep_upload", fail)
    response = send(admin_client, picture())
    assert (response.status_code, response.json()) == (503, {"error": admin_upload.FAILED})


def test_the_script_needs_a_token() -> None:
    client = Client(enforce_csrf_checks=True)
    from django.contrib.auth.models import User

    client.force_login(User.objects.create_superuser("redacteur", password="een lang wachtwoord"))
    assert send(client, picture()).status_code == 403
    page = client.get(PAGE).content.decode()
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    headers = {"X-File-Name": "foto.jpg", "X-CSRFToken": token}
    response = client.post(ONE, picture(), content_type="application/octet-stream", headers=headers)
    assert "photo" in response.json()


def test_without_script_the_form_takes_several_files_and_tells_of_each(admin_client: Client) -> None:
    there = upload(picture(seed=9), alt="Een <brug>")
    files = [
        SimpleUploadedFile("een.jpg", picture(seed=1), "image/jpeg"),
        SimpleUploadedFile("<b>twee</b>.jpg", b"<html>", "image/jpeg"),
        SimpleUploadedFile("drie.jpg", picture(seed=9), "image/jpeg"),
    ]
    response = admin_client.post(PAGE, {"fotos": files})
    new = Photo.objects.exclude(pk=there.pk).get()
    results = response.context["results"]
    assert [(one.photo, bool(one.error)) for one in results] == [(new, False), (None, True), (there, True)]
    page = response.content.decode()
    assert f'name="foto" value="{new.pk}" checked' in page
    assert f'name="foto" value="{there.pk}">' in page
    assert "Een &lt;brug&gt;" in page
    assert "<b>twee" not in page
    assert "1 van 3 toegevoegd" in page


def test_a_form_without_files_says_so(admin_client: Client) -> None:
    page = admin_client.post(PAGE).content.decode()
    assert "<title>Fout: " in page
    assert "Kies eerst een of meer foto’s." in page


def test_who_may_add_but_not_change_is_not_led_to_the_next_screen() -> None:
    from tests.events.admin_forms import editor

    response = editor("add_photo").post(PAGE, {"fotos": [SimpleUploadedFile("een.jpg", picture(), "image/jpeg")]})
    assert 'name="foto"' not in response.content.decode()
    assert Photo.objects.count() == 1


def test_a_photo_of_the_library_is_never_named_twice_in_a_row(admin_client: Client) -> None:
    photo = make_photo(seed=4)
    for _ in range(2):
        assert send(admin_client, picture(600, 400, seed=4)).json()["photo"]["id"] == photo.pk
