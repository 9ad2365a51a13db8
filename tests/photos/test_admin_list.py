"""The list of photos: found, narrowed, and worked on many at once."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from photos.admin.describe import MOST, describe_url
from photos.models import Photo, RemovalRequest
from tests.photos.pictures import make_gallery, make_photo, make_row
from tests.photos.test_actions import kept_files

pytestmark = pytest.mark.django_db
LIST = "/beheer/photos/photo/"
QUERIES = 6  # session, user, two counts, photos, galleries of the filter


def found(client: Client, **query: Any) -> set[Photo]:
    return set(client.get(LIST, query).context["cl"].result_list)


def act(client: Client, action: str, *photos: Photo, **fields: Any) -> Any:
    return client.post(LIST, {"action": action, "_selected_action": [photo.pk for photo in photos], **fields})


@pytest.mark.parametrize("number", [1, 3, 10])
def test_the_list_costs_the_same_for_few_and_many(
    admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    photos = [make_row(hidden_at=timezone.now() if count % 2 else None) for count in range(number)]
    make_gallery(*photos)
    with django_assert_num_queries(QUERIES):
        admin_client.get(LIST)


def test_the_list_marks_what_visitors_do_not_see_and_escapes(admin_client: Client) -> None:
    make_row(alt="<script>alert(1)</script>", caption="<b>", credit="<i>")
    make_row(alt="")
    make_row(hidden_at=timezone.now())
    page = admin_client.get(LIST).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert '<span class="photo-state">zonder beschrijving</span>' in page
    assert '<span class="photo-state">verborgen</span>' in page


@pytest.mark.parametrize("words", ["brug", "bijschrift", "Sijbom", "IMG_77", "BRUG sijbom"])
def test_photos_are_found_by_all_their_words(admin_client: Client, words: str) -> None:
    photo = make_row(alt="Een brug", caption="Het bijschrift", credit="Iris Sijbom", original_name="IMG_77.jpg")
    make_row()
    assert found(admin_client, q=words) == {photo}


def test_the_filters_narrow_the_list(admin_client: Client) -> None:
    shown, bare, decorative = make_row(), make_row(alt=""), make_row(alt="", decorative=True)
    hidden = make_row(hidden_at=timezone.now())
    RemovalRequest.objects.create(photo=hidden)
    RemovalRequest.objects.create(photo=shown, decided_at=timezone.now())
    gallery = make_gallery(bare)
    assert found(admin_client, stand="zonder") == {bare}
    assert found(admin_client, stand="zichtbaar") == {shown, decorative}
    assert found(admin_client, stand="verborgen") == {hidden}
    assert found(admin_client, stand="verzoek") == {hidden}
    assert found(admin_client, galerij=gallery.pk) == {bare}
    assert found(admin_client, galerij="geen") == {shown, decorative, hidden}
    for junk in ("abc", "9" * 30, "²"):
        assert len(found(admin_client, galerij=junk)) == 4
    assert found(admin_client, stand="anders") == {shown, bare, decorative, hidden}


@pytest.mark.parametrize(
    ("action", "anchor"),
    [("describe_these", ""), ("put_in_gallery", "#id_alle-gallery"), ("fill_in_credit", "#id_alle-credit")],
)
def test_actions_that_need_words_lead_to_the_screen_that_asks_them(
    admin_client: Client, action: str, anchor: str
) -> None:
    first, second = make_row(), make_row()
    response = act(admin_client, action, second, first)
    assert response.headers["Location"] == describe_url([first.pk, second.pk]) + anchor


@pytest.mark.parametrize("action", ["describe_these", "put_in_gallery", "fill_in_credit"])
def test_more_photos_than_an_address_holds_are_cut_off_with_a_notice(admin_client: Client, action: str) -> None:
    photos = [make_row() for _ in range(MOST + 12)]
    response = act(admin_client, action, photos[0], select_across="1")
    address, _, _ = response.headers["Location"].partition("#")
    assert address == describe_url(photo.pk for photo in photos[:MOST])
    assert len(describe_url([2**31] * MOST)) < 3500
    assert [str(one) for one in get_messages(response.wsgi_request)] == [
        f"De eerste {MOST} van {MOST + 12} foto’s staan hier. Nog 12 kiest u daarna in de lijst."
    ]


def test_many_are_hidden_and_put_back(admin_client: Client) -> None:
    photos = [make_photo(), make_photo()]
    act(admin_client, "hide_these", *photos)
    assert Photo.objects.filter(hidden_at=None).count() == 0
    act(admin_client, "show_these", *photos)
    assert Photo.objects.shown().count() == 2


@pytest.mark.django_db(transaction=True)
def test_many_are_deleted_with_their_files_and_what_was_asked_about_them(
    admin_client: Client, settings: Settings
) -> None:
    photos = [make_photo(), make_photo()]
    RemovalRequest.objects.create(photo=photos[0])
    question = act(admin_client, "delete_selected", *photos)
    assert question.status_code == 200
    assert Photo.objects.count() == 2
    act(admin_client, "delete_selected", *photos, post="yes")
    assert (Photo.objects.count(), kept_files(settings)) == (0, [])


@pytest.mark.django_db(transaction=True)
def test_no_file_goes_when_deleting_many_fails_half_way(
    admin_client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = [make_photo(), make_photo()]
    before: list[Path] = kept_files(settings)
    delete = Photo.delete

    def fail_at_the_last(self: Photo, *args: Any, **kwargs: Any) -> Any:
        if self.pk == photos[0].pk:  # newest first
            raise OSError
        return delete(self, *args, **kwargs)

    monkeypatch.setattr(Photo, "delete", fail_at_the_last)
    with pytest.raises(OSError):  # noqa: PT011
        act(admin_client, "delete_selected", *photos, post="yes")
    assert (Photo.objects.count(), kept_files(settings)) == (2, before)
