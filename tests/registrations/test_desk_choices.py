"""The edition and the door of a desk: chosen with a button, of the page that was shown, and never by itself."""

from typing import Any

import pytest
from django.test import Client

from events.models import Session
from registrations import actions
from registrations.models import CheckIn, Registration
from tests.registrations.desks import at_desk, choose, follow, let_in, person, press, read
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import DESK, make_staff
from tests.registrations.test_desk_delegation import address, make_team
from tests.registrations.test_desk_walk_in import fill_in
from tests.registrations.visits import hidden

pytestmark = pytest.mark.django_db

GONE = "Deze deur is er niet meer. Kies een deur."


def at_door() -> tuple[Client, Session, Registration]:
    event = make_open_event()
    session = make_workshop(event, title="Lassen")
    return at_desk(event, door=session), session, make_registration(event, session, name="Anna Bakker")


@pytest.mark.parametrize("page", ["/balie/", "/balie/inloop/", "/balie/deuren/", "/balie/instellen/", "person"])
def test_no_link_moves_a_desk(page: str) -> None:
    event, other = make_open_event(), make_open_event()
    here, there = make_workshop(event, title="Lassen"), make_workshop(event, title="Solderen")
    client, row = at_desk(event, other, door=here), make_registration(event)
    choose(client, event, here)
    path = person(row) if page == "person" else page
    for query in ("deur=ingang", f"deur={there.pk}", "deur=", "deur=x", f"editie={other.slug}", "editie=x"):
        assert "U staat bij de deur van Lassen" in read(client.get(f"{path}?{query}")), query
    assert "U staat bij de deur van Lassen" in read(client.get("/balie/"))


def test_doors_are_chosen_with_a_button_and_the_token() -> None:
    client, session, _ = at_door()
    choose(client, session.event)
    page = client.get("/balie/deuren/").content.decode()
    assert f'name="deur" value="{session.pk}"' in page
    follow(client, client.post("/balie/instellen/", {"deur": session.pk}))
    assert 'name="deur" value="ingang"' in client.get("/balie/deuren/").content.decode()
    assert "U staat bij de deur van" not in follow(client, press(client, "/balie/", "instellen"))
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_staff(DESK))
    assert strict.post("/balie/instellen/", {"deur": session.pk}).status_code == 403


def test_another_edition_is_chosen_from_the_page_of_a_person() -> None:
    now, later = make_open_event(), make_open_event(name="Conferentie later")
    row = make_registration(later)
    client = at_desk(now, later)
    choose(client, now)
    answer = press(client, person(row), "instellen")
    assert answer["Location"] == person(row)
    assert "Laat binnen" in follow(client, answer)


def forms(client: Client, row: Registration) -> dict[str, tuple[str, dict[str, Any]]]:
    """Address and hidden fields of forms that let someone in, as their pages show them."""
    pages = {person(row): person(row, "binnen/"), "/balie/?q=bakker": person(row, "binnen/")}
    pages |= {"/balie/inloop/": "/balie/inloop/"}
    if row.delegation is not None:
        pages[address(row.delegation)] = address(row.delegation)
    found = {}
    for page, action in pages.items():
        html = client.get(page).content.decode().partition("<main")[2]
        found[page] = (action, hidden(html))
    return found


def test_a_form_is_of_the_edition_and_the_door_of_its_page() -> None:
    event, other = make_open_event(), make_open_event(name="Conferentie B")
    session = make_workshop(event, title="Lassen", capacity=None)
    _, (row,) = make_team(event, "Anna Bakker")
    client = at_desk(event, other, door=session)
    for label, (action, sent) in forms(client, row).items():
        assert (sent["editie"], sent["deur"]) == (str(event.pk), str(session.pk)), label
        choose(client, other)
        client.post(action, {**sent, "wie": row.code, "name": "Bo Li"})
        made = CheckIn.objects.filter(session=session, undone_at=None)
        assert made.count() == 1, label
        assert made.get().registration.event == event
        CheckIn.objects.all().delete()
        choose(client, event, session)


