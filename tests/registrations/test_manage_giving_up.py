"""Handing a place over, answering the reminder, cancelling and erasing."""

import pytest
from django.test import Client

from registrations import actions
from registrations.models import ClaimState, Registration
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.visits import fresh, hidden, open_link, send, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


COLLEAGUE = {"name": "Bo Jansen", "email": "bo@voorbeeld.nl"}


def test_a_place_is_handed_over_after_a_check(client: Client) -> None:
    event = make_open_event()
    session = make_workshop(event)
    row = make_registration(event, session)
    open_link(client, row)
    check = send(client, "/aanmelding/overdragen/", COLLEAGUE)
    assert check.status_code == 200
    assert "Bo Jansen" in text(check)
    assert fresh(row).state == ClaimState.PLACE
    back = client.post("/aanmelding/overdragen/", {**hidden(text(check)), "terug": "ja"})
    assert 'value="Bo Jansen"' in text(back)
    done = client.post("/aanmelding/overdragen/", {**hidden(text(check)), "bevestig": "ja"})
    assert done["Location"] == "/aanmelding/klaar/?wat=overgedragen"
    assert "Uw plaats is overgedragen" in text(client.get(done["Location"]))
    assert client.get("/aanmelding/overdragen/").status_code == 404
    assert fresh(row).successor == Registration.objects.get(email="bo@voorbeeld.nl")


@pytest.mark.parametrize("step", [{}, {"bevestig": "ja"}])
def test_a_place_is_not_handed_to_oneself(client: Client, step: dict[str, str]) -> None:
    row = make_registration(make_open_event(), name="José", email="jose@voorbeeld.nl")
    open_link(client, row)
    answer = send(client, "/aanmelding/overdragen/", {"name": "jose", "email": "JOSE@voorbeeld.nl", **step})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"email"}
    assert text(answer).count("Dit zijn uw eigen naam en adres.") == 2, "above and beside the field"
    assert Registration.objects.get().state == ClaimState.PLACE


def test_a_place_is_not_handed_to_who_is_there_already(client: Client) -> None:
    event = make_open_event()
    make_registration(event, name="Bo Jansen", email="bo@voorbeeld.nl")
    open_link(client, make_registration(event))
    response = send(client, "/aanmelding/overdragen/", {**COLLEAGUE, "bevestig": "ja"})
    assert response.status_code == 422
    assert "Dit adres en deze naam zijn al aangemeld." in text(response)


@pytest.mark.parametrize(
    ("answer", "state", "coming"), [("ja", "plaats", True), ("nee", "geannuleerd", False), ("collega", "plaats", None)]
)
def test_the_reminder_is_answered(client: Client, answer: str, state: str, coming: bool | None) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    response = send(client, "/aanmelding/komt-u/", {"antwoord": answer})
    assert response.status_code == 303
    assert (fresh(row).state, fresh(row).coming) == (state, coming)
    assert ("/overdragen/" in response["Location"]) == (answer == "collega")


def test_cancelling_frees_all_and_the_page_says_so(client: Client) -> None:
    event = make_open_event()
    session = make_workshop(event)
    row = make_registration(event, session)
    open_link(client, row)
    response = send(client, "/aanmelding/annuleren/")
    assert "Uw aanmelding is geannuleerd." in text(client.get(response["Location"]))
    event.refresh_from_db()
    assert event.places_taken == 0
    for page in ("gegevens", "sessies", "aanbod", "komt-u", "overdragen", "annuleren", "links", "agenda"):
        assert "gedaan=niet-meer" in client.get(f"/aanmelding/{page}/")["Location"]


def test_two_tabs_at_once_are_no_fault(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    tab = hidden(text(client.get("/aanmelding/annuleren/")))
    actions.cancel(registration=row)
    assert client.post("/aanmelding/annuleren/", tab).status_code == 303


def test_who_is_erased_is_gone_from_the_page_and_the_tables(client: Client) -> None:
    row = make_registration(make_open_event(), name="Weg Ermee", email="weg@voorbeeld.nl")
    open_link(client, row)
    assert send(client, "/aanmelding/wissen/").status_code == 422, "without the tick"
    response = send(client, "/aanmelding/wissen/", {"sure": "on"})
    assert "Uw gegevens zijn gewist" in text(client.get(response["Location"]))
    assert (fresh(row).name, fresh(row).email) == ("", "")
    assert client.get("/aanmelding/gegevens.json").status_code == 404
