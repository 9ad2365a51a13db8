"""The form of a gallery: its words, its photos in their order, and publishing."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from photos.models import FormerSlug, Gallery, Photo
from tests.events.admin_forms import editor, errors, stamp
from tests.photos.pictures import make_gallery, make_row

pytestmark = pytest.mark.django_db
ADD = "/beheer/photos/gallery/add/"


def url_of(gallery: Gallery) -> str:
    return f"/beheer/photos/gallery/{gallery.pk}/change/"


def data(gallery: Gallery, **fields: Any) -> dict[str, Any]:
    """The form as it was given."""
    entries = list(gallery.entries.values_list("photo_id", flat=True))
    day = timezone.localtime(gallery.published_at) if gallery.published_at else None
    return {
        **{"title": gallery.title, "description": gallery.description, "slug": gallery.slug, "stamp": stamp(gallery)},
        **{"published_at_0": f"{day:%d-%m-%Y}" if day else "", "published_at_1": f"{day:%H:%M:%S}" if day else ""},
        "photo_list": entries,
        **{f"photo_list-plaats-{pk}": number for number, pk in enumerate(entries, 1)},
        **fields,
    }


def order(gallery: Gallery) -> list[int]:
    return list(gallery.entries.values_list("photo_id", flat=True))


def test_a_gallery_is_made_with_photos(admin_client: Client) -> None:
    photos = [make_row(), make_row()]
    posted = {"title": "Zwolle 2023", "photo_list-erbij": f"{photos[1].pk}, {photos[0].pk} abc {'9' * 30}"}
    assert admin_client.post(ADD, posted).status_code == 302
    gallery = Gallery.objects.get()
    assert (gallery.slug, gallery.published_at) == ("zwolle-2023", None)
    assert order(gallery) == [photos[1].pk, photos[0].pk]


def test_numbers_give_the_order(admin_client: Client) -> None:
    photos = [make_row() for _ in range(4)]
    gallery = make_gallery(*photos)
    first, second, third, fourth = (photo.pk for photo in photos)
    numbers = {first: "3", second: "1", third: "", fourth: "abc"}
    posted = data(gallery, **{f"photo_list-plaats-{pk}": number for pk, number in numbers.items()})
    admin_client.post(url_of(gallery), posted)
    assert order(gallery) == [second, first, third, fourth]
    assert list(gallery.entries.values_list("position", flat=True)) == [0, 1, 2, 3]


def test_photos_are_taken_out_and_stay_in_the_library(admin_client: Client) -> None:
    photos = [make_row(), make_row()]
    gallery = make_gallery(*photos)
    admin_client.post(url_of(gallery), data(gallery, **{"photo_list-weg": photos[0].pk}))
    assert order(gallery) == [photos[1].pk]
    assert Photo.objects.count() == 2


def test_what_someone_else_added_or_removed_meanwhile_is_kept_so(admin_client: Client) -> None:
    photos = [make_row() for _ in range(3)]
    gallery = make_gallery(*photos[:2])
    posted = data(gallery)
    gallery.add_photos([photos[2]])
    photos[0].delete()
    assert admin_client.post(url_of(gallery), posted).status_code == 302
    assert order(gallery) == [photos[1].pk, photos[2].pk]


def test_a_mistake_keeps_order_and_removals(admin_client: Client) -> None:
    photos = [make_row(), make_row(), make_row()]
    gallery = make_gallery(*photos)
    changes = {"photo_list-weg": photos[0].pk, f"photo_list-plaats-{photos[2].pk}": "1", "title": ""}
    response = admin_client.post(url_of(gallery), data(gallery, **changes))
    assert errors(response).keys() == {"title"}
    page = response.content.decode()
    places = [page.index(f'data-photo="{photo.pk}"') for photo in (photos[2], photos[1], photos[0])]
    assert places == sorted(places)
    assert f'name="photo_list-weg" value="{photos[0].pk}" checked' in page
    assert order(gallery) == [photo.pk for photo in photos]


def test_who_saves_second_is_told_and_loses_nothing(admin_client: Client) -> None:
    photos = [make_row(), make_row()]
    gallery = make_gallery(*photos)
    posted = data(gallery, title="Van mij", **{f"photo_list-plaats-{photos[1].pk}": "0"})
    gallery.save()
    response = admin_client.post(url_of(gallery), posted)
    page = response.content.decode()
    assert "is intussen door iemand anders gewijzigd" in page
    assert page.index(f'data-photo="{photos[1].pk}"') < page.index(f'data-photo="{photos[0].pk}"')


def test_a_gallery_is_published_in_one_click_and_says_what_is_not_seen(admin_client: Client) -> None:
    gallery = make_gallery(make_row(), make_row(alt=""), make_row(hidden_at=timezone.now()), published_at=None)
    assert "Opslaan en publiceren" in admin_client.get(url_of(gallery)).content.decode()
    page = admin_client.post(url_of(gallery), data(gallery, _publish="1"), follow=True).content.decode()
    assert "Bezoekers zien niet: 1 zonder beschrijving en 1 verborgen." in page
    assert Gallery.objects.published().get() == gallery
    assert "Opslaan en publiceren" not in admin_client.get(url_of(gallery)).content.decode()


def test_a_changed_address_leaves_the_old_one_behind(admin_client: Client) -> None:
    gallery = make_gallery(slug="oud")
    admin_client.post(url_of(gallery), data(gallery, slug="nieuw"))
    assert FormerSlug.objects.get().slug == "oud"
    assert "oud" in admin_client.get(url_of(gallery)).content.decode()


def test_names_are_escaped(admin_client: Client) -> None:
    gallery = make_gallery(make_row(alt='"><script>alert(1)</script>'))
    assert "<script>alert" not in admin_client.get(url_of(gallery)).content.decode()


def test_who_may_only_look_sees_the_photos() -> None:
    gallery = make_gallery(make_row(alt="Een brug"))
    page = editor("view_gallery").get(url_of(gallery)).content.decode()
    assert 'alt="Een brug"' in page
    assert 'name="photo_list' not in page


def test_the_form_costs_the_same_for_few_and_many(admin_client: Client) -> None:
    costs = []
    for number in (1, 3, 10):
        gallery = make_gallery(*(make_row() for _ in range(number)))
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(url_of(gallery))
        costs.append(len(queries))
    assert len(set(costs)) == 1
