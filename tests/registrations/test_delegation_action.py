"""Several colleagues at once: all or nothing, and each their own letter."""

import uuid

import pytest

from events.models import Event
from registrations import places
from registrations.actions import Colleague, ColleagueKnown, SignUpClosed, cancel_colleagues, register_delegation
from registrations.models import Change, Delegation, Letter, Registration
from tests.registrations.people import make_open_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
SENDER = Colleague("Sam", "sam@voorbeeld.nl")
TEAM = [Colleague(name, "team@voorbeeld.nl") for name in ("An", "Bo", "Cas")]


def test_each_colleague_gets_a_place_or_a_turn_and_a_letter() -> None:
    event = make_open_event(capacity=2)
    delegation = register_delegation(event=event, sender=SENDER, colleagues=TEAM, organisation="ROC")
    people = list(delegation.registrations.order_by("pk").values_list("name", "state", "organisation", "source"))
    assert people == [
        ("An", "plaats", "ROC", "delegatie"),
        ("Bo", "plaats", "ROC", "delegatie"),
        ("Cas", "wachtlijst", "ROC", "delegatie"),
    ]
    assert not any(one.is_complete for one in Registration.objects.all())
    letters = sorted(Letter.objects.values_list("kind", "to"))
    assert letters == [("collega", "team@voorbeeld.nl")] * 3 + [("delegatie", "sam@voorbeeld.nl")]
    assert set(Change.objects.values_list("actor", flat=True)) == {"afzender"}


@pytest.mark.parametrize("known", [0, 2])
def test_a_colleague_who_is_known_hears_so_and_the_others_are_registered(known: int) -> None:
    event = make_open_event()
    row = make_registration(event, name=TEAM[known].name.upper(), email=TEAM[known].email)
    delegation = register_delegation(event=event, sender=SENDER, colleagues=TEAM)
    names = [one.name for number, one in enumerate(TEAM) if number != known]
    assert list(delegation.registrations.order_by("pk").values_list("name", flat=True)) == names
    assert Letter.objects.get(kind="bekend").registration == row
    assert Event.objects.get().places_taken == 3


def test_what_is_called_first_stops_a_delegation() -> None:
    def refuse() -> None:
        raise SignUpClosed

    with pytest.raises(SignUpClosed):
        register_delegation(event=make_open_event(), sender=SENDER, colleagues=TEAM, first=refuse)
    assert not Delegation.objects.exists()


def test_someone_who_stands_twice_in_the_list_is_named() -> None:
    with pytest.raises(ColleagueKnown) as caught:
        register_delegation(
            event=make_open_event(), sender=SENDER, colleagues=[*TEAM, Colleague("BO", "Team@voorbeeld.nl")]
        )
    assert caught.value.position == 3
    assert not Registration.objects.exists()


def test_the_same_form_sent_twice_is_one_delegation() -> None:
    event, key = make_open_event(), uuid.uuid4()
    first, second = (register_delegation(event=event, sender=SENDER, colleagues=TEAM, submission=key) for _ in range(2))
    assert first == second
    assert (Registration.objects.count(), Letter.objects.count()) == (3, 4)


def test_back_and_another_colleague_registers_that_one_too() -> None:
    event, key = make_open_event(), uuid.uuid4()
    first = register_delegation(event=event, sender=SENDER, colleagues=TEAM, submission=key)
    more = [*TEAM, Colleague("Dee", "dee@voorbeeld.nl")]
    second = register_delegation(event=event, sender=SENDER, colleagues=more, submission=key)
    assert first != second
    assert list(second.registrations.values_list("name", flat=True)) == ["Dee"]
    again = register_delegation(event=event, sender=SENDER, colleagues=list(reversed(more)), submission=key)
    assert (again, Registration.objects.count()) == (second, 4)


def test_a_delegation_that_was_cancelled_is_registered_anew_by_the_same_form() -> None:
    event, key = make_open_event(), uuid.uuid4()
    first = register_delegation(event=event, sender=SENDER, colleagues=TEAM, submission=key)
    people = list(first.registrations.all())
    cancel_colleagues(delegation=first, registrations=people[:2])
    assert register_delegation(event=event, sender=SENDER, colleagues=TEAM, submission=key) == first
    cancel_colleagues(delegation=first, registrations=people)
    second = register_delegation(event=event, sender=SENDER, colleagues=TEAM, submission=key)
    assert second != first
    assert Registration.objects.live().filter(delegation=second).count() == 3


def test_no_delegation_where_people_cannot_sign_up() -> None:
    for fields in ({"capacity": None}, {"invitation_only": True}):
        with pytest.raises(SignUpClosed):
            register_delegation(event=make_open_event(**fields), sender=SENDER, colleagues=TEAM)


def test_the_sender_cancels_some_and_offers_nobody_of_them_a_place() -> None:
    event = make_open_event(capacity=2)
    delegation = register_delegation(event=event, sender=SENDER, colleagues=TEAM)
    an, _, cas = delegation.registrations.order_by("pk")
    stranger = make_registration(event)
    foreign = register_delegation(event=event, sender=SENDER, colleagues=[Colleague("Dee", "dee@voorbeeld.nl")])
    assert cancel_colleagues(delegation=delegation, registrations=[an, cas, *foreign.registrations.all()]) == 2
    assert cancel_colleagues(delegation=delegation, registrations=[an, cas]) == 0
    states = dict(Registration.objects.values_list("name", "state"))
    assert (states["An"], states["Bo"], states["Cas"]) == ("geannuleerd", "plaats", "geannuleerd")
    assert (states["Dee"], states[stranger.name]) == ("wachtlijst", "aangeboden")
    assert not Letter.objects.filter(kind="aanbod", registration=cas).exists()


def test_colleagues_come_in_line_in_the_order_of_the_list_behind_who_waits() -> None:
    event = make_open_event(capacity=0)
    first = make_registration(event)
    register_delegation(event=event, sender=SENDER, colleagues=TEAM)
    last = make_registration(event)
    line = [one.name for one in Registration.objects.in_line().filter(event=event)]
    assert line == [first.name, "An", "Bo", "Cas", last.name]


def test_nobody_of_a_delegation_passes_who_waits() -> None:
    event = make_open_event(capacity=0)
    make_registration(event)
    Event.objects.update(capacity=10)
    delegation = register_delegation(event=event, sender=SENDER, colleagues=TEAM)
    assert set(delegation.registrations.values_list("state", flat=True)) == {"wachtlijst"}


def test_who_is_known_is_listed_with_what_someone_new_would_get() -> None:
    event = make_open_event(capacity=3)
    for name in ("An", "Cas"):
        make_registration(event, name=name, email="team@voorbeeld.nl")
    delegation = register_delegation(event=event, sender=SENDER, colleagues=TEAM)
    assert list(delegation.known.values_list("name", "waits")) == [("An", False), ("Cas", True)]
    assert delegation.registrations.get().has_place


def test_a_colleague_is_found_again_whatever_the_capitals() -> None:
    register_delegation(event=make_open_event(), sender=SENDER, colleagues=[Colleague("Zoë", "Team@Voorbeeld.nl")])
    row = Registration.objects.get()
    assert (row.email_key, row.name_key, row.email) == ("team@voorbeeld.nl", "zoe", "Team@Voorbeeld.nl")


def test_places_are_claimed_all_or_none() -> None:
    event = make_open_event(capacity=2)
    assert places.claim_places(event.pk, 3) == 0
    assert Event.objects.get().places_taken == 0
    assert places.claim_places(event.pk, 2) == 2
    assert Event.objects.get().places_taken == 2
    Event.objects.update(places_taken=0)  # no rows: see true_counters
