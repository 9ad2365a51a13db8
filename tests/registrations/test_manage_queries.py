"""What the pages of one's own registration cost: the same number of queries at one row and at three of everything."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from registrations.actions import Choice, Colleague, Needs, cancel, register, register_delegation
from registrations.links import make_link
from registrations.models import ClaimState, Delegation, Registration
from registrations.models.access_link import Purpose
from tests.builders import make_room
from tests.registrations.people import details, make_open_event, make_registration, make_workshop
from tests.registrations.visits import open_link

COSTS = {
    "": 6,
    "gegevens/": 3,
    "sessies/": 4,
    "aanbod/": 3,
    "komt-u/": 2,
    "overdragen/": 2,
    "annuleren/": 2,
    "links/": 2,
    "wissen/": 2,
    "agenda/": 2,
    "dagkaart/": 4,
    "qr.svg": 1,
    "gegevens.json": 6,
    "link/": 1,
}


def fill(rows: int) -> Registration:
    """One person with so many seats, waits and needs."""
    event = make_open_event()
    seats, waits = [], []
    for number in range(rows):
        seats.append(make_workshop(event, f"1{number}:00", f"1{number}:30", room=make_room(event)))
        waits.append(make_workshop(event, f"1{number}:00", f"1{number}:30", room=make_room(event), capacity=1))
        make_registration(event, waits[-1])
    choice = Choice(seats=seats, waiting=waits)
    return register(event=event, details=details(), choice=choice, needs=Needs(diet="geen noten"))


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("page", COSTS)
def test_queries(client: Client, django_assert_num_queries: DjangoAssertNumQueries, page: str, rows: int) -> None:
    open_link(client, fill(rows))
    with django_assert_num_queries(COSTS[page]):
        assert client.get(f"/aanmelding/{page}").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("state", [ClaimState.LAPSED, ClaimState.CANCELLED])
def test_queries_of_who_is_over_and_back_again(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int, state: ClaimState
) -> None:
    row = fill(rows)
    cancel(registration=row, state=state)
    make_registration(row.event, name=row.name, email=row.email)
    open_link(client, row)
    with django_assert_num_queries(5):
        assert "al opnieuw aangemeld" in client.get("/aanmelding/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_links_and_of_a_sender(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    people = [Colleague(f"C{number}", f"c{number}@voorbeeld.nl") for number in range(rows)]
    row = fill(rows)
    register_delegation(event=row.event, sender=Colleague("Z", "z@voorbeeld.nl"), colleagues=people)
    open_link(client, Delegation.objects.get())
    with django_assert_num_queries(4):  # those whom others registered are one more list
        assert client.get("/aanmelding/delegatie/").status_code == 200
    token, calendar = make_link(row), make_link(row, purpose=Purpose.CALENDAR)
    with django_assert_num_queries(1):
        assert client.get(f"/aanmelding/{token}/").status_code == 303
    with django_assert_num_queries(3):
        assert client.get(f"/aanmelding/{calendar}/agenda.ics").status_code == 200
    for _ in range(rows - 1):
        open_link(client, make_registration(row.event))
    with django_assert_num_queries(6 if rows == 1 else 2):  # one is shown at once, more are a list
        assert client.get("/aanmelding/").status_code == 200
