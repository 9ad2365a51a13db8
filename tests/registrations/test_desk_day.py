"""The day at the desk: whether it is the day of the conference, and how one leaves."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from registrations.models import CheckIn
from tests.registrations.desks import at_desk, follow, let_in, person, read
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.staff_users import DESK, make_staff
from tests.registrations.visits import hidden

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("days", "words"), [(2, "De conferentie is pas op "), (1, ""), (0, ""), (-1, ""), (-2, "De conferentie was op ")]
)
def test_another_day_than_that_of_the_conference_is_told_and_hinders_nobody(days: int, words: str) -> None:
    event = make_open_event(day=timezone.localdate() + dt.timedelta(2))
    row = make_registration(event)
    event.starts_on = event.ends_on = timezone.localdate() + dt.timedelta(days)
    event.save()
    client = at_desk(event)
    for path in ("/balie/", f"/balie/?q={row.name}", person(row)):
        page = read(client.get(path))
        assert (f"{words}{event.when}." in page) is bool(words), path
        assert ("De conferentie " in page) is bool(words), path
    assert "Binnen" in follow(client, let_in(client, row))
    assert CheckIn.objects.get().registration == row


def test_who_logs_out_may_log_in_again_to_go_on() -> None:
    user = make_staff(DESK, events=[make_open_event()])
    client = Client()
    client.force_login(user)
    form = client.get("/balie/instellen/").content.decode().partition('action="/beheer/logout/"')[2]
    answer = client.post("/beheer/logout/", hidden(form.partition("</form>")[0]))
    assert answer["Location"] == "/beheer/login/?next=/balie/"
    page = client.get(answer["Location"]).content.decode()
    assert 'name="next" value="/balie/"' in page
    back = client.post(
        answer["Location"], {"username": user.username, "password": "een lang wachtwoord", **hidden(page)}
    )
    assert (back.status_code, back["Location"]) == (302, "/balie/")
