"""Galleries in the admin know their editions, also for editors who may not change an edition."""

import pytest
from django.test import Client
from django.urls import reverse

from photos.models import Gallery
from tests.builders import make_event
from tests.news.editors import editor
from tests.photos.pictures import make_gallery, make_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def redactie() -> Client:
    """Someone of the staff who is in the group Redactie only."""
    return editor()


def test_an_editor_gives_a_gallery_its_edition_and_readers_see_it_there(redactie: Client, client: Client) -> None:
    event, photo = make_event(slug="2018"), make_row()
    data = {"title": "De dag in beeld", "editions": [event.pk], "photo_list-erbij": str(photo.pk), "_publish": "1"}
    assert redactie.post(reverse("admin:photos_gallery_add"), data).status_code == 302
    gallery = Gallery.objects.get()
    assert list(gallery.events.all()) == [event]
    assert gallery.get_absolute_url() in client.get("/jaarconferentie/2018/fotos/").content.decode()
    shown = redactie.get(reverse("admin:photos_gallery_change", args=[gallery.pk])).context["adminform"].form
    assert shown.initial["editions"] == [event.pk]


@pytest.mark.parametrize("key", ["999", "x", "9" * 30, ""])
def test_an_edition_that_is_not_there_is_refused_in_words(redactie: Client, key: str) -> None:
    response = redactie.post(reverse("admin:photos_gallery_add"), {"title": "De dag", "editions": [key]})
    assert "editions" in response.context["adminform"].form.errors


def test_the_list_names_the_editions(redactie: Client) -> None:
    make_event(slug="2018", short_name="2018").galleries.add(make_gallery(make_row()))
    assert "2018" in redactie.get(reverse("admin:photos_gallery_changelist")).content.decode()
