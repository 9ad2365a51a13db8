"""Organisers set the order of a waiting list aside, with a reason; and they invite."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from events.models import Event, Session
from registrations.actions import (
    By,
    CapacityRises,
    Choice,
    NotLive,
    SignUpClosed,
    cancel,
    change_seats,
    give_place,
    invite,
    move_in_line,
    register,
    revoke_invitation,
)
from registrations.links import find_link, make_link
from registrations.models import Change, Letter, Registration, Seat
from registrations.models.change import Actor
from tests.registrations.people import details, make_open_event, make_registration, make_workshop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def organiser(reason: str = "spreker") -> By:
    return By(Actor.ORGANISER, User.objects.get_or_create(username="olga")[0], reason)


def line(event: Event) -> list[str]:
    return list(Registration.objects.in_line().filter(event=event).values_list("name", flat=True))


def make_line(*names: str) -> tuple[Event, list[Registration]]:
    event = make_open_event(capacity=1)
    make_registration(event)
    return event, [make_registration(event, name=name) for name in names]


def test_a_place_is_given_from_what_is_free_and_else_from_a_larger_capacity() -> None:
    event, (first, second, third) = make_line("A", "B", "C")
    Event.objects.update(capacity=2)
    give_place(row=third, by=organiser())
    with pytest.raises(CapacityRises) as caught:
        give_place(row=second, by=organiser())
    assert caught.value.capacity == 2
    with pytest.raises(CapacityRises):  # another place came or went since the organiser looked
        give_place(row=second, by=organiser(), above=1)
    assert Event.objects.get(pk=event.pk).capacity == 2
    assert give_place(row=second, by=organiser(), above=2) == 3
    event.refresh_from_db()
    assert (event.capacity, event.places_taken, line(event)) == (3, 3, [first.name])
    log = Change.objects.filter(action="voorrang").order_by("pk")
    assert [(one.reason, one.user and one.user.username, one.details) for one in log] == [
        ("spreker", "olga", {}),
        ("spreker", "olga", {"capacity": 3}),
    ]
    assert Letter.objects.filter(registration=second, kind="bevestiging").count() == 1
    with pytest.raises(NotLive):
        give_place(row=second, by=organiser())


def test_a_capacity_that_changes_at_the_same_moment_is_asked_about_again(monkeypatch: pytest.MonkeyPatch) -> None:
    event, (first,) = make_line("A")

    def claim(row: Registration) -> bool:
        Event.objects.filter(pk=event.pk).update(capacity=4)  # on its own page, which takes no lock
        return False

    monkeypatch.setattr("registrations.actions.organise._claim", claim)
    with pytest.raises(CapacityRises) as caught:
        give_place(row=first, by=organiser(), above=1)
    assert caught.value.capacity == 4
    assert line(event) == ["A"]


def test_an_offered_place_is_given_without_a_second_one() -> None:
    event, (first, _) = make_line("A", "B")
    cancel(registration=Registration.objects.holding().get())
    give_place(row=first, by=organiser())
    event.refresh_from_db()
    assert (event.capacity, event.places_taken, line(event)) == (1, 1, ["B"])


def test_a_given_seat_takes_the_place_of_what_is_at_the_same_time() -> None:
    event = make_open_event()
    full, other = make_workshop(event, capacity=1), make_workshop(event, "13:30", "14:30")
    make_registration(event, full)
    row = make_registration(event, other, waiting=(full,))
    give_place(row=row.seats.get(session=full), by=organiser(), above=1)
    assert dict(row.seats.values_list("session", "state")) == {full.pk: "plaats", other.pk: "geannuleerd"}
    assert Session.objects.get(pk=full.pk).capacity == 2
    assert Letter.objects.get(kind="wijziging").facts == {"added": [full.title], "dropped": [other.title]}


def test_no_place_is_given_where_nobody_can_be() -> None:
    event, (first,) = make_line("A")
    Event.objects.filter(pk=event.pk).update(capacity=None)
    with pytest.raises(SignUpClosed):
        give_place(row=first, by=organiser(), above=1)
    assert line(event) == ["A"]


@pytest.mark.parametrize("offered", [False, True])
@pytest.mark.parametrize("change", [{"state": "geannuleerd"}, {"state": "concept"}, {"start": timezone.now()}])
def test_no_seat_is_given_in_a_session_that_takes_nobody(change: dict[str, Any], offered: bool) -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=1)
    holder, row = make_registration(event, session), make_registration(event, waiting=(session,))
    if offered:
        change_seats(registration=holder, choice=Choice())
    Session.objects.update(**change)
    before = row.seats.values("state", "sequence").get()
    with pytest.raises(SignUpClosed):
        give_place(row=row.seats.get(), by=organiser(), above=1)
    assert row.seats.values("state", "sequence").get() == before
    assert Session.objects.get().capacity == 1


def test_a_place_is_given_on_the_day_itself_and_not_after() -> None:
    event, people = make_line("A", "B")
    today = timezone.localdate()
    for day, done in ((today, True), (today - dt.timedelta(days=1), False)):
        Event.objects.update(starts_on=day, ends_on=day, start_time=dt.time(0), end_time=None)
        if done:
            give_place(row=people[0], by=organiser("staat aan de balie"), above=1)
            continue
        with pytest.raises(SignUpClosed):
            give_place(row=people[1], by=organiser())
    assert Event.objects.get(pk=event.pk).capacity == 2
    assert line(event) == ["B"]


@pytest.mark.parametrize(
    ("position", "order"), [(1, "CABD"), (2, "ACBD"), (3, "ABCD"), (4, "ABDC"), (9, "ABDC"), (0, "CABD")]
)
def test_who_waits_is_put_at_a_position(position: int, order: str) -> None:
    event, people = make_line(*"ABCD")
    for _ in range(3):  # again and again, also where moments lie close together
        move_in_line(row=people[2], position=position, by=organiser("afspraak"))
        assert "".join(line(event)) == order
    assert Change.objects.filter(action="verplaatst", reason="afspraak").count() == 3


def test_positions_are_right_when_moments_are_the_same() -> None:
    event, people = make_line(*"ABCD")
    Registration.objects.in_line().update(queued_at=timezone.now())
    for row, position, order in ((people[3], 2, "ADBC"), (people[0], 3, "DBAC"), (people[2], 1, "CDBA")):
        move_in_line(row=row, position=position, by=organiser())
        assert "".join(line(event)) == order


def test_since_when_someone_waits_is_kept_wherever_they_are_put() -> None:
    event, people = make_line(*"ABC")
    since = dict(Registration.objects.in_line().values_list("name", "queued_at"))
    for row, position in ((people[2], 1), (people[2], 9), (people[0], 2)):
        move_in_line(row=row, position=position, by=organiser())
    rows = Registration.objects.in_line().filter(event=event)
    assert [one.name for one in rows] == list("BAC")
    assert {one.name: one.waits_since for one in rows} == since
    give_place(row=people[0], by=organiser(), above=1)
    row = Registration.objects.get(pk=people[0].pk)
    assert (row.waits_since, row.queued_at) == (None, None)


def test_the_position_is_told_as_it_became() -> None:
    _, people = make_line(*"ABC")
    assert [move_in_line(row=people[0], position=one, by=organiser()) for one in (9, 2, 0)] == [3, 2, 1]
    assert list(Change.objects.filter(action="verplaatst").order_by("pk").values_list("details", flat=True)) == [
        {"position": 3},
        {"position": 2},
        {"position": 1},
    ]


def test_positions_in_the_line_of_a_session() -> None:
    event = make_open_event()
    session, other = make_workshop(event, capacity=1), make_workshop(event, "15:00", "16:00", capacity=1)
    make_registration(event, session, other)
    rows = [make_registration(event, waiting=(session, other)).seats.order_by("pk") for _ in range(3)]
    move_in_line(row=rows[2][0], position=1, by=organiser())
    keys = [
        Seat.objects.in_line().filter(session=one).values_list("registration", flat=True) for one in (session, other)
    ]
    people = [one[0].registration_id for one in rows]
    assert [list(one) for one in keys] == [[people[2], people[0], people[1]], people]


def test_who_does_not_wait_has_no_position() -> None:
    event = make_open_event()
    with pytest.raises(NotLive):
        move_in_line(row=make_registration(event), position=1, by=organiser())


def test_an_invitation_is_used_once_and_not_after_it_was_revoked() -> None:
    event = make_open_event(invitation_only=True)
    used, revoked, over = (invite(event=event, email=f"{n}@voorbeeld.nl", name=n, by=organiser()) for n in "abc")
    assert Letter.objects.filter(kind="uitnodiging", state="wacht").count() == 3
    token = make_link(revoked)
    assert revoke_invitation(invitation=revoked)
    assert not revoke_invitation(invitation=revoked)
    assert (find_link(token), Letter.objects.get(invitation=revoked).state) == (None, "vervallen")
    over.expires_at = timezone.now() - dt.timedelta(seconds=1)
    over.save()
    row = register(event=event, details=details(), invitation=used)
    assert row.source == "uitnodiging"
    for one in (used, revoked, over):
        with pytest.raises(SignUpClosed):
            register(event=event, details=details(), invitation=one)
    event.refresh_from_db()
    assert (event.places_taken, Registration.objects.count()) == (1, 1)
    assert not revoke_invitation(invitation=used)
