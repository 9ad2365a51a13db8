"""A whole delegation at the desk: everyone ticked who may come in, one button, and a word about each."""

import uuid
from functools import partial
from typing import Any

import pytest
from django.test import Client

from events.models import Event
from registrations.actions import (
    ATTENDEE,
    Colleague,
    cancel,
    check_in,
    check_in_all,
    register_delegation,
    undo_check_in,
)
from registrations.models import CheckIn, Delegation, Registration
from tests.registrations.desks import at_desk, choose, follow, let_in, person, press, read
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.test_check_in import desk as by
from tests.registrations.test_races import at_once, database_in_a_file  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


def make_team(event: Event, *names: str, organisation: str = "Het Lyceum") -> tuple[Delegation, list[Registration]]:
    team = [Colleague(name, f"{number}@voorbeeld.nl") for number, name in enumerate(names)]
    sender = Colleague("Roos Prins", "roos@voorbeeld.nl")
    made = register_delegation(event=event, sender=sender, colleagues=team, organisation=organisation)
    return made, list(Registration.objects.filter(delegation=made).order_by("pk"))


def address(delegation: Delegation) -> str:
    return f"/balie/delegatie/{delegation.guid}/"


def send(client: Client, delegation: Delegation, *rows: Registration) -> Any:
    return press(client, address(delegation), str(delegation.guid), wie=[row.code for row in rows])


def test_three_come_in_with_one_button() -> None:
    event = make_open_event()
    delegation, team = make_team(event, "Anna", "Bo", "Carla")
    client = at_desk(event)
    page = client.get(address(delegation)).content.decode()
    assert page.count("checked") == 3
    assert "Laat 3 mensen binnen" in page
    assert "roos@" not in page
    said = follow(client, send(client, delegation, *team))
    assert "3 mensen binnen" in said
    assert said.count("Was al binnen") == 0
    assert [row.desk for row in CheckIn.objects.filter(session=None)] == ["Balie 2"] * 3


def test_who_is_in_already_or_has_no_place_is_not_ticked() -> None:
    event = make_open_event(capacity=3)
    delegation, (anna, bo, carla) = make_team(event, "Anna", "Bo", "Carla")
    client = at_desk(event)
    let_in(client, anna)
    cancel(registration=bo, by=ATTENDEE)
    page = client.get(address(delegation)).content.decode()
    assert page.count("checked") == 1
    assert f'value="{carla.code}"' in page
    assert "Laat 1 persoon binnen" in page
    said = follow(client, send(client, delegation, anna, bo, carla))
    assert "1 persoon binnen" in said
    for words in ("Anna Was al binnen om", "Bo Is geannuleerd", "Carla Binnen"):
        assert words in said
    assert CheckIn.objects.count() == 2


def test_those_who_are_not_chosen_stay_out() -> None:
    event = make_open_event()
    delegation, (anna, bo) = make_team(event, "Anna", "Bo")
    client = at_desk(event)
    refused = send(client, delegation)
    assert (refused.status_code, CheckIn.objects.count()) == (422, 0)
    assert "Kies wie u binnenlaat." in read(refused)
    assert "checked" not in refused.content.decode()
    assert "Bo Heeft een plaats" in follow(client, send(client, delegation, anna))
    assert CheckIn.objects.get().registration == anna
    assert bo.pk


def test_pressing_twice_warns_of_nothing() -> None:
    event = make_open_event()
    delegation, team = make_team(event, "Anna", "Bo")
    client, key = at_desk(event), uuid.uuid4()
    data = {"sleutel": key, "wie": [row.code for row in team]}
    first, again = (client.post(address(delegation), data) for _ in range(2))
    assert first["Location"] == again["Location"]
    assert "2 mensen binnen" in follow(client, again)
    assert CheckIn.objects.count() == 2
    other = client.post(address(delegation), {**data, "sleutel": uuid.uuid4()})
    assert "Niemand erbij" in follow(client, other)


