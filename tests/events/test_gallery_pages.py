"""Galleries and the photos in them, as visitors see them."""

import datetime as dt
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from photos.actions import hide_photo
from photos.admin.gallery_form import Order, set_photos
from photos.models import Gallery
from tests.builders import make_event
from tests.news.articles import make_article
from tests.photos.pictures import make_gallery, make_row

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def data(html: str) -> list[dict[str, Any]]:
    return [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)]


def test_a_gallery_shows_its_photos_in_order_with_caption_and_credit(client: Client) -> None:
    first = make_row(alt="Een brug", caption="De <brug>", credit="Iris Sijbom")
    second = make_row(alt="Een kraan")
    make_gallery(second, first, slug="dag", title="De dag", description="<p>Zo was het.</p>")
    html = page(client, "/fotos/dag/")
    assert re.findall(r'alt="(Een [^"]+)"', html) == ["Een kraan", "Een brug"]
    assert '<figcaption>De &lt;brug&gt; <span class="credit">Iris Sijbom</span></figcaption>' in html
    assert 'href="/fotos/dag/2/"' in html
    assert "2 foto’s" in html


def test_what_is_hidden_or_has_no_description_is_on_no_page(client: Client) -> None:
    hidden, silent, shown = make_row(alt="Verborgen"), make_row(alt=""), make_row(alt="Zichtbaar")
    event = make_event(slug="2018")
    event.galleries.add(make_gallery(hidden, silent, shown, slug="dag"))
    hide_photo(photo=hidden)
    paths = ["/", "/fotos/", "/fotos/dag/", "/fotos/dag/3/", "/jaarconferentie/2018/", "/jaarconferentie/2018/fotos/"]
    for path in paths:
        html = page(client, path)
        assert [hidden.folder in html, silent.folder in html] == [False, False]
        assert shown.folder in html
    assert [client.get(f"/fotos/dag/{number}/").status_code for number in (1, 2, 4)] == [404, 404, 404]


def test_a_photo_keeps_its_address_when_another_is_hidden(client: Client) -> None:
    photos = [make_row(alt=f"Foto {letter}") for letter in "ABC"]
    make_gallery(*photos, slug="dag")
    assert "Foto 3 van 3" in page(client, "/fotos/dag/3/")
    hide_photo(photo=photos[1])
    html = page(client, "/fotos/dag/3/")
    assert 'alt="Foto C"' in html
    assert "Foto 2 van 2" in html
    assert 'rel="prev" href="/fotos/dag/1/"' in html
    assert 'rel="next"' not in html


def test_a_photo_keeps_its_address_when_the_order_changes(client: Client) -> None:
    photos = [make_row(alt=f"Foto {letter}") for letter in "ABC"]
    gallery = make_gallery(*photos, slug="dag")
    set_photos(gallery, Order(kept=(photos[2].pk, photos[0].pk), removed=frozenset({photos[1].pk})))
    assert 'alt="Foto A"' in page(client, "/fotos/dag/1/")
    assert 'alt="Foto C"' in page(client, "/fotos/dag/3/")
    assert client.get("/fotos/dag/2/").status_code == 404
    assert re.findall(r'alt="(Foto .)"', page(client, "/fotos/dag/")) == ["Foto C", "Foto A"]
    gallery.add_photos([photos[1]])
    assert 'alt="Foto B"' in page(client, "/fotos/dag/4/")
    set_photos(gallery, Order(kept=(photos[0].pk,), removed=frozenset({photos[1].pk})))
    set_photos(gallery, Order(kept=(photos[0].pk, make_row(alt="Foto D").pk)))
    assert client.get("/fotos/dag/4/").status_code == 404  # the address of another photo, for good
    assert 'alt="Foto D"' in page(client, "/fotos/dag/5/")


@pytest.mark.parametrize("published", [None, 5])
def test_a_gallery_whose_time_has_not_come_is_nowhere(client: Client, published: int | None) -> None:
    moment = timezone.now() + dt.timedelta(minutes=published) if published else None
    event = make_event(slug="2018")
    event.galleries.add(make_gallery(make_row(), slug="dag", title="Geheim", published_at=moment))
    assert client.get("/fotos/dag/").status_code == 404
    assert client.get("/fotos/dag/1/").status_code == 404
    for path in ("/fotos/", "/jaarconferentie/2018/fotos/", "/jaarconferentie/2018/", "/", "/sitemap.xml"):
        assert "Geheim" not in page(client, path)


