"""The addresses of the exchange files: who gets them, what they cost, and when there is nothing new."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from events.models import Document, Event, Session
from tests.builders import (
    make_appearance,
    make_event,
    make_part,
    make_room,
    make_session,
    make_speaker,
    make_theme,
)

pytestmark = pytest.mark.django_db

# address below the edition: media type, queries of a full answer, queries when nothing is new
FILES = {
    "schedule.xml": ("application/vnd.c3voc.schedule+xml; charset=utf-8", 7, 2),
    "schedule.json": ("application/json", 7, 2),
    "programma.ics": ("text/calendar; charset=utf-8", 6, 2),
    "programma/s0/sessie.ics": ("text/calendar; charset=utf-8", 5, 5),
}
each_file = pytest.mark.parametrize("name", FILES)


def fill(event: Event, count: int) -> None:
    for number in range(count):
        room = make_room(event)
        session = make_session(event, slug=f"s{number}", start="10:00", end="11:00", room=room, themes=[make_theme()])
        make_appearance(session, part=make_part(session))
        make_appearance(session)
        Document.objects.create(session=session, title="Meer", url="https://example.org/")


@each_file
@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow_with_the_programme(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, name: str, count: int
) -> None:
    media_type, full, unchanged = FILES[name]
    fill(make_event(slug="2018"), count)
    with django_assert_num_queries(full):
        response = client.get(f"/jaarconferentie/2018/{name}")
    assert (response.status_code, response.headers["Content-Type"]) == (200, media_type)
    with django_assert_num_queries(unchanged):
        again = client.get(f"/jaarconferentie/2018/{name}", headers={"if-none-match": response.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@each_file
def test_compressed_answer_is_recognised_by_its_weak_tag(client: Client, name: str) -> None:
    fill(make_event(slug="2018"), 2)
    first = client.get(f"/jaarconferentie/2018/{name}", headers={"accept-encoding": "gzip"})
    assert first.headers["Content-Encoding"] == "gzip"
    assert first.headers["ETag"].startswith('W/"')
    again = client.get(
        f"/jaarconferentie/2018/{name}",
        headers={"accept-encoding": "gzip", "if-none-match": f'"other", {first.headers["ETag"]}'},
    )
    assert again.status_code == 304
    assert again.headers["ETag"].removeprefix("W/") == first.headers["ETag"].removeprefix("W/")
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    assert first.headers["Cache-Control"] == "public, max-age=60, stale-while-revalidate=600"
    assert "Set-Cookie" not in first.headers


def _rename_room(session: Session) -> None:
    assert session.room is not None
    session.room.name = "Anders"
    session.room.save()


def _rename_venue(session: Session) -> None:
    assert session.room is not None
    session.room.venue.name = "Anders"
    session.room.venue.save()


def _rename_speaker(session: Session) -> None:
    speaker = session.appearances.all()[0].speaker
    assert speaker is not None
    speaker.family_name = "Anders"
    speaker.save()


def _rename_theme(session: Session) -> None:
    theme = session.themes.get()
    theme.name = "Anders"
    theme.save()


def _swap_theme(session: Session) -> None:
    session.themes.set([make_theme()])


CHANGES: dict[str, Callable[[Session], Any]] = {
    "event": lambda session: session.event.save(),
    "session": lambda session: session.save(),
    "session gone": lambda session: session.delete(),
    "room": _rename_room,
    "venue": _rename_venue,
    "speaker": _rename_speaker,
    "theme": _rename_theme,
    "theme swapped": _swap_theme,
    "theme taken off": lambda session: session.themes.clear(),
    "part": lambda session: session.parts.get().save(),
    "appearance": lambda session: session.appearances.all()[0].save(),
    "appearance gone": lambda session: session.appearances.all()[0].delete(),
    "appearance new": lambda session: make_appearance(session, make_speaker()),
    "document": lambda session: session.documents.get().save(),
    "document gone": lambda session: session.documents.all().delete(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_gives_a_new_tag(client: Client, change: str) -> None:
    event = make_event(slug="2018")
    fill(event, 2)
    before = client.get("/jaarconferentie/2018/schedule.json").headers["ETag"]
    assert client.get("/jaarconferentie/2018/schedule.json").headers["ETag"] == before
    CHANGES[change](event.sessions.get(slug="s1"))
    response = client.get("/jaarconferentie/2018/schedule.json", headers={"if-none-match": before})
    assert response.status_code == 200
    assert response.headers["ETag"] != before


def test_another_edition_or_address_of_the_site_has_another_tag(client: Client, settings: Settings) -> None:
    fill(make_event(slug="2018"), 1)
    fill(make_event(slug="2019"), 1)
    tags = [client.get(f"/jaarconferentie/{slug}/schedule.xml").headers["ETag"] for slug in ("2018", "2019")]
    settings.SITE_URL = "https://techniekpact.example"
    tags.append(client.get("/jaarconferentie/2018/schedule.xml").headers["ETag"])
    assert len(set(tags)) == 3


@each_file
def test_unpublished_edition_has_no_files(client: Client, name: str) -> None:
    fill(make_event(slug="2018", published_at=None), 1)
    assert client.get(f"/jaarconferentie/2018/{name}").status_code == 404


@each_file
def test_former_address_leads_to_the_new_one(client: Client, name: str) -> None:
    event = make_event(slug="2018")
    fill(event, 1)
    event.slug = "assen"
    event.save()
    response = client.get(f"/jaarconferentie/2018/{name}")
    assert (response.status_code, response.headers["Location"]) == (301, f"/jaarconferentie/assen/{name}")


def test_former_address_of_a_session_leads_to_the_new_one(client: Client) -> None:
    event = make_event(slug="2018")
    fill(event, 1)
    session = event.sessions.get()
    session.slug = "opening"
    session.save()
    response = client.get("/jaarconferentie/2018/programma/s0/sessie.ics")
    assert (response.status_code, response.headers["Location"]) == (
        301,
        "/jaarconferentie/2018/programma/opening/sessie.ics",
    )


@each_file
def test_only_reading_is_allowed(client: Client, name: str) -> None:
    fill(make_event(slug="2018"), 1)
    assert client.post(f"/jaarconferentie/2018/{name}").status_code == 405
    head = client.head(f"/jaarconferentie/2018/{name}")
    assert (head.status_code, head.content) == (200, b"")
