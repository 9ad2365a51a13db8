"""What the public pages show, what they keep hidden, and where old addresses lead."""

import datetime as dt

import pytest
from django.test import Client

from events.models import Event, Session, Speaker, Theme
from tests.builders import (
    make_appearance,
    make_event,
    make_part,
    make_room,
    make_session,
    make_speaker,
    make_theme,
    moment,
)
from tests.events.public_page import page

pytestmark = pytest.mark.django_db


def test_home_shows_the_next_edition_and_links_all(client: Client) -> None:
    today = dt.date.today()  # noqa: DTZ011 - the page itself goes by the day in Amsterdam
    make_event(slug="2018", name="Editie van toen")
    make_event(slug="straks", name="Editie van straks", day=today + dt.timedelta(days=40))
    make_event(slug="later", name="Editie van later", day=today + dt.timedelta(days=400))
    make_event(slug="geheim", name="Editie zonder datum", published_at=None)
    html = page(client, "/")
    assert "<h1>Editie van straks</h1>" in html
    assert [slug for slug in ("2018", "straks", "later", "geheim") if f'href="/jaarconferentie/{slug}/"' in html] == [
        "2018",
        "straks",
        "later",
    ]


def test_home_without_any_edition_is_a_page(client: Client) -> None:
    assert "Hier leest u binnenkort" in page(client, "/")
    assert "nog geen edities" in page(client, "/jaarconferenties/")


def test_edition_shows_facts_and_programme_in_short(client: Client) -> None:
    event = make_event(
        slug="2018", start_time=dt.time(12), end_time=dt.time(17), host="Landsdeel Noord", intro="Vijf jaar."
    )
    make_room(event)
    make_session(event, title="Plenaire opening", kind="plenair", start="13:00", end="14:15")
    make_session(event, title="Geheim", state="concept", start="14:30")
    html = page(client, "/jaarconferentie/2018/")
    for words in (
        "maandag 18 juni 2018",
        "12.00 tot 17.00 uur",
        "Landsdeel Noord",
        "<p>Vijf jaar.</p>",
        "Plenaire opening",
    ):
        assert words in html
    assert "Geheim" not in html


def test_unpublished_editions_answer_404_everywhere(client: Client) -> None:
    event = make_event(slug="straks", published_at=None)
    session = make_session(event, start="13:00", end="14:00", themes=[make_theme(slug="techniek")])
    make_appearance(session, make_speaker(slug="anna"))
    future = make_event(slug="morgen", published_at=dt.datetime(2999, 1, 1, tzinfo=dt.UTC))
    for path in (
        *(f"/jaarconferentie/{event.slug}/{part}" for part in ("", "programma/", "sprekers/", "locatie/", "kaart.png")),
        *(f"/jaarconferentie/{event.slug}/{part}" for part in ("schedule.xml", "schedule.json", "programma.ics")),
        *(f"/jaarconferentie/{event.slug}/programma/{session.slug}/{part}" for part in ("", "sessie.ics")),
        *(f"/jaarconferentie/{future.slug}/", "/sprekers/anna/", "/themas/techniek/"),
    ):
        assert client.get(path).status_code == 404, path


def test_programme_shows_time_room_state_and_no_drafts(client: Client) -> None:
    event = make_event(slug="2018")
    room = make_room(event, name="Statenzaal")
    make_session(event, title="Gaat door", start="13:00", end="14:00", room=room, capacity=3, seats_taken=3)
    make_session(event, title="Gaat niet door", start="13:00", end="14:00", state="geannuleerd")
    make_session(event, title="Misschien", start="15:00", provisional=True)
    make_session(event, title="Concept", start="13:00", state="concept")
    html = page(client, "/jaarconferentie/2018/programma/")
    assert "3 sessies" in html
    assert 'datetime="2018-06-18T13:00:00+02:00">13.00</time>' in html
    for words in ("Statenzaal", "Vol", "Geannuleerd", "Onder voorbehoud"):
        assert words in html
    assert "Concept" not in html


