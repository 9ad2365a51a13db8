"""Attendance lists: everybody with a place, by family name, on paper that says what it is of."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from registrations import actions
from registrations.models import Change, Registration
from registrations.printing import attendance, make
from tests.builders import make_room, make_session
from tests.registrations.papers import LONG, is_accessible, read, words
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import CARERS, DESK, ORGANISERS, staff_client
from tests.registrations.test_hostile_everywhere import HOSTILE

pytestmark = pytest.mark.django_db
URL = "/beheer/registrations/registration/presentielijst/"


def pages(content: Iterable[bytes]) -> list[str]:
    return [" ".join(page.extract_text().replace("\u200b", "").split()) for page in read(content).pages]


def test_a_session_has_its_people_by_family_name_with_room_and_time() -> None:
    event = make_open_event(name="Jaarconferentie 2097")
    session = make_workshop(event, title="Lassen", room=make_room(event, name="Zaal 3"), capacity=3)
    for name in ("Jan de Vries", "An van der Berg", "Bo Adams"):
        make_registration(event, session, name=name, organisation=f"Werk van {name[:2]}")
    make_registration(event, waiting=(session,), name="Wacht Nog")
    actions.cancel(registration=make_registration(event, name="Weg Is"))
    pdf, number = attendance.of_sessions(event, [session])
    (text,) = pages(pdf)
    assert number == 3
    assert "Lassen dinsdag 18 juni 2097, 13.00 tot 14.00 uur, Zaal 3 3 mensen met een plaats" in text
    people = "Bo Adams Werk van Bo An van der Berg Werk van An Jan de Vries Werk van Ja"
    assert f"Er Naam Organisatie {people} Gemaakt op" in text
    assert text.endswith("bladzijde 1 van 1")
    (text,) = pages(attendance.of_sessions(event, [session], waiting=True)[0])
    assert "Jan de Vries Werk van Ja Wachtlijst: 1 mens Er Naam Organisatie Wacht Nog" in text


def test_each_session_begins_on_a_page_and_counts_its_own() -> None:
    event = make_open_event(name="Jaarconferentie 2097", capacity=200)
    first, second = (
        make_workshop(event, title="Lassen", capacity=100),
        make_workshop(event, "15:00", "16:00", title="Draaien"),
    )
    make_workshop(event, "16:00", "17:00", title="Gaat niet door", state="geannuleerd")
    for number in range(40):
        make_registration(event, first, name=f"Deelnemer Nummer{number:02}")
    client = staff_client(ORGANISERS, events=[event])
    response = client.post(URL, query_params={"editie": event.slug, "of": "sessies"})
    assert response["Content-Disposition"] == 'attachment; filename="presentielijst.pdf"'
    one, two, three = pages(response)
    assert ("Nummer00" in one, one.endswith("bladzijde 1 van 2")) == (True, True)
    assert ("Nummer39" in two, two.endswith("bladzijde 2 van 2")) == (True, True)
    assert two.startswith("Lassen, dinsdag 18 juni 2097, 13.00 tot 14.00 uur Jaarconferentie 2097 Er Naam Organisatie")
    assert ("Draaien" in three, "Niemand." in three, three.endswith("bladzijde 1 van 1")) == (True, True, True)
    change = Change.objects.get(action="afgedrukt")
    assert (change.event, change.actor) == (event, "organisatie")
    assert change.details == {
        **{"what": "presentielijst", "of": "sessies", "number": 40, "waiting": False},
        "sessions": [first.pk, second.pk],
    }


def test_the_whole_edition_has_one_list() -> None:
    event = make_open_event(day=dt.date(2097, 6, 18))
    make_registration(event, name="An de Wit")
    make_registration(make_open_event(), name="Elders Ergens")
    actions.erase(registration=make_registration(event, name="Gewist Hier"))
    pdf = read(attendance.of_edition(event, waiting=True)[0])
    (text,) = pages(attendance.of_edition(event, waiting=True)[0])
    assert ("An de Wit" in text, "Elders" in text, "Gewist" in text) == (True, False, False)
    assert f"{event.name} dinsdag 18 juni 2097, 12.00 tot 17.00 uur 1 mens met een plaats" in text
    assert is_accessible(pdf)


def test_hostile_and_long_names_are_on_the_list() -> None:
    event = make_open_event(capacity=200)
    for number, name in enumerate((*HOSTILE, *LONG)):
        make_registration(event, name=name[:150], organisation=name, email=f"n{number}@voorbeeld.nl")
    session = make_session(event, title=HOSTILE[0] * 30)
    pdf = read(attendance.of_edition(event)[0])
    text = words("".join(page.extract_text() for page in pdf.pages))
    for shown in ("=1+1", "<script>alert(1)</script>", "{{7|add:7}}", "W" * 20, "é" * 20):
        assert words(shown) in text
    for row in Registration.objects.filter(name__contains="👩"):
        assert row.code in text
    assert len(pages(attendance.of_sessions(event, [session])[0])) == 1


def test_the_page_says_how_many_are_on_it() -> None:
    event = make_open_event()
    session = make_workshop(event, title="Lassen")
    make_registration(event, session)
    make_registration(event)
    client = staff_client(ORGANISERS, events=[event])
    assert reverse("admin:registrations_registration_attendance") == URL
    asked: tuple[tuple[dict[str, Any], str], ...] = (
        ({}, "2 mensen"),
        ({"of": "sessies"}, "1 mens<"),
        ({"of": "sessie", "session": session.pk}, "1 mens<"),
    )
    for values, shown in asked:
        assert shown in client.get(URL, values).content.decode()
    assert not Change.objects.filter(action="afgedrukt").exists()


def test_what_is_chosen_now_is_what_is_listed_and_counting_keeps_the_shape() -> None:
    event = make_open_event()
    session = make_workshop(event, title="Lassen")
    make_registration(event, session, name="Wel")
    make_registration(event, name="Niet")
    client = staff_client(ORGANISERS, events=[event])
    at, chosen = {"editie": event.slug, "of": "editie"}, {"of": "sessie", "session": session.pk}
    (text,) = pages(client.post(URL, chosen, query_params=at))
    assert ("Wel" in text, "Niet" in text) == (True, False)
    counted = client.post(URL, {"editie": event.slug, **chosen, "waiting": "on", "toon": "1"}, follow=True)
    assert (counted.context["group"]["number"], counted.context["options"]["waiting"].value()) == (1, "on")
    assert counted.redirect_chain == [(f"?editie={event.slug}&of=sessie&session={session.pk}&waiting=on", 302)]
    empty = {"of": "sessie", "session": make_workshop(event, "15:00", "16:00").pk}
    response = client.post(URL, empty, query_params=at)
    assert (response.status_code, "Er is niemand gekozen." in response.content.decode()) == (422, True)


def test_faults_are_told_beside_the_field(monkeypatch: pytest.MonkeyPatch) -> None:
    event, empty = make_open_event(), make_open_event()
    make_registration(event)
    client = staff_client(ORGANISERS)
    elsewhere = make_workshop(event)
    faults: tuple[tuple[dict[str, Any], str], ...] = (
        ({"of": "sessie"}, "Kies een sessie."),
        ({"of": "x"}, "Kies uit de lijst."),
        ({"editie": empty.slug, "of": "sessies"}, "Deze editie heeft geen sessies"),
        ({"editie": empty.slug, "of": "sessie", "session": elsewhere.pk}, "Deze sessie is niet van deze editie."),
    )
    for values, shown in faults:
        for response in (client.get(URL, values), client.post(URL, query_params=values)):
            assert (response.status_code, shown in response.content.decode()) == (422, True), values
    for key in (event.pk, "x", 10**30):  # as addresses had it once
        for response in (client.get(URL, {"event": key}), client.post(URL, query_params={"event": key})):
            assert response.status_code == 404, key
    monkeypatch.setattr(make, "FOLDERS", [1])
    response = client.post(URL, query_params={"editie": event.slug})
    assert (response.status_code, "De pdf kon niet worden gemaakt." in response.content.decode()) == (422, True)
    assert not Change.objects.filter(action="afgedrukt").exists()


def test_only_organisers_of_the_edition_make_it() -> None:
    event = make_open_event()
    session = make_workshop(event)
    make_registration(event, session, name="Zoë Verborgen")
    for groups, events, status in (((DESK,), [event], 403), ((CARERS,), [event], 403), ((ORGANISERS,), [], 422)):
        client = staff_client(*groups, events=events)
        assert [client.get(URL).status_code, client.post(URL).status_code] == [status, status]
    ours = make_open_event()
    other = staff_client(ORGANISERS, events=[ours])
    assert other.post(URL, query_params={"editie": event.slug}).status_code == 404
    asked = {"editie": ours.slug, "of": "sessie", "session": str(session.pk)}
    assert other.post(URL, query_params=asked).status_code == 422


def test_lists_cost_one_query_however_many(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event = make_open_event()
    sessions = [make_workshop(event)]
    for number in (1, 3):
        while Registration.objects.count() < number:
            make_registration(event, sessions[0])
            sessions.append(make_workshop(event, "15:00", "16:00"))
        with django_assert_num_queries(1):
            attendance.of_edition(event)
        with django_assert_num_queries(1):
            attendance.of_sessions(event, sessions)


def test_the_page_costs_as_many_queries_for_many(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    for number in (1, 3):
        while Registration.objects.count() < number:
            make_registration(event, make_workshop(event))
        for of, queries in (("editie", 10), ("sessies", 12)):
            with django_assert_num_queries(queries):
                assert client.get(URL, {"editie": event.slug, "of": of}).status_code == 200
