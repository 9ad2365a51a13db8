"""Looks at a page that is open as people with different windows and settings see it."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import THEMES, show_in
from tests.browser.test_pages import AXE, OVERFLOW, TAGS

RUN = "only => axe.run({runOnly: only, resultTypes: ['violations']})"
ALL = {"type": "tag", "values": TAGS}
COLOURS = {"type": "rule", "values": ["color-contrast"]}  # all that differs in the dark


@dataclass
class Looks:
    """What was wrong, by the name of the page, its width and its colours."""

    seen: list[str] = field(default_factory=list)
    wrong: dict[str, list[str]] = field(default_factory=dict)

    def at(self, page: Page, name: str) -> None:
        self.seen.append(name)
        page.evaluate(AXE)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            for theme in THEMES:
                show_in(page, theme)
                self._note(f"{name} {width} {theme}", axe(page, ALL if theme == "light" else COLOURS))
        for width in (1280, 360, 320):
            page.set_viewport_size({"width": width, "height": 900})
            self._note(f"{name} {width}", page.evaluate(OVERFLOW))

    def _note(self, where: str, faults: list[str]) -> None:
        if faults:
            self.wrong[where] = faults


def axe(page: Page, only: dict[str, Any]) -> list[str]:
    result: dict[str, Any] = page.evaluate(RUN, only)
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
