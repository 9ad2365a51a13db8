"""The pure grouping of a programme: order, blocks, room grid, texts."""

import datetime as dt

import pytest

from core import dutch
from events.listing import load_programme
from events.models import Session
from events.names import Name, sort_key, split_name
from events.programme import Programme, now_and_next
from tests.builders import (
    make_appearance,
    make_event,
    make_part,
    make_room,
    make_session,
    make_speaker,
    make_venue,
    moment,
)

pytestmark = pytest.mark.django_db
BASE = "/jaarconferentie/2018/programma/"


def programme() -> Programme:
    return load_programme(Session.objects.all(), BASE)


def test_blocks_follow_time_and_cards_follow_the_order_of_rooms() -> None:
    event = make_event()
    second, first = make_room(event, name="A", position=2), make_room(event, name="B", position=1)
    make_session(event, title="Later", start="15:00", end="16:00", room=first)
    make_session(event, title="Tweede zaal", start="13:00", end="14:00", room=second)
    make_session(event, title="Eerste zaal", start="13:00", end="14:00", room=first)
    day = programme().days[0]
    assert [(block.start_text, block.end_text, [card.title for card in block.cards]) for block in day.blocks] == [
        ("13.00", "14.00", ["Eerste zaal", "Tweede zaal"]),
        ("15.00", "16.00", ["Later"]),
    ]
    assert day.blocks[0].css == "grid-2"
    assert [card.css for card in day.blocks[0].cards] == ["k-lezing c1 r1", "k-lezing c2 r1"]


def test_eight_rooms_keep_their_place_in_two_rows_of_four() -> None:
    event = make_event()
    for number in range(8):
        make_session(event, start="13:00", end="14:00", room=make_room(event, position=number))
    block = programme().days[0].blocks[0]
    assert block.css == "grid-4"
    assert [card.css.split()[1:] for card in block.cards] == [[f"c{n % 4 + 1}", f"r{n // 4 + 1}"] for n in range(8)]


def test_rooms_of_two_venues_stand_in_the_order_in_which_they_are_read() -> None:
    event = make_event()
    venues = [make_venue(event, name=name, position=place) for place, name in enumerate(("Oost", "West"))]
    for venue in venues:
        for position in range(2):
            room = make_room(event, venue=venue, name=f"Zaal {position}", position=position)
            make_session(event, start="13:00", end="14:00", room=room)
    cards = programme().days[0].blocks[0].cards
    assert [card.room for card in cards] == ["Zaal 0, Oost", "Zaal 1, Oost", "Zaal 0, West", "Zaal 1, West"]
    assert [card.css.split()[1] for card in cards] == ["c1", "c2", "c3", "c4"]


def test_two_sessions_in_one_room_at_one_time_do_not_cover_each_other() -> None:
    event = make_event()
    room = make_room(event)
    for _ in range(2):
        make_session(event, start="13:00", end="14:00", room=room)
    assert programme().days[0].blocks[0].css == "flow"


def test_sessions_without_a_time_stand_after_the_others_by_kind() -> None:
    event = make_event()
    make_session(event, title="Borrel", kind="borrel")
    make_session(event, title="Panel", kind="panel")
    make_session(event, title="Op tijd", start="13:00")
    found = programme()
    assert [block.end_text for block in found.days[0].blocks] == [""]
    assert [(group.title, [card.title for card in group.cards]) for group in found.untimed] == [
        ("Panels", ["Panel"]),
        ("Borrels", ["Borrel"]),
    ]


def test_days_are_those_of_amsterdam_not_of_utc() -> None:
    event = make_event()
    make_session(event, start=moment("2018-06-18 23:30"), end=moment("2018-06-19 00:30"))
    make_session(event, start=moment("2018-06-19 00:30"), end=moment("2018-06-19 01:30"))
    assert [day.date for day in programme().days] == [dt.date(2018, 6, 18), dt.date(2018, 6, 19)]


