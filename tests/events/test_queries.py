"""What every public page costs in queries: the same number at one row and at three of everything."""

import pytest
from django.contrib.flatpages.models import FlatPage
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from events.models import Event, Session
from tests.builders import (
    make_appearance,
    make_event,
    make_part,
    make_room,
    make_session,
    make_speaker,
    make_theme,
)
from tests.news.articles import make_article
from tests.photos.pictures import make_gallery, make_row

COSTS = {
    "/": 10,
    "/jaarconferenties/": 2,
    "/jaarconferentie/2018/": 14,
    "/jaarconferentie/2018/fotos/": 5,
    "/fotos/": 4,
    "/fotos/galerij/": 4,
    "/fotos/galerij/1/": 4,
    "/fotos/galerij/1/verbergen/": 3,
    "/nieuws/": 7,
    "/nieuws/?soort=nieuws&editie=2018&thema=thema": 7,
    "/nieuws/artikel/": 8,
    "/nieuws/feed.xml": 3,
    "/jaarconferentie/2018/programma/": 8,
    "/jaarconferentie/2018/programma/?soort=lezing&q=sessie": 8,
    "/jaarconferentie/2018/programma/sessie/": 11,
    "/jaarconferentie/2018/sprekers/": 3,
    "/jaarconferentie/2018/locatie/": 5,
    "/sprekers/spreker/": 3,
    "/themas/thema/": 7,
    "/sitemap.xml": 17,
    "/jaarconferentie/2018/programma/sessie/sessie.ics": 5,
    "/privacy/": 2,
    "/robots.txt": 0,
}


def fill(rows: int) -> None:
    """An edition with so many sessions, rooms, speakers, themes, parts, and so many other editions."""
    event = make_event(slug="2018")
    FlatPage.objects.create(url="/privacy/", title="Privacy")
    make_part(make_session(event, start="13:30", end="14:30"))
    for number in range(rows):
        names = {"slug": "thema"} if number == 0 else {}
        theme = make_theme(**names)
        speaker = make_speaker(**({"slug": "spreker"} if number == 0 else {}))
        room = make_room(event)
        same = {"start": "13:00", "end": "14:00", "room": room, "themes": [theme]}
        session = make_session(event, **same, **({"slug": "sessie"} if number == 0 else {}))
        part = make_part(session)
        make_appearance(session, speaker)
        make_appearance(session, part=part)
        other = make_session(make_event(), themes=[theme])
        make_appearance(other, speaker)
        photos = [make_row() for _ in range(rows)]
        gallery = make_gallery(*photos, **({"slug": "galerij"} if number == 0 else {}))
        event.galleries.add(gallery)
        make_article(
            event=event,
            gallery=gallery,
            lead_photo=photos[0],
            body="".join(f'<figure data-photo="{photo.pk}"></figure>' for photo in photos),
            sessions=Session.objects.filter(event=event),
            themes=[theme],
            **({"slug": "artikel"} if number == 0 else {}),
        )
    Event.objects.exclude(slug="2018").update(starts_on="2017-01-01", ends_on="2017-01-01")


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("path", COSTS)
def test_queries(client: Client, django_assert_num_queries: DjangoAssertNumQueries, path: str, rows: int) -> None:
    fill(rows)
    with django_assert_num_queries(COSTS[path]):
        assert client.get(path).status_code == 200
