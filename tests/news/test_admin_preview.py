"""Previews: for the editor, and by a secret link for colleagues without an account."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from news.models import Article, PreviewLink
from news.models.preview_link import make_preview_link
from tests.news.articles import make_article
from tests.news.editors import change, editor, page, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return editor()


@pytest.fixture
def article() -> Article:
    return make_article(published_at=None, title="Nog geheim")


def test_an_editor_sees_a_concept_as_readers_will(client: Client, article: Article) -> None:
    response = client.get(page(article, "preview"))
    assert response.status_code == 200
    assert "Nog geheim" in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]
    assert client.post(page(article, "preview")).status_code == 405


def test_the_preview_of_a_live_article_is_of_its_draft(client: Client) -> None:
    article = make_article(title="Oud")
    save(client, change(article), "_draft", title="Nieuw concept")
    assert "Nieuw concept" in client.get(page(article, "preview")).content.decode()


def test_a_link_is_made_by_a_post_and_shown_once(client: Client, article: Article) -> None:
    url = page(article, "links")
    assert client.get(url).status_code == 200
    assert not PreviewLink.objects.exists()
    text = client.post(url).content.decode()
    found = re.search(r'value="(http[^"]*/nieuws/voorbeeld/[^"]+/)"', text)
    assert found is not None
    link = PreviewLink.objects.get()
    assert link.created_by is not None
    assert link.created_by.username == "anna"
    assert found[1].startswith("http://localhost:8000/nieuws/voorbeeld/")
    assert "Het werkt tot" in text
    path = found[1].removeprefix("http://localhost:8000")
    assert path not in client.get(url).content.decode()
    assert "Nog geheim" in Client().get(path).content.decode()
    client.post(page(article, "withdraw", link.pk))
    assert Client().get(path).status_code == 404


def test_only_links_that_work_are_listed(client: Client, article: Article) -> None:
    link, _ = make_preview_link(article=article, user=None)
    gone, _ = make_preview_link(article=article, user=None)
    PreviewLink.objects.filter(pk=gone.pk).update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    make_preview_link(article=make_article(), user=None)
    assert [row["pk"] for row in client.get(page(article, "links")).context["links"]] == [link.pk]


def test_a_link_of_another_article_is_not_withdrawn(client: Client, article: Article) -> None:
    link, _ = make_preview_link(article=make_article(), user=None)
    for key in (link.pk, 999999999, "9" * 18):
        assert client.post(page(article, "withdraw", key)).status_code == 302
    assert PreviewLink.objects.count() == 1
    assert client.get(page(article, "withdraw", link.pk)).status_code == 405
