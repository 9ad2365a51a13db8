"""The log: who did what, in Dutch, with the titles of sessions, found by who did it, at one cost for any number."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from registrations import actions
from registrations.actions import By, Choice
from registrations.actions.values import SYSTEM
from registrations.admin.log_words import titles_of, words
from registrations.models import Change
from registrations.selection import Selection
from tests.registrations.people import details, make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import ORGANISERS, make_staff, staff_client

pytestmark = pytest.mark.django_db
LOG = "/beheer/registrations/change/"


def said(**details: Any) -> str:
    change = Change(details=details)
    return words(change, titles_of([change]))


def test_what_left_the_system_is_told_with_its_group() -> None:
    event = make_open_event()
    session = make_workshop(event, title="Lassen")
    group = Selection(event, session=session, sector="overheid", came=True).as_json()
    assert said(format="xlsx", number=12, **group) == (
        "Excel-bestand; 12 mensen; “Lassen”; overheid; heeft een plaats; is binnen"
    )
    listed = said(what="presentielijst", number=803, sessions=[session.pk])
    assert listed == "presentielijst; 803 regels; “Lassen”"  # of fewer people: some have several seats
    assert said(what="badges", number=1, sessions=[session.pk]) == "badges; 1 mens; “Lassen”"


def test_import_capacity_sessions_and_fields_are_told_in_words() -> None:
    event = make_open_event()
    session = make_workshop(event, title="Lassen")
    numbers = {"registered": 195, "waiting_people": 0, "known": 2, "left_out": 5}
    assert said(**numbers, raised={}) == "195 aangemeld; 2 al bekend; 5 regels overgeslagen"
    assert said(capacity=41) == "aantal plaatsen van 40 naar 41"
    raised = said(raised={"event": 101, str(session.pk): 11})
    assert raised == "aantal plaatsen van de editie naar 101; aantal plaatsen van “Lassen” naar 11"
    assert said(added=[session.pk], dropped=[0]) == "erbij: “Lassen”; eraf: “een sessie die er niet meer is”"
    assert said(fields=["name", "photo_consent"]) == "naam en foto"
    assert said(position=2) == "naar plaats 2"
    assert said(coming=False) == "komt niet"


@pytest.mark.parametrize(
    "broken",
    [[], "x", 5, None, {"seats": 5, "raised": 3, "session": "x"}, {"raised": {"x": 1}, "seats": [None, "9" * 40]}],
)
def test_details_of_another_shape_are_no_error(broken: Any) -> None:
    change = Change(details=broken)
    assert isinstance(words(change, titles_of([change])), str)


def test_a_rise_of_capacity_by_hand_stands_in_the_log_with_who_did_it() -> None:
    event = make_open_event(capacity=1)
    make_registration(event)
    user = make_staff(ORGANISERS, events=[event])
    actions.register_by_hand(
        event=event, details=details(), choice=Choice(), by=By(Change.Actor.ORGANISER, user, "spreker")
    )
    client = Client()
    client.force_login(user)
    page = client.get(LOG, {"user__id__exact": user.pk})
    rows = page.context["cl"].result_list
    assert [(row.user, row.reason) for row in rows] == [(user, "spreker")]
    assert "aantal plaatsen van de editie naar 2" in page.content.decode()
    assert "aantal plaatsen van de editie naar 2" in client.get(f"{LOG}{rows[0].pk}/change/").content.decode()


def test_the_log_costs_the_same_for_more_lines(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    counts = []
    for number in (1, 3):
        for one in range(number):
            start = 7 + number * 3 + one
            session = make_workshop(event, f"{start:02}:00", f"{start:02}:30")
            row = make_registration(event, session)
            actions.change_seats(registration=row, choice=Choice(), by=SYSTEM)
        client.get(LOG)
        with django_assert_max_num_queries(13) as found:
            client.get(LOG)
        counts.append(len(found))
    assert counts[0] == counts[1]
