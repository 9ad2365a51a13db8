"""How pages list sessions and editions: by day, marked when cancelled, and found by words."""

import datetime as dt

import pytest
from django.test import Client

from tests.builders import (
    make_appearance,
    make_event,
    make_room,
    make_session,
    make_speaker,
    make_theme,
    moment,
)
from tests.events.public_page import page

pytestmark = pytest.mark.django_db


def test_editions_on_one_day_stand_apart_on_theme_and_speaker_pages(client: Client) -> None:
    theme, speaker = make_theme(slug="energie"), make_speaker(slug="anna")
    events = [make_event(name=f"Editie {name}", short_name=f"Editie {name}") for name in "AB"]
    for start in ("09:00", "10:00"):
        for event in events:
            make_appearance(make_session(event, start=start, themes=[theme]), speaker)
    for path in ("/themas/energie/", "/sprekers/anna/"):
        assert page(client, path).count('<p class="year">') == 2, path


def test_sessions_without_a_time_stand_with_the_first_day_however_it_is_asked_for(client: Client) -> None:
    event = make_event(slug="2018", ends_on=dt.date(2018, 6, 19))
    make_session(event, title="Zonder tijd")
    make_session(event, start="13:00")
    make_session(event, start=moment("2018-06-19 13:00"))
    shown = {day: "Zonder tijd" in page(client, f"/jaarconferentie/2018/programma/{day}") for day in DAYS}
    assert shown == {"": True, "?dag=2018-06-18": True, "?dag=2018-06-19": False, "?dag=": True}
    assert "3 sessies<" in page(client, "/jaarconferentie/2018/programma/?dag=")


DAYS = ("", "?dag=2018-06-18", "?dag=2018-06-19", "?dag=")


def test_edition_of_several_days_lists_its_days_in_short(client: Client) -> None:
    event = make_event(slug="2018", ends_on=dt.date(2018, 6, 19))
    make_session(event, start="13:00", end="14:00")
    make_session(event, start=moment("2018-06-19 13:00"), end=moment("2018-06-19 15:00"))
    html = page(client, "/jaarconferentie/2018/")
    assert 'href="/jaarconferentie/2018/programma/?dag=2018-06-19">1 sessie</a>' in html
    assert "van 13.00 tot 15.00 uur" in html


def test_cancelled_sessions_are_marked_wherever_they_are_listed(client: Client) -> None:
    event = make_event(slug="2018")
    speaker, theme = make_speaker(slug="anna"), make_theme(slug="energie")
    make_appearance(make_session(event, slug="s", start="13:00", state="geannuleerd", themes=[theme]), speaker)
    for path in ("", "programma/", "programma/s/", "sprekers/"):
        assert "Geannuleerd" in page(client, f"/jaarconferentie/2018/{path}"), path
    for path in ("/sprekers/anna/", "/themas/energie/"):
        assert "Geannuleerd" in page(client, path), path


def test_a_room_without_sessions_is_no_link_to_a_filter(client: Client) -> None:
    event = make_event(slug="2018")
    used, other = make_room(event, name="Zaal A"), make_room(event, name="Zolder")
    make_session(event, room=used)
    html = page(client, "/jaarconferentie/2018/locatie/")
    assert 'programma/?zaal=zaal-a">Zaal A</a>' in html
    assert f"<b>{other}</b>" in html


def test_a_session_of_several_days_names_the_day_of_its_end(client: Client) -> None:
    event = make_event(slug="2018")
    make_session(event, slug="lang", start="10:00", end=moment("2018-06-20 11:00"))
    assert "maandag 18 juni 2018, 10.00 tot woensdag 20 juni 11.00 uur" in page(
        client, "/jaarconferentie/2018/programma/lang/"
    )


@pytest.mark.parametrize("word", ["özlem", "ÖZLEM", "café", "CAFÉ"])
def test_words_are_found_whatever_their_case(client: Client, word: str) -> None:
    event = make_event(slug="2018")
    found = make_session(event, title="Het Café", start="13:00")
    make_appearance(found, make_speaker(given_name="Özlem"))
    make_session(event, start="13:00")
    assert "1 sessie<" in page(client, f"/jaarconferentie/2018/programma/?q={word}")
