"""The dialog that chooses photos gets them as JSON; the field of one photo works without it."""

import re
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.conf import settings
from django.contrib.admin import site
from django.contrib.messages import get_messages
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from core.admin.typed import ModelAdmin
from events.models import Speaker
from photos.admin.choose import PER_PAGE
from photos.admin.widgets import PhotoChoices, PhotoInput
from photos.models import GalleryPhoto, Photo
from tests.events.admin_forms import editor
from tests.photos.pictures import make_row

pytestmark = pytest.mark.django_db
CHOOSE = "/beheer/photos/photo/kies/"
QUERIES = 4  # session, user, count, photos


class Admin(PhotoChoices, ModelAdmin):
    pass


def form_class() -> type[forms.Form]:
    request = RequestFactory().get("/")
    field = Admin(GalleryPhoto, site).formfield_for_dbfield(GalleryPhoto._meta.get_field("photo"), request)
    return type("Form", (forms.Form,), {"photo": field})


def test_the_script_asks_at_the_address_of_the_view() -> None:
    script = Path(settings.BASE_DIR / "static/admin_site/photos/picker.js").read_text()
    assert f'"{reverse("admin:photos_photo_choose")}"' in script


def test_photos_come_newest_first_and_without_hidden_ones(admin_client: Client) -> None:
    first, second = make_row(alt="Een brug", caption="<b>"), make_row(alt="")
    make_row(hidden_at=timezone.now())
    answer = admin_client.get(CHOOSE).json()
    assert [one["id"] for one in answer["photos"]] == [second.pk, first.pk]
    assert (answer["count"], answer["more"], answer["upload"]) == (2, False, "/beheer/photos/photo/add/")
    photo = answer["photos"][1]
    assert (photo["alt"], photo["caption"], photo["credit"], photo["label"]) == ("Een brug", "<b>", "", "Een brug")
    assert (photo["width"], photo["height"], photo["state"]) == (960, 720, "")
    assert photo["url"].endswith("vol-960x720.webp")
    assert answer["photos"][0]["state"] == "zonder beschrijving"
    assert answer["photos"][0]["alt"] == ""


def test_photos_are_looked_for_and_come_in_pages(admin_client: Client) -> None:
    for number in range(PER_PAGE + 2):
        make_row(alt=f"Een brug {number}")
    make_row(alt="Een sluis")
    first = admin_client.get(CHOOSE, {"q": "brug"}).json()
    second = admin_client.get(CHOOSE, {"q": "brug", "pagina": "2"}).json()
    assert (len(first["photos"]), first["more"], first["count"]) == (PER_PAGE, True, PER_PAGE + 2)
    assert (len(second["photos"]), second["more"], second["page"]) == (2, False, 2)


@pytest.mark.parametrize("page", ["", "abc", "0", "-1", "9" * 30, "9" * 5000, "1.5", "²"])
def test_a_page_that_is_none_is_the_first_or_the_last(admin_client: Client, page: str) -> None:
    make_row()
    assert len(admin_client.get(CHOOSE, {"pagina": page}).json()["photos"]) == 1


@pytest.mark.parametrize("words", ["%", "\\", "x" * 3000, "🙂", "'; --"])
def test_words_that_mean_something_elsewhere_find_nothing(admin_client: Client, words: str) -> None:
    make_row()
    assert admin_client.get(CHOOSE, {"q": words}).json()["photos"] == []


def test_who_may_not_upload_gets_no_way_to_it() -> None:
    assert editor("view_photo").get(CHOOSE).json()["upload"] is None


@pytest.mark.parametrize("number", [1, 3, 30])
def test_choosing_costs_the_same_for_few_and_many(
    admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for _ in range(number):
        make_row()
    with django_assert_num_queries(QUERIES):
        admin_client.get(CHOOSE)


def test_the_field_is_a_number_with_the_photo_beside_it(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    photo = make_row(alt='"><script>alert(1)</script>')
    with django_assert_num_queries(1):
        html = PhotoInput().render("photo", photo.pk, {"id": "id_photo"})
    assert re.search(rf'<input type="number" name="photo" value="{photo.pk}" min="1"[^>]* id="id_photo"', html)
    assert f'href="/beheer/photos/photo/{photo.pk}/change/"' in html
    assert "<script>alert" not in html


@pytest.mark.parametrize("value", [None, "", "0", "abc", "-1", "9" * 30, "\0", "²", "1e3"])
def test_the_field_survives_junk(value: Any, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        html = PhotoInput().render("photo", value, {"id": "id_photo"})
    assert "value=" not in html
    form = form_class()({"photo": value})
    assert not form.is_valid()
    assert str(form["photo"])


def test_an_admin_with_photo_choices_uses_the_field() -> None:
    photo = make_row()
    form = form_class()({"photo": str(photo.pk)})
    assert isinstance(form.fields["photo"].widget, PhotoInput)
    assert form.is_valid()
    assert form.cleaned_data["photo"] == photo
    gone = form_class()({"photo": "999"})
    assert gone.errors["photo"] == ["Deze foto staat niet (meer) in de bibliotheek."]
    assert Photo.objects.count() == 1


def told(photo: Photo | None, *permissions: str) -> list[str]:
    """What an editor with these permissions reads after choosing `photo` as the portrait of a speaker."""
    client = editor("add_speaker", *permissions)
    data = {"given_name": "Anna", "family_name": "Bakker", "portrait": photo.pk if photo else ""}
    response = client.post("/beheer/events/speaker/add/", data)
    assert response.status_code == 302
    assert Speaker.objects.get().portrait == photo
    return [str(one) for one in get_messages(response.wsgi_request) if one.level_tag == "warning"]


def test_an_editor_is_told_that_visitors_do_not_see_the_chosen_photo() -> None:
    photo = make_row(alt="", original_name="<b>.jpg")
    link = f'<a href="/beheer/photos/photo/{photo.pk}/change/">&lt;b&gt;.jpg</a>'
    assert told(photo, "view_photo") == [
        f"Bezoekers zien deze foto nog niet: vul eerst een beschrijving in. {link}",
    ]


def test_an_editor_is_told_that_the_chosen_photo_is_hidden() -> None:
    assert told(make_row(hidden_at=timezone.now())) == ["Bezoekers zien deze foto niet: zij is verborgen."]


@pytest.mark.parametrize("fields", [None, {}, {"alt": "", "decorative": True}])
def test_nothing_is_told_of_a_photo_that_visitors_see(fields: dict[str, Any] | None) -> None:
    assert told(None if fields is None else make_row(**fields)) == []


def test_every_admin_that_chooses_photos_tells_it_but_that_of_articles_which_has_a_check() -> None:
    choosers = {one.model.__name__: type(one) for one in site._registry.values() if isinstance(one, PhotoChoices)}
    assert choosers.keys() == {"Article", "Event", "Speaker", "Venue"}
    silent = [name for name, one in choosers.items() if "save_related" in vars(one)]
    assert silent == ["Article"]
