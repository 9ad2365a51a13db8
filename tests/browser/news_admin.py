"""What an editor of the news does in the browser, for the tests that watch it."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.test_editor_path import settle
from tests.news.editors import PASSWORD

Visitors = Callable[[str], Visitor]


def log_in(visitor: Visitor, path: str, name: str = "anna", **window: Any) -> Page:
    found = visitor.open(path, **window)
    found.get_by_label("Gebruikersnaam").fill(name)
    found.get_by_label("Wachtwoord").fill(PASSWORD)
    found.get_by_role("button", name="Aanmelden").click()
    expect(found.get_by_role("button", name="Afmelden")).to_be_visible()
    watched(found)
    return found


def watched(found: Page) -> None:
    """Until the editor is there and what is typed is kept."""
    settle(found)
    if found.locator("[data-local-draft]").count():
        expect(found.locator("#article_form[data-watched]")).to_be_attached()


def text(found: Page) -> Locator:
    return found.get_by_role("textbox", name="Tekst:")


def click(found: Page, button: str) -> None:
    found.get_by_role("button", name=button, exact=True).click()


def save(found: Page, button: str) -> None:
    settle(found)
    click(found, button)
    expect(found.locator(".messagelist .success")).to_be_visible()
    watched(found)
