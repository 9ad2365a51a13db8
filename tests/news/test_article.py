"""Articles: when they are public, and how photos stand in their text."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from news.models import Article, FormerSlug
from photos.actions import hide_photo
from tests.news.articles import make_article
from tests.photos.pictures import make_row

pytestmark = pytest.mark.django_db


def in_minutes(minutes: int) -> dt.datetime:
    return timezone.now() + dt.timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("published", "expires", "public"),
    [(None, None, False), (-5, None, True), (5, None, False), (-5, 5, True), (-9, -5, False)],
)
def test_the_clock_decides_what_is_public(published: int | None, expires: int | None, public: bool) -> None:
    article = make_article(
        published_at=None if published is None else in_minutes(published),
        expires_at=None if expires is None else in_minutes(expires),
    )
    assert (list(Article.objects.published()), article.is_published) == ([article] if public else [], public)


def test_a_draft_of_a_live_article_is_never_public_and_may_share_its_address() -> None:
    live = make_article(slug="verslag")
    draft = make_article(slug="verslag", draft_of=live, published_at=None)
    assert list(Article.objects.published()) == [live]
    draft.slug = "anders"
    draft.save()
    assert FormerSlug.objects.count() == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        make_article(slug="verslag")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_article(draft_of=live)


def test_the_next_moment_is_the_soonest_that_changes_a_list() -> None:
    assert Article.objects.next_moment() is None
    make_article(published_at=in_minutes(9))
    going = make_article(expires_at=in_minutes(7))
    make_article(published_at=None, expires_at=in_minutes(3))
    make_article(published_at=in_minutes(-9), expires_at=in_minutes(-3))
    assert Article.objects.next_moment() == going.expires_at


def test_a_figure_becomes_the_picture_with_caption_and_credit() -> None:
    photo = make_row(alt='Een "brug"', caption="De brug", credit="Iris Sijbom")
    article = make_article(body=f'<p>Eén</p><figure data-photo="{photo.pk}"></figure><p>Twee</p>')
    before, rest = article.body_html.split("<figure>")
    inside, after = rest.split("</figure>")
    assert (before, after) == ("<p>Eén</p>", "<p>Twee</p>")
    assert 'alt="Een &quot;brug&quot;"' in inside
    assert '<figcaption>De brug <span class="credit">Iris Sijbom</span></figcaption>' in inside
    assert list(article.figures.all()) == [photo]


def test_a_caption_in_the_text_replaces_that_of_the_photo() -> None:
    photo = make_row(caption="De brug", credit="")
    body = f'<figure data-photo="{photo.pk}"><figcaption>Zo <em>ver</em></figcaption></figure>'
    article = make_article(body=body)
    assert "<figcaption>Zo <em>ver</em></figcaption>" in article.body_html
    assert "De brug" not in article.body_html


@pytest.mark.parametrize(
    "body",
    [
        '<figure data-photo="999999"></figure>',
        '<figure data-photo="x"><figcaption>a</figcaption></figure>',
        "<figure>",
        '<figure data-photo="1"><figure data-photo="2">',
        '<figure data-photo="999999999999999999999999">',
        "</figure><figcaption>",
    ],
)
def test_a_figure_without_a_photo_leaves_no_trace(body: str) -> None:
    html = make_article(body=f"<p>Eén</p>{body}").body_html
    assert "fig" not in html
    assert html.startswith("<p>Eén</p>")


def test_hiding_describing_or_removing_a_photo_changes_the_text_at_once() -> None:
    photo = make_row(alt="Een brug", caption="Oud")
    article = make_article(body=f'<p>Eén</p><figure data-photo="{photo.pk}"></figure>')
    stamp = article.updated_at

    def text() -> str:
        article.refresh_from_db()
        return article.body_html

    photo.caption = "Nieuw"
    photo.save()
    assert "Nieuw" in text()
    hide_photo(photo=photo)
    assert text() == "<p>Eén</p>"
    photo.hidden_at = None
    photo.save()
    assert "Nieuw" in text()
    photo.delete()
    assert text() == "<p>Eén</p>"
    assert article.updated_at == stamp


def test_links_within_the_site_are_followed_and_others_are_not() -> None:
    body = '<p><a href="/nieuws/">hier</a> <a href="//elders.nl/">daar</a> <a href="https://elders.nl/">daar</a></p>'
    html = make_article(body=body).body_html
    assert '<a href="/nieuws/">hier</a>' in html
    assert html.count('rel="noopener nofollow"') == 2


def test_every_save_is_a_version() -> None:
    article = make_article(title="Een")
    article.title = "Twee"
    article.save()
    assert list(article.history.values_list("title", flat=True)) == ["Twee", "Een"]
