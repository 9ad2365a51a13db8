"""Many photos are described on one screen, and put in a gallery."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from photos.admin.describe import PER_SCREEN, describe_url
from photos.models import FormerSlug, Gallery, Photo
from tests.events.admin_forms import editor
from tests.photos.pictures import make_gallery, make_row

pytestmark = pytest.mark.django_db
QUERIES = 4  # session, user, photos, galleries


def bare(**fields: Any) -> Photo:
    return make_row(**{"alt": "", **fields})


def data(*photos: Photo, **fields: Any) -> dict[str, Any]:
    """The form as it was given, and fields of the first photo that the editor changed."""
    posted: dict[str, Any] = {}
    for photo in photos:
        words = {"alt": photo.alt, "caption": photo.caption, "credit": photo.credit}
        posted |= {f"foto-{photo.pk}-{name}": value for name, value in words.items()}
        posted[f"foto-{photo.pk}-stamp"] = photo.updated_at.isoformat()
        if photo.decorative:
            posted[f"foto-{photo.pk}-decorative"] = "on"
    for name, value in fields.items():
        posted[f"foto-{photos[0].pk}-{name}"] = value
    return posted


def save(client: Client, *photos: Photo, for_all: dict[str, Any] | None = None, **fields: Any) -> Any:
    posted = {f"alle-{name}": value for name, value in (for_all or {}).items()}
    return client.post(describe_url(photo.pk for photo in photos), data(*photos, **fields) | posted)


def test_the_screen_shows_the_photos_in_the_order_of_the_address(admin_client: Client) -> None:
    first, second = bare(), bare()
    response = admin_client.get(f"/beheer/photos/photo/beschrijven/?foto={second.pk}&foto={first.pk}&foto={second.pk}")
    assert [form.instance for form, _, _ in response.context["rows"]] == [second, first]


@pytest.mark.parametrize(
    "query", ["", "foto=", "foto=abc", "foto=0", "foto=-1", "foto=" + "9" * 40, "foto=²", "foto=,,,"]
)
def test_an_address_without_photos_leads_back(admin_client: Client, query: str) -> None:
    bare()
    response = admin_client.get(f"/beheer/photos/photo/beschrijven/?{query}")
    assert (response.status_code, response.headers["Location"]) == (302, "/beheer/photos/photo/")


def test_words_are_saved_and_cleaned(admin_client: Client) -> None:
    first, second = bare(), bare()
    words: dict[str, Any] = {"alt": "Een  brug\r\nover\x0b de Vecht", "caption": "<b>&", "credit": "©TP"}
    assert save(admin_client, first, second, **words).headers["Location"] == "/beheer/photos/photo/"
    first.refresh_from_db()
    assert (first.alt, first.caption, first.credit) == ("Een brug over de Vecht", "<b>&", "©TP")
    before = second.updated_at
    second.refresh_from_db()
    assert (second.alt, second.updated_at) == ("", before)


def test_a_photo_can_be_decoration(admin_client: Client) -> None:
    photo = bare()
    save(admin_client, photo, decorative="on")
    assert Photo.objects.shown().get() == photo


def test_the_photographer_for_all_fills_only_what_is_empty(admin_client: Client) -> None:
    first, second = bare(credit="Iris Sijbom"), bare()
    save(admin_client, first, second, for_all={"credit": "©TP"})
    assert list(Photo.objects.order_by("pk").values_list("credit", flat=True)) == ["Iris Sijbom", "©TP"]


def test_holders_are_told(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[list[int]] = []
    monkeypatch.setattr("photos.models.photo.tell_holders", lambda model, pks, gone=False: told.append(list(pks)))
    first, second = bare(), bare()
    told.clear()
    save(admin_client, first, second, alt="Een brug")
    assert told == [[first.pk]]


def test_a_mistake_keeps_everything_that_was_typed_and_saves_nothing(admin_client: Client) -> None:
    first, second = bare(), bare()
    posted = data(second, first, alt="Tweede") | {f"foto-{first.pk}-alt": "x" * 301, "alle-credit": "©TP"}
    response = admin_client.post(describe_url([first.pk, second.pk]), posted)
    page = response.content.decode()
    assert response.status_code == 200
    assert "<title>Fout: " in page
    assert "x" * 301 in page
    assert "Tweede</textarea>" in page
    assert 'value="©TP"' in page
    assert [form.instance.pk for form in response.context["bad"]] == [first.pk]
    assert list(Photo.objects.values_list("alt", "credit")) == [("", "")] * 2


def test_who_saves_second_is_told_and_can_save_again(admin_client: Client) -> None:
    photo = bare()
    other = Photo.objects.get(pk=photo.pk)
    other.alt = "Van de ander"
    other.save()
    response = save(admin_client, photo, alt="Van mij")
    page = response.content.decode()
    assert "Nu staat er: “Van de ander”." in page
    assert "Van mij</textarea>" in page
    assert Photo.objects.get().alt == "Van de ander"
    save(admin_client, other, alt="Van mij")
    assert Photo.objects.get().alt == "Van mij"


def test_a_photo_that_was_not_touched_does_not_stand_in_the_way(admin_client: Client) -> None:
    first, second = bare(), bare(alt="Zoals het was")
    Photo.objects.get(pk=second.pk).save()
    save(admin_client, first, second, alt="Een brug")
    assert Photo.objects.get(pk=first.pk).alt == "Een brug"


def test_photos_go_into_a_gallery_that_is_there(admin_client: Client) -> None:
    there, new = bare(), bare()
    gallery = make_gallery(there)
    response = save(admin_client, new, there, for_all={"gallery": gallery.pk})
    assert response.headers["Location"] == f"/beheer/photos/gallery/{gallery.pk}/change/"
    assert list(gallery.entries.values_list("photo_id", flat=True)) == [there.pk, new.pk]


def test_photos_go_into_a_new_gallery_that_is_not_published(admin_client: Client) -> None:
    make_gallery(slug="in-beeld")
    FormerSlug.objects.create(kind="gallery", slug="in-beeld-2", object_id=1)
    photos = [bare(), bare()]
    save(admin_client, *photos, for_all={"new_gallery": "In <b>eeld"})
    save(admin_client, *photos, for_all={"new_gallery": "In beeld"})
    galleries = Gallery.objects.filter(published_at=None).order_by("pk")
    assert [(one.title, one.slug) for one in galleries] == [("In <b>eeld", "in-beeld-3"), ("In beeld", "in-beeld-4")]
    assert [entry.photo for entry in galleries[0].entries.all()] == photos


def test_two_galleries_at_once_are_refused(admin_client: Client) -> None:
    photo, gallery = bare(), make_gallery()
    response = save(admin_client, photo, for_all={"gallery": gallery.pk, "new_gallery": "Nieuw"})
    assert "Kies een galerij of vul een titel in, niet allebei." in response.content.decode()
    assert Gallery.objects.count() == 1


@pytest.mark.parametrize("junk", ["abc", "9" * 30, "-1", "\0"])
def test_a_gallery_that_is_none_is_refused_in_words(admin_client: Client, junk: str) -> None:
    response = save(admin_client, bare(), for_all={"gallery": junk})
    assert response.status_code == 200
    assert response.context["for_all"].errors["gallery"]


def test_galleries_are_for_those_who_may_change_them() -> None:
    photo, gallery = bare(), make_gallery()
    response = save(editor("change_photo"), photo, for_all={"gallery": gallery.pk, "new_gallery": "Nieuw"}, alt="Brug")
    assert response.status_code == 302
    assert (Gallery.objects.count(), gallery.entries.count()) == (1, 0)


def test_many_photos_come_in_screens(admin_client: Client) -> None:
    photos = [bare() for _ in range(PER_SCREEN + 2)]
    url = describe_url(photo.pk for photo in photos)
    response = admin_client.get(url)
    assert (len(response.context["rows"]), response.context["later"]) == (PER_SCREEN, 2)
    saved = admin_client.post(url, data(*photos[:PER_SCREEN], alt="Een brug"))
    assert saved.headers["Location"] == describe_url(photo.pk for photo in photos[PER_SCREEN:])


@pytest.mark.parametrize("number", [1, 3, 10])
def test_the_screen_costs_the_same_for_few_and_many(
    admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    photos = [bare() for _ in range(number)]
    for _ in range(number):
        make_gallery()
    with django_assert_num_queries(QUERIES):
        admin_client.get(describe_url(photo.pk for photo in photos))
