"""What editors are warned of, and what they are not."""

import datetime as dt

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from events import warnings
from events.models import Event, Session
from tests.builders import make_appearance, make_event, make_part, make_room, make_session, make_speaker, moment

pytestmark = pytest.mark.django_db


def texts(event: Event) -> list[str]:
    return [notice.text for notice in warnings.for_event(event).shown]


def test_a_room_in_two_sessions_at_once_is_named_with_both_times() -> None:
    event = make_event()
    room = make_room(event, name="Grote zaal")
    first = make_session(event, title="Opening", room=room, start="13:00", end="14:00")
    second = make_session(event, title="Gesprek", room=room, start="13:30", end="15:00")
    make_session(event, room=make_room(event), start="13:30", end="15:00")
    notice = warnings.Notice(
        "Grote zaal is dubbel bezet: “Opening” (18 juni, 13.00 tot 14.00 uur) "
        "en “Gesprek” (18 juni, 13.30 tot 15.00 uur).",
        (first.pk, second.pk),
    )
    assert warnings.for_event(event) == warnings.Notices([notice], more=0)
    for session in (first, second):
        assert warnings.for_session(session) == warnings.for_event(event)


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        (("13:00", "14:00"), ("14:00", "15:00"), False),
        (("13:00", "14:00"), ("13:59", "15:00"), True),
        (("13:00", "17:00"), ("14:00", "15:00"), True),
        (("13:00", None), ("13:30", "15:00"), False),
        (("13:00", None), ("13:00", "15:00"), True),
        (("13:00", "15:00"), ("13:30", None), True),
        (("13:00", None), ("13:00", None), True),
        ((None, None), (None, None), False),
    ],
)
def test_sessions_overlap_only_when_both_are_on(
    first: tuple[str | None, str | None], second: tuple[str | None, str | None], clash: bool
) -> None:
    event = make_event()
    room = make_room(event)
    for start, end in (first, second):
        make_session(event, room=room, start=start, end=end)
    assert len(texts(event)) == clash


def test_an_unknown_end_hides_no_later_overlap() -> None:
    event = make_event()
    room = make_room(event)
    long = make_session(event, room=room, start="13:00", end="17:00")
    unknown = make_session(event, room=room, start="14:00", end=None)
    short = make_session(event, room=room, start="15:00", end="16:00")
    pairs = [notice.sessions for notice in warnings.for_event(event).shown]
    assert pairs == [(long.pk, unknown.pk), (long.pk, short.pk)]


def test_drafts_count_and_cancelled_sessions_do_not() -> None:
    event = make_event()
    room = make_room(event)
    make_session(event, room=room, start="13:00", end="14:00")
    other = make_session(event, room=room, start="13:00", end="14:00", state=Session.State.DRAFT)
    assert len(texts(event)) == 1
    other.state = Session.State.CANCELLED
    other.save()
    assert texts(event) == []


def test_a_speaker_on_two_places_at_once_but_not_in_two_parts_of_one_session() -> None:
    event, speaker = make_event(), make_speaker(given_name="Anna", infix="van der", family_name="Berg")
    first = make_session(event, title="Opening", start="13:00", end="14:00")
    for _ in range(2):
        make_appearance(first, speaker, part=make_part(first))
    assert texts(event) == []
    second = make_session(event, title="Gesprek", start="13:30", end="14:30")
    make_appearance(second, speaker)
    for session in (first, second):
        make_appearance(session, unnamed="een docent")
    assert texts(event) == [
        "Anna van der Berg staat op twee plaatsen tegelijk: “Opening” (18 juni, 13.00 tot 14.00 uur) "
        "en “Gesprek” (18 juni, 13.30 tot 14.30 uur)."
    ]


