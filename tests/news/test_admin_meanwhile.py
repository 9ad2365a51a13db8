"""Two editors at once: the second to save sees what the first changed, and no word is lost."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from news import versions
from news.admin.article_form import GONE
from news.models import Article
from tests.builders import make_event, make_theme
from tests.news.articles import make_article
from tests.news.editors import ADD, LIST, change, editor, errors, opened, page, posted, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> Client:
    return editor("anna", first_name="Anna")


@pytest.fixture
def jan() -> Client:
    return editor("jan", first_name="Jan")


def messages(client: Client) -> list[str]:
    return [str(one) for one in client.get("/beheer/news/article/").context["messages"]]


def send(client: Client, article: Article, form: dict[str, Any], button: str = "_save", **fields: Any) -> Any:
    return client.post(change(article), {**form, button: "1", **fields})


@pytest.fixture
def article() -> Article:
    return make_article(published_at=None, title="Een titel", intro="Een inleiding", body="<p>Een regel.</p>")


def test_two_simultaneous_saves_lose_no_word(anna: Client, jan: Client, article: Article) -> None:
    mine, theirs = opened(anna, change(article)), opened(jan, change(article))
    assert send(jan, article, theirs, body="<p>Een regel van Jan.</p>", intro="Inleiding van Jan").status_code == 302
    response = send(anna, article, mine, body="<p>Een regel van Anna.</p>", title="Titel van Anna")
    found = errors(response)
    assert found.keys() == {"__all__", "body"}
    assert found["body"][0].startswith("Jan heeft dit intussen ook gewijzigd.")
    assert "Jan heeft intussen dit artikel opgeslagen" in found["__all__"][0]
    assert "Overgenomen, want u had dit niet gewijzigd: inleiding." in found["__all__"][0]
    form = posted(response)
    assert (form["title"], form["body"]) == ("Titel van Anna", "<p>Een regel van Anna.</p>")
    assert form["intro"] == "Inleiding van Jan"
    text = response.content.decode()
    assert "verwijderd: </span>Jan.</del>" in text
    assert "toegevoegd: </span>Anna.</ins>" in text
    assert "<p>Een regel van Jan.</p>" in text
    assert "<title>Fout: " in text
    assert "Er staat geen tekst in het artikel." not in text
    article.refresh_from_db()
    assert (article.title, article.body) == ("Een titel", "<p>Een regel van Jan.</p>")

    assert send(anna, article, form).status_code == 302  # saving again is knowing
    article.refresh_from_db()
    assert (article.title, article.intro) == ("Titel van Anna", "Inleiding van Jan")
    assert article.body == "<p>Een regel van Anna.</p>"
    kept = [row.body for row in versions.records(article)]
    assert kept == ["<p>Een regel van Anna.</p>", "<p>Een regel van Jan.</p>", "<p>Een regel.</p>"]


def test_without_the_comparison_the_words_of_the_first_would_be_lost(
    anna: Client, jan: Client, article: Article
) -> None:
    """The race is there: who claims to have seen the newest version overwrites it."""
    mine, theirs = opened(anna, change(article)), opened(jan, change(article))
    send(jan, article, theirs, body="<p>Een regel van Jan.</p>")
    newest = versions.head(article)
    assert newest is not None
    assert send(anna, article, mine, body="<p>Anna.</p>", version=newest.pk).status_code == 302
    article.refresh_from_db()
    assert article.body == "<p>Anna.</p>"


def test_different_fields_are_put_together_with_a_notice(anna: Client, jan: Client, article: Article) -> None:
    theme, event = make_theme(), make_event()
    mine, theirs = opened(anna, change(article)), opened(jan, change(article))
    send(jan, article, theirs, intro="Van Jan", themes=[theme.pk], event=event.pk)
    assert send(anna, article, mine, title="Van Anna").status_code == 302
    article.refresh_from_db()
    assert (article.title, article.intro, article.event) == ("Van Anna", "Van Jan", event)
    assert list(article.themes.all()) == [theme]
    assert messages(anna)[0] == (
        "Jan heeft intussen ook iets gewijzigd: inleiding, editie en thema’s. Dat is overgenomen."
    )


def test_the_same_change_twice_is_no_conflict(anna: Client, jan: Client, article: Article) -> None:
    mine, theirs = opened(anna, change(article)), opened(jan, change(article))
    send(jan, article, theirs, title="Nieuw")
    assert send(anna, article, mine, title="Nieuw").status_code == 302
    assert len(messages(anna)) == 1


def test_an_error_elsewhere_does_not_hide_what_happened_meanwhile(anna: Client, jan: Client, article: Article) -> None:
    mine, theirs = opened(anna, change(article)), opened(jan, change(article))
    send(jan, article, theirs, intro="Van Jan")
    response = send(anna, article, mine, title="")
    assert errors(response).keys() == {"title"}
    send(anna, article, posted(response), title="Van Anna")
    article.refresh_from_db()
    assert (article.title, article.intro) == ("Van Anna", "Van Jan")


@pytest.mark.parametrize("version", ["", "x", "999999999", "9" * 40, "<script>", "-1"])
def test_a_form_of_an_unknown_version_must_be_looked_at(anna: Client, article: Article, version: str) -> None:
    response = send(anna, article, {**opened(anna, change(article)), "version": version}, title="Anders")
    assert errors(response).keys() == {"__all__", "title"}
    assert send(anna, article, posted(response)).status_code == 302
    article.refresh_from_db()
    assert article.title == "Anders"


def test_who_publishes_while_another_made_a_draft_sees_that_draft_first(anna: Client, jan: Client) -> None:
    article = make_article(title="Oud", intro="Oud")
    mine = opened(anna, change(article))
    save(jan, change(article), "_draft", intro="Van Jan")
    response = send(anna, article, mine, "_publish", title="Van Anna")
    assert errors(response).keys() == {"__all__"}
    assert "Jan heeft intussen een nieuwer concept bewaard" in errors(response)["__all__"][0]
    form = posted(response)
    assert (form["title"], form["intro"]) == ("Van Anna", "Van Jan")
    assert "Publiceer dit concept" in response.content.decode()
    article.refresh_from_db()
    assert article.title == "Oud"
    send(anna, article, form, "_publish")
    article = Article.objects.get()
    assert (article.title, article.intro) == ("Van Anna", "Van Jan")


def test_a_draft_that_was_published_meanwhile_is_no_loss(anna: Client, jan: Client) -> None:
    article = make_article(title="Oud")
    save(jan, change(article), "_draft", title="Half")
    mine = opened(anna, change(article))
    save(jan, change(article), "_publish", intro="Van Jan")
    response = send(anna, article, mine, "_draft", title="Van Anna")
    assert errors(response).keys() == {"__all__"}
    send(anna, article, posted(response), "_draft")
    article.refresh_from_db()
    assert (article.title, article.intro) == ("Half", "Van Jan")
    assert (article.draft.title, article.draft.intro) == ("Van Anna", "Van Jan")


def test_a_draft_that_was_thrown_away_meanwhile_stays_in_the_form(anna: Client, jan: Client) -> None:
    article = make_article(title="Oud", intro="Oud")
    save(jan, change(article), "_draft", intro="Uit het concept")
    mine = opened(anna, change(article))
    jan.post(page(article, "discard"))
    response = send(anna, article, mine, "_draft", title="Van Anna")
    assert "is intussen weggegooid" in errors(response)["__all__"][0]
    form = posted(response)
    assert (form["title"], form["intro"]) == ("Van Anna", "Uit het concept")
    send(anna, article, form, "_draft")
    article.refresh_from_db()
    assert (article.intro, article.draft.intro, article.draft.title) == ("Oud", "Uit het concept", "Van Anna")


def test_what_was_taken_offline_meanwhile_does_not_come_back_unseen(anna: Client, jan: Client) -> None:
    article = make_article(title="Oud")
    mine = opened(anna, change(article))
    save(jan, change(article), "_unpublish")
    response = send(anna, article, mine, "_publish", title="Van Anna")
    assert errors(response).keys() == {"__all__"}
    article.refresh_from_db()
    assert article.published_at is None
    assert send(anna, article, mine, "_draft", title="Van Anna").status_code == 302
    article.refresh_from_db()
    assert (article.title, article.published_at) == ("Van Anna", None)


def test_what_was_published_meanwhile_is_not_overwritten_by_a_concept(anna: Client, jan: Client) -> None:
    article = make_article(title="Oud", published_at=None)
    mine = opened(anna, change(article))
    save(jan, change(article), "_publish", intro="Van Jan")
    assert send(anna, article, mine, title="Van Anna").status_code == 302
    article.refresh_from_db()
    assert (article.title, article.intro, article.is_published) == ("Oud", "Van Jan", True)
    assert (article.draft.title, article.draft.intro) == ("Van Anna", "Van Jan")


@pytest.mark.parametrize("button", ["_save", "_publish", "_draft"])
def test_the_text_of_an_article_that_was_deleted_meanwhile_can_be_saved_anew(anna: Client, button: str) -> None:
    theme = make_theme()
    article = make_article(title="Oud", slug="oud")
    mine = opened(anna, change(article))
    Article.objects.all().delete()
    fields = {"title": "Van Anna", "body": "<p>Een <b>dag</b>.</p>", "themes": [theme.pk]}
    response = send(anna, article, mine, button, **fields)
    assert errors(response) == {"__all__": [GONE]}
    assert not Article.objects.exists()
    assert f'action="{ADD}"' in response.content.decode()
    assert '<p class="errornote">' in response.content.decode()  # by which the script keeps what was typed
    form = posted(response)
    assert (form["title"], form["slug"], form["body"]) == ("Van Anna", "oud", "<p>Een <b>dag</b>.</p>")
    assert 'name="version"' not in response.content.decode()
    del form["version"]
    anna.post(ADD, {**form, "_save": "1"})
    saved = Article.objects.get()
    assert (saved.title, saved.slug, saved.published_at) == ("Van Anna", "oud", None)
    assert list(saved.themes.all()) == [theme]


def test_what_else_is_wrong_with_the_text_of_a_deleted_article_is_told_too(anna: Client, article: Article) -> None:
    mine = opened(anna, change(article))
    Article.objects.all().delete()
    assert errors(send(anna, article, {**mine, "version": ""}, title="")).keys() == {"__all__", "title"}


def test_who_may_not_add_articles_is_led_back_from_one_that_was_deleted(anna: Client, article: Article) -> None:
    mine = opened(anna, change(article))
    Article.objects.all().delete()
    Group.objects.get(name="Redactie").permissions.remove(Permission.objects.get(codename="add_article"))
    assert send(anna, article, mine).headers["Location"] == "/beheer/"
    assert anna.post(f"{LIST}abc/change/", mine).status_code == 302
