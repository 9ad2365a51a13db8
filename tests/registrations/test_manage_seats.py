"""Choosing other sessions on the page of one's own registration."""

import pytest
from django.test import Client

from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.visits import hidden, open_link, send, state_of, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def test_a_session_is_swapped_and_another_waited_for(client: Client) -> None:
    event = make_open_event()
    one, other = make_workshop(event), make_workshop(event)
    full = make_workshop(event, "15:00", "16:00", capacity=1)
    make_registration(event, full)
    row = make_registration(event, one)
    open_link(client, row)
    page = text(client.get("/aanmelding/sessies/"))
    assert f'name="seats" value="{one.pk}" id="sessie-{one.pk}" checked' in page
    assert f'name="waiting" value="{full.pk}"' in page
    response = send(client, "/aanmelding/sessies/", {"seats": [other.pk], "waiting": [full.pk]})
    assert response.status_code == 303
    assert [state_of(row, session) for session in (one, other, full)] == ["geannuleerd", "plaats", "wachtlijst"]
    assert send(client, "/aanmelding/sessies/").status_code == 303  # nothing ticked: all are left
    assert [state_of(row, session) for session in (other, full)] == ["geannuleerd", "geannuleerd"]


def test_sessions_at_the_same_time_are_refused_by_name(client: Client) -> None:
    event = make_open_event()
    one, other = make_workshop(event), make_workshop(event, "13:30", "14:30")
    row = make_registration(event)
    open_link(client, row)
    response = send(client, "/aanmelding/sessies/", {"seats": [one.pk, other.pk]})
    page = text(response)
    assert response.status_code == 422
    assert page.count(f"“{one.title}” en “{other.title}” zijn tegelijk.") == 2
    assert page.count(" checked") == 2


def test_a_session_that_became_full_meanwhile_offers_the_waiting_list(client: Client) -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=1)
    row = make_registration(event)
    open_link(client, row)
    page = text(client.get("/aanmelding/sessies/"))
    make_registration(event, session)
    response = client.post("/aanmelding/sessies/", {**hidden(page), "seats": [session.pk]})
    again = text(response)
    assert response.status_code == 422
    assert f"“{session.title}” is net vol." in again
    assert f'name="waiting" value="{session.pk}"' in again


@pytest.mark.parametrize("sent", ["0", "x", "99999999999999999999999"])
def test_a_session_of_elsewhere_is_refused(client: Client, sent: str) -> None:
    event = make_open_event()
    make_workshop(event)
    other = make_workshop(make_open_event())
    row = make_registration(event)
    open_link(client, row)
    for key in (sent, other.pk):
        assert send(client, "/aanmelding/sessies/", {"seats": [key]}).status_code == 422
        assert send(client, "/aanmelding/sessies/", {"waiting": [key]}).status_code == 422
    assert not row.seats.exists()


def test_a_seat_stays_when_the_session_takes_no_sign_up_any_more(client: Client) -> None:
    event = make_open_event()
    session = make_workshop(event)
    row = make_registration(event, session)
    session.capacity = None
    session.save()
    open_link(client, row)
    page = client.get("/aanmelding/sessies/", {"aanmelding": row.code}).content.decode()
    assert f'value="{session.pk}" id="sessie-{session.pk}" checked' in page
    sent = send(client, f"/aanmelding/sessies/?aanmelding={row.code}", {"seats": session.pk})
    assert sent.status_code == 303
    assert row.seats.get().state == "plaats"