def test_a_group_that_was_undone_since_is_not_said_to_be_in() -> None:
    event = make_open_event()
    delegation, team = make_team(event, "Anna", "Bo")
    client, data = at_desk(event), {"sleutel": uuid.uuid4(), "wie": [row.code for row in team]}
    client.post(address(delegation), data)
    undo_check_in(row=CheckIn.objects.get(registration=team[0]), by=by())
    said = follow(client, client.post(address(delegation), data))
    assert "1 persoon binnen" in said
    undo_check_in(row=CheckIn.objects.get(registration=team[1]), by=by())
    said = follow(client, client.post(address(delegation), data))
    assert "Niemand erbij" in said
    assert "of hun binnenkomst werd ongedaan gemaakt" in said


def test_nobody_of_another_group_comes_in_with_it() -> None:
    event = make_open_event()
    delegation, _ = make_team(event, "Anna")
    other = make_registration(event)
    assert send(at_desk(event), delegation, other).status_code == 422
    assert not CheckIn.objects.exists()


def test_at_a_door_the_group_enters_the_session() -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=None)
    delegation, team = make_team(event, "Anna", "Bo")
    said = follow(client := at_desk(event, door=session), send(client, delegation, *team))
    assert "2 binnen" in said
    assert CheckIn.objects.filter(session=session).count() == CheckIn.objects.filter(session=None).count() == 2


def test_the_page_of_a_person_names_the_colleagues() -> None:
    event = make_open_event()
    delegation, (anna, bo, _) = make_team(event, "Anna", "Bo", "Carla")
    client = at_desk(event)
    let_in(client, bo)
    page = client.get(person(anna))
    assert "Samen met Bo Is binnen Carla Heeft een plaats" in read(page)
    assert f'href="{address(delegation)}"' in page.content.decode()


def test_a_group_of_another_edition() -> None:
    ours, theirs, third = make_open_event(), make_open_event(), make_open_event(name="Conferentie 3")
    unknown, _ = make_team(theirs, "Anna")
    known, team = make_team(third, "Bo")
    client = at_desk(ours, third)
    choose(client, ours)
    assert client.get(address(unknown)).status_code == 404
    assert client.get(f"/balie/delegatie/{uuid.uuid4()}/").status_code == 404
    page = client.get(address(known))
    assert "Andere editie" in read(page)
    assert "checked" not in page.content.decode()
    client.post(address(known), {"wie": [one.code for one in team]})
    assert not CheckIn.objects.exists()


def test_a_group_action_agrees_with_the_one_of_a_person() -> None:
    event = make_open_event()
    session = make_workshop(event)
    first, other, gone = (make_registration(event, session) for _ in range(3))
    check_in(registration=first, by=by(), session=session)
    cancel(registration=gone, by=ATTENDEE)
    arrivals = check_in_all(registrations=[first, other, gone], session=session, by=by(), desk="Balie 1")
    assert [(one.row.registration_id, one.again) for one in arrivals] == [(first.pk, True), (other.pk, False)]
    assert check_in(registration=other, by=by(), session=session).row == arrivals[1].row
    assert check_in(registration=other, by=by()).again
    assert CheckIn.objects.count() == 4


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("database_in_a_file")
def test_many_desks_at_once_let_a_group_in_once_each() -> None:
    event = make_open_event()
    session, user = make_workshop(event), by()
    rows, key = [make_registration(event) for _ in range(3)], uuid.uuid4()
    tasks = [partial(check_in_all, registrations=rows, by=user) for _ in range(4)]
    tasks += [partial(check_in_all, registrations=rows[::-1], by=user, session=session) for _ in range(4)]
    tasks += [partial(check_in_all, registrations=rows, by=user, form=key) for _ in range(4)]
    singles = [partial(check_in, registration=row, by=user) for row in rows]
    assert at_once([*tasks, *singles]) == [None] * 15
    assert CheckIn.objects.count() == CheckIn.objects.filter(undone_at=None).count() == 6
