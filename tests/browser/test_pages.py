"""Every kind of page in a browser: accessible, quiet, and never wider than the window."""

from importlib.resources import files
from typing import Any

import pytest

from tests.browser.conftest import Site, Visitor
from tests.browser.content import KINDS

pytestmark = [pytest.mark.django_db, pytest.mark.look]

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OVERFLOW = """() => {
    const root = document.scrollingElement, limit = root.clientWidth;
    if (root.scrollWidth <= limit) return [];
    return [`${root.scrollWidth} > ${limit}`, ...[...document.body.querySelectorAll('*')]
        .filter(element => element.getBoundingClientRect().right > limit + 1)
        .slice(0, 5).map(element => element.outerHTML.slice(0, 120))];
}"""


def status_of(kind: str) -> int:
    return 404 if kind == "not found" else 200


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_page_has_no_axe_violation(site: Site, visitor: Visitor, kind: str, width: int, dark: bool) -> None:
    page = visitor.open(site.pages[kind], status=status_of(kind), width=width, dark=dark, bypass_csp=True)
    page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS)
    found = [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
    assert found == []
    assert result["passes"]  # it did look


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_quiet_and_never_scrolls_sideways(site: Site, visitor: Visitor, kind: str) -> None:
    """Loaded anew for each width, since photos are chosen by it."""
    for width in (320, 360, 1280):
        page = visitor.open(site.pages[kind], status=status_of(kind), width=width, dark=width == 360)
        assert {width: page.evaluate(OVERFLOW)} == {width: []}
