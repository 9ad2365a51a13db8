"""Badges: who they are of, in what order, who makes them, and what is told when that fails."""

from typing import Any

import pytest
import zxingcpp
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from registrations import actions
from registrations.actions.values import SYSTEM
from registrations.models import Change, Registration
from registrations.printing import badges as printing
from registrations.printing import make
from registrations.printing.badges import LAYOUTS, badges, in_order
from registrations.views.card import desk_address
from tests.builders import make_room
from tests.registrations.papers import MM, is_accessible, read, texts, words
from tests.registrations.people import make_open_event, make_people, make_registration, make_workshop
from tests.registrations.staff_users import CARERS, DESK, ORGANISERS, staff_client

pytestmark = pytest.mark.django_db
URL = "/beheer/registrations/registration/badges/"
OPTIONS = {"layout": "los", "sort": "naam"}


def test_a_badge_says_who_someone_is() -> None:
    event = make_open_event(name="Jaarconferentie Techniekpact 2097")
    session = make_workshop(event, title="Lassen", room=make_room(event, name="Zaal 3"))
    row = make_registration(event, session, name="Anna van der Berg", organisation="ROC van Twente", function="docent")
    pdf = read(badges(event, [row], LAYOUTS["los"], sessions=True))
    text = pdf.pages[0].extract_text()
    for shown in (event.name, row.name, row.organisation, row.function, row.code, "geen foto", "13.00 Lassen (Zaal 3)"):
        assert shown in text.replace("\n", " ")
    assert [float(one) for one in pdf.pages[0].mediabox[2:]] == pytest.approx([90 * MM, 55 * MM], abs=0.1)
    assert pdf.metadata is not None
    assert pdf.metadata.title == f"Badges {event.name}"
    assert is_accessible(pdf)
    assert len(pdf.pages[0].images) == 1  # the code


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_scanner_reads_the_code_of_each_badge(layout: str) -> None:
    event = make_open_event()
    people = [make_registration(event) for _ in range(3)]
    pages = read(badges(event, people, LAYOUTS[layout])).pages
    pictures = [one.image for page in pages for one in page.images]
    seen = [found.text for one in pictures if one is not None for found in zxingcpp.read_barcodes(one.convert("L"))]
    assert sorted(seen) == sorted(desk_address(one) for one in people)


def test_sheets_hold_what_they_say_and_large_groups_come_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    event = make_open_event()
    people = make_people(event, tuple(f"Naam{number:02}" for number in range(21)))
    first, second, third = texts(badges(event, people, LAYOUTS["a4-10"]))
    assert [page.count("geenfoto") for page in (first, second, third)] == [10, 10, 1]
    assert "magherkenbaaropdefoto" in first
    assert "blad3van3" in third
    assert [page.count("geenfoto") for page in texts(badges(event, people, LAYOUTS["a4-8"]))] == [8, 8, 5]
    monkeypatch.setattr(printing, "WHOLE", 20)
    monkeypatch.setattr(printing, "PART", 10)
    pages = read(badges(event, people, LAYOUTS["a4-10"])).pages
    assert [words(page.extract_text()) for page in pages] == [first, second, third]
    assert [float(one) for one in pages[2].mediabox[2:]] == pytest.approx([210 * MM, 297 * MM], abs=0.1)


def test_family_names_or_organisations_give_the_order() -> None:
    event = make_open_event()
    for name, organisation in (("Jan de Vries", "b"), ("An van der Berg", "B"), ("Bo Adams", "c")):
        make_registration(event, name=name, organisation=organisation)
    people = list(Registration.objects.all())
    assert [one.name for one in in_order(people, "naam")] == ["Bo Adams", "An van der Berg", "Jan de Vries"]
    assert [one.name for one in in_order(people, "organisatie")] == ["An van der Berg", "Jan de Vries", "Bo Adams"]


def test_organisers_make_them_of_a_group_and_the_log_keeps_it() -> None:
    event = make_open_event()
    session = make_workshop(event)
    come, other = make_registration(event, session, name="Gekomen"), make_registration(event, session, name="Later")
    actions.check_in(registration=come, by=SYSTEM)
    client = staff_client(ORGANISERS, events=[event])
    asked: dict[str, Any] = {"editie": event.slug, "session": session.pk, "state": "plaats", "came": "nee"}
    page = client.get(URL, asked).content.decode()
    assert ("1 mens<" in page, "Let op" in page) == (True, False)
    response = client.post(URL, OPTIONS, query_params=asked)
    assert response["Content-Type"] == "application/pdf"
    (text,) = texts(response)
    assert other.name in text
    change = Change.objects.get(action="afgedrukt")
    assert (change.event, change.actor, change.details["number"]) == (event, "organisatie", 1)
    assert (change.details["layout"], change.details["came"], change.details["session"]) == ("los", False, session.pk)