@pytest.mark.parametrize("back", ["", "balie"])
def test_what_was_done_at_another_door_names_it(back: str) -> None:
    client, session, row = at_door()
    sent = {"deur": session.pk, "naar": back}
    assert "bij Lassen" not in follow(client, client.post(person(row, "binnen/"), sent))
    CheckIn.objects.all().delete()
    choose(client, row.event)
    assert "bij Lassen" in follow(client, client.post(person(row, "binnen/"), sent))
    CheckIn.objects.all().delete()
    choose(client, row.event, session)
    assert "bij de ingang" in follow(client, client.post(person(row, "binnen/"), {**sent, "deur": ""}))


def test_a_page_of_another_edition_says_so() -> None:
    event, other = make_open_event(name="Conferentie A"), make_open_event(name="Conferentie B")
    client = at_desk(event, other)
    choose(client, event)
    sent = forms(client, make_registration(event))["/balie/inloop/"][1]
    choose(client, other)
    words = "Deze pagina is van Conferentie A. Deze balie werkt nu voor Conferentie B."
    assert words in read(client.post("/balie/inloop/", {**sent, "name": ""}))
    assert words not in read(client.post("/balie/inloop/", {"name": ""}))
    row = make_registration(event, name="Anna Bakker")
    sent = {"editie": event.pk, "deur": "", "naar": "balie"}
    assert "Binnen Anna Bakker" in follow(client, client.post(person(row, "binnen/"), sent))


def test_an_edition_that_one_does_not_work_for_is_not_taken_from_a_form() -> None:
    event, other = make_open_event(), make_open_event()
    client = at_desk(event)
    for key in (str(other.pk), "x", "", "\x00", "9" * 40):
        assert client.post("/balie/inloop/", {"editie": key, "name": "Anna"}).status_code == 404
    assert not Registration.objects.exists()


@pytest.mark.parametrize("how", ["draft", "deleted"])
def test_a_door_that_ends_is_told_on_every_page_and_lets_nobody_in(how: str) -> None:
    client, session, row = at_door()
    before = forms(client, row)
    if how == "draft":
        Session.objects.update(state=Session.State.DRAFT)
    else:
        Session.objects.filter(pk=session.pk).update(state=Session.State.CANCELLED)
    for path in (*before, "/balie/", "/balie/deuren/", "/balie/instellen/", person(row, "naam/"), "/balie/zzzz/"):
        page = client.get(path)
        assert GONE in read(page), path
        assert f'data-door="{session.pk}"' in page.content.decode()
        assert "Laat binnen" not in read(page)
    for action, sent in [*before.values(), (person(row, "binnen/"), {}), (person(row, "binnen/"), {"deur": "x"})]:
        answer = client.post(action, {**sent, "wie": row.code, "name": "Bo Li"})
        assert answer.status_code in (404, 422), action
        assert GONE in read(answer)
    assert not CheckIn.objects.exists()
    choose(client, row.event)
    assert GONE not in read(client.get("/balie/"))
    let_in(client, row)
    assert CheckIn.objects.get().session is None


def test_what_was_typed_of_a_walk_in_is_kept_when_the_door_ends() -> None:
    client, _, _ = at_door()
    page = client.get("/balie/inloop/").content.decode().partition("<main")[2]
    Session.objects.update(state=Session.State.CANCELLED)
    answer = client.post("/balie/inloop/", {**hidden(page), "name": "Bo Li"})
    assert (answer.status_code, GONE in read(answer)) == (422, True)
    assert 'value="Bo Li"' in answer.content.decode()
    assert Registration.objects.count() == 1


def test_a_check_in_is_undone_also_when_its_door_ended() -> None:
    client, _, row = at_door()
    let_in(client, row)
    made = CheckIn.objects.latest("pk")
    Session.objects.update(state=Session.State.CANCELLED)
    client.post(person(row, "ongedaan/"), {"binnenkomst": made.pk})
    made.refresh_from_db()
    assert made.undone_at is not None
    assert actions.undo_check_in(row=made, by=actions.SYSTEM) is False
    assert fill_in(client, name="Bo").status_code == 422
