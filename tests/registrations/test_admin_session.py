"""What the admin of sessions may not do to those that people chose."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.test import Client

from events.models import Session
from registrations.actions import cancel
from registrations.models import CheckIn, Seat
from tests.builders import make_session
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def test_a_session_that_someone_chose_is_not_deleted(admin_client: Client) -> None:
    event = make_open_event()
    session = make_workshop(event)
    cancel(registration=make_registration(event, session))  # also what was left is in the calendar of someone
    page = f"/beheer/events/session/{session.pk}/delete/"
    assert "plaats in een sessie" in admin_client.get(page).content.decode().lower()
    admin_client.post(page, {"post": "yes"})
    many = {"action": "delete_selected", "_selected_action": [session.pk], "post": "yes"}
    admin_client.post("/beheer/events/session/", many)
    assert (Session.objects.get(), Seat.objects.count()) == (session, 1)
    assert not LogEntry.objects.exists()


def test_a_session_where_someone_came_in_is_not_deleted() -> None:
    event = make_open_event()
    session = make_session(event)
    CheckIn.objects.create(registration=make_registration(event), session=session)
    with pytest.raises(ProtectedError):
        session.delete()


def test_a_session_that_nobody_chose_is_deleted(admin_client: Client) -> None:
    session = make_workshop(make_open_event())
    admin_client.post(f"/beheer/events/session/{session.pk}/delete/", {"post": "yes"})
    assert not Session.objects.exists()


def test_a_session_with_people_stays_in_its_edition() -> None:
    event, other = make_open_event(), make_open_event()
    session = make_workshop(event)
    row = make_registration(event, session)
    session = Session.objects.get(pk=session.pk)
    session.event = other
    with pytest.raises(ValidationError) as caught:
        session.full_clean()
    words = "Er zijn al plaatsen bezet in deze sessie. Zij blijft daarom bij haar editie."
    assert caught.value.message_dict["event"] == [words]
    cancel(registration=row)
    session.full_clean()
