"""The page of one's sessions, when the programme changed meanwhile."""

import pytest
from django.test import Client

from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.visits import open_link, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


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
