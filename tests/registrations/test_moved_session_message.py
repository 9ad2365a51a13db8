"""After moving a session its editor hears of how many people it is at the same time as another of theirs."""

import datetime as dt

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from tests.events.admin_forms import change_url, session_data, stamp
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = pytest.mark.django_db


def test_the_message_after_saving_says_how_many(admin_client: Client) -> None:
    event = make_open_event(day=dt.date(2097, 6, 18))
    lassen, draaien = make_workshop(event, title="Lassen"), make_workshop(event, "15:00", "16:00")
    for sessions in ((lassen, draaien), (lassen, draaien), (lassen,)):
        make_registration(event, *sessions)
    for hours, number in ((("16.00", "17.00"), 0), (("14.30", "15.30"), 1)):
        lassen.refresh_from_db()
        own = {"title": lassen.title, "slug": lassen.slug, "kind": lassen.kind, "state": lassen.state}
        own |= {"day": "18-06-2097", "from_time": hours[0], "until_time": hours[1], "capacity": str(lassen.capacity)}
        response = admin_client.post(change_url(lassen), session_data(event, **own, stamp=stamp(lassen)))
        assert response.status_code == 302
        said = [str(one) for one in get_messages(response.wsgi_request)]
        line = "Lassen: bij 2 mensen is deze sessie nu tegelijk met een andere sessie van hen."
        assert said.count(line) == number, said
