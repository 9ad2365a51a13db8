"""What the other pages cost (see test_manage_queries): the same number of queries at one row and at three."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.models import Event
from registrations import actions
from registrations.actions import SYSTEM, Choice, Colleague, Needs, invite, register, register_delegation
from registrations.models import CheckIn, KnownColleague, Registration
from tests.registrations.people import details, make_open_event, make_registration, make_workshop
from tests.registrations.sign_up_forms import address, block, send
from tests.registrations.test_delegation_pages import send as send_delegation
from tests.registrations.test_invitation import open_link as open_invitation
from tests.registrations.visits import open_link

pytestmark = pytest.mark.django_db
SIGN_UP_MOST = 15


def cost(ask: Callable[[], Any], status: int = 200) -> int:
    with CaptureQueriesContext(connection) as queries:
        answer = ask()
    assert answer.status_code == status, answer.status_code
    return len(queries)


def three_sessions(rows: int, **fields: Any) -> tuple[Event, dict[str, Any]]:
    """An edition with so many sessions in each of three blocks, and someone with a seat; one of each is chosen."""
    event = make_open_event(**fields)
    sessions = [make_workshop(event, f"{hour}:00", f"{hour}:30") for hour in (12, 14, 15) for _ in range(rows)]
    for one in range(rows):
        make_registration(event, sessions[one])
    return event, {block(one): one.pk for one in sessions}


def test_signing_up_for_three_sessions_costs_at_most_fifteen(client: Client) -> None:
    """The figure is the same on both databases."""
    event, chosen = three_sessions(3)
    asked = cost(lambda: send(client, event, diet="vegetarisch", consent="on", **chosen))
    assert asked <= SIGN_UP_MOST
    assert Registration.objects.latest("pk").seats.filter(state="plaats").count() == 3


@pytest.mark.parametrize(("stage", "wanted"), [("check", 5), ("edit", 5), ("confirm", 13)])
@pytest.mark.parametrize("rows", [1, 3])
def test_signing_up_on_the_waiting_list(client: Client, rows: int, stage: str, wanted: int) -> None:
    event, chosen = three_sessions(rows, capacity=rows)
    for _ in range(rows):
        make_registration(event)
    assert cost(lambda: send(client, event, stage=stage, **chosen)) == wanted


@pytest.mark.parametrize("rows", [1, 3])
def test_waiting_for_sessions(client: Client, rows: int) -> None:
    event = make_open_event()
    full = [make_workshop(event, f"1{number}:00", f"1{number}:30", capacity=1) for number in range(rows)]
    for session in full:
        make_registration(event, session)
    waits = {block(one, "wacht"): one.pk for one in full}
    assert cost(lambda: client.get(address(event))) == 5
    assert cost(lambda: send(client, event, stage="check", **waits)) == 5
    assert cost(lambda: send(client, event, **waits)) == 12


@pytest.mark.parametrize("rows", [1, 3])
def test_signing_up_as_a_guest(client: Client, rows: int) -> None:
    event, chosen = three_sessions(rows)
    Event.objects.filter(pk=event.pk).update(invitation_only=True)
    for number in range(rows):
        open_invitation(client, invite(event=event, email=f"gast{number}@voorbeeld.nl", by=SYSTEM))
    assert cost(lambda: client.get(address(event))) == 6
    assert cost(lambda: send(client, event, stage="check", **chosen)) == 6
    assert cost(lambda: send(client, event, **chosen)) == 15
    assert cost(lambda: Client().get(address(event))) == 2  # closed for others


@pytest.mark.parametrize("waits", [False, True])
@pytest.mark.parametrize("rows", [1, 3, 25])
def test_a_delegation_costs_the_same_for_one_and_for_many(client: Client, rows: int, waits: bool) -> None:
    event, _ = three_sessions(3, capacity=3 if waits else 100)
    names = {f"name-{number}": f"Collega {number}" for number in range(rows)}
    team = names | {f"email-{number}": f"c{number}@voorbeeld.nl" for number in range(rows)} | {"rows": str(rows)}
    assert cost(lambda: client.get(f"{address(event)}delegatie/")) == 3
    assert cost(lambda: send_delegation(client, event, stage="check", **team)) == 3
    assert cost(lambda: send_delegation(client, event, submission=str(uuid.uuid4()), **team)) == (12 if waits else 13)
    assert Registration.objects.filter(delegation__isnull=False).count() == rows


@pytest.mark.parametrize("rows", [1, 3, 25])
def test_a_delegation_of_people_who_are_known_costs_the_same_for_one_and_for_many(rows: int) -> None:
    event = make_open_event()
    for number in range(rows):
        make_registration(event, name=f"Collega {number}", email=f"c{number}@voorbeeld.nl")
    team = [Colleague(f"Collega {number}", f"c{number}@voorbeeld.nl") for number in range(rows)]
    with CaptureQueriesContext(connection) as queries:
        register_delegation(event=event, sender=Colleague("Sam", "sam@voorbeeld.nl"), colleagues=team)
    assert len(queries) == 9
    assert KnownColleague.objects.count() == rows


def offered(rows: int) -> Registration:
    """One person with so many seats on offer."""
    event = make_open_event()
    full = [make_workshop(event, f"1{number}:00", f"1{number}:30", capacity=1) for number in range(rows)]
    holders = [make_registration(event, session) for session in full]
    row = make_registration(event, waiting=tuple(full))
    for one in holders:
        actions.cancel(registration=one)
    assert row.seats.filter(state="aangeboden").count() == rows
    return row


@pytest.mark.parametrize("rows", [1, 3])
def test_offers(client: Client, rows: int) -> None:
    open_link(client, offered(rows))
    assert cost(lambda: client.get("/aanmelding/aanbod/")) == 3
    assert cost(lambda: client.get("/aanmelding/")) == 6
    assert cost(lambda: client.get("/aanmelding/sessies/")) == 4


def fill_admin(rows: int) -> Event:
    """So many rows of all that the admin shows."""
    event = make_open_event()
    for number in range(rows):
        row = register(
            event=event, details=details(), choice=Choice(seats=[make_workshop(event)]), needs=Needs(diet="geen noten")
        )
        actions.change_details(registration=row, details=details(), needs=Needs(diet="geen vis"))
        CheckIn.objects.create(registration=row, at=timezone.now())
        invite(event=event, email=f"gast{number}@voorbeeld.nl", by=SYSTEM)
        team = [Colleague("A", f"a{number}@voorbeeld.nl")]
        register_delegation(event=event, sender=Colleague("Z", f"z{number}@voorbeeld.nl"), colleagues=team)
    return event


LISTS = ("registration", "delegation", "change", "specialneeds", "letter", "invitation")


def test_every_list_of_the_admin(admin_client: Client) -> None:
    costs = []
    for model in LISTS:
        admin_client.get(reverse(f"admin:registrations_{model}_changelist"))  # fills caches
    for rows in (1, 3):
        fill_admin(rows)
        costs.append(
            [
                cost(lambda model=model: admin_client.get(reverse(f"admin:registrations_{model}_changelist")))  # type: ignore[misc]
                for model in LISTS
            ]
        )
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 10


@pytest.mark.parametrize("page", ["change", "cancel", "erase"])
def test_pages_of_a_registration_in_the_admin(admin_client: Client, page: str) -> None:
    costs = []
    admin_client.get(reverse(f"admin:registrations_registration_{page}", args=[offered(1).pk]))  # fills caches
    for rows in (1, 3):
        row = offered(rows)
        path = reverse(f"admin:registrations_registration_{page}", args=[row.pk])
        costs.append(cost(lambda path=path: admin_client.get(path)))  # type: ignore[misc]
    assert costs[0] == costs[1]
    assert costs[0] <= 12


def test_inviting_in_the_admin(admin_client: Client) -> None:
    path, costs = reverse("admin:registrations_invitation_add"), []
    for rows in (1, 3):
        fill_admin(rows)
        costs.append(cost(lambda: admin_client.get(path)))
    assert costs[0] == costs[1] <= 6
