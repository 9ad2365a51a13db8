"""Who may do what with articles: the group Redactie, others of the staff, and everyone else."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from news.models import Article, PreviewLink
from tests.builders import make_event, make_room, make_session, make_speaker, make_theme
from tests.news.articles import make_article
from tests.news.editors import ADD, LIST, change, editor, page, redactie
from tests.photos.pictures import make_gallery, make_row

pytestmark = pytest.mark.django_db

PAGES = ("preview", "links", "versions")


def all_pages(article: Article) -> list[str]:
    key = article.history.first().pk
    compare = f"{page(article, 'compare')}?naar={key}"
    photos = "/beheer/news/article/fotos/?id=1"
    return [LIST, ADD, change(article), *(page(article, name) for name in PAGES), compare, photos]


def all_posts(article: Article) -> list[str]:
    return [
        *(ADD, change(article), page(article, "links"), page(article, "discard")),
        page(article, "restore", 1),
        page(article, "withdraw", 1),
        f"{LIST}{article.pk}/delete/",
    ]


def test_the_migration_makes_the_group_with_its_permissions_and_no_others() -> None:
    group = redactie()  # it is there already, unless an earlier test emptied the database
    found = {f"{one.content_type.app_label}.{one.codename}" for one in group.permissions.all()}
    four = ("add", "change", "delete", "view")
    assert found == {
        *(f"news.{verb}_{model}" for verb in four for model in ("article", "previewlink")),
        *(f"photos.{verb}_{model}" for verb in four for model in ("photo", "gallery", "galleryphoto")),
        *("photos.view_removalrequest", "photos.change_removalrequest"),
        *(f"events.view_{model}" for model in ("event", "session", "theme")),
    }
    assert redactie() == group  # again changes nothing
    assert len(found) == group.permissions.count()


def test_an_editor_opens_every_page_of_the_news() -> None:
    client, article = editor(), make_article()
    for url in all_pages(article):
        assert (url, client.get(url).status_code) == (url, 200)


def test_an_editor_may_use_photos_and_galleries_and_choose_events() -> None:
    client = editor()
    event = make_event()
    make_gallery(make_row())
    make_session(event)
    make_theme()
    for model in ("photos/photo", "photos/gallery", "photos/removalrequest", "events/event", "events/session"):
        assert (model, client.get(f"/beheer/{model}/").status_code) == (model, 200)
    for field in ("event", "sessions", "themes", "gallery"):
        query = f"app_label=news&model_name=article&field_name={field}"
        assert len(client.get(f"/beheer/autocomplete/?{query}").json()["results"]) == 1


def test_an_editor_is_refused_everything_else() -> None:
    client = editor()
    event = make_event()
    session, theme, room, speaker = make_session(event), make_theme(), make_room(event), make_speaker()
    user = User.objects.get()
    closed = [
        *(f"auth/user/{rest}" for rest in ("", "add/", f"{user.pk}/change/", f"{user.pk}/password/")),
        *(f"auth/group/{rest}" for rest in ("", "add/", "1/change/")),
        *(f"flatpages/flatpage/{rest}" for rest in ("", "add/", "1/change/")),
        *("events/venue/", f"events/venue/{room.venue_id}/change/", "events/room/", f"events/room/{room.pk}/change/"),
        *("events/speaker/", "events/speaker/add/", f"events/speaker/{speaker.pk}/change/"),
        *("events/event/add/", "events/session/add/", "events/theme/add/", f"events/event/{event.pk}/kopie/"),
        *(f"events/session/{session.pk}/delete/", f"events/event/{event.pk}/delete/"),
    ]
    for path in closed:
        assert (path, client.get(f"/beheer/{path}").status_code) == (path, 403)
    for path in (f"event/{event.pk}", f"session/{session.pk}", f"theme/{theme.pk}"):
        assert client.post(f"/beheer/events/{path}/change/", {}).status_code == 403
        assert b'name="_save"' not in client.get(f"/beheer/events/{path}/change/").content
    action = {"action": "delete_selected", "_selected_action": [session.pk], "post": "yes"}
    client.post("/beheer/events/session/", action)
    session.refresh_from_db()


def login(response: Any) -> bool:
    return bool(response.status_code == 302 and response.headers["Location"].startswith("/beheer/login/"))


def test_visitors_are_led_to_the_login() -> None:
    article = make_article()
    for url in all_pages(article):
        assert (url, login(Client().get(url))) == (url, True)
    for url in all_posts(article):
        assert (url, login(Client().post(url))) == (url, True)
    assert Article.objects.count() == 1


def test_staff_without_permission_are_refused() -> None:
    User.objects.create_user("programma", password="een lang wachtwoord", is_staff=True)
    client = Client()
    client.force_login(User.objects.get())
    article = make_article()
    for url in all_pages(article):
        assert (url, client.get(url).status_code) == (url, 403)
    for url in all_posts(article):
        assert (url, client.post(url).status_code) == (url, 403)
    assert (Article.objects.count(), PreviewLink.objects.count()) == (1, 0)


def test_who_may_only_look_changes_nothing() -> None:
    client = editor()
    group = redactie()
    group.permissions.set(group.permissions.filter(codename__in=["view_article", "view_photo", "view_previewlink"]))
    article = make_article(title="Titel")
    for url in (LIST, change(article), *(page(article, name) for name in PAGES)):
        assert (url, client.get(url).status_code) == (url, 200)
    for url in all_posts(article):
        assert (url, client.post(url).status_code) == (url, 403)
    text = client.get(change(article)).content.decode()
    assert "Publiceer" not in text.partition('id="article_form"')[2].partition("news-submit")[2]
    assert (Article.objects.count(), PreviewLink.objects.count()) == (1, 0)


def test_no_get_changes_anything() -> None:
    client = editor()
    article = make_article()
    make_article(draft_of=article, published_at=None)
    count = Article.history.model.objects.count()
    before = list(Article.objects.order_by("pk").values())
    posts = [page(article, "discard"), page(article, "restore", 1), page(article, "withdraw", 1)]
    for url in [*all_pages(article), *posts, f"{LIST}{article.pk}/delete/"]:
        client.get(url, {"_publish": "1", "post": "yes"})
        client.head(url)
    assert list(Article.objects.order_by("pk").values()) == before
    assert Article.history.model.objects.count() == count
    assert not PreviewLink.objects.exists()


@pytest.mark.parametrize("key", ["0", "999999999", "9" * 18])
@pytest.mark.parametrize("rest", ["voorbeeld/", "voorbeeldlinks/", "versies/", "versies/vergelijk/"])
def test_articles_that_do_not_exist_are_not_found(key: str, rest: str) -> None:
    assert editor().get(f"{LIST}{key}/{rest}").status_code == 404


@pytest.mark.parametrize("key", ["x", "-1", "9" * 40, "²"])
def test_what_is_no_key_leads_back(key: str) -> None:
    client = editor()
    for rest in ("change/", "delete/", "history/", "voorbeeld/", "versies/"):
        assert client.get(f"{LIST}{key}/{rest}").status_code in {302, 404}


def test_a_draft_has_no_page_of_its_own() -> None:
    client = editor()
    draft = make_article(draft_of=make_article(), published_at=None)
    assert client.get(change(draft)).status_code == 302
    assert client.get(page(draft, "versions")).status_code == 404


@pytest.mark.parametrize(("query", "found"), [("", []), ("x,²", []), ("9999999,1x", []), ("9" * 40, [])])
def test_photos_are_asked_for_by_key(query: str, found: list[int]) -> None:
    client = editor()
    photo = make_row()
    url = "/beheer/news/article/fotos/"
    assert client.get(url, {"id": query}).json() == {"photos": found}
    assert [one["id"] for one in client.get(url, {"id": f"{query},{photo.pk}"}).json()["photos"]] == [photo.pk]
    assert client.post(url).status_code == 405