def test_what_is_chosen_now_is_what_is_printed_and_counting_keeps_the_paper() -> None:
    event = make_open_event()
    make_registration(event, name="Niet", sector="onderwijs")
    make_registration(event, name="Wel", sector="overheid")
    client = staff_client(ORGANISERS, events=[event])
    at = {"editie": event.slug, "sector": "onderwijs"}  # what the page counted
    (text,) = texts(client.post(URL, {**OPTIONS, "sector": "overheid"}, query_params=at))
    assert ("Wel" in text, "Niet" in text) == (True, False)
    options = {"layout": "a4-8", "sort": "organisatie", "sessions": "on"}
    counted = client.post(URL, {**options, "editie": event.slug, "sector": "overheid", "toon": "1"}, follow=True)
    assert counted.context["group"]["number"] == 1
    assert {one.name: one.value() for one in counted.context["options"]} == options


def test_the_page_names_whose_letters_cannot_be_printed() -> None:
    event = make_open_event()
    make_registration(event, name="王小明")
    make_registration(event, name="An 👩🏽‍🔧")
    page = staff_client(ORGANISERS).get(URL).content.decode()
    assert page.count("王小明</a>") == 1
    assert "An 👩" not in page


def test_what_goes_wrong_is_told(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    event = make_open_event()
    row = make_registration(event, name="Zoë Verborgen")
    client = staff_client(ORGANISERS)
    faults: tuple[tuple[dict[str, str], str], ...] = (
        ({}, "Kies het papier."),
        ({"layout": "x", "sort": "x"}, "Kies de volgorde uit de lijst."),
    )
    for data, words_ in faults:
        response = client.post(URL, data)
        assert (response.status_code, words_ in response.content.decode()) == (422, True)
    response = client.post(URL, OPTIONS, query_params={"sector": "overheid"})
    assert (response.status_code, "Er is niemand gekozen." in response.content.decode()) == (422, True)
    monkeypatch.setattr(make, "FOLDERS", [1])  # no folder, so the process fails
    response = client.post(URL, OPTIONS)
    assert (response.status_code, "De pdf kon niet worden gemaakt." in response.content.decode()) == (422, True)
    for one, back in ((client, f"/registration/{row.pk}/change/"), (staff_client(DESK), f"/balie/{row.code}/")):
        response = one.post(_one(row))
        assert response.status_code == 503
        for shown in ("De pdf kon niet worden gemaakt.", f'{back}"'):
            assert shown in response.content.decode()
    assert "No PDF of badges" in caplog.text
    assert "Verborgen" not in caplog.text
    assert not Change.objects.filter(action="afgedrukt").exists()


def _one(row: Registration) -> str:
    return reverse("admin:registrations_registration_badge", args=[row.pk])


def test_the_desk_makes_one_badge() -> None:
    event, other = make_open_event(), make_open_event()
    row = make_registration(event, name="An de Wit")
    for groups, actor in (((DESK,), "balie"), ((ORGANISERS,), "organisatie")):
        client = staff_client(*groups, events=[event])
        assert client.get(_one(row)).status_code == 405
        response = client.post(_one(row))
        assert response["Content-Disposition"] == f'attachment; filename="badge-{row.code}.pdf"'
        assert "AndeWit" in texts(response)[0]
        change = Change.objects.filter(action="afgedrukt").latest("pk")
        assert (change.registration, change.actor, change.details) == (row, actor, {"what": "badge", "number": 1})
    assert staff_client(CARERS, events=[event]).post(_one(row)).status_code == 403
    assert staff_client(DESK, events=[other]).post(_one(row)).status_code == 404
    assert Client().post(_one(row)).status_code == 302
    actions.erase(registration=row)
    assert staff_client(DESK, events=[event]).post(_one(row)).status_code == 404


def test_the_page_of_a_person_has_a_button_for_it() -> None:
    event = make_open_event()
    row = make_registration(event)
    client = staff_client(ORGANISERS, events=[event])
    page = reverse("admin:registrations_registration_change", args=[row.pk])
    button = f'<form method="post" action="{_one(row)}"><input type="hidden" name="csrfmiddlewaretoken"'
    assert client.get(page).content.decode().count(button) == 1
    actions.erase(registration=row)
    assert "Maak een badge" not in client.get(page).content.decode()


def test_only_organisers_of_the_edition_make_them() -> None:
    event = make_open_event()
    make_registration(event, name="Zoë Verborgen")
    assert reverse("admin:registrations_registration_badges") == URL
    for groups, events, status in (((DESK,), [event], 403), ((CARERS,), [event], 403), ((ORGANISERS,), [], 422)):
        client = staff_client(*groups, events=events)
        assert [client.get(URL).status_code, client.post(URL, OPTIONS).status_code] == [status, status]
    other = staff_client(ORGANISERS, events=[make_open_event()])
    assert other.post(URL, OPTIONS, query_params={"editie": event.slug}).status_code == 404


def test_the_page_costs_as_many_queries_for_many(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event = make_open_event()
    session = make_workshop(event)
    client = staff_client(ORGANISERS, events=[event])
    for number in (1, 3):
        while Registration.objects.count() < number:
            make_registration(event, session, name=f"王{number}")
        with django_assert_num_queries(10):
            assert client.get(URL, {"editie": event.slug}).status_code == 200
        people = list(Registration.objects.all())
        with django_assert_num_queries(1):
            assert len(printing._sessions(event, people)) == number
