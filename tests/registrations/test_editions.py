"""Every page of organisers is about the edition that `?editie=` names, by its slug."""

import datetime as dt

import pytest

from tests.registrations.people import make_open_event
from tests.registrations.staff_users import ORGANISERS, staff_client

pytestmark = pytest.mark.django_db
ADMIN = "/beheer/registrations"
PAGES = {  # and where the edition stands
    f"{ADMIN}/registration/add/": "event",
    f"{ADMIN}/attendeeimport/add/": "form",
    f"{ADMIN}/mailing/add/": "event",
    f"{ADMIN}/registration/exporteer/": "form",
    f"{ADMIN}/registration/badges/": "form",
    f"{ADMIN}/registration/presentielijst/": "form",
    f"{ADMIN}/registration/cijfers/": "event",
    f"{ADMIN}/registration/catering/": "event",
}


@pytest.mark.parametrize("path", PAGES)
def test_the_address_chooses_the_edition(path: str) -> None:
    later = make_open_event(day=dt.date(2098, 6, 18), slug="later")
    first = make_open_event(slug="eerst")
    make_open_event(slug="ander", day=dt.date(2096, 6, 18))
    client = staff_client(ORGANISERS, events=[later, first])
    context = client.get(f"{path}?editie=later").context
    found = context["form"]["event"].value() if PAGES[path] == "form" else context["event"]
    assert getattr(found, "slug", found) in (later.slug, later.pk if "attendeeimport" in path else None)
    for slug in ("ander", str(later.pk), "", "x" * 300):
        assert client.get(path, {"editie": slug}).status_code == 404, slug


@pytest.mark.parametrize("path", PAGES)
def test_an_address_of_before_is_of_no_other_edition(path: str) -> None:
    later, first = make_open_event(day=dt.date(2098, 6, 18), slug="later"), make_open_event(slug="eerst")
    client = staff_client(ORGANISERS, events=[later, first])
    for key in (str(later.pk), str(first.pk), "x", "", "9" * 30):
        assert client.get(path, {"event": key}).status_code == 404, key
    assert client.get(path, {"event": str(first.pk), "editie": "later"}).status_code == 200
