"""Photos of editions, speakers and venues on their pages; gone when they are hidden."""

import pytest
from django.test import Client
from django.urls import reverse

from photos.actions import hide_photo
from photos.models import Photo
from tests.builders import make_appearance, make_event, make_session, make_speaker, make_venue
from tests.photos.pictures import make_row

pytestmark = pytest.mark.django_db
PATHS = ("/jaarconferentie/2018/", "/sprekers/bijl/", "/jaarconferentie/2018/locatie/")


@pytest.fixture
def photo() -> Photo:
    """A photo that stands for an edition, its speaker and its venue."""
    photo = make_row(alt="Een man voor een kaart", credit="Iris Sijbom")
    event = make_event(slug="2018", lead_photo=photo)
    make_venue(event, photo=photo)
    make_appearance(make_session(event), make_speaker(slug="bijl", portrait=photo))
    return photo


@pytest.mark.parametrize("path", PATHS)
def test_a_photo_is_shown_with_its_credit_until_it_is_hidden(client: Client, photo: Photo, path: str) -> None:
    html = client.get(path).content.decode()
    assert 'alt="Een man voor een kaart"' in html
    assert "Iris Sijbom" in html
    hide_photo(photo=photo)
    html = client.get(path).content.decode()
    assert photo.folder not in html
    assert "Iris Sijbom" not in html


def test_a_speaker_without_a_portrait_has_initials(client: Client, photo: Photo) -> None:
    assert 'class="portrait" aria-hidden' not in client.get("/sprekers/bijl/").content.decode()
    photo.delete()
    assert 'class="portrait" aria-hidden' in client.get("/sprekers/bijl/").content.decode()


@pytest.mark.parametrize("model", ["event", "speaker", "venue"])
def test_an_editor_chooses_the_photo_in_the_admin(admin_client: Client, photo: Photo, model: str) -> None:
    field = {"event": "lead_photo", "speaker": "portrait", "venue": "photo"}[model]
    rows = {"event": photo.lead_of_events, "speaker": photo.portrait_of, "venue": photo.of_venues}[model]
    url = reverse(f"admin:events_{model}_change", args=[rows.get().pk])
    form = admin_client.get(url).context["adminform"].form
    assert form[field].value() == photo.pk
    html = str(form[field])
    assert photo.folder in html
