"""What people change about their own registration: all of it happens, or nothing."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.utils import timezone

from events.models import Event, Session
from registrations import actions
from registrations.actions import (
    AlreadyRegistered,
    Choice,
    Details,
    Needs,
    NotLive,
    Overlap,
    OwnLink,
    SessionsFull,
    Unavailable,
    cancel,
    change_details,
    change_seats,
    renew_links,
)
from registrations.data import personal_data
from registrations.links import find_link, make_link
from registrations.models import AccessLink, Change, ClaimState, Letter, Registration, SpecialNeeds
from registrations.models.access_link import Purpose
from tests.builders import make_session
from tests.registrations.people import details, make_open_event, make_registration, make_workshop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def details_of(row: Registration) -> Details:
    return Details(row.name, row.email, row.organisation, row.function, row.sector, row.photo_consent)


def seats(row: Registration) -> dict[int, str]:
    return dict(row.seats.values_list("session", "state"))


def test_an_address_that_is_corrected_opens_nothing_more() -> None:
    row = make_registration(make_open_event(), email="vreemd@voorbeeld.nl")
    own, calendar = make_link(row), make_link(row, purpose=AccessLink.Purpose.CALENDAR)
    Letter.objects.update(state=Letter.State.FAILED)
    change_details(registration=row, details=replace(details_of(row), name="Anders"))
    assert row.links.valid().count() == 2
    change_details(registration=row, details=replace(details_of(row), email="Vreemd@voorbeeld.nl"))
    assert row.links.valid().count() == 2
    change_details(registration=row, details=replace(details_of(row), email="goed@voorbeeld.nl"))
    assert find_link(own) is find_link(calendar) is None
    unsent = row.letters.exclude(facts__has_key="moved").values_list("to", flat=True)
    assert set(unsent) == {"goed@voorbeeld.nl"}
    row.refresh_from_db()
    assert "vreemd" not in str(personal_data(row)).lower()


def own_link(token: str) -> OwnLink:
    link = find_link(token)
    assert link is not None
    return OwnLink(link)


def test_who_corrects_the_own_address_gets_a_link_that_stands_in_no_letter() -> None:
    row = make_registration(make_open_event())
    tokens = [make_link(row), make_link(row), make_link(row, purpose=AccessLink.Purpose.CALENDAR)]
    own = own_link(tokens[1])
    change_details(registration=row, details=replace(details_of(row), email="nieuw@voorbeeld.nl"), own=own)
    assert [find_link(one) for one in tokens] == [None, None, None]
    assert list(row.links.valid()) == [own.link]


def test_a_link_that_was_withdrawn_meanwhile_moves_nothing() -> None:
    row = make_registration(make_open_event())
    own, before = own_link(make_link(row)), row.email
    renew_links(registration=row)
    with pytest.raises(NotLive):
        change_details(registration=row, details=replace(details_of(row), email="nieuw@voorbeeld.nl"), own=own)
    assert (Registration.objects.get(pk=row.pk).email, row.links.valid().count()) == (before, 0)


def test_details_change_and_both_addresses_hear_of_a_new_one() -> None:
    row = make_registration(make_open_event(), email="oud@voorbeeld.nl")
    new = replace(details_of(row), name="Zoë van Dam", email="nieuw@voorbeeld.nl", function="docent")
    change_details(registration=row, details=new, needs=Needs(diet="vegan"))
    row = Registration.objects.get(pk=row.pk)
    assert (row.name, row.name_key, row.email_key, row.function) == (
        "Zoë van Dam",
        "zoe van dam",
        "nieuw@voorbeeld.nl",
        "docent",
    )
    letters = Letter.objects.filter(kind="wijziging").order_by("pk")
    assert [(one.to, one.facts.get("moved", False)) for one in letters] == [
        ("nieuw@voorbeeld.nl", False),
        ("oud@voorbeeld.nl", True),
    ]
    change = Change.objects.get(action="gegevens")
    assert change.details == {"fields": ["name", "email", "function", "needs"]}


def test_needs_are_written_kept_and_erased_as_asked() -> None:
    row = make_registration(make_open_event())
    for needs, keep, stands in (
        (Needs(access="rolstoel"), False, ["rolstoel"]),
        (None, True, ["rolstoel"]),
        (Needs(), False, []),
    ):
        change_details(registration=row, details=details_of(row), needs=needs, keep_needs=keep)
        assert list(SpecialNeeds.objects.values_list("access", flat=True)) == stands
    assert "rolstoel" not in str(list(Change.objects.values())) + str(list(Letter.objects.values()))


def test_nothing_new_writes_no_letter() -> None:
    row = make_registration(make_open_event())
    change_details(registration=row, details=details_of(row))
    assert not Letter.objects.filter(kind="wijziging").exists()


def test_one_cannot_become_someone_who_is_registered() -> None:
    event = make_open_event()
    other, row = make_registration(event), make_registration(event)
    with pytest.raises(AlreadyRegistered) as caught:
        change_details(registration=row, details=replace(details_of(row), name=other.name, email=other.email))
    assert caught.value.registration == other
    row.refresh_from_db()
    assert row.email != other.email


def test_a_registration_that_is_over_does_not_change() -> None:
    row = make_registration(make_open_event())
    cancel(registration=row)
    calls: list[Callable[[], object]] = [
        lambda: cancel(registration=row),
        lambda: change_details(registration=row, details=details()),
        lambda: change_seats(registration=row, choice=Choice()),
        lambda: actions.answer_reminder(registration=row, coming=True),
        lambda: actions.transfer(registration=row, name="X", email="x@voorbeeld.nl"),
    ]
    for call in calls:
        with pytest.raises(NotLive):
            call()


def test_a_swap_takes_the_last_seat_and_offers_the_old_one() -> None:
    event = make_open_event()
    old, new = make_workshop(event, capacity=1), make_workshop(event, capacity=1)
    row = make_registration(event, old)
    waiting = make_registration(event, waiting=(old,))
    change_seats(registration=row, choice=Choice(seats=[new]))
    assert seats(row) == {old.pk: "geannuleerd", new.pk: "plaats"}
    assert seats(waiting) == {old.pk: "aangeboden"}
    assert Letter.objects.get(kind="wijziging").facts == {"added": [new.title], "dropped": [old.title]}


def test_a_swap_into_a_full_session_loses_nothing() -> None:
    event = make_open_event()
    old, full = make_workshop(event, capacity=1), make_workshop(event, capacity=1)
    make_registration(event, full)
    row, waiting = make_registration(event, old), make_registration(event, waiting=(old,))
    with pytest.raises(SessionsFull) as caught:
        change_seats(registration=row, choice=Choice(seats=[full]))
    assert caught.value.sessions == [full]
    assert (seats(row), seats(waiting)) == ({old.pk: "plaats"}, {old.pk: "wachtlijst"})


def test_choosing_again_brings_the_same_row_back_with_a_higher_sequence() -> None:
    event = make_open_event()
    session = make_workshop(event)
    row = make_registration(event, session)
    first = row.seats.get()
    change_seats(registration=row, choice=Choice())
    change_seats(registration=row, choice=Choice(seats=[session]))
    again = row.seats.get()
    assert (again.guid, again.state, again.sequence) == (first.guid, ClaimState.PLACE, first.sequence + 2)


def test_an_offered_seat_that_is_not_chosen_any_more_goes_to_the_next() -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=1)
    holder = make_registration(event, session)
    first, second = make_registration(event, waiting=(session,)), make_registration(event, waiting=(session,))
    cancel(registration=holder)
    change_seats(registration=first, choice=Choice(waiting=[session]))
    assert seats(first) == {session.pk: "aangeboden"}
    change_seats(registration=first, choice=Choice())
    assert (seats(first), seats(second)) == ({session.pk: "geannuleerd"}, {session.pk: "aangeboden"})


def test_a_seat_in_a_session_that_has_begun_stays_and_can_not_be_chosen_anew() -> None:
    event = make_open_event()
    begun, other = make_workshop(event), make_workshop(event, "15:00", "16:00")
    row, late = make_registration(event, begun), make_registration(event)
    hour = dt.timedelta(hours=1)
    Session.objects.filter(pk=begun.pk).update(start=timezone.now() - hour, end=timezone.now() + hour)
    begun.refresh_from_db()
    for choice in (Choice(seats=[other]), Choice(seats=[begun, other])):
        change_seats(registration=row, choice=choice)
        assert seats(row) == {begun.pk: "plaats", other.pk: "plaats"}
    with pytest.raises(Unavailable):
        change_seats(registration=late, choice=Choice(seats=[begun]))


def test_a_seat_in_a_session_that_has_begun_bars_what_is_at_the_same_time() -> None:
    event = make_open_event()
    begun, other = make_workshop(event), make_workshop(event, "15:00", "16:00")
    row = make_registration(event, begun)
    now, hour = timezone.now(), dt.timedelta(hours=1)
    Session.objects.filter(pk=begun.pk).update(start=now - hour, end=now + hour)
    Session.objects.filter(pk=other.pk).update(start=now + hour / 2, end=now + 2 * hour)
    other.refresh_from_db()
    with pytest.raises(Overlap):
        change_seats(registration=row, choice=Choice(seats=[other]))
    assert seats(row) == {begun.pk: "plaats"}


def test_a_session_stands_in_a_choice_once() -> None:
    event = make_open_event()
    session = make_session(event, capacity=10)
    row = make_registration(event)
    for choice in (Choice(seats=[session, session]), Choice(seats=[session], waiting=[session])):
        with pytest.raises(Overlap):
            change_seats(registration=row, choice=choice)


def test_a_seat_that_was_accepted_meanwhile_stays_and_nothing_goes_beside_it() -> None:
    event = make_open_event()
    first, second = make_workshop(event, title="Lassen"), make_workshop(event, title="Drones", capacity=1)
    holder = make_registration(event, second)
    person = make_registration(event, first, waiting=(second,))
    actions.cancel(registration=holder)
    actions.accept(offer=person.seats.get(session=second))
    with pytest.raises(Overlap) as caught:  # the form of another tab, opened before
        actions.change_seats(registration=person, choice=Choice(seats=[first], waiting=[second]))
    assert {caught.value.first.title, caught.value.second.title} == {"Lassen", "Drones"}
    assert dict(person.seats.values_list("session__title", "state")) == {"Lassen": "geannuleerd", "Drones": "plaats"}


def test_nobody_waits_where_a_seat_is_free() -> None:
    event = make_open_event()
    free = make_workshop(event)
    person = make_registration(event)
    actions.change_seats(registration=person, choice=Choice(waiting=[free]))
    assert person.seats.get().state == ClaimState.PLACE


def test_who_waits_for_the_edition_changes_wishes_and_no_counter() -> None:
    event = make_open_event(capacity=1)
    first, second = make_workshop(event), make_workshop(event)
    make_registration(event)
    row = make_registration(event, first)
    change_seats(registration=row, choice=Choice(seats=[second]))
    assert seats(row) == {first.pk: "geannuleerd", second.pk: "wens"}


def test_cancelling_frees_everything_and_erases_needs() -> None:
    event = make_open_event(capacity=2)
    session = make_workshop(event, capacity=1)
    row = make_registration(event, session)
    SpecialNeeds.objects.create(registration=row, diet="vis")
    seat_waiter = make_registration(event, waiting=(session,))
    place_waiter = make_registration(event)
    cancel(registration=row)
    place_waiter.refresh_from_db()
    assert (seats(seat_waiter), place_waiter.state) == ({session.pk: "aangeboden"}, ClaimState.OFFERED)
    assert not SpecialNeeds.objects.exists()
    assert Letter.objects.filter(registration=row, kind="annulering").count() == 1


def test_who_does_not_come_any_more_frees_the_place() -> None:
    event = make_open_event()
    coming, absent = make_registration(event), make_registration(event)
    assert actions.answer_reminder(registration=coming, coming=True).coming is True
    assert actions.answer_reminder(registration=absent, coming=False).state == ClaimState.CANCELLED
    assert Event.objects.get().places_taken == 1


def test_every_link_is_withdrawn_and_a_letter_brings_a_new_one() -> None:
    row = make_registration(make_open_event())
    tokens = [make_link(row), make_link(row, purpose=Purpose.CALENDAR)]
    renew_links(registration=row)
    assert [find_link(one) for one in tokens] == [None, None]
    assert Change.objects.filter(registration=row, action="links", actor="deelnemer").count() == 1
    assert Letter.objects.get(kind="link").to == row.email
    cancel(registration=row)
    with pytest.raises(NotLive):
        renew_links(registration=row)
    assert Letter.objects.filter(kind="link").count() == 1
