"""The weight of a page of the desk over the line, and of what it loads when there is no network."""

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage

from registrations.desk.offline import SCRIPTS
from tests.registrations.people import make_open_event
from tests.registrations.staff_users import DESK, staff_client
from tests.site.test_weight import KIB, loaded, sent

pytestmark = [pytest.mark.django_db, pytest.mark.look]


def weight(*names: str) -> int:
    return sum(sent(staticfiles_storage.url(f"desk/{name}.js")) for name in names)


def test_a_page_of_the_desk_is_light() -> None:
    make_open_event()
    page = staff_client(DESK).get("/balie/").content
    styles = sum(sent(file) for file in loaded(page) if file.endswith(".css"))
    assert 0 < styles <= 15 * KIB
    assert [file.split("/")[-1].split(".")[0] for file in loaded(page) if file.endswith(".js")] == ["desk"]
    assert 0 < weight("desk", "store") <= 5 * KIB  # what runs on every page; the others come when they are needed
    assert weight(*SCRIPTS) <= 15 * KIB