def test_a_session_outside_the_hours_of_the_event() -> None:
    event = make_event(start_time=dt.time(12), end_time=dt.time(17))
    make_session(event, title="Vroeg", start="11:59", end="13:00")
    make_session(event, title="Precies", start="12:00", end="17:00")
    make_session(event, title="Laat", start="16:00", end="17:01")
    hours = "maandag 18 juni 2018, 12.00 tot 17.00 uur"
    assert texts(event) == [
        f"“Vroeg” (18 juni, 11.59 tot 13.00 uur) valt buiten de editie ({hours}).",
        f"“Laat” (18 juni, 16.00 tot 17.01 uur) valt buiten de editie ({hours}).",
    ]


def test_a_session_outside_the_days_of_an_event_without_hours() -> None:
    event = make_event()
    make_session(event, start="00:00", end=moment("2018-06-19 00:00"))
    assert texts(event) == []
    make_session(event, title="Terugblik", start=moment("2018-06-19 09:00"))
    assert texts(event) == ["“Terugblik” (19 juni, vanaf 09.00 uur) valt buiten de editie (maandag 18 juni 2018)."]


def test_a_session_of_another_year_is_told_with_its_year() -> None:
    event = make_event(day=dt.date(2018, 6, 18))
    session = make_session(event, title="Oud", start="09:00", end="10:00")
    Session.objects.filter(pk=session.pk).update(start=moment("2017-06-18 09:00"), end=None)
    assert texts(event) == ["“Oud” (18 juni 2017, vanaf 09.00 uur) valt buiten de editie (maandag 18 juni 2018)."]


@pytest.mark.parametrize(
    ("start", "end", "outside"),
    [
        ("2018-06-18 08:59", "2018-06-18 10:00", True),
        ("2018-06-18 09:00", "2018-06-18 17:00", False),
        ("2018-06-18 16:00", "2018-06-18 17:01", True),
        ("2018-06-19 08:59", "2018-06-19 10:00", True),
        ("2018-06-19 09:00", "2018-06-19 17:00", False),
        ("2018-06-18 20:00", None, True),
        ("2018-06-19 03:00", None, True),
        ("2018-06-18 16:00", "2018-06-19 10:00", True),
        ("2018-06-20 10:00", None, True),
    ],
)
def test_the_hours_of_an_event_of_several_days_hold_on_each_day(start: str, end: str | None, outside: bool) -> None:
    event = make_event(ends_on=dt.date(2018, 6, 19), start_time=dt.time(9), end_time=dt.time(17))
    make_session(event, title="Les", start=moment(start), end=moment(end) if end else None)
    hours = "(18 en 19 juni 2018, 09.00 tot 17.00 uur)."
    assert [text.partition(" valt buiten de editie ")[2] for text in texts(event)] == [hours] * outside


@pytest.mark.parametrize(
    ("hours", "start", "end", "outside"),
    [
        ({}, "2018-06-18 23:00", "2018-06-19 01:00", False),
        ({"start_time": dt.time(9)}, "2018-06-18 23:00", "2018-06-19 01:00", False),
        ({"start_time": dt.time(9)}, "2018-06-19 08:00", "2018-06-19 10:00", True),
        ({"end_time": dt.time(17)}, "2018-06-18 07:00", "2018-06-18 17:00", False),
        ({"end_time": dt.time(17)}, "2018-06-18 17:30", "2018-06-19 10:00", True),
        ({"start_time": dt.time(20), "end_time": dt.time(4)}, "2018-06-18 23:00", "2018-06-19 03:00", False),
        ({"start_time": dt.time(20), "end_time": dt.time(4)}, "2018-06-19 02:00", "2018-06-19 04:00", False),
        ({"start_time": dt.time(20), "end_time": dt.time(4)}, "2018-06-18 19:00", "2018-06-18 21:00", True),
        ({"start_time": dt.time(20), "end_time": dt.time(4)}, "2018-06-19 03:00", "2018-06-19 05:00", True),
    ],
)
def test_several_days_with_half_known_hours_or_through_the_night(
    hours: dict[str, dt.time], start: str, end: str, outside: bool
) -> None:
    event = make_event(ends_on=dt.date(2018, 6, 19), **hours)
    make_session(event, start=moment(start), end=moment(end))
    assert len(texts(event)) == outside