def test_programme_filters_by_every_field_and_names_them(client: Client) -> None:
    event = make_event(slug="2018")
    theme, room = make_theme(slug="energie", name="Energie"), make_room(event, name="Zaal Één")
    other = make_room(event)
    wanted = make_session(event, title="Warmtepomp", kind="workshop", start="13:00", room=room, themes=[theme])
    make_appearance(wanted, make_speaker(given_name="Renée", infix="van den", family_name="Akker"))
    make_session(event, title="Robot", kind="lezing", start="13:00", room=other, themes=[make_theme()])
    for query in ("thema=energie", "soort=workshop", "zaal=zaal-een", "q=warmte", "q=renee+akker", "q=van+den+akker"):
        html = page(client, f"/jaarconferentie/2018/programma/?{query}")
        assert "1 sessie<" in html, query
        assert "Warmtepomp" in html
        assert "Robot" not in html
    assert "<title>Programma 2018: Energie · Techniekpact</title>" in page(
        client, "/jaarconferentie/2018/programma/?thema=energie"
    )


def test_programme_answers_a_wrong_filter_beside_its_field(client: Client) -> None:
    event = make_event(slug="2018")
    for kind in ("lezing", "workshop"):
        make_session(event, kind=kind, start="13:00")
    html = page(client, "/jaarconferentie/2018/programma/?soort=zwemles&q=" + "x" * 200)
    assert "Deze keuze is er niet in dit programma." in html
    assert "Gebruik ten hoogste 100 tekens." in html
    assert 'id="id_soort_error"' in html
    assert "2 sessies" in html


def test_programme_without_hits_says_so_and_keeps_the_words(client: Client) -> None:
    event = make_event(slug="2018")
    for kind in ("lezing", "workshop"):
        make_session(event, kind=kind, start="13:00")
    html = page(client, "/jaarconferentie/2018/programma/?q=%3Cb%3Ekoekoek")
    assert "Geen sessies gevonden." in html
    assert 'value="&lt;b&gt;koekoek"' in html


def test_an_edition_of_two_days_has_a_page_for_each(client: Client) -> None:
    event = make_event(slug="2018", ends_on=dt.date(2018, 6, 19))
    make_session(event, title="Maandag", start="13:00")
    make_session(event, title="Dinsdag", start=moment("2018-06-19 13:00"))
    first = page(client, "/jaarconferentie/2018/programma/")
    second = page(client, "/jaarconferentie/2018/programma/?dag=2018-06-19")
    assert ("Maandag" in first, "Dinsdag" in first) == (True, False)
    assert ("Maandag" in second, "Dinsdag" in second) == (False, True)


def test_session_page_shows_parts_speakers_and_what_is_parallel(client: Client) -> None:
    event = make_event(slug="2018")
    session = make_session(event, slug="opening", title="Opening", start="13:00", end="14:00", language="en")
    speaker = make_speaker(given_name="Cees", family_name="Bijl", slug="cees-bijl")
    make_appearance(
        session, speaker, part=make_part(session, title="Welkom"), function="gedeputeerde", provisional=True
    )
    make_session(event, title="Tegelijk", start="13:30", end="15:00")
    make_session(event, title="Daarna", start="14:00", end="15:00")
    html = page(client, "/jaarconferentie/2018/programma/opening/")
    for words in ("Welkom", 'href="/sprekers/cees-bijl/"', "gedeputeerde", "Onder voorbehoud", "Engels", "Tegelijk"):
        assert words in html
    assert "maandag 18 juni 2018, 13.00 tot 14.00 uur" in html
    assert "Daarna" not in html


def test_a_session_is_found_in_its_own_edition_only(client: Client) -> None:
    make_session(make_event(slug="2018"), slug="opening")
    make_event(slug="2023")
    assert client.get("/jaarconferentie/2018/programma/opening/").status_code == 200
    assert client.get("/jaarconferentie/2023/programma/opening/").status_code == 404


def test_speaker_page_keeps_the_function_of_each_day(client: Client) -> None:
    speaker = make_speaker(slug="mona-keijzer", given_name="Mona", family_name="Keijzer")
    make_appearance(make_session(make_event(slug="2018"), title="Toen"), speaker, function="staatssecretaris")
    make_appearance(
        make_session(make_event(slug="2023", day=dt.date(2023, 11, 20)), title="Nu"), speaker, function="minister"
    )
    make_appearance(
        make_session(make_event(slug="geheim", published_at=None), title="Straks"), speaker, function="premier"
    )
    html = page(client, "/sprekers/mona-keijzer/")
    assert html.index("Nu</a>") < html.index("Toen</a>")
    assert "staatssecretaris" in html
    assert "premier" not in html
    assert "Straks" not in html


