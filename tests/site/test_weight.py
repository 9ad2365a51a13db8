"""The weight of a first visit: bytes over the line with brotli, and requests."""

import re
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.browser.content import content

pytestmark = [pytest.mark.django_db, pytest.mark.look]

KIB = 1024  # bytes
TEXT_PAGES = ("archive", "edition", "programme", "session", "speakers", "speaker", "venue", "theme", "flatpage")
# What a browser asks for on its own account with a page; a share card or another format of the page is not among it.
_LOADED = re.compile(
    r'<(?:link rel="(?:stylesheet|icon|manifest|modulepreload)" href|script[^>]* src'
    r'|img(?![^>]*loading="lazy")[^>]* src)="([^"]+)"'
)


@pytest.fixture(scope="module")
def pages(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, bytes]]:
    """The HTML of each kind of page."""
    with content(django_db_blocker) as addresses:
        yield {kind: Client().get(address).content for kind, address in addresses.items()}


_HASHED = re.compile(r"^/static/.+\.[0-9a-f]{12}\.\w+$|^/media/fotos/\d+/[0-9a-f]{40}/[^/]+$")


def loaded(page: bytes) -> list[str]:
    """Addresses of what a browser loads with `page`."""
    return _LOADED.findall(page.decode())


def sent(address: str) -> int:
    """Bytes over the line of a static file: WhiteNoise sends its brotli twin where there is one."""
    if address.startswith(settings.MEDIA_URL):
        return (Path(settings.MEDIA_ROOT) / address.removeprefix(settings.MEDIA_URL)).stat().st_size
    path = Path(settings.STATIC_ROOT) / address.removeprefix(settings.STATIC_URL)
    twin = path.with_name(f"{path.name}.br")
    return (twin if twin.exists() else path).stat().st_size


def test_pages_load_files_of_this_site_with_hashed_names(pages: dict[str, bytes]) -> None:
    files = {address for page in pages.values() for address in loaded(page)}
    assert any(re.fullmatch(r"/static/css/site\.[0-9a-f]{12}\.css", address) for address in files)
    assert [address for address in files if not _HASHED.search(address)] == []


def test_styles_of_a_page_fit_in_15_kib(pages: dict[str, bytes]) -> None:
    heavy = {
        kind: weight
        for kind, page in pages.items()
        if not 0 < (weight := sum(sent(file) for file in loaded(page) if file.endswith(".css"))) <= 15 * KIB
    }
    assert heavy == {}


def test_scripts_of_a_page_fit_in_5_kib(pages: dict[str, bytes]) -> None:
    heavy = {
        kind: weight
        for kind, page in pages.items()
        if (weight := sum(sent(file) for file in loaded(page) if file.endswith(".js"))) > 5 * KIB
    }
    assert heavy == {}


@pytest.mark.parametrize(("kind", "limit"), [("home", 150_000), *((kind, 60_000) for kind in TEXT_PAGES)])
def test_first_visit_is_light(pages: dict[str, bytes], kind: str, limit: int) -> None:
    page = pages[kind]
    files = loaded(page)
    assert len(brotli.compress(page, quality=5)) + sum(map(sent, files)) <= limit
    assert 1 + len(files) <= 6
