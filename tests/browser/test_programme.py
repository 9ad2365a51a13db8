"""Finding a session in the programme: by keyboard alone, without JavaScript, and with the Back button."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site, Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.look]

FOCUSED = "() => document.activeElement.matches(':focus-visible') ? document.activeElement.outerHTML : ''"

# The texts that stand partly outside an element that hides what overflows; one pixel wide is hidden on purpose.
CUT_OFF = """() => {
    const cut = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const clips = style => [style.overflowX, style.overflowY].some(value => ['hidden', 'clip'].includes(value));
    while (walker.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const text = range.getBoundingClientRect();
        const drawing = walker.currentNode.parentElement.closest('svg[aria-hidden]');  // decoration
        if (drawing || !walker.currentNode.data.trim() || !text.width) continue;
        for (let box = walker.currentNode.parentElement; box; box = box.parentElement) {
            const edge = box.getBoundingClientRect();
            if (!clips(getComputedStyle(box)) || edge.width <= 1) continue;
            if (text.right > edge.right + 1 || text.bottom > edge.bottom + 1 || text.left < edge.left - 1)
                cut.push(walker.currentNode.data.trim().slice(0, 60));
        }
    }
    return cut;
}"""


def tab_to(page: Page, selector: str, *, limit: int = 40) -> int:
    """Presses Tab until the element at `selector` has the focus; how often that was."""
    for count in range(1, limit + 1):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED), f"no visible focus after Tab {count}"
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return count
    raise AssertionError(f"{selector} is not reached in {limit} tabs")


def open_filters(page: Page) -> Locator | None:
    """What opens the filters, where they are folded away to spare the room of a small window."""
    summary = page.locator("details:not([open]) summary", has_text="filter")
    return summary if summary.is_visible() else None


def titles(page: Page) -> list[str]:
    return page.locator("main article").all_inner_texts()


@pytest.mark.parametrize("width", [360, 1280])
def test_keyboard_path_through_the_filters(site: Site, visitor: Visitor, width: int) -> None:
    page = visitor.open(site.pages["programme in eight rooms"], width=width)
    assert len(titles(page)) == 32

    assert tab_to(page, "a[href='#inhoud']") == 1  # the skip link is first
    expect(page.locator("a[href='#inhoud']")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()

    if open_filters(page):
        tab_to(page, "summary")
        page.keyboard.press("Enter")
    tab_to(page, "select[name=soort]")
    page.keyboard.type("Work")
    tab_to(page, "select[name=zaal]")
    page.keyboard.type("Zaal 3")
    tab_to(page, "main form [type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"\?"))

    filtered = page.url
    chosen = parse_qs(urlsplit(filtered).query)
    assert {name: chosen.get(name) for name in ("soort", "zaal")} == {"soort": ["workshop"], "zaal": ["zaal-3"]}
    assert len(titles(page)) == 4
    expect(page.locator("select[name=zaal]")).to_have_value("zaal-3")

    page.locator("main article a").first.click()
    page.wait_for_url(re.compile(r"/programma/[^/?]+/$"))
    page.go_back()
    assert page.url == filtered
    assert len(titles(page)) == 4
    expect(page.locator("select[name=zaal]")).to_have_value("zaal-3")
    page.go_back()
    assert len(titles(page)) == 32


@pytest.mark.parametrize("width", [360, 1280])
def test_filters_work_without_javascript(site: Site, visitor: Visitor, width: int) -> None:
    page = visitor.open(site.pages["programme in eight rooms"], width=width, javascript=False)
    if summary := open_filters(page):
        summary.click()
    page.locator("input[name=q]").fill("Ronde van 13 uur")
    page.locator("select[name=zaal]").select_option(label="Zaal 8")
    page.locator("main form [type=submit]").click()
    page.wait_for_url(re.compile(r"zaal=zaal-8"))
    assert len(titles(page)) == 1
    page.locator(".active-filters a", has_text="Zaal 8").click()
    page.wait_for_url(lambda url: "zaal" not in url)
    assert len(titles(page)) == 8


@pytest.mark.parametrize("width", [360, 1280])
def test_programme_is_read_by_time_and_then_by_room(site: Site, visitor: Visitor, width: int) -> None:
    page = visitor.open(site.pages["programme in eight rooms"], width=width)
    headings = page.locator("main article :is(h2, h3, h4)").all_inner_texts()
    read = [re.search(r"van (\d+) uur.*\(Zaal (\d)\)", heading) for heading in headings]
    order = [(int(found[1]), int(found[2])) for found in read if found]
    assert order == [(hour, room) for hour in (10, 11, 13, 14) for room in range(1, 9)]


@pytest.mark.parametrize("width", [360, 1280])
def test_eight_rooms_are_readable(site: Site, visitor: Visitor, width: int) -> None:
    """Every card stands inside the window, is wide enough for its words, and covers no other."""
    page = visitor.open(site.pages["programme in eight rooms"], width=width)
    boxes = [box for card in page.locator("main article").all() if (box := card.bounding_box())]
    assert len(boxes) == 32
    assert min(box["width"] for box in boxes) >= 120
    assert min(box["x"] for box in boxes) >= 0
    assert max(box["x"] + box["width"] for box in boxes) <= width
    overlaps = [
        (one, other)
        for index, one in enumerate(boxes)
        for other in boxes[index + 1 :]
        if one["x"] + one["width"] > other["x"] + 1
        and other["x"] + other["width"] > one["x"] + 1
        and one["y"] + one["height"] > other["y"] + 1
        and other["y"] + other["height"] > one["y"] + 1
    ]
    assert overlaps == []


@pytest.mark.parametrize(
    "kind", ["home", "programme in eight rooms", "session", "speakers", "news", "article", "gallery", "photo"]
)
def test_text_spacing_of_the_reader_cuts_nothing_off(site: Site, visitor: Visitor, kind: str) -> None:
    """WCAG 2.2 SC 1.4.12, at the width of a phone."""
    page = visitor.open(site.pages[kind], width=360, bypass_csp=True)
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } "
        "p { margin-bottom: 2em !important }"
    )
    cut = page.evaluate(CUT_OFF)
    assert cut == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
