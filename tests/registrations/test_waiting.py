"""Waiting lists: who is next, until when, and what becomes of an offer."""

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from events.models import Event, Session
from registrations import actions, explain
from registrations.actions import OfferOver, SessionsFull
from registrations.actions.waiting import offer_ends_at
from registrations.models import Change, ClaimState, Letter, Seat, SpecialNeeds
from tests.registrations.lines import full_event, full_session, lapse, state
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
HOUR = dt.timedelta(hours=1)


@pytest.mark.parametrize(("left", "given"), [(1000, 48), (96, 48), (40, 20), (1, 0.5)])
def test_an_offer_lasts_two_days_or_half_of_what_is_left(left: float, given: float) -> None:
    now = timezone.now()
    assert offer_ends_at(now + left * HOUR, now) == now + given * HOUR


def test_a_cancelled_place_is_offered_to_the_first_in_line(settings: Settings) -> None:
    settings.OFFER_HOURS = 5
    event, holder, (first, second) = full_event()
    actions.cancel(registration=holder)
    assert (state(first), state(second)) == (ClaimState.OFFERED, ClaimState.WAITING)
    assert first.offered_until is not None
    assert abs(first.offered_until - timezone.now() - 5 * HOUR) < dt.timedelta(seconds=30)
    assert Letter.objects.filter(registration=first, kind="aanbod").count() == 1
    event.refresh_from_db()
    assert event.places_taken == 1


def test_accepting_an_offer_gives_the_place_and_claims_wishes() -> None:
    event = make_open_event(capacity=2)
    free, full = make_workshop(event), make_workshop(event, "14:00", "15:00", capacity=1)
    holder = make_registration(event, full)
    leaving = make_registration(event)
    hopeful = make_registration(event, free, full)
    actions.cancel(registration=leaving)
    assert set(hopeful.seats.values_list("state", flat=True)) == {ClaimState.WISH}
    actions.accept(offer=hopeful)
    assert state(hopeful) == ClaimState.PLACE
    assert dict(hopeful.seats.values_list("session", "state")) == {free.pk: "plaats", full.pk: "wachtlijst"}
    actions.cancel(registration=holder)
    assert hopeful.seats.get(session=full).state == ClaimState.OFFERED


def test_of_two_wishes_at_the_same_time_one_becomes_a_seat() -> None:
    event = make_open_event(capacity=1)
    chosen, rather = make_workshop(event), make_workshop(event, "13:30", "14:30")
    leaving = make_registration(event)
    hopeful = make_registration(event, chosen, waiting=(rather,))
    actions.cancel(registration=leaving)
    actions.accept(offer=hopeful)
    assert dict(hopeful.seats.values_list("session", "state")) == {chosen.pk: "plaats", rather.pk: "aangeboden"}
    assert [one.pk for one in actions.accept(offer=hopeful.seats.get(session=rather))] == [chosen.pk]


def test_a_wish_for_a_session_that_was_cancelled_lapses() -> None:
    event = make_open_event(capacity=1)
    session = make_workshop(event)
    leaving, hopeful = make_registration(event), make_registration(event, session)
    Session.objects.update(state=Session.State.CANCELLED)
    actions.cancel(registration=leaving)
    actions.accept(offer=hopeful)
    assert hopeful.seats.get().state == ClaimState.CANCELLED


def test_who_lets_an_offer_lapse_keeps_the_sessions_for_when_they_come_back() -> None:
    event = make_open_event(capacity=2)
    free, full = make_workshop(event), make_workshop(event, "14:00", "15:00", capacity=1)
    leaving, _ = make_registration(event), make_registration(event, full)
    hopeful = make_registration(event, free, full)
    for _ in range(2):
        actions.cancel(registration=leaving)
        lapse(hopeful)
        actions.lapse_offers(event)
        assert explain.of_session(free).wishes == 0
        leaving = make_registration(event)
        assert actions.rejoin(registration=hopeful).state == ClaimState.WAITING
        assert set(hopeful.seats.values_list("state", flat=True)) == {ClaimState.WISH}
        assert explain.of_session(free).wishes == 1
    actions.cancel(registration=leaving)
    lapse(hopeful)
    actions.lapse_offers(event)
    assert actions.rejoin(registration=hopeful).state == ClaimState.PLACE
    assert dict(hopeful.seats.values_list("session", "state")) == {free.pk: "plaats", full.pk: "wachtlijst"}


def test_declining_passes_the_place_on_and_ends_the_wait() -> None:
    _, holder, (first, second) = full_event()
    actions.cancel(registration=holder)
    SpecialNeeds.objects.create(registration=first, diet="vis")
    actions.decline(offer=first)
    assert (state(first), state(second)) == (ClaimState.CANCELLED, ClaimState.OFFERED)
    assert not SpecialNeeds.objects.exists()
    for action in (actions.decline, actions.accept):
        with pytest.raises(OfferOver):
            action(offer=first)


