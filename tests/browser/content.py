"""What the browser tests look at: the demo content, a large programme, and a page of each kind."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from events.models import Event, Session
from techniekpact.environment import database
from tests.builders import make_appearance, make_event, make_room, make_session, make_speaker, make_theme
from tests.news.articles import make_article

KINDS = (
    "home",
    "archive",
    "edition",
    "programme",
    "programme filtered",
    "session",
    "speakers",
    "speaker",
    "venue",
    "theme",
    "flatpage",
    "not found",
    "programme in eight rooms",
    "longest names",
    "news",
    "news filtered",
    "article",
    "article without photo",
    "galleries",
    "gallery",
    "photo",
    "hide photo",
    "sign up",
)
MISSING = "/jaarconferentie/bestaat-niet/"


@contextmanager
def content(blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """The pages of `fill`, committed for the tests of one module and wiped after them.

    Those tests must carry the mark `django_db`: pytest-django makes a test database only for tests that do.
    """
    with blocker.unblock():
        name = connection.settings_dict["NAME"]
        assert name != database(settings.VAR_DIR / "db.sqlite3")["NAME"], f"{name} is no database of tests"
        try:
            yield fill()
        finally:
            call_command("flush", interactive=False, verbosity=0)


def fill() -> dict[str, str]:
    """Writes the content; the address of a page of each of KINDS, and of `example`, the coming edition."""
    call_command("load_demo", "--picture-width", "320", verbosity=0)
    opening = Session.objects.public().filter(event__slug="2018", parts__isnull=False).first()
    assert opening is not None
    appearance = opening.appearances.filter(speaker__isnull=False).first()
    assert appearance is not None
    assert appearance.speaker is not None
    theme = Session.themes.through.objects.select_related("theme").first()
    assert theme is not None
    coming = Event.objects.get(registration_opens_at__isnull=False)
    large = _eight_rooms()
    longest = _longest_names()
    programme = reverse("programme", args=["2018"])
    return {
        "home": "/",
        "archive": reverse("archive"),
        "edition": reverse("event", args=["2018"]),
        "programme": programme,
        "programme filtered": f"{programme}?q=techniek",
        "session": opening.get_absolute_url(),
        "speakers": reverse("event-speakers", args=["2018"]),
        "speaker": appearance.speaker.get_absolute_url(),
        "venue": reverse("venue", args=["2018"]),
        "theme": theme.theme.get_absolute_url(),
        "flatpage": "/toegankelijkheid/",
        "not found": MISSING,
        "programme in eight rooms": reverse("programme", args=[large.slug]),
        "longest names": longest.get_absolute_url(),
        "news": reverse("news"),
        "news filtered": f"{reverse('news')}?soort=nieuws&editie=2023",
        "article": reverse("article", args=["tien-jaar-techniekpact-gevierd-in-assen"]),
        "article without photo": make_article(title="Zonder foto", byline="Redactie").get_absolute_url(),
        "galleries": reverse("galleries"),
        "gallery": reverse("gallery", args=["jaarconferentie-2023"]),
        "photo": reverse("gallery-photo", args=["jaarconferentie-2023", 2]),
        "hide photo": reverse("hide-photo", args=["jaarconferentie-2023", 2]),
        "sign up": reverse("sign-up", args=[coming.slug]),
    }


def _eight_rooms() -> Event:
    event = make_event(slug="acht-zalen", starts_on="2019-06-17", ends_on="2019-06-17", city="Zwolle")
    event.refresh_from_db()
    rooms = [make_room(event, name=f"Zaal {number}", position=number) for number in range(1, 9)]
    themes = [make_theme(name="Duurzaam bouwen"), make_theme(name="Leven lang leren")]
    for hour in (10, 11, 13, 14):
        for number, room in enumerate(rooms):
            session = make_session(
                event,
                title=f"Ronde van {hour} uur: techniek in de wijk, de klas en de fabriek ({room.name})",
                start=f"{hour}:00",
                end=f"{hour}:45",
                room=room,
                kind=(Session.Kind.WORKSHOP, Session.Kind.BREAKOUT)[number % 2],
                state=Session.State.CANCELLED if number == 3 else Session.State.PUBLISHED,
                provisional=number == 4,
                themes=[themes[number % 2]],
                summary="U hoort wat drie regio’s deden, wat het kostte en wat er misging.",
            )
            speaker = make_speaker(family_name="Voorbeeld")  # no digit: the tests search for hours
            make_appearance(session, speaker, function="directeur", organisation="Regionaal opleidingencentrum")
    return event


def _longest_names() -> Session:
    """A session whose every text is as long as its field allows, in one word where that is possible."""
    event = make_event(slug="lang", name="Conferentie" + "e" * 289, tagline="t" * 300, city="C" * 100)
    room = make_room(event, name="Zaal" + "l" * 196)
    session = make_session(
        event, title="é" * 300, subtitle="ondertitel " * 45, start="10:00", end="10:45", room=room, summary="w" * 2000
    )
    speaker = make_speaker(given_name="G" * 100, infix="van der", family_name="F" * 300)
    make_appearance(session, speaker, function="f" * 300, organisation="o" * 300)
    return session