def test_a_session_larger_than_its_room() -> None:
    event = make_event()
    room = make_room(event, name="Atelier", capacity=30)
    make_session(event, room=room, capacity=30)
    make_session(event, room=make_room(event), capacity=99)
    make_session(event, title="Lassen", room=room, capacity=31)
    assert texts(event) == ["“Lassen” heeft 31 plaatsen. Dat is meer dan de 30 plaatsen van Atelier."]


def test_a_session_is_warned_of_itself_only() -> None:
    event, speaker = make_event(), make_speaker(given_name="Anna", family_name="Berg")
    room, other_room = make_room(event, name="Foyer", capacity=1), make_room(event)
    times = {"start": "13:00", "end": "14:00"}
    session = make_session(event, title="Opening", room=room, capacity=2, **times)
    make_session(event, title="Eerder", room=room, start="12:00", end="13:30")
    make_session(event, title="Erna", room=room, start="14:00", end="15:00")
    elsewhere = make_session(event, title="Gesprek", room=other_room, **times)
    make_session(event, title="Ook daar", room=other_room, capacity=9, **times)
    make_session(event, title="Zonder zaal", **times)
    for one in (session, elsewhere):
        make_appearance(one, speaker)
    opening = "“Opening” (18 juni, 13.00 tot 14.00 uur)"
    assert [notice.text for notice in warnings.for_session(session).shown] == [
        f"Foyer is dubbel bezet: “Eerder” (18 juni, 12.00 tot 13.30 uur) en {opening}.",
        f"Anna Berg staat op twee plaatsen tegelijk: {opening} en “Gesprek” (18 juni, 13.00 tot 14.00 uur).",
        "“Opening” heeft 2 plaatsen. Dat is meer dan de 1 plaats van Foyer.",
    ]
    session.state = Session.State.CANCELLED
    session.save()
    assert warnings.for_session(session) == warnings.Notices([])


def test_beyond_the_limit_warnings_are_counted() -> None:
    event = make_event()
    room = make_room(event, capacity=1)
    sessions = [make_session(event, room=room, start="13:00", end="14:00", capacity=2) for _ in range(5)]
    every = warnings.for_event(event)
    assert (len(every.shown), every.more, every.rest) == (10 + 5, 0, "")
    for limit, rest in ((14, "En nog 1 waarschuwing."), (3, "En nog 12 waarschuwingen.")):
        some = warnings.for_event(event, limit=limit)
        assert (some.shown, some.rest) == (every.shown[:limit], rest)
    own = warnings.for_session(sessions[2], limit=3)
    first, second, this, fourth, _ = (one.pk for one in sessions)
    assert [notice.sessions for notice in own.shown] == [(first, this), (second, this), (this, fourth)]
    assert own.more == 2


def test_hundreds_of_sessions_at_once_give_a_page_of_warnings_and_a_number() -> None:
    event = make_event()
    room = make_room(event)
    start, end = moment("2018-06-18 13:00"), moment("2018-06-18 14:00")
    Session.objects.bulk_create(
        Session(event=event, slug=f"s{number}", title="Les", kind="workshop", room=room, start=start, end=end)
        for number in range(600)
    )
    notices = warnings.for_event(event)
    assert (len(notices.shown), notices.rest) == (50, "En nog 179.650 waarschuwingen.")
    assert warnings.for_session(event.sessions.all()[300]).more == 599 - 50


@pytest.mark.parametrize("sessions", [1, 3])
def test_warnings_cost_two_queries(sessions: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event, speaker = make_event(), make_speaker()
    for _ in range(sessions):
        make_appearance(make_session(event, room=make_room(event, capacity=1), start="13:00", capacity=2), speaker)
    with django_assert_num_queries(2):
        assert len(warnings.for_event(event).shown) == {1: 1, 3: 6}[sessions]
    session = event.sessions.latest("pk")
    with django_assert_num_queries(2):
        assert len(warnings.for_session(session).shown) == {1: 1, 3: 3}[sessions]
