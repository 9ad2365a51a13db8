"""Before a photo is deleted, its editor reads where it is used."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from photos.admin.uses import MOST
from photos.models import Photo, RemovalRequest
from tests.builders import make_speaker
from tests.events.admin_forms import editor
from tests.news.articles import make_article
from tests.photos.pictures import make_gallery, make_row

pytestmark = pytest.mark.django_db
LIST = "/beheer/photos/photo/"


def one(client: Client, photo: Photo) -> str:
    return client.get(f"{LIST}{photo.pk}/delete/").content.decode()


def many(client: Client, *photos: Photo) -> str:
    fields: dict[str, Any] = {"action": "delete_selected", "_selected_action": [photo.pk for photo in photos]}
    return client.post(LIST, fields).content.decode()


@pytest.mark.parametrize("question", [one, many])
def test_the_question_tells_where_a_photo_is_used(admin_client: Client, question: Any) -> None:
    photo = make_row()
    speaker = make_speaker(portrait=photo, family_name="<b>")
    article = make_article(title="Zo was de dag", body=f'<figure data-photo="{photo.pk}"></figure>')
    make_gallery(photo, title="Foto’s van de dag", published_at=None)
    RemovalRequest.objects.create(photo=photo)
    page = question(admin_client, photo)
    assert "Deze foto wordt gebruikt" in page
    assert f'<a href="/beheer/news/article/{article.pk}/change/">Zo was de dag</a> (bezoekers zien dit nu)' in page
    assert f'<a href="/beheer/events/speaker/{speaker.pk}/change/">' in page
    assert "Foto’s van de dag</a></li>" in page
    assert "<b>" not in page
    assert page.index("Deze foto wordt gebruikt") < page.index('name="post" value="yes"')
    assert Photo.objects.count() == 1


@pytest.mark.parametrize("question", [one, many])
def test_nothing_is_told_of_a_photo_that_is_used_nowhere(admin_client: Client, question: Any) -> None:
    photo = make_row(hidden_at=timezone.now())
    RemovalRequest.objects.create(photo=photo)
    make_gallery(make_row())
    page = question(admin_client, photo)
    assert "gebruikt" not in page
    assert 'name="post" value="yes"' in page


def test_of_several_photos_each_is_named_beside_its_use(admin_client: Client) -> None:
    first, second = make_row(alt="Een brug"), make_row(alt="Een kraan")
    make_gallery(first, second, title="Van de dag")
    page = many(admin_client, first, second, make_row(alt="Een sluis"))
    assert "Deze foto’s worden gebruikt" in page
    assert "<li>Een brug: " in page
    assert "<li>Een kraan: " in page
    assert "<li>Een sluis: " not in page


def test_of_very_many_photos_the_first_are_told_and_the_others_counted(admin_client: Client) -> None:
    costs = []
    for number in (MOST + 2, MOST + 12):
        photos = [make_row() for _ in range(number)]
        make_gallery(*photos)
        with CaptureQueriesContext(connection) as queries:
            page = many(admin_client, *photos)
        costs.append(len(queries))
        assert f"en op plaatsen van nog {number - MOST} andere foto’s" in page
    assert costs[1] - costs[0] <= 10  # Django's own list asks for each


def test_who_may_not_see_galleries_reads_no_names() -> None:
    photo = make_row()
    make_gallery(photo, title="Geheim", published_at=None)
    page = one(editor("view_photo", "delete_photo"), photo)
    assert "galerij" in page
    assert "Geheim" not in page.partition('id="deleted-objects"')[0]
