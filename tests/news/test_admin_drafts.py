"""A newer draft of what is online: kept apart, published or thrown away; and what a publication still lacks."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from news.models import Article
from photos.actions import hide_photo
from tests.builders import make_event, make_session, make_theme, moment
from tests.news.articles import make_article
from tests.news.editors import ADD, change, editor, errors, moment_fields, opened, page, save
from tests.photos.pictures import make_gallery, make_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return editor()


def records(article: Article) -> list[tuple[Any, ...]]:
    rows = article.history.all()
    return [(row.title, row.history_change_reason, row.history_user and row.history_user.username) for row in rows]


def test_a_draft_leaves_what_is_online_untouched(client: Client) -> None:
    event = make_event()
    session, theme = make_session(event), make_theme()
    article = make_article(title="Oud", sessions=[session])
    before = client.get(article.get_absolute_url()).content
    save(client, change(article), "_draft", title="Nieuw", body="<p>Anders</p>", sessions=[], themes=[theme.pk])
    assert client.get(article.get_absolute_url()).content == before
    draft = article.draft
    assert (draft.title, draft.body, draft.published_at) == ("Nieuw", "<p>Anders</p>", None)
    assert (list(draft.sessions.all()), list(draft.themes.all())) == ([], [theme])
    data = opened(client, change(article))
    assert (data["title"], data["sessions"], data["themes"]) == ("Nieuw", [], [theme.pk])
    text = client.get(change(article)).content.decode()
    assert "U bewerkt een nieuwer concept" in text
    assert "Online staat de versie van" in text
    assert "Publiceer dit concept" in text
    difference = re.search(r'href="([^"]*/versies/vergelijk/[^"]*)"', text)
    assert difference is not None
    changed = client.get(html.unescape(difference[1])).content.decode()
    assert "verwijderd: </span>Oud</del>" in changed
    assert "toegevoegd: </span>Nieuw</ins>" in changed
    save(client, change(article), "_draft", title="Nieuwer")
    assert Article.objects.filter(draft_of=article).get().title == "Nieuwer"


@pytest.mark.parametrize("button", ["_save", "_continue", "_onzin"])
def test_what_is_online_changes_only_when_asked(client: Client, button: str) -> None:
    article = make_article(title="Oud")
    save(client, change(article), button, title="Nieuw")
    article.refresh_from_db()
    assert (article.title, article.draft.title) == ("Oud", "Nieuw")


def test_publishing_a_draft_replaces_what_is_online_and_keeps_its_versions(client: Client) -> None:
    theme = make_theme()
    article = make_article(title="Oud", slug="oud")
    published = article.published_at
    save(client, change(article), "_draft", title="Half", themes=[theme.pk])
    response = save(client, change(article), "_publish", title="Nieuw")
    assert response.headers["Location"] == change(article)
    article = Article.objects.get()
    assert (article.title, article.published_at, list(article.themes.all())) == ("Nieuw", published, [theme])
    assert records(article) == [
        ("Nieuw", "Concept gepubliceerd", "anna"),
        ("Half", "Concept bewaard", "anna"),
        ("Oud", None, None),
    ]
    assert b"Nieuw" in client.get(article.get_absolute_url()).content


def test_a_draft_is_thrown_away_after_a_question_and_can_be_found_again(client: Client) -> None:
    article = make_article(title="Oud")
    save(client, change(article), "_draft", title="Nieuw")
    url = page(article, "discard")
    question = client.get(url).content.decode()
    assert "verwijderd: </span>Oud</del>" in question
    assert "toegevoegd: </span>Nieuw</ins>" in question
    assert Article.objects.count() == 2
    assert client.post(url).headers["Location"] == change(article)
    assert list(Article.objects.values_list("title", flat=True)) == ["Oud"]
    assert records(article)[:2] == [("Nieuw", "Concept weggegooid", "anna"), ("Nieuw", "Concept bewaard", "anna")]
    assert client.post(url).status_code == 302  # twice is not an error
    thrown = article.history.first()
    client.post(page(article, "restore", thrown.pk))
    article.refresh_from_db()
    assert (article.title, article.draft.title) == ("Oud", "Nieuw")  # readers never saw it, and do not see it now


def test_taking_offline_goes_on_with_the_newest_text(client: Client) -> None:
    article = make_article(title="Oud")
    save(client, change(article), "_draft", title="Nieuw")
    save(client, change(article), "_unpublish")
    article = Article.objects.get()
    assert (article.title, article.published_at) == ("Nieuw", None)


def test_a_draft_of_what_has_expired_asks_for_another_moment(client: Client) -> None:
    article = make_article(title="Oud")
    save(client, change(article), "_draft", title="Nieuw")
    Article.objects.filter(pk=article.pk).update(expires_at="2019-01-01T00:00Z")
    text = client.get(change(article)).content.decode()
    assert "Het artikel is niet online." in text
    save(client, change(article), "_publish")
    article = Article.objects.get()
    assert (article.title, article.is_published) == ("Nieuw", True)


def test_the_buttons_fit_the_state_and_the_first_never_publishes(client: Client) -> None:
    def buttons(article: Article) -> list[str]:
        return [one.label for one in client.get(change(article)).context["buttons"]]

    assert buttons(make_article(published_at=None)) == ["Opslaan", "Opslaan en verder werken", "Publiceer nu"]
    planned = make_article(published_at=moment("2040-01-01 09:00"))
    assert buttons(planned) == ["Opslaan", "Opslaan en verder werken", "Publiceer nu", "Zet terug naar concept"]
    save(client, change(planned), "_unpublish")
    planned.refresh_from_db()
    assert planned.published_at is None
    live = make_article()
    assert buttons(live) == ["Bewaar als concept", "Publiceer wijzigingen", "Haal offline"]
    save(client, change(live), "_draft", title="Nieuw")
    assert buttons(live) == ["Bewaar concept", "Publiceer dit concept", "Haal offline"]


def test_a_draft_cannot_hold_another_moment_of_publishing(client: Client) -> None:
    article = make_article()
    moments = moment_fields("published_at", "19-06-2018 09:00")
    found = errors(save(client, change(article), "_draft", title="Nieuw", **moments))
    assert found == {"published_at": ["Een concept bewaart dit moment niet. Zet het terug, of publiceer de wijziging."]}
    save(client, change(article), "_draft", title="Nieuw")
    save(client, change(article), "_draft", **moments)  # the field is closed while there is a draft
    article.refresh_from_db()
    assert article.published_at is not None
    assert article.published_at.day == 18


def figure(pk: int) -> str:
    return f'<p>a</p><figure data-photo="{pk}"></figure>'


@pytest.mark.parametrize("where", ["lead_photo", "body"])
@pytest.mark.parametrize("at", ["", "18-06-2040 09:00"])
def test_no_photo_without_description_is_published_or_planned(client: Client, where: str, at: str) -> None:
    photo = make_row(alt="", original_name="IMG_1.jpg")
    article = make_article(published_at=None)
    fields = {where: photo.pk if where == "lead_photo" else figure(photo.pk), "title": "Wat ik typte"}
    button = "_save" if at else "_publish"
    response = save(client, change(article), button, **fields, **moment_fields("published_at", at))
    found = errors(response)
    assert list(found) == [where]
    assert "heeft geen beschrijving. Beschrijf haar, of kies een andere foto." in found[where][0]
    text = response.content.decode()
    assert 'value="Wat ik typte"' in text
    assert f'href="/beheer/photos/photo/{photo.pk}/change/"' in text
    article.refresh_from_db()
    assert article.published_at is None
    save(client, change(article), **fields)
    article.refresh_from_db()
    assert article.title == "Wat ik typte"
    photo.alt = "Een brug"
    photo.save()
    save(client, change(article), "_publish")
    article.refresh_from_db()
    assert article.is_published


def test_a_decorative_photo_needs_no_description(client: Client) -> None:
    photo = make_row(alt="", decorative=True)
    save(client, ADD, "_publish", title="Titel", lead_photo=photo.pk, body=figure(photo.pk))
    assert Article.objects.get().is_published


def test_a_draft_with_a_photo_without_description_is_kept_but_not_published(client: Client) -> None:
    article = make_article(title="Oud")
    photo = make_row(alt="")
    save(client, change(article), "_draft", lead_photo=photo.pk)
    assert list(errors(save(client, change(article), "_publish"))) == ["lead_photo"]
    article.refresh_from_db()
    assert (article.lead_photo, article.draft.lead_photo) == (None, photo)


def test_the_check_lists_what_is_missing_and_what_would_be_better(client: Client) -> None:
    small = make_row(alt="", credit="", width=800, height=600)
    hidden = make_row(alt="Een brug", credit="Iris")
    hide_photo(photo=hidden)
    gallery = make_gallery(make_row(alt=""), make_row())
    body = f"{figure(hidden.pk)}{figure(999999)}"
    article = make_article(published_at=None, lead_photo=small, body=body, gallery=gallery, intro="")
    notices = client.get(change(article)).context["notices"]
    assert (notices[0].field, notices[0].blocks) == ("lead_photo", True)
    texts = [one.text for one in notices]
    assert texts[1:] == [
        "De foto bovenaan heeft geen naam van de fotograaf.",
        "De foto bovenaan is klein voor sociale media: 800 × 420 in plaats van 1200 × 630.",
        "De foto “Een brug” in de tekst is verborgen. Bezoekers zien haar niet.",
        "Een foto in de tekst bestaat niet meer (nummer 999999). Haal haar weg.",
        "In de galerij: 1 foto heeft geen beschrijving. Bezoekers zien die niet.",
        "Er is geen inleiding. Overzichten en zoekmachines tonen die.",
        "Het artikel hoort bij geen editie.",
        "Er staat geen auteur bij.",
    ]
    complete = make_article(lead_photo=make_row(credit="Iris"), event=make_event(), byline="Anna", body="<p>Tekst.</p>")
    assert client.get(change(complete)).context["notices"] == []


@pytest.mark.parametrize(
    ("alts", "published_at", "expected"),
    [
        (["Een brug"], None, ["De galerij is nog niet gepubliceerd. Lezers zien haar niet."]),
        (["Een brug"], moment("2999-01-01 00:00"), ["De galerij is nog niet gepubliceerd. Lezers zien haar niet."]),
        (
            [],
            moment("2018-01-01 00:00"),
            ["De galerij heeft nog geen foto die lezers zien. Daarom zien zij haar niet."],
        ),
        (["Een brug"], moment("2018-01-01 00:00"), []),
    ],
)
def test_the_check_tells_that_readers_do_not_see_the_gallery(
    client: Client, alts: list[str], published_at: Any, expected: list[str]
) -> None:
    gallery = make_gallery(*(make_row(alt=alt) for alt in alts), published_at=published_at)
    article = make_article(published_at=None, gallery=gallery)
    found = [one for one in client.get(change(article)).context["notices"] if one.field == "gallery"]
    assert [one.text for one in found] == expected
    assert all((one.gallery, one.blocks) == (gallery.pk, False) for one in found)
    save(client, change(article), "_publish")
    article.refresh_from_db()
    assert article.is_published
