"""Drives the site in the machine's own Chromium, and watches what the browser complains of."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import pytest
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

if TYPE_CHECKING:
    from tests.browser.desk import Desks

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TIMEOUT = 10_000  # milliseconds
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def browser(django_db_setup: None) -> Iterator[Browser]:
    """A headless Chromium. Without one the test is skipped, but in CI it fails."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        message = "No Chromium on this machine. On Debian: apt-get install chromium"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    test_databases = {alias: connections[alias] for alias in connections}
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread. There Django refuses the ORM, and would else make connections
        # anew from the settings: to the database of the site, not to that of the tests.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        for alias, connection in test_databases.items():
            connections[alias] = connection
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def serve() -> LiveServer:
    """Django's server for tests, with static files from WhiteNoise and uploads from our own view, as in production.

    pytest-django's own looks for static files by the names that they have before hashing, and Django's serves uploads
    without our headers.
    """
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = lambda uploads: uploads.application  # type: ignore[assignment]  # never a type
    server.start()
    return server


@pytest.fixture(scope="package")
def live_server() -> Iterator[LiveServer]:
    """The site on the database of the test that asks for it."""
    server = serve()
    yield server
    server.stop()


@dataclass
class Visitor:
    """Opens pages of one site and writes down what a visitor must never meet."""

    browser: Browser
    site: str
    problems: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self,
        path: str,
        *,
        status: int = 200,
        width: int = 1280,
        dark: bool = False,
        javascript: bool = True,
        bypass_csp: bool = False,
        later: int = 0,
    ) -> Page:
        """The page at `path` in a window of its own, `width` pixels wide. `later`: what its forms may answer too."""
        context = self.browser.new_context(
            base_url=self.site,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            bypass_csp=bypass_csp,
            locale="nl-NL",
        )
        context.set_default_timeout(TIMEOUT)
        self.contexts.append(context)
        page = context.new_page()
        self._watch(page, expected=later or status)
        response = page.goto(path)
        assert response is not None
        assert response.status == status
        return page

    def _watch(self, page: Page, *, expected: int) -> None:
        # Chromium itself reports a page that answers 404, even when that page is what was asked for.
        asked_for = f"Failed to load resource: the server responded with a status of {expected}"

        def on_console(message: ConsoleMessage) -> None:
            if message.type == "info" and message.text.startswith("Clear-Site-Data header"):
                return  # Chromium reports that it did as it was asked
            if message.text.startswith("Autofocus processing was blocked"):
                return  # a test is in a field sooner than any visitor
            if expected < 400 or not message.text.startswith(asked_for):
                self.problems.append(f"console {message.type}: {message.text}")

        def on_request(request: Request) -> None:
            if not request.url.startswith(self.site):
                self.problems.append(f"other host: {request.url}")

        def on_response(response: Response) -> None:
            wanted = response.status == expected and response.request.is_navigation_request()
            if response.status >= 400 and not wanted:
                self.problems.append(f"status {response.status}: {response.url}")

        def on_failure(request: Request) -> None:
            if request.failure != "net::ERR_ABORTED":  # a visitor who goes on before all of a page is there
                self.problems.append(f"failed: {request.url} {request.failure}")

        page.on("console", on_console)
        page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        page.on("request", on_request)
        page.on("response", on_response)
        page.on("requestfailed", on_failure)

    def close(self) -> None:
        for context in self.contexts:
            context.close()


def show_in(page: Page, theme: Literal["light", "dark"]) -> None:
    """Changes the colours of an open page at once: in the admin they would glide from one to the other."""
    page.emulate_media(color_scheme=theme)
    page.evaluate("() => document.getAnimations().forEach(one => one.finish())")


@pytest.fixture
def visitor_of(browser: Browser) -> Iterator[Callable[[str], Visitor]]:
    """Makes visitors of a site; at the end none may have met a console message, an error or another host."""
    visitors: list[Visitor] = []

    def make(site: str) -> Visitor:
        visitors.append(Visitor(browser, site))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.close()
    assert [problem for visitor in visitors for problem in visitor.problems] == []


@dataclass(frozen=True)
class Site:
    """A running site with demo content, and the addresses of its kinds of page."""

    url: str
    pages: dict[str, str]


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """The demo content, and a conference in eight rooms, served for the tests of one module."""
    from tests.browser.content import content

    with content(django_db_blocker) as pages:
        server = serve()
        try:
            yield Site(server.url, pages)
        finally:
            server.stop()


@pytest.fixture
def visitor(site: Site, visitor_of: Callable[[str], Visitor]) -> Visitor:
    return visitor_of(site.url)


@pytest.fixture
def desks(browser: Browser) -> Iterator["Desks"]:
    """Devices at the desk, on a wire of their own to the site on the database of the test."""
    from tests.browser.desk import desks_on
    from tests.browser.photo_admin import serve_uploads

    server = serve_uploads()
    try:
        with desks_on(browser, server.url) as made:
            yield made
    finally:
        server.stop()
