"""Rules that the database holds, and what models derive at save."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import RestrictedError

from events.models import Appearance, FormerSlug, Session, Speaker
from tests.builders import make_event, make_part, make_room, make_session, make_speaker, moment

pytestmark = pytest.mark.django_db


def test_session_must_end_after_it_starts() -> None:
    event = make_event()
    for start, end in (("13:00", "13:00"), ("13:00", "12:00"), (None, "12:00")):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_session(event, start=start, end=end)
    make_session(event, start="13:00", end=None)
    assert Session.objects.count() == 1


def test_session_slug_and_guid_are_unique_within_an_event_only() -> None:
    first, second = make_event(), make_event()
    session = make_session(first, slug="opening")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_session(first, slug="opening")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_session(first, guid=session.guid)
    make_session(second, slug="opening", guid=session.guid)


def test_seats_never_exceed_capacity() -> None:
    session = make_session(make_event(), capacity=2, seats_taken=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=session.pk).update(seats_taken=3)


def test_appearance_has_a_speaker_or_a_description_never_both_or_none() -> None:
    session = make_session(make_event())
    for fields in ({}, {"speaker": make_speaker(), "unnamed": "een docent"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Appearance.objects.create(session=session, **fields)
    assert Appearance.objects.create(session=session, unnamed="een docent").name == "een docent"


def test_a_speaker_stands_once_in_a_session_and_once_in_each_part() -> None:
    session, speaker = make_session(make_event()), make_speaker()
    part = make_part(session)
    for place in ({}, {"part": part}):
        Appearance.objects.create(session=session, speaker=speaker, **place)
        with pytest.raises(IntegrityError), transaction.atomic():
            Appearance.objects.create(session=session, speaker=speaker, **place)


def test_changed_slug_leaves_a_former_slug_and_taking_it_again_removes_it() -> None:
    session = make_session(make_event(), slug="oud")
    session = Session.objects.get(pk=session.pk)
    session.slug = "nieuw"
    session.save()
    assert FormerSlug.objects.current(Session, "oud", session.event_id) == "nieuw"
    make_session(session.event, slug="oud")
    assert FormerSlug.objects.current(Session, "oud", session.event_id) is None


def test_sequence_rises_when_time_or_place_changes_and_not_otherwise() -> None:
    event = make_event()
    session = make_session(event, start="13:00", end="14:00")
    session.title = "Andere titel"
    session.save()
    assert session.sequence == 0
    session.start = moment("2018-06-18 12:30")
    session.save()
    session.room = make_room(event)
    session.save(update_fields=["room"])
    session.refresh_from_db()
    assert session.sequence == 2


@pytest.mark.parametrize(
    "change",
    [
        {"starts_on": dt.date(2018, 6, 17)},
        {"ends_on": dt.date(2018, 6, 19)},
        {"start_time": dt.time(9)},
        {"end_time": dt.time(18)},
        {"city": "Zwolle"},
    ],
)
def test_the_sequence_of_an_edition_rises_with_its_days_times_and_town_only(change: dict[str, Any]) -> None:
    event = make_event()
    event.name = "Andere naam"
    event.save()
    assert event.sequence == 0
    for name, value in change.items():
        setattr(event, name, value)
    event.save(update_fields=list(change))
    event.save()
    event.refresh_from_db()
    assert event.sequence == 1


def test_speakers_sort_the_dutch_way() -> None:
    for given, infix, family in (
        ("Anne", "de", "Vries"),
        ("Bo", "", "Élan"),
        ("Cas", "van der", "Berg"),
        ("Do", "", "Zee"),
    ):
        make_speaker(given_name=given, infix=infix, family_name=family)
    assert [speaker.family_name for speaker in Speaker.objects.all()] == ["Berg", "Élan", "Vries", "Zee"]


def test_rich_text_is_cleaned_at_save() -> None:
    session = make_session(make_event(), summary='<p onclick="x">Hoi</p><script>alert(1)</script>', body="Een\n\nTwee")
    assert session.summary == "<p>Hoi</p>"
    assert session.body == "<p>Een</p><p>Twee</p>"


def test_an_edition_goes_with_its_rooms_and_a_used_room_does_not_go_alone() -> None:
    event = make_event()
    room = make_room(event)
    make_session(event, room=room)
    with pytest.raises(RestrictedError):
        room.delete()
    event.delete()
    assert not Session.objects.exists()