def test_no_page_is_kept_longer_than_until_the_next_gallery_appears(client: Client) -> None:
    gallery = make_gallery(make_row(), published_at=timezone.now() + dt.timedelta(seconds=30))
    make_event(slug="2018").galleries.add(gallery)
    make_article(slug="verslag", gallery=gallery)
    edition = "/jaarconferentie/2018/"
    for path in ("/", "/fotos/", edition, f"{edition}fotos/", "/nieuws/verslag/", "/sitemap.xml"):
        kept = re.fullmatch(r"public, max-age=(\d+), must-revalidate", client.get(path)["Cache-Control"])
        assert kept is not None, path
        assert int(kept[1]) <= 30


def test_an_empty_gallery_has_no_page_and_no_photos_say_so(client: Client) -> None:
    make_gallery(slug="leeg")
    make_event(slug="2018")
    assert client.get("/fotos/leeg/").status_code == 404
    assert "Er zijn nog geen foto’s." in page(client, "/fotos/")
    assert "Van deze editie zijn er nog geen foto’s." in page(client, "/jaarconferentie/2018/fotos/")


def test_a_changed_address_leads_on(client: Client) -> None:
    gallery = make_gallery(make_row(), slug="oud")
    gallery.slug = "nieuw"
    gallery.save()
    for path in ("", "1/", "1/verbergen/"):
        response = client.get(f"/fotos/oud/{path}")
        assert (response.status_code, response["Location"]) == (301, f"/fotos/nieuw/{path}")


def test_a_gallery_and_a_photo_describe_themselves(client: Client) -> None:
    photo = make_row(alt="Een brug", caption="De brug", credit="Iris Sijbom")
    make_gallery(photo, slug="dag", title="De dag")
    gallery = next(one for one in data(page(client, "/fotos/dag/")) if one["@type"] == "ImageGallery")
    (image,) = gallery["image"]
    facts = {"caption": "De brug", "creditText": "Iris Sijbom", "description": "Een brug"}
    assert {name: image[name] for name in facts} == facts
    html = page(client, "/fotos/dag/1/")
    one = next(item for item in data(html) if item["@type"] == "ImageObject")
    assert one["contentUrl"] == f"http://localhost:8000/media/{photo.folder}/vol-1920x1440.avif"
    assert f'content="http://localhost:8000/media/{photo.folder}/social-50-50-1200x630.jpg"' in html
    assert '<meta property="og:image:alt" content="Een brug">' in html


def test_a_photo_is_downloaded_under_a_name_that_credits_its_maker(client: Client) -> None:
    photo = make_row(credit="© Iris Sijbom")
    make_gallery(photo, slug="dag")
    html = page(client, "/fotos/dag/1/")
    assert f'href="/media/{photo.folder}/download.jpg" download="dag-1-foto-iris-sijbom.jpg"' in html
    assert "noem de maker: © Iris Sijbom" in html


def test_the_sitemap_names_the_photos_of_a_gallery(client: Client) -> None:
    shown, hidden = make_row(), make_row(hidden_at=timezone.now())
    make_gallery(shown, hidden, slug="dag")
    html = page(client, "/sitemap.xml")
    assert f"<image:loc>http://localhost:8000/media/{shown.folder}/vol-1920x1440.avif</image:loc>" in html
    assert hidden.folder not in html


def test_a_gallery_of_several_editions_names_the_latest(client: Client) -> None:
    gallery = make_gallery(make_row(), slug="dag")
    for year in (2017, 2018):
        make_event(slug=str(year), name=f"Conferentie {year}", day=dt.date(year, 6, 1)).galleries.add(gallery)
    assert '<a href="/jaarconferentie/2018/">Conferentie 2018</a>' in page(client, "/fotos/dag/")


def test_a_decorative_photo_has_no_alternative_text_but_its_link_has_a_name(client: Client) -> None:
    make_gallery(make_row(alt="", decorative=True), slug="dag")
    assert re.search(r'<a href="/fotos/dag/1/" aria-label="Foto 1"><picture.*? alt=""', page(client, "/fotos/dag/"))


def test_adding_photos_keeps_order_and_takes_each_once() -> None:
    a, b, c = make_row(), make_row(), make_row()
    gallery = make_gallery(a, b)
    assert gallery.add_photos([b, c, c]) == 1
    rows = Gallery.objects.get(pk=gallery.pk).entries.values_list("photo", "position")
    assert list(rows) == [(a.pk, 0), (b.pk, 1), (c.pk, 2)]
