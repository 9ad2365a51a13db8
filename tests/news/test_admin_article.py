"""The form and the list of articles: drafting, scheduling, publishing, taking offline."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from news.models import Article, FormerSlug
from tests.builders import make_event, make_session, make_theme, moment
from tests.news.articles import make_article
from tests.news.editors import ADD, LIST, change, editor, errors, moment_fields, opened, page, save
from tests.photos.pictures import make_gallery, make_row

pytestmark = pytest.mark.django_db

HOSTILE = [
    "=1+1",
    "＝1",
    "Titel\r\nBcc: x@x",
    "]]>",
    "a\x0bb",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}",
    "\u202etfel",
    "é" * 200,
    "\U0001f680",
]


@pytest.fixture
def client() -> Client:
    return editor()


def only() -> Article:
    return Article.objects.get()


def test_a_new_article_is_a_concept_with_a_slug_of_its_title(client: Client) -> None:
    response = save(client, ADD, title="Zo was de dag", body="<p>Tekst</p>")
    assert (response.status_code, response.headers["Location"]) == (302, LIST)
    article = only()
    assert (article.slug, article.published_at, article.kind) == ("zo-was-de-dag", None, "nieuws")
    assert client.get(article.get_absolute_url()).status_code == 404
    assert [str(one) for one in client.get(LIST).context["messages"]] == [
        f'<a href="{change(article)}">Zo was de dag</a> is opgeslagen: concept.'
    ]


def test_everything_that_was_chosen_is_saved(client: Client) -> None:
    event = make_event()
    session, theme, photo = make_session(event), make_theme(), make_row(credit="Iris")
    gallery = make_gallery(photo)
    save(
        client,
        ADD,
        **{"title": "Verslag", "intro": "Kort.", "lead_photo": photo.pk, "gallery": gallery.pk, "event": event.pk},
        **{"sessions": [session.pk], "themes": [theme.pk], "byline": "Anna", "kind": "sessieverslag"},
        body=f'<p>a</p><figure data-photo="{photo.pk}"><figcaption>Zo</figcaption></figure>',
    )
    article = only()
    assert (article.lead_photo, article.gallery, article.event) == (photo, gallery, event)
    assert (list(article.sessions.all()), list(article.themes.all())) == ([session], [theme])
    assert (article.byline, article.kind, list(article.figures.all())) == ("Anna", "sessieverslag", [photo])
    assert opened(client, change(article))["sessions"] == [session.pk]


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_stay_text(client: Client, title: str) -> None:
    save(client, ADD, "_publish", title=title, intro=title, byline=title, body=title)
    article = only()
    assert not set("\r\n\x0b\u202e") & set(article.title + article.intro + article.byline)
    assert "<script" not in article.body_html
    for url in (LIST, change(article), page(article, "versions"), page(article, "links"), page(article, "preview")):
        text = client.get(url).content.decode()
        assert "<script>alert" not in text
        assert ("{{ 7|add:7 }}" in text) == ("{{" in title)
    assert client.get(article.get_absolute_url()).status_code == 200


def test_a_title_of_nothing_but_control_characters_is_refused(client: Client) -> None:
    assert errors(save(client, ADD, title="\u202e\u202d"))["title"] == ["Vul een titel in."]
    assert not Article.objects.exists()


def test_a_slug_is_unique_among_live_articles_only(client: Client) -> None:
    live = make_article(slug="verslag")
    make_article(slug="concept", draft_of=live, published_at=None)
    save(client, ADD, title="Verslag")
    save(client, ADD, title="Concept")
    assert set(Article.objects.live().values_list("slug", flat=True)) == {"verslag", "verslag-2", "concept"}
    other = Article.objects.get(slug="verslag-2")
    refused = "Dit adres is al in gebruik. Kies een ander adres."
    assert errors(save(client, change(other), slug="verslag"))["slug"] == [refused]


def test_a_changed_slug_of_what_was_public_leads_on_and_that_of_a_draft_does_not(client: Client) -> None:
    article = make_article(slug="oud")
    save(client, change(article), "_draft", slug="nieuw")
    assert not FormerSlug.objects.exists()
    assert client.get("/nieuws/nieuw/").status_code == 404
    save(client, change(article), "_publish")
    response = client.get("/nieuws/oud/")
    assert (response.status_code, response.headers["Location"]) == (301, "/nieuws/nieuw/")


def test_publish_now_and_take_offline(client: Client) -> None:
    article = make_article(published_at=None, title="Nu")
    response = save(client, change(article), "_publish")
    assert response.headers["Location"] == change(article)
    article.refresh_from_db()
    assert article.is_published
    assert client.get(article.get_absolute_url()).status_code == 200
    save(client, change(article), "_unpublish", title="Straks")
    article.refresh_from_db()
    assert (article.published_at, article.title) == (None, "Straks")
    assert client.get(article.get_absolute_url()).status_code == 404


def test_an_article_is_planned_by_its_moment_and_appears_by_the_clock(client: Client) -> None:
    article = make_article(published_at=None)
    save(client, change(article), **moment_fields("published_at", "18-06-2040 09:00"))
    article.refresh_from_db()
    assert article.published_at == moment("2040-06-18 09:00")
    assert "ingepland voor maandag 18 juni 2040, 09.00 uur" in client.get(LIST).content.decode()
    assert article.history.first().history_change_reason == "Ingepland voor maandag 18 juni 2040, 09.00 uur"
    assert client.get(article.get_absolute_url()).status_code == 404
    Article.objects.filter(pk=article.pk).update(published_at=timezone.now() - dt.timedelta(seconds=1))
    assert client.get(article.get_absolute_url()).status_code == 200


def test_publish_now_of_a_planned_article_does_not_wait(client: Client) -> None:
    article = make_article(published_at=moment("2040-06-18 09:00"))
    save(client, change(article), "_publish")
    article.refresh_from_db()
    assert article.is_published


@pytest.mark.parametrize(
    ("button", "moments", "refused"),
    [
        ("_save", ("18-06-2040 09:00", "17-06-2040 09:00"), ("expires_at", "Het artikel verdwijnt voordat")),
        ("_publish", ("", "17-06-2020 09:00"), ("expires_at", "Dit moment is al voorbij.")),
        ("_save", ("18-06-1899 09:00", ""), ("published_at", "Kies een jaar tussen 2000 en 2100.")),
        ("_save", ("onzin 09:00", ""), ("published_at", "Voer een geldige datum in.")),
    ],
)
def test_moments_that_cannot_be_are_refused(
    client: Client, button: str, moments: tuple[str, str], refused: tuple[str, str]
) -> None:
    fields = {**moment_fields("published_at", moments[0]), **moment_fields("expires_at", moments[1])}
    found = errors(save(client, ADD, button, title="Titel", **fields))
    assert list(found) == [refused[0]]
    assert found[refused[0]][0].startswith(refused[1])


@pytest.mark.parametrize("field", ["lead_photo", "gallery", "event", "sessions", "themes", "kind"])
@pytest.mark.parametrize("value", ["x", "0", "-1", "9" * 30, "²"])
def test_keys_that_no_row_has_are_refused_in_words(client: Client, field: str, value: str) -> None:
    response = save(client, ADD, title="Titel", **{field: value})
    assert list(errors(response)) == [field]
    assert response.content.decode().count("Titel")
    assert not Article.objects.exists()


def test_the_list_shows_live_articles_newest_first_with_their_state(client: Client) -> None:
    live = make_article(title="Online")
    make_article(title="Nieuwer", draft_of=live, published_at=None)
    make_article(title="Oud", published_at=moment("2017-01-01 09:00"), expires_at=moment("2017-02-01 09:00"))
    make_article(title="Concept", published_at=None)
    rows = client.get(LIST).context["cl"].result_list
    assert [row.title for row in rows] == ["Concept", "Online", "Oud"]
    text = client.get(LIST).content.decode()
    assert "online sinds 18 juni 2018, 17.00 uur" in text
    assert "verlopen sinds 1 februari 2017, 09.00 uur" in text
    assert text.count("nieuwer concept</span>") == 1


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("status=concept", ["Concept"]),
        ("status=ingepland", ["Straks"]),
        ("status=online", ["Online"]),
        ("status=verlopen", ["Oud"]),
        ("status=nieuwer", ["Online"]),
        ("status=onzin", ["Concept", "Straks", "Online", "Oud"]),
        ("kind__exact=column", ["Oud"]),
        ("q=waterstof", ["Concept"]),
        ("q=%3Cscript%3E", []),
    ],
)
def test_the_list_filters_and_searches(client: Client, query: str, titles: list[str]) -> None:
    live = make_article(title="Online")
    make_article(title="Nieuwer", draft_of=live, published_at=None)
    make_article(
        title="Oud", kind="column", published_at=moment("2017-01-01 09:00"), expires_at=moment("2017-02-01 09:00")
    )
    make_article(title="Concept", published_at=None, body="<p>Over waterstof.</p>")
    make_article(title="Straks", published_at=moment("2040-01-01 09:00"))
    response = client.get(f"{LIST}?{query}")
    assert [row.title for row in response.context["cl"].result_list] == titles


def test_the_list_filters_by_edition_and_theme(client: Client) -> None:
    event, theme = make_event(), make_theme()
    make_article(title="Met", event=event, themes=[theme])
    make_article(title="Zonder")
    for query in (f"event__id__exact={event.pk}", f"themes__id__exact={theme.pk}"):
        assert [row.title for row in client.get(f"{LIST}?{query}").context["cl"].result_list] == ["Met"]


def test_the_list_costs_the_same_for_one_and_three(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def more() -> None:
        event = make_event()
        live = make_article(event=event, themes=[make_theme()], sessions=[make_session(event)])
        make_article(draft_of=live, published_at=None)

    more()
    client.get(LIST)
    with django_assert_num_queries(8):
        client.get(LIST)
    more()
    more()
    with django_assert_num_queries(8):
        client.get(LIST)


def test_choices_tell_the_edition_of_a_session(client: Client) -> None:
    session = make_session(make_event(short_name="2023"), title="Opening")
    query = "app_label=news&model_name=article&field_name=sessions"
    results = client.get(f"/beheer/autocomplete/?{query}&term=open").json()["results"]
    assert results == [{"id": str(session.pk), "text": "Opening (2023)"}]
    article = make_article(sessions=[session])
    assert "Opening (2023)" in client.get(change(article)).content.decode()


def test_an_article_and_its_draft_are_deleted_with_who_did_it(client: Client) -> None:
    article = make_article()
    make_article(draft_of=article, published_at=None)
    history: Any = Article.history.model
    client.post(f"{LIST}{article.pk}/delete/", {"post": "yes"})
    assert not Article.objects.exists()
    assert history.objects.get(history_type="-", draft_of=None).history_user.username == "anna"
    other = make_article()
    client.post(LIST, {"action": "delete_selected", "_selected_action": [other.pk], "post": "yes"})
    assert not Article.objects.exists()
