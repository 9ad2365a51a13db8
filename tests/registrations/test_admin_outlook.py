"""Organisers see in the outbox what is about to be told of the programme, and can stop it."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from events.models import Event
from registrations.models import Change, ToldFacts
from registrations.told import tell_changes
from tests.builders import make_room, make_venue
from tests.registrations.changes import Clock, make_clock, move, told  # noqa: F401 - a fixture
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import CARERS, DESK, ORGANISERS, staff_client

pytestmark = pytest.mark.django_db
OUTBOX = "/beheer/registrations/letter/"
STOP = f"{OUTBOX}niet-vertellen/"


def changed(clock: Clock, **fields: Any) -> Event:
    """An edition with a change that two people are to hear of."""
    event = make_open_event(**fields)
    make_venue(event)
    session = make_workshop(event, title="Lassen <b>")
    make_registration(event, session)
    make_registration(event, session)
    make_registration(event)
    tell_changes()
    clock("10:00")
    move(session)
    return event


def page(client: Client) -> str:
    return client.get(OUTBOX).content.decode()


def form(text: str) -> dict[str, str]:
    return dict(re.findall(r'name="(event|shown)" value="([^"]+)"', text))


def said(client: Client, **data: str) -> list[str]:
    return [str(one) for one in client.post(STOP, data, follow=True).context["messages"]]


def test_it_says_of_how_many_people_another_session_is_at_the_same_time(
    clock: Clock, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    event = make_open_event()
    lassen, draaien = make_workshop(event, title="Lassen"), make_workshop(event, "14:00", "15:00", title="Draaien")
    frezen = make_workshop(event, "15:00", "16:00", capacity=1)
    for sessions in ((lassen, draaien), (lassen,), (draaien,), (lassen, frezen)):
        make_registration(event, *sessions)
    make_registration(event, lassen, waiting=(frezen,))
    tell_changes()
    clock("10:00")
    client = staff_client(ORGANISERS, events=[event])
    move(lassen, "14:30", "14:45")
    with django_assert_max_num_queries(20) as first:
        assert "Lassen: bij 1 persoon is deze sessie nu tegelijk met een andere sessie van deze persoon." in page(
            client
        )
    move(lassen, "14:30", "15:30")
    with django_assert_max_num_queries(len(first)):
        assert "Lassen: bij 2 mensen is deze sessie nu tegelijk met een andere sessie van hen." in page(client)
    move(lassen, "16:00", "17:00")
    assert "tegelijk" not in page(client)


@pytest.mark.parametrize("seen_by_the_worker", [True, False])
def test_what_is_about_to_be_told_is_shown_and_stopped(clock: Clock, seen_by_the_worker: bool) -> None:
    event = changed(clock)
    client = staff_client(ORGANISERS, events=[event])
    clock("10:03")
    if seen_by_the_worker:
        tell_changes()
    text = page(client)
    assert "Over 12 minuten gaat een bericht naar 2 mensen:" in text
    assert "Lassen &lt;b&gt;. Nu: 14.00 tot 15.00 uur. Eerst: 13.00 tot 14.00 uur. (2\xa0mensen)" in text
    assert said(client, **form(text))[0].startswith("Dit wordt niet verteld.")
    assert "gaat een bericht naar" not in page(client)
    clock("12:00")
    assert (tell_changes(), told()) == (0, {})
    (line,) = Change.objects.filter(action="niet-verteld")
    assert (line.event, line.actor, line.details) == (event, "organisatie", {"sessions": [event.sessions.get().pk]})
    assert line.user is not None
    move(event.sessions.get(), "15:00", "16:00")
    clock("13:00")
    assert tell_changes() == 2  # the next change is told


def test_what_changed_since_is_not_stopped_unseen(clock: Clock) -> None:
    event = changed(clock)
    client = staff_client(ORGANISERS)
    shown = form(page(client))
    move(event.sessions.get(), "15:00", "16:00")
    assert said(client, **shown)[0].startswith("Er is niets tegengehouden")
    clock("12:00")
    assert tell_changes() == 2
    assert said(client, **shown)[0].startswith("Er is niets tegengehouden")
    assert not Change.objects.filter(action="niet-verteld").exists()


def test_what_waits_for_publication_says_so(clock: Clock) -> None:
    event = changed(clock)
    Event.objects.filter(pk=event.pk).update(published_at=None)
    client = staff_client(ORGANISERS)
    assert "Zodra deze editie is gepubliceerd, gaat een bericht naar 2 mensen:" in page(client)
    clock("10:40")
    Event.objects.filter(pk=event.pk).update(published_at="2018-01-01 09:00Z")
    assert "Binnen een minuut gaat een bericht naar 2 mensen:" in page(client)


def test_nothing_is_shown_when_nobody_is_to_hear(clock: Clock) -> None:
    event = changed(clock)
    client = staff_client(ORGANISERS)
    move(event.sessions.get(), "13:00", "14:00")
    assert "Het programma is gewijzigd</h2>" not in page(client)
    assert ToldFacts.objects.filter(told_at=None).count() == 0  # a page writes nothing


def test_only_for_one_s_own_editions_and_with_the_right(clock: Clock) -> None:
    event = changed(clock)
    shown = form(page(staff_client(ORGANISERS)))
    other = staff_client(ORGANISERS, events=[make_open_event()])
    assert "gaat een bericht naar" not in page(other)
    assert other.post(STOP, shown).status_code == 404
    for group in (DESK, CARERS):
        assert staff_client(group).post(STOP, shown).status_code == 403
    assert Client().post(STOP, shown).status_code == 302
    assert staff_client(ORGANISERS).get(STOP).status_code == 405
    for bad in ({}, {"event": "x"}, {"event": "9" * 30}):
        assert staff_client(ORGANISERS).post(STOP, bad).status_code == 404
    assert said(staff_client(ORGANISERS), event=str(event.pk))[0].startswith("Er is niets tegengehouden")
    clock("10:15")
    assert tell_changes() == 2


def test_the_outbox_costs_the_same_for_one_change_as_for_three(
    clock: Clock, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    event = changed(clock)
    client = staff_client(ORGANISERS, events=[event])
    with django_assert_max_num_queries(20) as first:
        page(client)
    room = make_room(event)
    sessions = [make_workshop(event, "15:00", "16:00"), make_workshop(event, "16:00", "17:00")]
    for session in sessions:
        make_registration(event, session)
    tell_changes()
    clock("10:05")
    for session in sessions:
        session.room = room
        session.save()
    with django_assert_max_num_queries(len(first)) as more:
        assert "gaat een bericht naar 4 mensen" in page(client)
    assert len(more) == len(first)
