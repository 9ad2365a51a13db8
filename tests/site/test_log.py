"""No log holds a secret link, whatever a mail program made of it and whatever goes wrong."""

import json
import logging
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from socket import socket

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from techniekpact.log import JSONFormatter, TextFormatter, blank

TOKEN = "Ab3_-" * 8 + "xyz"


@pytest.mark.parametrize(
    "form", ["/{}", "/{}/", "/{}.", "/{}/)", "/{}/x/", "//{}/", "/x/{}/agenda.ics", "/{0}/{0}/?a=1"]
)
def test_every_form_of_a_link_is_blanked(form: str) -> None:
    line = f'10.0.0.1 "GET /aanmelding{form.format(TOKEN)} HTTP/1.1" 404'
    assert TOKEN not in blank(line)
    assert blank(line).startswith('10.0.0.1 "GET /aanmelding/')
    assert blank(line).endswith(' HTTP/1.1" 404')


def test_what_is_no_secret_stays() -> None:
    line = (
        "Not Found: /aanmelding/gegevens.json?aanmelding=abcdefghij&gedaan=gegevens, /programma/een-heel-lange-titel/"
    )
    assert blank(line) == line


@pytest.mark.parametrize("make", [TextFormatter, JSONFormatter])
def test_a_traceback_and_a_request_are_blanked_too(make: Callable[[], logging.Formatter]) -> None:
    path = f"/aanmelding/{TOKEN}/"
    try:
        raise RuntimeError(path)
    except RuntimeError:
        error = sys.exc_info()
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Error: %s", (path,), error)
    record.request = RequestFactory().get(path)
    line = make().format(record)
    assert TOKEN not in line
    assert "RuntimeError" in line
    if make is JSONFormatter:
        assert json.loads(line)["message"] == "Error: /aanmelding/.../"


@pytest.mark.parametrize("make", [TextFormatter, JSONFormatter])
@pytest.mark.parametrize(("status", "lines"), [(403, False), (500, True)])
def test_a_page_that_was_refused_is_one_line(make: Callable[[], logging.Formatter], status: int, lines: bool) -> None:
    try:
        raise PermissionDenied
    except PermissionDenied:
        error = sys.exc_info()
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, "Forbidden: %s", ("/balie/",), error)
    record.status_code = status
    assert ("Traceback" in make().format(record)) is lines
    assert record.exc_info == error, "for the other handlers"


def test_the_access_log_of_gunicorn_holds_no_token(tmp_path: Path) -> None:
    with closing(socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = tmp_path / "answers.py"
    app.write_text(
        "def app(environ, start):\n"
        "    if environ['QUERY_STRING']: raise ValueError(environ['PATH_INFO'])\n"
        "    start('404 Not Found', [])\n"
        "    return []\n"
    )
    command = [sys.executable, "-m", "gunicorn", "-c", str(settings.BASE_DIR / "gunicorn.conf.py"), "answers:app"]
    environment = {"PORT": str(port), "ACCESS_LOG": "1", "WEB_CONCURRENCY": "1", "PYTHONPATH": str(tmp_path)}
    with (tmp_path / "log").open("w+") as log:
        server = subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR, stdout=log, stderr=log)
        try:
            for path in (f"/aanmelding/{TOKEN}.", f"/aanmelding/{TOKEN}/?fault"):
                _ask(f"http://127.0.0.1:{port}{path}", f"http://localhost/aanmelding/{TOKEN}/")
        finally:
            server.terminate()
            server.wait(timeout=30)
        log.seek(0)
        words = log.read()
    assert "GET /aanmelding/... HTTP/1.1" in words
    assert "ValueError: /aanmelding/.../" in words
    assert TOKEN not in words


def _ask(address: str, referrer: str) -> None:
    """Once the server is there; it answers with an error."""
    for _ in range(100):
        try:
            urllib.request.urlopen(urllib.request.Request(address, headers={"Referer": referrer}), timeout=10)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(address)
