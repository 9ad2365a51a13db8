"""Waiting lists of what has begun, was cancelled or was withdrawn: nothing is offered, and nobody is held back."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from events.models import Event, Session
from registrations import actions, explain, places
from registrations.actions import OfferOver, SessionsFull
from registrations.jobs import pass_on_places
from registrations.models import ClaimState, Letter, Registration, Seat
from tests.registrations.lines import full_event, full_session, lapse, state
from tests.registrations.people import make_registration
from tests.registrations.visits import open_link

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
HOUR = dt.timedelta(hours=1)


def test_no_offer_once_the_session_has_begun_or_was_cancelled() -> None:
    for change in ({"state": "geannuleerd"}, {"start": timezone.now(), "end": timezone.now() + HOUR}):
        session, holder, (first, _) = full_session()
        Session.objects.filter(pk=session.pk).update(**change)
        actions.cancel(registration=holder)
        assert state(first) == ClaimState.WAITING
        assert actions.fill(session.event) == 0


def test_an_offer_for_a_session_that_was_cancelled_meanwhile_is_over() -> None:
    session, holder, (first, _) = full_session()
    actions.cancel(registration=holder)
    Session.objects.filter(pk=session.pk).update(state="geannuleerd")
    with pytest.raises(OfferOver):
        actions.accept(offer=first)
    assert state(first) == ClaimState.OFFERED
    lapse(first)
    assert actions.lapse_offers(session.event) == 1


def test_an_offer_is_over_once_the_edition_begins_earlier_or_is_withdrawn() -> None:
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    for change in ({"starts_on": yesterday}, {"published_at": None}):
        event, holder, (first, _) = full_event()
        actions.cancel(registration=holder)
        Event.objects.filter(pk=event.pk).update(**change)
        with pytest.raises(OfferOver):
            actions.accept(offer=first)
        assert state(first) == ClaimState.OFFERED
        actions.decline(offer=first)
        assert state(first) == ClaimState.CANCELLED


def test_an_offer_of_a_session_without_a_time_is_over_once_the_edition_has_begun() -> None:
    _, holder, (first, _) = full_session()
    Session.objects.update(start=None, end=None)
    actions.cancel(registration=holder)
    assert state(first) == ClaimState.OFFERED
    Event.objects.update(starts_on=timezone.localdate() - dt.timedelta(days=1))
    with pytest.raises(OfferOver):
        actions.accept(offer=first)


def test_nothing_is_offered_of_an_edition_that_is_not_published() -> None:
    event, _, (first, _) = full_event()
    session, _, (seat, _) = full_session()
    Event.objects.update(published_at=None, capacity=9)
    Session.objects.update(capacity=9)
    assert pass_on_places() == actions.fill(event) == actions.fill(session.event) == 0
    assert (state(first), state(seat)) == (ClaimState.WAITING, ClaimState.WAITING)
    closed = "De editie is niet gepubliceerd. Daarom wordt niemand een plaats aangeboden."
    assert explain.of_event(Event.objects.get(pk=event.pk)).why == [closed]
    session = Session.objects.get(pk=session.pk)
    assert explain.of_session(session).why == [closed]


def test_an_edition_that_has_begun_offers_nothing() -> None:
    event, holder, (first, _) = full_event()
    now = timezone.localtime()
    Event.objects.update(starts_on=now.date(), ends_on=now.date() + dt.timedelta(days=1), start_time=dt.time(0))
    actions.cancel(registration=holder)
    assert (state(first), actions.fill(event)) == (ClaimState.WAITING, 0)


def test_who_waits_holds_nobody_back_once_the_edition_has_begun(client: Client) -> None:
    """Nobody in line is offered a place then, so one of them would keep everybody out of the free places."""
    event, holder, (first, second) = full_event()
    now = timezone.localtime()
    Event.objects.update(starts_on=now.date(), ends_on=now.date() + dt.timedelta(days=1), start_time=dt.time(0))
    event = Event.objects.get()
    actions.cancel(registration=holder)
    page = client.get(f"/jaarconferentie/{event.slug}/aanmelden/").content.decode()
    assert "wachtlijst" not in page
    assert make_registration(event).state == ClaimState.PLACE
    assert make_registration(event).state == ClaimState.WAITING
    assert (state(first), state(second)) == (ClaimState.WAITING, ClaimState.WAITING)


def begins_today(**fields: object) -> None:
    today = timezone.localdate()
    Event.objects.update(starts_on=today, ends_on=today + dt.timedelta(days=1), **({"start_time": dt.time(0)} | fields))


@pytest.mark.parametrize("begun", [True, False])
def test_who_waits_for_a_session_without_a_time_holds_nobody_back_once_the_edition_has_begun(
    client: Client, begun: bool
) -> None:
    session, _, (first, _) = full_session()
    Session.objects.update(start=None, end=None, capacity=2)
    if begun:
        begins_today()
    session = Session.objects.select_related("event").get()
    assert [one.pk for one in places.without_seat([session.pk])] == ([] if begun else [session.pk])
    page = client.get(f"/jaarconferentie/{session.event.slug}/aanmelden/").content.decode()
    assert ("Zet mij op de wachtlijst" in page) is not begun
    row = make_registration(session.event)
    open_link(client, row)
    assert ("Nog 1 plaats" in client.get("/aanmelding/sessies/").content.decode()) is begun
    if not begun:
        with pytest.raises(SessionsFull):
            make_registration(session.event, session)
        return
    assert make_registration(session.event, session).seats.get().state == ClaimState.PLACE
    with pytest.raises(SessionsFull):
        make_registration(session.event, session)
    assert state(first) == ClaimState.WAITING


def test_the_line_of_a_session_with_a_time_goes_first_also_once_the_edition_has_begun() -> None:
    session, _, _ = full_session()
    begins_today()
    Session.objects.update(start=timezone.now() + HOUR, end=None, capacity=2)
    session = Session.objects.select_related("event").get()
    with pytest.raises(SessionsFull):
        make_registration(session.event, session)


@pytest.mark.parametrize("moved", ["edition", "session", "session without a time"])
def test_the_worker_ends_offers_of_what_has_begun_earlier_than_it_was_to(moved: str) -> None:
    first: Registration | Seat
    _, holder, (first, _) = full_event() if moved == "edition" else full_session()
    actions.cancel(registration=holder)
    assert (state(first), pass_on_places()) == (ClaimState.OFFERED, 0)
    if moved == "session":
        Session.objects.update(start=timezone.now(), end=timezone.now() + HOUR)
    else:
        Session.objects.update(start=None, end=None)
        begins_today()
    assert pass_on_places() == 1
    assert state(first) == ClaimState.LAPSED
    assert Letter.objects.filter(kind=Letter.Kind.OFFER_OVER).count() == 1
    assert pass_on_places() == 0
    taken = Event.objects.get().places_taken if moved == "edition" else Session.objects.get().seats_taken
    assert taken == 0


def test_the_worker_leaves_offers_of_a_session_that_is_still_to_begin() -> None:
    _, holder, (first, _) = full_session()
    actions.cancel(registration=holder)
    begins_today()
    Session.objects.update(start=timezone.now() + HOUR, end=None)
    assert pass_on_places() == 0
    assert state(first) == ClaimState.OFFERED