def test_parts_carry_letters_and_their_own_speakers() -> None:
    session = make_session(make_event(), start="13:00", end="14:00")
    for position, (title, name) in enumerate((("Welkom", "Bijl"), ("Gesprek", "Keijzer"))):
        part = make_part(session, title=title, position=position)
        speaker = make_speaker(given_name="", family_name=name)
        make_appearance(session, speaker, part=part, organisation="EZK", function="staatssecretaris")
    make_appearance(session, unnamed="een docent", part=part, position=1)
    card = programme().days[0].blocks[0].cards[0]
    assert [(part.letter, part.title, part.speakers) for part in card.parts] == [
        ("A", "Welkom", "Bijl, staatssecretaris, EZK"),
        ("B", "Gesprek", "Keijzer (EZK) en een docent"),
    ]
    assert card.speakers == ""


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"capacity": None}, ""),
        ({"capacity": 10, "seats_taken": 10}, "Vol"),
        ({"capacity": 10, "seats_taken": 9}, "Nog 1 plaats"),
        ({"capacity": 10, "seats_taken": 2}, "Nog 8 plaatsen"),
        ({"capacity": 10, "state": "geannuleerd"}, ""),
    ],
)
def test_places_are_told_in_words(fields: dict[str, object], text: str) -> None:
    make_session(make_event(), start="13:00", **fields)
    assert programme().cards[0].places == text


def test_now_and_next_on_the_day_itself_and_nothing_on_another() -> None:
    event = make_event()
    make_session(event, title="Nu", start="13:00", end="14:00")
    make_session(event, title="Straks", start="14:00", end="15:00")
    make_session(event, title="Later", start="16:00", end="17:00")
    make_session(event, title="Gaat niet door", start="13:00", end="15:00", state="geannuleerd")
    schedule = programme()
    for now, running, coming in (
        ("2018-06-18 13:59", ["Nu"], ["Straks"]),
        ("2018-06-18 14:00", ["Straks"], ["Later"]),
        ("2018-06-18 17:00", [], []),
        ("2018-06-17 13:30", [], []),
    ):
        found = now_and_next(schedule, moment(now))
        assert tuple([card.title for card in cards] for cards in found) == (running, coming)


@pytest.mark.parametrize(
    ("full", "parts"),
    [
        ("Ingrid van Engelshoven", Name("Ingrid", "van", "Engelshoven")),
        ("Jan Peter van der Berg", Name("Jan Peter", "van der", "Berg")),
        ("Daan op ’t Hooglandje", Name("Daan", "op ’t", "Hooglandje")),
        ("Kuipers", Name("", "", "Kuipers")),
        ("Van Dam", Name("Van", "", "Dam")),
        ("", Name("", "", "")),
    ],
)
def test_names_split_the_dutch_way(full: str, parts: Name) -> None:
    assert split_name(full) == parts
    assert sort_key(Name("Éva", "de", "Vries")) == "vries, eva, de"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2018-06-18", "2018-06-18", "maandag 18 juni 2018"),
        ("2018-02-03", "2018-02-04", "3 en 4 februari 2018"),
        ("2018-02-03", "2018-02-06", "3 tot en met 6 februari 2018"),
        ("2018-05-31", "2018-06-01", "31 mei en 1 juni 2018"),
        ("2018-12-31", "2019-01-01", "31 december 2018 en 1 januari 2019"),
    ],
)
def test_dates_in_words(first: str, last: str, words: str) -> None:
    assert dutch.date_range(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == words


def test_lists_and_counts_in_words() -> None:
    assert [dutch.listing(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A en B",
        "A, B en C",
    ]
    assert dutch.listing(["A", "B", "C"], limit=2) == "A, B en nog 1"
    assert [dutch.count(number, "sessie", "sessies") for number in (0, 1, 1400)] == [
        "0 sessies",
        "1 sessie",
        "1.400 sessies",
    ]
