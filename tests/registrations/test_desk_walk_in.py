"""Someone who did not sign up is written down and let in with one form: both, or neither."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from registrations import actions, places
from registrations.models import Change, CheckIn, Letter, Registration
from registrations.models.registration import Source
from tests.registrations.desks import at_desk, choose, follow, person, read
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.visits import hidden

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
PATH = "/balie/inloop/"


def fill_in(client: Client, query: str = "", **fields: Any) -> Any:
    page = client.get(f"{PATH}{query}").content.decode()
    form = page[page.index('<form class="form"') :]
    return client.post(PATH, {**hidden(form), **fields})


def test_one_form_writes_someone_down_and_lets_them_in() -> None:
    event = make_open_event()
    client = at_desk(event)
    said = follow(client, fill_in(client, name="Anna Bakker", organisation="Het Lyceum", photo="on"))
    assert "Binnen Anna Bakker Het Lyceum" in said
    row = Registration.objects.get()
    assert (row.source, row.organisation, row.photo_consent, row.has_place) == (Source.DESK, "Het Lyceum", True, True)
    assert (row.is_complete, row.created_by) == (False, CheckIn.objects.get().by)
    assert (CheckIn.objects.get().registration, CheckIn.objects.get().desk) == (row, "Balie 2")
    assert Change.objects.get().actor == "balie"
    actions.cancel(registration=row)
    assert not Letter.objects.exists(), "nowhere to send it"


def test_who_gives_an_address_gets_the_confirmation() -> None:
    event = make_open_event()
    fill_in(at_desk(event), name="Anna Bakker", email="anna@voorbeeld.nl")
    assert Letter.objects.get().to == "anna@voorbeeld.nl"
    assert not Registration.objects.get().photo_consent


def test_what_was_searched_for_is_filled_in() -> None:
    client = at_desk(make_open_event())
    assert 'name="name" value="Piet Kok"' in client.get(f"{PATH}?naam=Piet+Kok").content.decode()
    assert 'name="email" value="piet@voorbeeld.nl"' in client.get(f"{PATH}?naam=piet@voorbeeld.nl").content.decode()


def test_who_cancelled_comes_back_with_what_is_known() -> None:
    event = make_open_event()
    old = make_registration(event, name="Anna Bakker", email="anna@voorbeeld.nl", organisation="Het Lyceum")
    actions.cancel(registration=old)
    client = at_desk(event)
    page = client.get(f"{PATH}?van={old.code}").content.decode()
    for words in ("Anna Bakker", "anna@voorbeeld.nl", "Het Lyceum"):
        assert f'value="{words}"' in page
    assert "Binnen Anna Bakker" in follow(client, fill_in(client, f"?van={old.code}", name="Anna Bakker"))
    assert client.get(f"{PATH}?van=%00").status_code == 404


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": ""}, "Vul een naam in."),
        ({"name": "Anna", "email": "anna"}, "Vul een e-mailadres in zoals naam@voorbeeld.nl."),
        ({"name": "a" * 151}, "Gebruik ten hoogste 150 tekens."),
    ],
)
def test_what_is_wrong_is_told_beside_the_field_and_kept(fields: dict[str, str], words: str) -> None:
    answer = fill_in(at_desk(make_open_event()), organisation="Het Lyceum", **fields)
    assert answer.status_code == 422
    assert read(answer).count(words) == 2
    assert 'value="Het Lyceum"' in answer.content.decode()
    assert not Registration.objects.exists()


def test_a_full_conference_takes_one_more_with_a_reason_alone() -> None:
    event = make_open_event(capacity=1)
    make_registration(event)
    client = at_desk(event)
    assert "Alle 1 plaatsen" not in read(client.get(PATH))
    assert "Alle plaatsen zijn bezet (1): er komt er één bij." in read(client.get(PATH))
    refused = fill_in(client, name="Anna Bakker", reason="")
    assert refused.status_code == 422
    assert "Vul in waarom deze persoon een plaats krijgt." in read(refused)
    assert Registration.objects.count() == 1
    assert "Binnen Anna Bakker" in follow(client, fill_in(client, name="Anna Bakker", reason="Spreker"))
    event.refresh_from_db()
    assert (event.capacity, CheckIn.objects.count()) == (2, 1)
    assert Change.objects.latest("pk").reason == "Spreker"


def test_the_last_place_that_goes_meanwhile_is_told_and_nothing_is_written() -> None:
    event = make_open_event(capacity=1)
    client = at_desk(event)
    form = hidden(client.get(PATH).content.decode().partition('<form class="form"')[2])
    make_registration(event)
    refused = client.post(PATH, {**form, "name": "Anna Bakker"})
    assert refused.status_code == 422
    assert "De conferentie is vol." in read(refused) or "Vul in waarom" in read(refused)
    assert 'value="Anna Bakker"' in refused.content.decode()
    assert (Registration.objects.count(), CheckIn.objects.count()) == (1, 0)


def test_a_place_that_someone_waits_for_is_not_given_away_without_a_reason() -> None:
    event = make_open_event(capacity=1)
    make_registration(event)
    make_registration(event)
    type(event).objects.filter(pk=event.pk).update(capacity=2)  # the worker did not offer it yet
    client = at_desk(event)
    refused = fill_in(client, name="Anna Bakker")
    assert refused.status_code == 422
    assert "De conferentie is vol. Vul in waarom" in read(refused)
    assert Registration.objects.count() == 2
    page = refused.content.decode()
    sent = {**hidden(page[page.index('<form class="form"') :]), "name": "Anna Bakker", "reason": "Spreker"}
    assert "Binnen Anna Bakker" in follow(client, client.post(PATH, sent))
    assert places.find_drift() == []


def test_sending_it_twice_is_one_person_let_in_once() -> None:
    event = make_open_event()
    client = at_desk(event)
    form = hidden(client.get(PATH).content.decode().partition('<form class="form"')[2])
    first, again = (client.post(PATH, {**form, "name": "Anna Bakker"}) for _ in range(2))
    assert first["Location"] == again["Location"]
    assert (Registration.objects.count(), CheckIn.objects.count()) == (1, 1)


def test_the_next_guest_on_the_same_form_is_someone_else() -> None:
    event = make_open_event()
    client = at_desk(event)
    form = hidden(client.get(PATH).content.decode().partition('<form class="form"')[2])
    for name in ("Anna Bakker", "Bo Li", "Anna Bakker"):
        assert f"Binnen {name}" in follow(client, client.post(PATH, {**form, "name": name}))
    assert sorted(Registration.objects.values_list("name", flat=True)) == ["Anna Bakker", "Bo Li"]
    assert CheckIn.objects.count() == 2


def test_what_is_known_of_others_is_filled_in_nowhere() -> None:
    event, other = make_open_event(), make_open_event()
    live, theirs = (make_registration(one, name="Anna Bakker", email="anna@voorbeeld.nl") for one in (event, other))
    actions.cancel(registration=theirs)
    client = at_desk(event, other)
    choose(client, event)
    for row in (live, theirs):
        answer = client.get(f"{PATH}?van={row.code}")
        assert (answer.status_code, answer["Location"]) == (303, person(row))


def test_who_is_registered_already_is_shown_with_a_button() -> None:
    event = make_open_event()
    row = make_registration(event, name="Anna Bakker", email="anna@voorbeeld.nl", organisation="Het Lyceum")
    client = at_desk(event)
    for fields in ({"name": "anna  bakker"}, {"name": "Anna Bakker", "email": "anna@voorbeeld.nl", "other": "on"}):
        refused = fill_in(client, **fields)
        assert refused.status_code == 422
        assert f'href="{person(row)}">Ga naar Anna Bakker</a>' in refused.content.decode()
        assert "Het Lyceum" in read(refused)
        assert "anna@" not in read(refused)
    assert Registration.objects.count() == 1


def test_a_namesake_is_someone_else_when_the_desk_says_so() -> None:
    event = make_open_event()
    make_registration(event, name="Anna Bakker")
    client = at_desk(event)
    assert "Dit is iemand anders met dezelfde naam" not in read(client.get(PATH))
    assert "Dit is iemand anders met dezelfde naam" in read(fill_in(client, name="Anna Bakker"))
    assert "Binnen Anna Bakker" in follow(client, fill_in(client, name="Anna Bakker", other="on"))
    assert Registration.objects.count() == 2


def test_at_a_door_one_enters_the_session_at_once() -> None:
    event = make_open_event()
    session = make_workshop(event)
    client = at_desk(event, door=session)
    assert "1 binnen (0 verwacht)" in follow(client, fill_in(client, name="Anna Bakker"))
    assert CheckIn.objects.filter(session=session).count() == CheckIn.objects.filter(session=None).count() == 1


def test_an_edition_that_is_over_takes_nobody() -> None:
    today = timezone.localdate()
    event = make_open_event(day=today.replace(year=today.year - 1))
    refused = fill_in(at_desk(event), name="Anna Bakker")
    assert refused.status_code == 422
    assert "Deze editie is voorbij." in read(refused)
    assert not Registration.objects.exists()
