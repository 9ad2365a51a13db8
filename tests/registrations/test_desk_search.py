"""Searching at the desk: nothing is shown until something is typed, and what a scanner types leads to the person."""

import pytest

from events.models import Event
from registrations import actions
from registrations.actions import Details
from registrations.models import Registration
from tests.registrations.desks import at_desk, choose, let_in, person, read
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = pytest.mark.django_db


def names(page: str, event: Event) -> set[str]:
    """Of whom the page shows the name."""
    return {name for name in Registration.objects.filter(event=event).values_list("name", flat=True) if name in page}


@pytest.fixture
def event() -> Event:
    event = make_open_event()
    for name in ("Jan van der Berg", "José Núñez", "Piet Bergman", "Anna Bakker"):
        make_registration(event, name=name, organisation="Het Lyceum")
    return event


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", set()),
        ("   ", set()),
        ("van der Berg", {"Jan van der Berg", "Piet Bergman"}),
        ("berg vd", {"Jan van der Berg", "Piet Bergman"}),
        ("jose nunez", {"José Núñez"}),
        ("NUNEZ josé", {"José Núñez"}),
        ("bergm", {"Piet Bergman"}),
        ("lyceum anna", {"Anna Bakker"}),
        ("niemand", set()),
        ("\u202e\x0b", set()),
    ],
)
def test_people_are_found_as_they_are_typed(event: Event, typed: str, found: set[str]) -> None:
    page = read(at_desk(event).get("/balie/", {"q": typed}))
    assert names(page, event) == found


def test_the_best_fit_stands_first(event: Event) -> None:
    page = read(at_desk(event).get("/balie/?q=van+der+berg"))
    assert page.index("Jan van der Berg") < page.index("Piet Bergman")


def test_no_address_and_no_needs_stand_in_a_list(event: Event) -> None:
    actions.register(
        event=event,
        details=Details("Roos Prins", "roos@voorbeeld.nl", sector="anders"),
        needs=actions.Needs(diet="geen noten", access="een tolk"),
    )
    client = at_desk(event)
    row = Registration.objects.get(name="Roos Prins")
    let_in(client, row)
    for path in ("/balie/", "/balie/?q=roos", person(row)):
        page = client.get(path).content.decode()
        assert "Roos Prins" in page
        assert [word for word in ("@", "geen noten", "een tolk") if word in page] == [], path


def test_of_many_the_first_twenty_are_shown_and_the_rest_counted() -> None:
    event = make_open_event(capacity=100)
    for number in range(23):
        make_registration(event, name=f"Bakker {number:02}")
    page = at_desk(event).get("/balie/?q=bakker").content.decode()
    assert page.count('class="let-in"') == 20
    assert "23 mensen gevonden voor “bakker”" in page
    assert "Er zijn nog 3 anderen. Typ meer van de naam." in page
    assert "Bakker 22" not in page


@pytest.mark.parametrize("typed", ["https://voorbeeld.nl/balie/{}/", "{}", "HTTP://LOCALHOST/BALIE/{}", " {} "])
def test_what_a_scanner_types_leads_to_the_person(event: Event, typed: str) -> None:
    row = Registration.objects.get(name="Anna Bakker")
    answer = at_desk(event).get("/balie/", {"q": typed.format(row.code)})
    assert (answer.status_code, answer.headers.get("Location")) == (303, person(row))
    shouted = at_desk(event).get("/balie/", {"q": typed.format(row.code.upper())})
    assert shouted.headers.get("Location") == person(row)


def test_what_is_scanned_behind_a_name_leads_to_the_person_too(event: Event) -> None:
    """As the focus stays in the field, with what was looked for before."""
    row = Registration.objects.get(name="Anna Bakker")
    client = at_desk(event)
    assert client.get("/balie/", {"q": f"berghttps://voorbeeld.nl/balie/{row.code}/"})["Location"] == person(row)
    assert 'autofocus aria-describedby="aantal"' in client.get("/balie/?q=berg").content.decode()


def test_a_code_that_is_not_known_is_said_so_with_a_field_to_search(event: Event) -> None:
    client = at_desk(event)
    answer = client.get("/balie/", {"q": "https://voorbeeld.nl/balie/zzzzzzzzzz/"})
    assert answer["Location"] == "/balie/zzzzzzzzzz/"
    page = client.get(answer["Location"])
    assert page.status_code == 404
    assert "Niet gevonden De code “zzzzzzzzzz” is hier niet bekend." in read(page)
    assert 'name="q"' in page.content.decode()


def test_a_name_that_looks_like_a_code_is_a_name() -> None:
    event = make_open_event()
    make_registration(event, name="Vandenberg")
    answer = at_desk(event).get("/balie/?q=vandenberg")
    assert answer.status_code == 200
    assert "1 persoon gevonden" in read(answer)


def test_another_edition_is_not_searched(event: Event) -> None:
    other = make_open_event()
    make_registration(other, name="Anna Anders")
    client = at_desk(event, other)
    choose(client, event)
    page = read(client.get("/balie/?q=anna"))
    assert "Anna Bakker" in page
    assert "Anna Anders" not in page


def test_the_list_says_how_each_one_stands() -> None:
    event = make_open_event(capacity=3)
    gone, place, inside, waits = (make_registration(event, name=f"Bos {name}") for name in "ABCD")
    actions.cancel(registration=gone)
    client = at_desk(event)
    let_in(client, inside)
    page = client.get("/balie/?q=bos")
    words = read(page)
    for said in ("Bos A Is geannuleerd", "Bos B Heeft een plaats", "Bos C Is binnen om", "Bos D Kreeg een plaats"):
        assert said in words
    assert page.content.decode().count('class="let-in"') == 1
    assert f'action="/balie/{place.code}/binnen/"' in page.content.decode()
    assert waits.pk


def test_nobody_who_was_erased_is_found() -> None:
    event = make_open_event()
    row = make_registration(event, name="Anna Bakker")
    client = at_desk(event)
    actions.erase(registration=row)
    assert client.get(person(row)).status_code == 404
    assert "Niemand gevonden" in read(client.get("/balie/?q=bakker"))
    assert "Niemand gevonden" in read(client.get(f"/balie/?q={row.code}"))


def test_who_is_not_there_is_signed_up_with_what_was_typed(event: Event) -> None:
    page = at_desk(event).get("/balie/", {"q": "Zoë & Co"}).content.decode()
    assert 'href="/balie/inloop/?naam=Zo%C3%AB%20%26%20Co"' in page


def test_at_a_door_the_list_shows_who_has_a_seat_there() -> None:
    event = make_open_event()
    session = make_workshop(event)
    make_registration(event, session, name="Bos Wel")
    make_registration(event, name="Bos Niet")
    page = read(at_desk(event, door=session).get("/balie/?q=bos"))
    assert "Bos Wel Heeft een plaats in deze sessie" in page
    assert "Bos Niet Heeft geen plaats in deze sessie" in page


@pytest.mark.parametrize(
    ("typed", "left"), [("x7kd2mpq9a", ""), ("Bergh", "Bergh"), ("van der Burgh", "van der Burgh")]
)
def test_a_code_that_is_not_known_makes_room_for_the_next(event: Event, typed: str, left: str) -> None:
    page = at_desk(event).get("/balie/", {"q": typed}).content.decode()
    assert "Niemand gevonden" in page
    assert f'type="search" value="{left}"' in page
