"""Who may work at the desk, for which edition; and what the code of a badge tells anyone else."""

import re
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client

from events.models import Assignment
from registrations.models import CheckIn, Delegation, Registration
from tests.registrations.addresses import addresses
from tests.registrations.desks import at_desk
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.staff_users import CARERS, DESK, ORGANISERS, make_staff, staff_client
from tests.registrations.tables import dump
from tests.registrations.test_desk_delegation import make_team
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
def test_who_works_at_the_desk_sees_the_person_and_organisers_may_go_on(group: str) -> None:
    row = make_registration(make_open_event(), name="Anna Bakker")
    page = text(staff_client(group, events=[row.event]).get(f"/balie/{row.code}/"))
    assert "Anna Bakker" in page
    assert (f'href="/beheer/registrations/registration/{row.pk}/change/"' in page) is (group == ORGANISERS)
    boss = Client()
    boss.force_login(User.objects.create_superuser("baas"))
    assert "Anna Bakker" in text(boss.get(f"/balie/{row.code}/"))


def parts(row: Registration, delegation: Delegation) -> dict[str, str]:
    return {"code": row.code, "guid": str(delegation.guid), "rest": "x", "event": "x", "token": "x"}


READ = {"desk", "desk-doors", "desk-settings", "desk-walk-in", "desk-delegation", "desk-name"}  # beside desk-code
SEND = {"desk-settings", "desk-walk-in", "desk-delegation", "desk-name", "desk-let-in", "desk-undo", "desk-place"}
SEND |= {"desk"}


def world() -> tuple[Registration, dict[str, str]]:
    """Someone of a group, and the pages of the desk by name."""
    delegation, (row, _) = make_team(make_open_event(), "Geheime Naam", "Bo")
    paths = addresses(**parts(row, delegation))
    return row, {name: path for name, path in paths.items() if name in READ | SEND}


def sent(row: Registration) -> dict[str, str]:
    return {"name": "Andere Naam", "reason": "x", "wie": row.code, "q": row.code}


def test_visitors_are_asked_to_log_in_and_come_back_to_where_they_were(client: Client) -> None:
    row, paths = world()
    before = dump()
    for name, path in paths.items():
        after = quote(path, safe="")
        assert client.get(path)["Location"] == f"/beheer/login/?next={after}", name
        answer = client.post(path, sent(row))
        assert (answer.status_code, answer["Location"]) == (303, "/beheer/login/?next=%2Fbalie%2F"), name
    assert client.post(f"/balie/{row.code}/", sent(row)).status_code == 405
    assert dump() == before


@pytest.mark.parametrize("groups", [(), (CARERS,)])
def test_staff_without_the_right_get_nothing(groups: tuple[str, ...]) -> None:
    row, paths = world()
    client = staff_client(*groups)
    before = dump()
    for name, path in paths.items():
        for answer in (client.get(path), client.post(path, sent(row))):
            assert answer.status_code == 403, name
            assert "Geheime Naam" not in text(answer)
            assert answer["Cache-Control"] == "no-store, private"
    assert dump() == before


@pytest.mark.parametrize("group", [DESK, ORGANISERS])
def test_who_works_for_another_edition_finds_nobody(group: str) -> None:
    row, paths = world()
    client = staff_client(group, events=[make_open_event()])
    for name, path in paths.items():
        if row.code in path or "delegatie" in path:
            for answer in (client.get(path), client.post(path, sent(row))):
                assert answer.status_code in (404, 405), name
                assert "Geheime Naam" not in text(answer)
    for path in (f"/balie/{row.code}/", "/balie/?q=geheime", f"/balie/?q={row.code}", f"/balie/inloop/?van={row.code}"):
        assert "Geheime Naam" not in text(client.get(path)), path
    assert client.get(f"/balie/{row.code}/").status_code == 404
    known, unknown = (bare(text(client.get(f"/balie/{code}/"))) for code in (row.code, "bestaatniet"))
    assert known.replace(row.code, "bestaatniet") == unknown
    row.refresh_from_db()
    assert (row.name, CheckIn.objects.count()) == ("Geheime Naam", 0)


def bare(page: str) -> str:
    """The page without what is new on each: the token of a form, and the key by which pressing twice counts once."""
    page, tokens = re.subn(r'(name="csrfmiddlewaretoken" value=)"\w{64}"', r"\1", page)
    page, keys = re.subn(r'(name="sleutel" value=)"[0-9a-f-]{36}"', r"\1", page)
    assert tokens
    assert keys == 1
    return page


def test_who_works_for_no_edition_is_told_whom_to_ask() -> None:
    make_open_event()
    answer = staff_client(DESK, events=[]).get("/balie/")
    assert answer.status_code == 403
    assert "Vraag de organisatie" in text(answer)


def test_no_page_that_is_only_looked_at_changes_a_row() -> None:
    row, paths = world()
    client = at_desk(row.event)
    before = dump()
    paths["person"] = f"/balie/{row.code}/"
    for name, path in paths.items():
        answer = client.get(path)
        assert answer.status_code == (405 if name in SEND - READ else 200), name
        assert client.head(path).status_code == answer.status_code
    assert dump() == before


def test_forms_need_the_token_of_the_session() -> None:
    row, paths = world()
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_staff(DESK))
    for name in SEND:
        assert client.post(paths[name], sent(row)).status_code == 403, name
    assert not CheckIn.objects.exists()


def test_whose_access_ended_is_out_at_once() -> None:
    row, _ = world()
    client = at_desk(row.event)
    Assignment.objects.all().delete()
    assert client.get("/balie/").status_code == 403
    User.objects.update(is_active=False)
    assert client.get("/balie/")["Location"] == "/beheer/login/?next=%2Fbalie%2F"


def test_the_start_of_the_admin_leads_to_the_desk_for_who_works_there() -> None:
    link = 'href="/balie/">Naar de balie</a>'
    for group, shown in ((DESK, True), (ORGANISERS, True), (CARERS, False)):
        assert (link in text(staff_client(group).get("/beheer/"))) is shown, group
