"""Copies of an edition."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.copying import copy_event
from events.models import Document, Event, Room, Session, Venue
from tests.builders import (
    make_appearance,
    make_event,
    make_part,
    make_room,
    make_session,
    make_theme,
    make_venue,
    moment,
)

pytestmark = pytest.mark.django_db


def copy(source: Event, slug: str = "2019", starts_on: dt.date = dt.date(2019, 6, 17)) -> Event:
    return copy_event(source=source, slug=slug, starts_on=starts_on, name="Jaarconferentie 2019")


def local(value: dt.datetime | None) -> str:
    assert value is not None
    return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"


def test_copy_is_an_unpublished_edition_without_host_or_registrations() -> None:
    source = make_event(
        ends_on=dt.date(2018, 6, 20),
        start_time=dt.time(12),
        host="Regio Noord",
        tagline="Samen",
        capacity=400,
        places_taken=12,
        registration_opens_at=moment("2018-03-01 09:00"),
        intro="<p>Welkom.</p>",
    )
    event = Event.objects.get(pk=copy(source).pk)
    assert (event.name, event.starts_on, event.ends_on, event.start_time, event.capacity) == (
        "Jaarconferentie 2019",
        dt.date(2019, 6, 17),
        dt.date(2019, 6, 19),
        dt.time(12),
        400,
    )
    empty = (event.host, event.tagline, event.intro, event.published_at, event.registration_opens_at)
    assert (*empty, event.places_taken) == ("", "", "", None, None, 0)


def test_copy_has_its_own_venues_and_rooms() -> None:
    source = make_event()
    venue = make_venue(source, name="De Kolk", by_train="<p>Vijf minuten lopen.</p>", position=2)
    room = make_room(source, venue=venue, name="Zaal 1", capacity=80, hearing_loop=True, position=3)
    event = copy(source)
    new = Room.objects.get(venue__event=event)
    assert (new.name, new.capacity, new.hearing_loop, new.position) == ("Zaal 1", 80, True, 3)
    assert (new.venue.name, new.venue.by_train, new.venue.position) == ("De Kolk", "<p>Vijf minuten lopen.</p>", 2)
    assert new.guid != room.guid
    assert Venue.objects.filter(event=source).get() == venue


def test_copy_has_the_skeleton_of_the_programme_as_drafts() -> None:
    source, theme = make_event(), make_theme()
    room = make_room(source, name="Zaal 1")
    session = make_session(
        source,
        title="Opening",
        subtitle="Met muziek",
        kind=Session.Kind.PLENARY,
        room=room,
        start="13:00",
        end="14:15",
        capacity=50,
        seats_taken=7,
        summary="<p>Kort.</p>",
        body="<p>Lang.</p>",
        recording="https://example.nl/film",
        themes=[theme],
    )
    part = make_part(session, title="Welkom", position=4, start=dt.time(13))
    make_appearance(session, part=part)
    Document.objects.create(session=session, title="Sheets", url="https://example.nl/sheets")
    new = copy(source).sessions.get()
    assert (new.title, new.kind, new.state, new.slug, new.capacity) == (
        "Opening",
        Session.Kind.PLENARY,
        Session.State.DRAFT,
        session.slug,
        50,
    )
    assert (new.subtitle, new.summary, new.body, new.recording, new.seats_taken) == ("", "", "", "", 0)
    assert new.room is not None
    assert (new.room.name, new.room.pk != room.pk) == ("Zaal 1", True)
    assert list(new.themes.all()) == [theme]
    assert list(new.parts.values_list("title", "position", "start")) == [("Welkom", 4, dt.time(13))]
    assert (new.appearances.count(), new.documents.count()) == (0, 0)
    assert new.guid != session.guid


def test_times_stay_the_same_on_the_clock_from_summer_to_winter() -> None:
    source = make_event()
    make_session(source, start="13:00", end="14:15")
    make_session(source, start=None, end=None, title="Later")
    event = copy(source, starts_on=dt.date(2018, 11, 19))
    timed = event.sessions.get(start__isnull=False)
    assert (local(timed.start), local(timed.end)) == ("2018-11-19 13:00", "2018-11-19 14:15")
    assert event.sessions.get(title="Later").start is None


def test_a_session_in_the_hour_that_summer_time_skips_still_ends_after_it_starts() -> None:
    source = make_event()
    make_session(source, start="02:30", end="03:00")
    new = copy(source, starts_on=dt.date(2019, 3, 31)).sessions.get()
    assert new.start is not None
    assert new.end is not None
    assert new.end - new.start == dt.timedelta(minutes=30)


def test_a_taken_address_leaves_nothing_behind() -> None:
    source = make_event(slug="2019")
    make_session(source, room=make_room(source))
    with pytest.raises(IntegrityError), transaction.atomic():
        copy(source)
    assert (Event.objects.count(), Venue.objects.count(), Session.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("sessions", [1, 3])
def test_a_copy_costs_the_same_however_large(sessions: int) -> None:
    source = make_event()
    for _ in range(sessions):
        make_part(make_session(source, room=make_room(source), themes=[make_theme()]))
    with CaptureQueriesContext(connection) as queries:
        copy(source)
    selects_and_writes = [one for one in queries.captured_queries if "SAVEPOINT" not in one["sql"]]
    assert len(selects_and_writes) == 12
