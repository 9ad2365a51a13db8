"""The page of one photo: its focal point and crops, where it is used, and hiding it."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from photos import files
from photos.actions import hide_photo
from photos.models import Photo, RemovalRequest
from photos.storages import private_storage
from photos.usage import uses_of
from tests.events.admin_forms import editor, errors, stamp
from tests.photos.pictures import encoded, make_gallery, make_photo, make_row, pixels, upload

pytestmark = pytest.mark.django_db


def url_of(photo: Photo, page: str = "change/") -> str:
    return f"/beheer/photos/photo/{photo.pk}/{page}"


def data(photo: Photo, **fields: Any) -> dict[str, Any]:
    names = ("alt", "caption", "credit", "focus_x", "focus_y")
    return {**{name: getattr(photo, name) for name in names}, "stamp": stamp(photo), **fields}


def public_files(photo: Photo, settings: Settings) -> dict[str, float]:
    folder = Path(settings.MEDIA_ROOT) / photo.folder
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("*")}


def test_the_page_shows_what_is_known_and_never_offers_the_name_as_description(admin_client: Client) -> None:
    photo = make_photo(alt="")
    page = admin_client.get(url_of(photo))
    assert ("Naam van het bestand", "foto.jpg") in page.context["facts"]
    assert 'rows="3" class="vLargeTextField" maxlength="300" aria-describedby' in page.content.decode()
    assert page.context["adminform"].form["alt"].value() == ""
    assert "zonder beschrijving" in page.content.decode()


def test_a_changed_focal_point_makes_the_crops_and_nothing_else(admin_client: Client, settings: Settings) -> None:
    photo = make_photo(1000, 600)
    before = public_files(photo, settings)
    response = admin_client.post(url_of(photo), data(photo, focus_x=10, focus_y=90))
    assert response.status_code == 302
    photo.refresh_from_db()
    after = public_files(photo, settings)
    assert {output.name for output in files.expected(photo)} <= after.keys()
    assert {name.partition("-")[0] for name in after.keys() - before.keys()} == {
        *("kaart", "vierkant", "portret", "social")
    }
    assert {name: after[name] for name in before} == before


def test_words_alone_make_no_file(admin_client: Client, settings: Settings) -> None:
    photo = make_photo()
    before = public_files(photo, settings)
    admin_client.post(url_of(photo), data(photo, alt="Een brug"))
    assert (Photo.objects.get().alt, public_files(photo, settings)) == ("Een brug", before)


def test_a_hidden_photo_gets_no_file_by_a_new_focal_point(
    admin_client: Client, settings: Settings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    photo = make_photo()
    with django_capture_on_commit_callbacks(execute=True):
        hide_photo(photo=photo)
    admin_client.post(url_of(photo), data(photo, focus_x=10))
    assert Photo.objects.get().focus_x == 10
    assert public_files(photo, settings) == {}


def test_a_focal_point_stays_when_the_file_is_gone(admin_client: Client) -> None:
    photo = make_photo()
    private_storage().delete(photo.upload)
    response = admin_client.post(url_of(photo), data(photo, focus_x=10, alt="Een brug"), follow=True)
    assert (Photo.objects.get().focus_x, Photo.objects.get().alt) == (50, "Een brug")
    assert "Het aandachtspunt is niet gewijzigd" in response.content.decode()


@pytest.mark.parametrize("focus", ["101", "-1", "abc", "", "50.5", "9" * 30])
def test_a_focal_point_outside_the_picture_is_refused(admin_client: Client, focus: str) -> None:
    photo = make_row()
    response = admin_client.post(url_of(photo), data(photo, focus_x=focus))
    assert response.status_code == 200
    assert errors(response).keys() == {"focus_x"}


def test_who_saves_second_is_told(admin_client: Client) -> None:
    photo = make_row()
    old = data(photo, alt="Van mij")
    photo.save()
    response = admin_client.post(url_of(photo), old)
    assert "is intussen door iemand anders gewijzigd" in response.content.decode()
    assert Photo.objects.get().alt != "Van mij"


def test_hiding_takes_the_files_away_and_putting_back_makes_them(
    admin_client: Client, settings: Settings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    photo = make_photo()
    asked = RemovalRequest.objects.create(photo=photo)
    before = public_files(photo, settings).keys()
    with django_capture_on_commit_callbacks(execute=True):
        response = admin_client.post(url_of(photo, "verberg/"))
    assert response.headers["Location"] == url_of(photo)
    assert public_files(photo, settings) == {}
    page = admin_client.get(url_of(photo)).content.decode()
    assert "/media/" not in page
    assert url_of(photo, "groot.jpg") in page
    admin_client.post(url_of(photo, "zet-terug/"))
    assert public_files(photo, settings).keys() == before
    asked.refresh_from_db()
    assert asked.decision == RemovalRequest.Decision.RESTORED


def test_what_cannot_be_put_back_is_told(admin_client: Client) -> None:
    photo = make_row(hidden_at="2026-01-01T12:00:00Z", alt="Een <brug>")
    page = admin_client.post(url_of(photo, "zet-terug/"), follow=True).content.decode()
    assert "Niet teruggezet, want het bestand kan niet worden gelezen: Een &lt;brug&gt;." in page
    assert Photo.objects.exclude(hidden_at=None).get() == photo


@pytest.mark.parametrize(("size", "limit"), [("klein", 320), ("groot", 1200)])
def test_staff_sees_a_hidden_photo_upright_and_without_metadata(admin_client: Client, size: str, limit: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = upload(encoded(pixels(1600, 900), exif=exif))
    response = admin_client.get(url_of(photo, f"{size}.jpg"))
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Cache-Control"] == "private, no-store"
    with Image.open(io.BytesIO(response.content)) as image:
        assert image.height == limit
        assert image.width < image.height
        assert not image.getexif()


def test_a_private_file_that_is_gone_is_not_found(admin_client: Client) -> None:
    assert admin_client.get(url_of(make_row(), "klein.jpg")).status_code == 404


def test_where_a_photo_is_used_is_listed_with_ways_to_it(admin_client: Client) -> None:
    photo = make_row()
    public = make_gallery(photo, title="Openbaar")
    draft = make_gallery(photo, title="<Concept>", published_at=None)
    make_gallery(make_row())
    RemovalRequest.objects.create(photo=photo)
    uses = admin_client.get(url_of(photo)).context["uses"]
    change = "/beheer/photos/gallery/{}/change/"
    assert [(one.label, one.change_url, one.public_url) for one in uses] == [
        ("<Concept>", change.format(draft.pk), ""),
        ("Openbaar", change.format(public.pk), public.get_absolute_url()),
    ]
    page = admin_client.get(url_of(photo)).content.decode()
    assert "&lt;Concept&gt;" in page
    assert "<Concept>" not in page


def test_who_may_not_see_galleries_reads_the_names_of_public_ones_only() -> None:
    photo = make_row()
    make_gallery(photo, title="Openbaar")
    make_gallery(photo, title="Geheim", published_at=None)
    response = editor("view_photo").get(url_of(photo))
    assert [(one.kind, one.label, one.change_url) for one in response.context["uses"]] == [
        ("galerij", "", ""),
        ("galerij", "Openbaar", ""),
    ]
    assert "Geheim" not in response.content.decode()
    assert "Verberg overal" not in response.content.decode()


def test_uses_cost_the_same_for_few_and_many() -> None:
    photo = make_row()
    costs = []
    for number in (1, 3, 10):
        for _ in range(number):
            make_gallery(photo)
        with CaptureQueriesContext(connection) as queries:
            uses_of(photo, lambda model: True)
        costs.append(len(queries))
    assert len(set(costs)) == 1
