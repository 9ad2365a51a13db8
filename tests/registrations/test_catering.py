"""Sums for the caterer: of who is expected; organisers read no text, carers read texts without names."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from events.models import Event
from registrations import actions, catering
from registrations.actions import Needs
from registrations.models import Registration
from tests.registrations.outputs import html_shape
from tests.registrations.people import details, make_open_event
from tests.registrations.staff_users import CARERS, DESK, ORGANISERS, staff_client
from tests.registrations.test_hostile_everywhere import HOSTILE

pytestmark = pytest.mark.django_db
URL = "/beheer/registrations/registration/catering/"
NAME = "Zoë van der Verborgen"


def eats(event: Event, diet: str, **fields: Any) -> Registration:
    return actions.register(event=event, details=details(**fields), needs=Needs(diet=diet, access="rolstoel"))


def sums(event: Event) -> dict[str, int]:
    return {label: number for label, number in catering.of_event(event).diets if number}


def test_each_known_diet_is_summed_and_one_person_counts_for_several() -> None:
    event = make_open_event()
    for diet in ("vegetarisch", "Vegetarisch en glutenvrij", "geen", "zeldzaam", ""):
        eats(event, diet)
    found = catering.of_event(event)
    assert (found.expected, found.wishes, found.other) == (5, 3, 1)
    assert sums(event) == {"vegetarisch": 2, "glutenvrij": 1}


def test_no_sum_tells_that_someone_is_pregnant() -> None:
    event = make_open_event()
    eats(event, "Ik ben zwanger")
    eats(event, "geen rauwe kaas")
    assert sums(event) == {"geen rauw vlees, rauwe vis of rauwmelkse kaas": 2}
    page = staff_client(ORGANISERS, events=[event]).get(URL).content.decode()
    assert "zwanger" not in page
    assert "zoek niet uit om wie het gaat" in page


def test_only_who_is_expected_counts() -> None:
    event = make_open_event(capacity=2)
    eats(event, "halal")
    gone = eats(event, "halal")
    eats(event, "koosjer")  # waits
    actions.answer_reminder(registration=gone, coming=False)
    eats(make_open_event(), "halal")
    assert (catering.of_event(event).expected, sums(event)) == (1, {"halal": 1})


def test_organisers_see_sums_and_no_text_or_name() -> None:
    event = make_open_event()
    eats(event, "zeldzaam dieet", name=NAME)
    eats(event, "halal, maar geen ui")
    page = staff_client(ORGANISERS, events=[event]).get(URL).content.decode()
    assert "mag alleen de groep Toegankelijkheid lezen" in page
    assert [one for one in ("zeldzaam", "geen ui", NAME, "rolstoel") if one in page] == []


def test_carers_read_what_people_wrote_without_names_and_grouped() -> None:
    event = make_open_event()
    for diet in ("Geen UI", "geen ui", "halal"):
        eats(event, diet, name=NAME)
    page = staff_client(CARERS, events=[event]).get(URL)
    found = [(one.words.lower(), one.number, one.diets) for one in page.context["catering"].texts]
    assert found == [("geen ui", 2, ()), ("halal", 1, ("halal",))]
    assert "halal" in page.content.decode()
    assert [one for one in (NAME, "rolstoel", "@voorbeeld.nl") if one in page.content.decode()] == []


def test_once_needs_are_to_be_erased_the_page_says_so_and_counts_nothing() -> None:
    event = make_open_event()
    eats(event, "halal")
    past = dt.date(2018, 6, 18)
    Event.objects.filter(pk=event.pk).update(starts_on=past, ends_on=past)
    response = staff_client(ORGANISERS, CARERS, events=[event]).get(URL)
    assert "De dieetwensen van deze editie zijn gewist op woensdag 18 juli 2018." in response.content.decode()
    assert (response.context["catering"].wishes, response.context["catering"].diets) == (0, ())
    assert "halal" not in response.content.decode()


def test_only_organisers_and_carers_of_the_edition_see_it(client: Client) -> None:
    event = make_open_event(slug="onze")
    make_open_event(slug="andere")
    assert client.get(URL).status_code == 302
    assert staff_client(DESK, events=[event]).get(URL).status_code == 403
    for group in (ORGANISERS, CARERS):
        member = staff_client(group, events=[event])
        assert [member.get(URL, {"editie": one}).status_code for one in ("onze", "andere")] == [200, 404]


def test_who_reads_needs_finds_the_way_to_the_sums() -> None:
    page = staff_client(CARERS, events=[make_open_event()]).get("/beheer/registrations/specialneeds/")
    assert f'<a href="{URL}" class="addlink">Voor de cateraar</a>' in page.content.decode()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_wish_stays_text(text: str) -> None:
    event = make_open_event()
    row = eats(event, "zeldzaam")
    client = staff_client(CARERS, events=[event])
    plain = html_shape(client.get(URL).content.decode())
    type(row.needs).objects.update(diet=text.replace("\0", ""))  # no row of PostgreSQL holds NUL
    assert html_shape(client.get(URL).content.decode()) == plain


def test_it_costs_the_same_for_more_people(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, CARERS, events=[event])
    for number in (1, 2):
        for _ in range(number):
            eats(event, "halal")
        client.get(URL)
        with django_assert_num_queries(6):
            client.get(URL)
