"""The desk without JavaScript, by keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from registrations.models import CheckIn
from tests.browser.desk import Desks
from tests.browser.test_desk import told
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.staff_users import DESK, make_staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_keyboard_alone_is_enough(desks: Desks) -> None:
    """Of a hardware scanner, and of who does not use a mouse: each key goes to where the focus is by itself."""
    event = make_open_event()
    first, other = (make_registration(event, name=name) for name in ("Anna Bakker", "Bo Li"))
    page = desks.device(make_staff(DESK, events=[event]), java_script_enabled=False).open()
    keys = page.keyboard
    expect(page.locator("#q")).to_be_focused()
    keys.type(first.code)  # as a scanner does
    keys.press("Enter")
    told(page, "Binnen")
    expect(page.locator("h1")).to_have_text("Anna Bakker")
    expect(page.locator("#q")).to_be_focused()
    keys.type("bo li")
    keys.press("Enter")
    reach(page, "Bo Li")
    keys.press("Enter")
    expect(page.get_by_role("button", name="Laat binnen")).to_be_focused()
    keys.press("Enter")
    told(page, "Binnen")
    keys.type(first.code)
    keys.press("Enter")
    told(page, re.compile(r"^Was al binnen\b"))
    reach(page, "Maak ongedaan")
    keys.press("Enter")
    told(page, re.compile(r"^Ongedaan gemaakt\b"))
    reach(page, "Verbeter de naam")
    keys.press("Enter")
    reach(page, "Bewaar de naam")
    keys.press("Enter")
    told(page, re.compile(r"^Bewaard\b"))
    assert list(CheckIn.objects.filter(undone_at=None).values_list("registration", flat=True)) == [other.pk]


def reach(page: Page, words: str) -> None:
    """Presses Tab until the focus is on what says `words`."""
    for _ in range(25):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count() and words in (focused.text_content() or ""):
            outline = focused.evaluate("one => getComputedStyle(one).outlineStyle")
            assert outline == "solid"
            return
    raise AssertionError(words)
