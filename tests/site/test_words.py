"""Our own words for Django's pages: `locale/` is compiled, and the first page of the admin has one name."""

import gettext
import re

import pytest
from django.conf import settings
from django.test import Client

FOLDER = settings.BASE_DIR / "locale" / "nl" / "LC_MESSAGES"


def test_what_is_compiled_is_what_was_written() -> None:
    written = dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', (FOLDER / "django.po").read_text(), re.MULTILINE))
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert written
    assert {word: compiled.gettext(word) for word in written} == written


@pytest.mark.django_db
def test_every_breadcrumb_of_the_admin_begins_with_the_same_word(admin_client: Client) -> None:
    for path in ("registrations/letter/", "registrations/registration/add/", "auth/user/add/"):
        page = admin_client.get(f"/beheer/{path}").content.decode()
        trail = page.split('class="breadcrumbs"')[1]
        assert re.search(r'<a href="/beheer/">\s*(\w+)', trail)[1] == "Start", path  # type: ignore[index]
