"""What the browser tests of the photo library share: a server, an editor, files and what axe thinks."""

import base64
import threading
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any

from django.contrib.auth.models import User
from playwright.sync_api import FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import Visitor
from tests.photos.pictures import picture

PASSWORD = "een lang wachtwoord"
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DROP = """files => {
    const transfer = new DataTransfer();
    for (const { name, type, data } of files) {
        const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type }));
    }
    const zone = document.querySelector(".drop");
    for (const name of ["dragenter", "dragover", "drop"]) {
        zone.dispatchEvent(new DragEvent(name, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }
}"""


def _one_at_a_time(site: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """On SQLite all threads of the test server share one connection, which holds one transaction at a time."""
    lock = threading.Lock()

    def app(environ: Any, start_response: Any) -> Iterable[bytes]:
        with lock:
            response = site(environ, start_response)
            body = list(response)
            getattr(response, "close", lambda: None)()
            return body

    return app


def serve_uploads() -> LiveServer:
    """The test server for pages that write with several requests at once."""
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = _one_at_a_time  # type: ignore[assignment]  # called, never used as a type
    server.start()
    return server


def log_in(visitor: Visitor, path: str, **options: Any) -> Page:
    if not User.objects.filter(username="redacteur").exists():
        User.objects.create_superuser("redacteur", password=PASSWORD)
    page = visitor.open(path, **options)
    fill_in_name(page)
    return page


def fill_in_name(page: Page) -> None:
    page.get_by_label("Gebruikersnaam").fill("redacteur")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Aanmelden").click()
    expect(page.locator("#user-tools")).to_contain_text("redacteur")
    page.wait_for_load_state("networkidle")


def payload(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "image/jpeg", "buffer": data}


def jpegs(number: int, first: int = 0) -> list[FilePayload]:
    return [payload(f"IMG_{one:04}.jpg", picture(900, 600, seed=one)) for one in range(first, first + number)]


def drop(page: Page, payloads: list[FilePayload]) -> None:
    """Lets files fall on the page as a file manager does."""
    encoded = [
        {"name": one["name"], "type": one["mimeType"], "data": base64.b64encode(one["buffer"]).decode()}
        for one in payloads
    ]
    page.evaluate(DROP, encoded)


def axe(page: Page) -> list[str]:
    """What axe finds on a page that was opened with `bypass_csp`, but for Django's own choices of several rows."""
    page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate(
        "tags => axe.run({ exclude: ['.select2'] }, { runOnly: { type: 'tag', values: tags } })", TAGS
    )
    assert result["passes"]  # it did look
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