def test_speakers_of_an_edition_stand_by_family_name(client: Client) -> None:
    session = make_session(make_event(slug="2018"))
    for given, infix, family in (("Anna", "de", "Vries"), ("Zoë", "van", "Aken")):
        make_appearance(session, make_speaker(given_name=given, infix=infix, family_name=family))
    make_appearance(session, unnamed="een docent")
    html = page(client, "/jaarconferentie/2018/sprekers/")
    assert "2 sprekers" in html
    assert html.index("Zoë van Aken") < html.index("Anna de Vries")


def test_theme_page_collects_all_editions(client: Client) -> None:
    theme = make_theme(slug="energie")
    make_session(make_event(slug="2018"), title="Oud", themes=[theme])
    make_session(make_event(slug="2023", day=dt.date(2023, 11, 20)), title="Nieuw", themes=[theme])
    make_session(make_event(), title="Concept", themes=[theme], state="concept")
    html = page(client, "/themas/energie/")
    assert html.index("Nieuw") < html.index("Oud")
    assert "Concept" not in html


def test_venue_page_tells_what_is_known_of_each_room(client: Client) -> None:
    event = make_event(slug="2018")
    make_room(event, name="Zolder", capacity=18, step_free=False, door_width=80)
    html = page(client, "/jaarconferentie/2018/locatie/")
    for words in ("18 plaatsen", "niet drempelvrij bereikbaar", "deur 80 cm breed"):
        assert words in html
    assert "ringleiding" not in html


def test_old_addresses_redirect_for_good(client: Client) -> None:
    event, speaker, theme = make_event(slug="oud"), make_speaker(slug="oud"), make_theme(slug="oud")
    session = make_session(event, slug="oud", themes=[theme], start="13:00", end="14:00")
    make_appearance(session, speaker)
    for row in (Event.objects.get(), Session.objects.get(), Speaker.objects.get(), Theme.objects.get()):
        row.slug = "nieuw"
        row.save()
    for old, new in (
        ("/jaarconferentie/oud/", "/jaarconferentie/nieuw/"),
        ("/jaarconferentie/oud/programma/?soort=lezing", "/jaarconferentie/nieuw/programma/?soort=lezing"),
        ("/jaarconferentie/nieuw/programma/oud/", "/jaarconferentie/nieuw/programma/nieuw/"),
        ("/jaarconferentie/oud/programma/oud/", "/jaarconferentie/nieuw/programma/oud/"),
        ("/jaarconferentie/nieuw/programma/oud/sessie.ics", "/jaarconferentie/nieuw/programma/nieuw/sessie.ics"),
        ("/sprekers/oud/", "/sprekers/nieuw/"),
        ("/themas/oud/", "/themas/nieuw/"),
    ):
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (301, new)


def test_pages_refuse_other_methods_than_get_and_head(client: Client) -> None:
    make_event(slug="2018")
    for path in ("/", "/jaarconferenties/", "/jaarconferentie/2018/", "/jaarconferentie/2018/programma/"):
        assert client.post(path).status_code == 405
        assert client.head(path).status_code == 200


def test_hostile_text_is_shown_as_text(client: Client) -> None:
    names = (
        "=1+1",
        "＝1",
        "]]>",
        "<script>alert(1)</script>",
        "{{ 7|add:7 }}",
        "a\u202eb",
        "é" * 300,
        "👩‍🔧",
        "x\x0by",
    )
    event = make_event(slug="2018", name="<script>alert(2)</script>")
    for number, name in enumerate(names):
        session = make_session(event, title=name, slug=f"s{number}", start="13:00")
        make_appearance(
            session, make_speaker(family_name=name, slug=f"p{number}"), function=name, organisation=name[:60]
        )
        for path in (f"/jaarconferentie/2018/programma/s{number}/", f"/sprekers/p{number}/"):
            assert "<script>alert" not in page(client, path)
    html = page(client, "/jaarconferentie/2018/programma/")
    assert "<script>alert" not in html
    assert "{{ 7|add:7 }}" in html
    assert "\u202e" not in html
    assert "\x0b" not in html
    for path in ("/", "/jaarconferenties/", "/jaarconferentie/2018/", "/jaarconferentie/2018/sprekers/"):
        assert "<script>alert" not in page(client, path)
