"""The watch on console, errors, hosts and answers does catch what it must."""

import pytest
from django.conf import settings
from django.db import connections
from playwright.sync_api import Browser

from techniekpact.environment import database
from tests.browser.conftest import Site, Visitor

pytestmark = pytest.mark.django_db


def test_database_is_that_of_the_tests_while_the_browser_runs(browser: Browser) -> None:
    of_the_site = database(settings.VAR_DIR / "db.sqlite3")["NAME"]
    assert connections["default"].settings_dict["NAME"] != of_the_site


@pytest.mark.look
@pytest.mark.parametrize(
    ("script", "problem"),
    [
        ("document.body.setAttribute('style', 'color: red')", "console error: "),
        ("console.log('debug')", "console log: debug"),
        ("setTimeout(() => { throw new Error('broken') })", "error: broken"),
        ("fetch('/bestaat-niet/')", "status 404: "),
        ("document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/x'}))", "console error: "),
        ("location = 'http://127.0.0.1:1/'", "other host: http://127.0.0.1:1/"),
    ],
)
def test_watch_catches(browser: Browser, site: Site, script: str, problem: str) -> None:
    visitor = Visitor(browser, site.url)
    page = visitor.open(site.pages["flatpage"])
    page.evaluate(f"() => {{ {script} }}")
    page.wait_for_timeout(300)
    visitor.close()
    assert any(found.startswith(problem) for found in visitor.problems), visitor.problems
