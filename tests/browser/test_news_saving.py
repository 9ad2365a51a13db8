"""What editors typed is never lost: without network, after the end of a session, and with two of them at once."""

import pytest
from playwright.sync_api import Dialog, expect
from pytest_django.live_server_helper import LiveServer

from news.models import Article
from tests.browser.news_admin import Visitors, click, log_in, save, text, watched
from tests.browser.test_editor_path import choose, settle
from tests.builders import make_theme
from tests.news.articles import make_article
from tests.news.editors import ADD, LIST, PASSWORD, change, make_editor
from tests.photos.pictures import make_photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_text_survives_a_lost_connection(live_server: LiveServer, visitor_of: Visitors) -> None:
    make_editor()
    photo, theme = make_photo(alt="Een brug"), make_theme(name="Leren")
    article = make_article(published_at=None, title="Oud", body="<p>Oude tekst.</p>")
    visitor = visitor_of(live_server.url)
    found = log_in(visitor, change(article))
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    found.on("dialog", leave)
    found.get_by_label("Titel:").fill("Nieuwe titel")
    text(found).locator("p").first.click()
    found.keyboard.press("End")
    found.keyboard.type(" En meer.")
    found.get_by_role("button", name="Foto bovenaan").click()
    found.get_by_role("dialog", name="Kies een foto").get_by_role("button", name="Een brug").click()
    choose(found, "id_themes", "Leren")
    found.wait_for_load_state("networkidle")  # the choice asks once more
    found.context.set_offline(True)
    click(found, "Opslaan")
    expect(found.get_by_text("Er is nu geen verbinding. Uw tekst is in deze browser bewaard.")).to_be_visible()
    found.context.set_offline(False)

    found.goto(LIST)
    assert asked == ["beforeunload"]
    settle(found)
    found.goto(change(article))
    watched(found)
    expect(found.get_by_text("die niet is opgeslagen.")).to_be_visible()
    expect(found.get_by_label("Titel:")).to_have_value("Oud")
    click(found, "Terugzetten")
    expect(found.get_by_label("Titel:")).to_have_value("Nieuwe titel")
    expect(text(found)).to_contain_text("Oude tekst. En meer.")
    expect(found.locator(".field-lead_photo")).to_contain_text("Een brug")
    expect(found.locator(".field-themes")).to_contain_text("Leren")
    save(found, "Opslaan en verder werken")
    article.refresh_from_db()
    assert (article.title, article.body, article.lead_photo) == ("Nieuwe titel", "<p>Oude tekst. En meer.</p>", photo)
    assert list(article.themes.all()) == [theme]
    expect(found.get_by_text("die niet is opgeslagen.")).to_have_count(0)
    assert found.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('techniekpact:artikel'))") == []
    found.goto(LIST)
    assert asked == ["beforeunload"]


def test_a_text_survives_the_end_of_a_session(live_server: LiveServer, visitor_of: Visitors) -> None:
    make_editor()
    found = log_in(visitor_of(live_server.url), ADD)
    found.get_by_label("Titel:").fill("Lang geschreven")
    text(found).click()
    found.keyboard.type("Een hele middag werk.")
    found.context.clear_cookies(name="sessie")
    click(found, "Opslaan en verder werken")
    found.get_by_label("Gebruikersnaam").fill("anna")
    found.get_by_label("Wachtwoord").fill(PASSWORD)
    click(found, "Aanmelden")
    expect(found.get_by_text("die niet is opgeslagen.")).to_be_visible()
    click(found, "Terugzetten")
    save(found, "Opslaan en verder werken")
    article = Article.objects.get()
    assert (article.title, article.body) == ("Lang geschreven", "<p>Een hele middag werk.</p>")


def test_a_text_that_is_thrown_away_is_not_offered_again(live_server: LiveServer, visitor_of: Visitors) -> None:
    make_editor()
    found = log_in(visitor_of(live_server.url), ADD)
    found.on("dialog", lambda dialog: dialog.accept())
    found.get_by_label("Titel:").fill("Een begin")
    found.reload()
    watched(found)
    click(found, "Weggooien")
    expect(found.get_by_text("die niet is opgeslagen.")).to_be_hidden()
    found.reload()
    watched(found)
    expect(found.get_by_text("die niet is opgeslagen.")).to_have_count(0)
    found.get_by_label("Titel:").fill("Een ander begin")
    save(found, "Opslaan en verder werken")
    assert Article.objects.get().title == "Een ander begin"


def test_two_windows_that_save_at_once_lose_no_word(live_server: LiveServer, visitor_of: Visitors) -> None:
    make_editor("anna", first_name="Anna")
    make_editor("jan", first_name="Jan")
    article = make_article(published_at=None, body="<p>Een regel.</p>")
    windows = []
    for name in ("anna", "jan"):
        found = log_in(visitor_of(live_server.url), change(article), name)
        text(found).locator("p").first.click()
        found.keyboard.press("End")
        found.keyboard.type(f" Van {name}.")
        windows.append(found)
    anna, jan = windows
    jan.get_by_label("Inleiding:").fill("Inleiding van Jan")
    save(jan, "Opslaan en verder werken")
    click(anna, "Opslaan en verder werken")
    watched(anna)
    expect(anna.get_by_text("Jan heeft dit intussen ook gewijzigd.")).to_be_visible()
    expect(text(anna)).to_have_text("Een regel. Van anna.")
    expect(anna.get_by_label("Inleiding:")).to_have_value("Inleiding van Jan")
    difference = anna.get_by_role("region", name="Verschil bij Tekst")
    expect(difference.locator("del").last).to_have_text("verwijderd: jan.")
    expect(difference.locator("ins").last).to_have_text("toegevoegd: anna.")
    save(anna, "Opslaan en verder werken")
    article.refresh_from_db()
    assert (article.body, article.intro) == ("<p>Een regel. Van anna.</p>", "Inleiding van Jan")
    assert "<p>Een regel. Van jan.</p>" in [row.body for row in article.history.all()]
