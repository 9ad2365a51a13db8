"""Versions of an article: one for each save, a readable difference, and putting one back."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from news.models import Article, FormerSlug
from tests.builders import make_event, make_session, make_theme, moment
from tests.news.articles import make_article
from tests.news.editors import ADD, change, editor, page, save
from tests.photos.pictures import make_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return editor(first_name="Anna", last_name="de Vries")


def history(article: Article) -> list[Any]:
    return list(article.history.all())


def test_one_save_is_one_version_with_who_made_it(client: Client) -> None:
    event = make_event()
    choices = {
        "sessions": [make_session(event).pk, make_session(event).pk],
        "themes": [make_theme().pk, make_theme().pk],
    }
    save(client, ADD, title="Een", **choices)
    article = Article.objects.get()
    save(client, change(article), title="Twee", sessions=choices["sessions"][:1], themes=[])
    save(client, change(article), "_publish")
    save(client, change(article), "_draft", title="Drie", themes=choices["themes"])
    found = [(row.history_type, row.title, row.history_user.username) for row in history(article)]
    assert found == [("~", "Twee", "anna"), ("~", "Twee", "anna"), ("+", "Een", "anna")]
    assert [(row.history_type, row.title) for row in history(article.draft)] == [("+", "Drie")]
    assert [sorted(row.sessions.values_list("session", flat=True)) for row in history(article)][-1] == sorted(
        choices["sessions"]
    )


def test_the_page_tells_who_when_and_which_fields(client: Client) -> None:
    save(client, ADD, title="Een")
    article = Article.objects.get()
    save(client, change(article), "_publish", intro="Kort")
    save(client, change(article), "_draft", title="Twee", themes=[make_theme().pk])
    rows = client.get(page(article, "versions")).context["rows"]
    assert [(row.who, row.reason, row.fields, row.is_draft, row.current) for row in rows] == [
        ("Anna de Vries", "Concept bewaard", "titel en thema’s", True, "concept"),
        ("Anna de Vries", "Gepubliceerd", "inleiding en gepubliceerd vanaf", False, "online"),
        ("Anna de Vries", "Gemaakt", "", False, ""),
    ]


def test_the_page_costs_the_same_for_three_versions_and_for_many(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = make_article()
    theme = make_theme()
    url = page(article, "versions")
    for number in range(3):
        save(client, change(article), "_publish", title=f"Titel {number}", themes=[theme.pk] if number % 2 else [])
    client.get(url)
    with django_assert_num_queries(11):
        client.get(url)
    for number in range(12):
        save(client, change(article), "_publish", title=f"Naam {number}", themes=[theme.pk] if number % 2 else [])
    with django_assert_num_queries(11):
        client.get(url)


def test_the_difference_is_told_in_words(client: Client) -> None:
    event = make_event(name="Conferentie 2023", short_name="2023")
    first, second = make_row(alt="Een brug"), make_row(alt="Een <kraan>")
    session = make_session(event, title="Opening")
    body = "<h2>Kop</h2><p>De eerste regel blijft.</p><ul><li>Een</li><li>Twee</li></ul>"
    article = make_article(title="Zo was het", body=f'{body}<figure data-photo="{first.pk}"></figure>', event=event)
    new = f'{body.replace("Twee", "Drie en <strong>vier</strong>")}<figure data-photo="{second.pk}"></figure>'
    save(client, change(article), "_publish", title="Zo is het", body=new, sessions=[session.pk], lead_photo=first.pk)
    text = client.get(f"{page(article, 'compare')}?naar={history(article)[0].pk}").content.decode()
    for words in (
        'Zo <del><span class="visually-hidden">verwijderd: </span>was</del>',
        '<ins><span class="visually-hidden">toegevoegd: </span>is</ins> het',
        "toegevoegd: </span>Opening (2023)</ins>",
        "toegevoegd: </span>Een brug</ins>",
        "Een &lt;kraan&gt;]</ins>",
        "verwijderd: </span>Twee</del>",
        "toegevoegd: </span>Drie en vier</ins>",
    ):
        assert words in text
    assert "data-photo" not in text
    assert "&lt;li&gt;" not in text


@pytest.mark.parametrize("query", ["", "?naar=", "?naar=x", "?naar=999999999", "?van=x&naar={pk}", "?naar={other}"])
def test_versions_that_are_not_there_are_not_found(client: Client, query: str) -> None:
    article, other = make_article(), make_article()
    query = query.format(pk=history(article)[0].pk, other=history(other)[0].pk)
    assert client.get(page(article, "compare") + query).status_code == 404


def test_any_two_versions_can_be_compared_in_either_order(client: Client) -> None:
    article = make_article(title="Een")
    for title in ("Twee", "Drie"):
        save(client, change(article), "_publish", title=title)
    keys = [row.pk for row in history(article)]
    for van, naar in ((keys[2], keys[0]), (keys[0], keys[2])):
        text = client.get(f"{page(article, 'compare')}?van={van}&naar={naar}").content.decode()
        assert "verwijderd: </span>Een</del>" in text
        assert "toegevoegd: </span>Drie</ins>" in text
    same = client.get(f"{page(article, 'compare')}?van={keys[0]}&naar={keys[0]}").content.decode()
    assert "Deze twee versies zijn gelijk." in same
    assert "Eerste versie" in client.get(f"{page(article, 'compare')}?naar={keys[2]}").content.decode()


def test_a_version_is_put_back_as_a_new_one_with_its_sessions_and_themes(client: Client) -> None:
    session, theme, photo = make_session(make_event()), make_theme(), make_row()
    article = make_article(title="Een", slug="een", sessions=[session], themes=[theme], lead_photo=photo)
    old = history(article)[0].pk
    changed = {"title": "Twee", "slug": "twee", "body": "<p>x</p>", "sessions": [], "themes": [], "lead_photo": ""}
    save(client, change(article), "_publish", **changed)
    published = Article.objects.get().published_at
    assert client.get(page(article, "restore", old)).status_code == 405
    client.post(page(article, "restore", old))
    article = Article.objects.get()
    assert (article.title, article.body, article.lead_photo) == ("Een", "<p>De tekst.</p>", photo)
    assert (list(article.sessions.all()), list(article.themes.all())) == ([session], [theme])
    assert (article.published_at, article.body_html) == (published, "<p>De tekst.</p>")
    newest = history(article)[0]
    assert (newest.history_user.username, newest.history_change_reason.endswith("teruggezet")) == ("anna", True)
    assert article.slug == "twee"  # readers know it by now
    assert [row.slug for row in FormerSlug.objects.all()] == ["een"]
    assert client.get("/nieuws/twee/").status_code == 200


def test_what_was_removed_meanwhile_stays_away(client: Client) -> None:
    photo, theme, event = make_row(), make_theme(), make_event()
    article = make_article(lead_photo=photo, themes=[theme], event=event)
    old = history(article)[0].pk
    save(client, change(article), "_publish", title="Nieuw", lead_photo="", themes=[], event="")
    for row in (photo, theme, event):
        row.delete()
    client.post(page(article, "restore", old))
    article.refresh_from_db()
    assert (article.lead_photo, article.event, article.themes.count()) == (None, None, 0)
    assert article.title != "Nieuw"
    names = client.get(f"{page(article, 'compare')}?naar={history(article)[1].pk}").content.decode()
    assert f"nummer {event_key(names)}, intussen verwijderd" in names


def event_key(text: str) -> str:
    return text.partition(", intussen verwijderd")[0].rpartition("nummer ")[2]


def test_with_a_draft_a_version_goes_into_the_draft(client: Client) -> None:
    article = make_article(title="Een")
    old = history(article)[0].pk
    save(client, change(article), "_publish", title="Twee")
    save(client, change(article), "_draft", title="Drie")
    client.post(page(article, "restore", old))
    article.refresh_from_db()
    assert (article.title, article.draft.title) == ("Twee", "Een")


def test_a_version_with_an_undescribed_photo_does_not_go_online(client: Client) -> None:
    photo = make_row(alt="Een brug")
    article = make_article(lead_photo=photo)
    old = history(article)[0].pk
    save(client, change(article), "_publish", lead_photo="")
    photo.alt = ""
    photo.save()
    response = client.post(page(article, "restore", old))
    assert response.headers["Location"] == page(article, "versions")
    article.refresh_from_db()
    assert article.lead_photo is None


def test_an_address_that_another_article_took_is_not_put_back(client: Client) -> None:
    article = make_article(slug="verslag", title="Een", published_at=None)
    old = history(article)[0].pk
    save(client, change(article), slug="anders", title="Twee")
    make_article(slug="verslag")
    client.post(page(article, "restore", old))
    article.refresh_from_db()
    assert (article.title, article.slug) == ("Twee", "anders")


def test_the_address_of_what_was_never_public_is_put_back_too(client: Client) -> None:
    article = make_article(slug="een", title="Een", published_at=moment("2999-01-01 00:00"))
    old = history(article)[0].pk
    save(client, change(article), slug="twee", title="Twee")
    client.post(page(article, "restore", old))
    article.refresh_from_db()
    assert (article.title, article.slug) == ("Een", "een")


def test_an_article_that_was_taken_offline_or_has_a_draft_keeps_its_address(client: Client) -> None:
    offline, drafted = make_article(slug="een", title="Een"), make_article(slug="drie", title="Drie")
    old = [history(one)[0].pk for one in (offline, drafted)]
    save(client, change(offline), "_unpublish", slug="twee", title="Twee")
    save(client, change(drafted), "_draft", slug="vier", title="Vier")
    make_article(slug="een")
    for article, key in zip((offline, drafted), old, strict=True):
        client.post(page(article, "restore", key))
        article.refresh_from_db()
    assert (offline.title, offline.slug) == ("Een", "twee")
    assert (drafted.draft.title, drafted.draft.slug, drafted.slug) == ("Drie", "vier", "drie")


@pytest.mark.parametrize("key", ["0", "999999999", "9" * 18])
def test_versions_of_nothing_or_of_another_article_are_not_put_back(client: Client, key: str) -> None:
    article, other = make_article(title="Een"), make_article()
    assert client.post(page(article, "restore", key)).status_code == 404
    assert client.post(page(article, "restore", history(other)[0].pk)).status_code == 404
    assert len(history(article)) == 3 - 2


def test_the_moment_of_publishing_is_not_put_back(client: Client) -> None:
    article = make_article(published_at=None)
    old = history(article)[0].pk
    save(client, change(article), "_publish", title="Nu")
    client.post(page(article, "restore", old))
    article.refresh_from_db()
    assert article.is_published
    assert moment("2018-01-01 00:00") < article.published_at  # type: ignore[operator]


def test_django_s_own_history_leads_to_the_versions(client: Client) -> None:
    article = make_article()
    assert client.get(f"/beheer/news/article/{article.pk}/history/").headers["Location"] == page(article, "versions")
