"""Who may work at the desk, for which edition; and what the code of a badge tells anyone else."""

from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.registrations.people import make_open_event, make_registration
from tests.registrations.staff_users import CARERS, DESK, ORGANISERS, staff_client
from tests.registrations.visits import text

pytestmark = pytest.mark.django_db


def test_a_code_tells_visitors_nothing_but_where_desk_workers_log_in(client: Client) -> None:
    row = make_registration(make_open_event())
    known, unknown = client.get(f"/balie/{row.code}/"), client.get("/balie/bestaatniet/")
    assert known.status_code == unknown.status_code == 200
    assert "Deze code is voor de balie" in text(known)
    assert f'href="/beheer/login/?next={quote(f"/balie/{row.code}/", safe="")}"' in text(known)
    assert text(known).replace(row.code, "bestaatniet") == text(unknown)


def test_staff_without_the_right_see_no_more() -> None:
    row = make_registration(make_open_event(), name="Anna Bakker")
    for client in (staff_client(CARERS), staff_client()):
        page = text(client.get(f"/balie/{row.code}/"))
        assert "Deze code is voor de balie" in page
        assert "Anna Bakker" not in page


@pytest.mark.parametrize("group", [DESK, ORGANISERS])
def test_who_works_at_the_desk_sees_the_person(group: str) -> None:
    row = make_registration(make_open_event(), name="Anna Bakker")
    assert "Anna Bakker" in text(staff_client(group, events=[row.event]).get(f"/balie/{row.code}/"))
    boss = Client()
    boss.force_login(User.objects.create_superuser("baas"))
    assert "Anna Bakker" in text(boss.get(f"/balie/{row.code}/"))
