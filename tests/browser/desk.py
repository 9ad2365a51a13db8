"""A desk in the browser: a device of its own, on a wire that can be cut."""

import contextlib
import shutil
import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from tests.browser.conftest import FLAGS, TIMEOUT

FAST, TYPIST = 0.012, 0.12  # seconds between two keys
STORED = """async () => {
    const database = await new Promise((done) => {
        const asked = indexedDB.open("balie", 1);
        asked.onsuccess = () => done(asked.result);
    });
    const found = [];
    for (const name of database.objectStoreNames) {
        found.push(...await new Promise((done) => {
            const asked = database.transaction(name).objectStore(name).getAll();
            asked.onsuccess = () => done(asked.result);
        }));
    }
    const words = (value) => value instanceof ArrayBuffer ? new TextDecoder("latin1").decode(value) : value;
    return JSON.stringify(found, (_, value) => words(value));
}"""
READY = "navigator.serviceWorker?.controller && caches.keys().then((names) => names.length > 0)"


class Wire:
    """Stands between browsers and the site. A service worker does not heed Playwright's `set_offline`; this it must."""

    def __init__(self, site: str) -> None:
        self.site = urlsplit(site)
        self.port = 0
        self.open_sockets: set[socket.socket] = set()
        self.mend()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def mend(self) -> None:
        wire = self

        class Pass(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with socket.create_connection((wire.site.hostname, wire.site.port)) as far:
                    wire.open_sockets |= {self.request, far}
                    back = threading.Thread(target=_pump, args=(far, self.request), daemon=True)
                    back.start()
                    _pump(self.request, far)
                    back.join()

        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self.server = socketserver.ThreadingTCPServer(("localhost", self.port), Pass)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def cut(self) -> None:
        self.server.shutdown()
        for one in list(self.open_sockets):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        self.open_sockets.clear()
        self.server.server_close()


def _pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)


@dataclass
class Device:
    """A phone at the desk, with someone logged in. `problems`: what its console said, but for a wire that was cut."""

    browser: Browser
    wire: Wire
    options: dict[str, Any]
    scripts: list[str] = field(default_factory=list)
    profile: Path | None = None  # a folder in which the browser keeps all, also when it is closed
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context = self._start()

    def restart(self) -> None:
        """Closes the browser, of a device that has a profile, and starts it again."""
        self.context.close()
        self.context = self._start()

    def _start(self) -> BrowserContext:
        looks: dict[str, Any] = {"viewport": {"width": 360, "height": 800}, "locale": "nl-NL", **self.options}
        looks["base_url"] = self.wire.url
        if self.profile is None:
            context = self.browser.new_context(**looks)
        else:
            path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
            engine = self.browser.browser_type
            context = engine.launch_persistent_context(self.profile, executable_path=path, args=FLAGS, **looks)
        context.set_default_timeout(3 * TIMEOUT)  # every file passes the wire
        for script in self.scripts:
            context.add_init_script(script)
        return context

    def log_in(self, user: User) -> None:
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        self.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.wire.url}])

    def open(self, path: str = "/balie/") -> Page:
        page = self.context.new_page()
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        page.goto(path)
        return page

    def ready(self, page: Page) -> Page:
        """Waits until the page could do without network: with its files, and with the roster."""
        for _ in range(100):
            if page.evaluate(READY) and '"expires"' in page.evaluate(STORED):
                return page
            page.wait_for_timeout(100)  # milliseconds
        raise AssertionError("The desk did not get ready")

    def _on_console(self, message: ConsoleMessage) -> None:
        if not message.text.startswith("Failed to load resource"):
            self.problems.append(f"{message.type}: {message.text}")


@dataclass
class Desks:
    """Makes devices on one wire, and closes them."""

    browser: Browser
    wire: Wire
    made: list[Device] = field(default_factory=list)

    def device(self, user: User | None, *scripts: str, profile: Path | None = None, **options: Any) -> Device:
        made = Device(self.browser, self.wire, options, list(scripts), profile)
        if user is not None:
            made.log_in(user)
        self.made.append(made)
        return made


@contextlib.contextmanager
def desks_on(browser: Browser, site: str) -> Iterator[Desks]:
    wire = Wire(site)
    desks = Desks(browser, wire)
    try:
        yield desks
        problems = [problem for one in desks.made for problem in one.problems]
        assert not problems, problems
    finally:
        for one in desks.made:
            one.context.close()
        wire.cut()


def results(page: Page) -> Locator:
    """What was told of late, the latest first."""
    return page.locator("[data-part=result] > .told")


def result(page: Page) -> Locator:
    """What was told last."""
    return results(page).first


def network(page: Page) -> Locator:
    return page.locator("[data-part=state]")


def type_keys(page: Page, text: str, *, pace: float = FAST, enters: int = 1, caps: bool = False) -> None:
    """Keys at a pace of their own, however slow this machine is: the browser is told when each was pressed."""
    keyboard = page.context.new_cdp_session(page)
    moment = time.time()
    for sign in [*text, *["\r"] * enters]:
        moment += pace
        key = "Enter" if sign == "\r" else sign
        if caps and sign.isupper():
            keyboard.send("Input.dispatchKeyEvent", {"type": "keyDown", "key": "Shift", "timestamp": moment})
        keyboard.send(
            "Input.dispatchKeyEvent",
            {"type": "keyDown", "key": key, "text": sign, "timestamp": moment}
            | ({"windowsVirtualKeyCode": 13, "code": "Enter"} if sign == "\r" else {}),
        )
        keyboard.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": key, "timestamp": moment})
    keyboard.detach()


def ready(page: Page) -> Page:
    """Waits for the script."""
    expect(page.locator("#balie-hier:not([hidden])")).to_be_attached()
    return page


def scan(page: Page, code: str, says: str) -> None:
    """As someone types it, or a slow scanner: the code and Enter, into the field to search."""
    ready(page).locator("#q").blur()
    page.locator("#q").focus()
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    expect(result(page)).to_contain_text(says)


def at_door(page: Page, title: str) -> None:
    """Goes to stand at the door of this session, or at the entrance."""
    page.goto("/balie/deuren/")
    page.locator("main").get_by_role("button", name=title).click()