def test_an_offer_that_lapses_is_passed_on_once() -> None:
    event, holder, (first, second) = full_event()
    actions.cancel(registration=holder)
    lapse(first)
    for action in (actions.accept, actions.decline):
        with pytest.raises(OfferOver):
            action(offer=first)
    assert actions.lapse_offers(event) == 1
    assert actions.lapse_offers(event) == 0
    assert (state(first), state(second)) == (ClaimState.LAPSED, ClaimState.OFFERED)
    assert Letter.objects.filter(registration=first, kind="aanbod-verlopen").count() == 1


def test_an_offer_that_lapses_with_nobody_in_line_frees_the_place() -> None:
    event, holder, (first,) = full_event(1)
    actions.cancel(registration=holder)
    lapse(first)
    actions.lapse_offers(event)
    event.refresh_from_db()
    assert event.places_taken == 0
    assert make_registration(event).state == ClaimState.PLACE


def test_who_lapsed_may_join_the_line_again() -> None:
    event, holder, (first, _) = full_event()
    actions.cancel(registration=holder)
    lapse(first)
    actions.lapse_offers(event)
    assert make_registration(event, name=first.name, email=first.email).state == ClaimState.WAITING


def test_cancelling_an_offered_place_frees_it_once() -> None:
    event, holder, (first, second) = full_event()
    actions.cancel(registration=holder)
    actions.cancel(registration=first)
    lapse(second)
    actions.lapse_offers(event)
    event.refresh_from_db()
    assert event.places_taken == 0


def test_a_seat_is_offered_accepted_and_takes_the_place_of_what_overlaps() -> None:
    session, holder, (first, second) = full_session()
    other = make_workshop(session.event, "13:30", "14:30", capacity=1)
    actions.change_seats(registration=first.registration, choice=actions.Choice(seats=[other], waiting=[session]))
    waiting = make_registration(session.event, waiting=(other,)).seats.get()
    actions.cancel(registration=holder)
    assert [one.pk for one in actions.accept(offer=first)] == [other.pk]
    assert (state(first), state(second), state(waiting)) == ("plaats", "wachtlijst", "aangeboden")
    assert Seat.objects.get(registration=first.registration, session=other).state == ClaimState.CANCELLED


def test_a_seat_offer_declined_or_lapsed_goes_on_but_the_person_keeps_the_day() -> None:
    session, holder, (first, second) = full_session()
    actions.cancel(registration=holder)
    actions.decline(offer=first)
    assert (state(first), state(second), state(first.registration)) == ("geannuleerd", "aangeboden", "plaats")
    lapse(second)
    actions.lapse_offers(session.event)
    assert (state(second), state(second.registration)) == ("verlopen", "plaats")


def test_larger_capacities_are_offered_in_order_and_only_once() -> None:
    event, _, people = full_event(3)
    session, _, seats = full_session(3)
    Event.objects.filter(pk=event.pk).update(capacity=3)
    Session.objects.filter(pk=session.pk).update(capacity=3)
    for edition in (event, session.event):
        assert (actions.fill(edition), actions.fill(edition)) == (2, 0)
    for line in (people, seats):
        assert [state(one) for one in line] == ["aangeboden", "aangeboden", "wachtlijst"]


def test_nobody_jumps_the_queue_of_an_edition() -> None:
    event, _, (first,) = full_event(1)
    Event.objects.update(capacity=2)
    late = make_registration(event)
    assert late.state == ClaimState.WAITING
    actions.fill(event)
    assert (state(first), state(late)) == (ClaimState.OFFERED, ClaimState.WAITING)


def test_nobody_changes_into_a_session_for_which_others_wait() -> None:
    session, _, _ = full_session(1)
    Session.objects.filter(pk=session.pk).update(capacity=2)
    other = make_registration(session.event)
    with pytest.raises(SessionsFull):
        actions.change_seats(registration=other, choice=actions.Choice(seats=[session]))


def test_every_step_is_in_the_log() -> None:
    event, holder, (first, second) = full_event()
    actions.cancel(registration=holder)
    actions.decline(offer=first)
    actions.accept(offer=second)
    log = list(Change.objects.filter(event=event).order_by("pk").values_list("action", "actor"))
    assert log[-5:] == [
        ("geannuleerd", "deelnemer"),
        ("aangeboden", "systeem"),
        ("afgewezen", "deelnemer"),
        ("aangeboden", "systeem"),
        ("aanvaard", "deelnemer"),
    ]
