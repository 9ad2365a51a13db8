"""Counters of places belong to registrations: no editor's save puts an old number back."""

import pytest
from django.test import Client
from django.urls import reverse

from events.models import Event, Session
from tests.builders import make_event, make_session
from tests.events.admin_forms import change_url, errors, session_data, stamp
from tests.events.test_admin_event import event_data

pytestmark = pytest.mark.django_db


def test_saving_a_row_that_was_read_before_a_sign_up_keeps_the_count() -> None:
    event = make_event(capacity=10)
    session = make_session(event, capacity=10)
    Event.objects.update(places_taken=7)
    Session.objects.update(seats_taken=3)
    event.name, session.title = "Later", "Later"
    event.save()
    session.save()
    assert Event.objects.values_list("name", "places_taken").get() == ("Later", 7)
    assert Session.objects.values_list("title", "seats_taken").get() == ("Later", 3)


def test_a_new_row_may_begin_with_a_count() -> None:
    assert Event.objects.get(pk=make_event(capacity=3, places_taken=2).pk).places_taken == 2


def test_fewer_places_than_are_taken_are_refused_beside_the_field(admin_client: Client) -> None:
    event = make_event(capacity=10)
    session = make_session(event, capacity=10)
    Event.objects.update(places_taken=7)
    Session.objects.update(seats_taken=3)
    url = reverse("admin:events_event_change", args=[event.pk])
    response = admin_client.post(url, event_data(capacity=6, stamp=stamp(event)))
    assert errors(response) == {"capacity": ["Er zijn al 7 plaatsen bezet. Kies ten minste 7."]}
    response = admin_client.post(change_url(session), session_data(event, capacity=2, stamp=stamp(session)))
    assert errors(response) == {"capacity": ["Er zijn al 3 plaatsen bezet. Kies ten minste 3."]}
