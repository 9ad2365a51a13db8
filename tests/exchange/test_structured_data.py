"""JSON-LD: the right facts, none that is unknown, no query, and safe in a page whatever the names are."""

import datetime as dt
import json

import pytest
from pytest_django import DjangoAssertNumQueries

from core.seo import Seo, json_ld
from events import structured_data
from events.models import Event, Session, Speaker, Venue
from tests.builders import (
    make_appearance,
    make_event,
    make_part,
    make_room,
    make_session,
    make_speaker,
    make_theme,
    make_venue,
    moment,
)
from tests.exchange.files import NAMES

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"
EDITION = f"{SITE}/jaarconferentie/2018/"


def full_session() -> Session:
    event = make_event(
        slug="2018",
        name="Jaarconferentie 2018",
        tagline="Samen sterk",
        start_time=dt.time(12),
        end_time=dt.time(17),
        city="Assen",
        host="Regio Noord",
        intro="<p>Welkom.</p>",
        capacity=2,
        places_taken=2,
        registration_opens_at=moment("2018-03-01 09:00"),
    )
    venue = make_venue(
        event, name="De Nieuwe Kolk", street="Weiersstraat 1", postal_code="9401 ET", latitude=52.99, longitude=6.56
    )
    session = make_session(
        event,
        slug="opening",
        title="Opening",
        start="13:00",
        end="14:15",
        summary="<p>Wij beginnen.</p>",
        room=make_room(event, venue=venue, name="Grote zaal", capacity=400),
        themes=[make_theme(name="Zorg")],
    )
    anna = make_speaker(slug="anna", given_name="Anna", infix="de", family_name="Vries", website="https://anna.example")
    make_appearance(session, anna, part=make_part(session), function="minister", organisation="OCW")
    make_appearance(session, anna, position=1, function="afsluiter")
    make_appearance(session, make_speaker(slug="band", given_name="", family_name="De Band", is_group=True), position=2)
    make_appearance(session, unnamed="een docent", position=3)
    return session


PEOPLE = f"{SITE}/sprekers"
ANNA = {"@type": "Person", "@id": f"{PEOPLE}/anna/#spreker", "url": f"{PEOPLE}/anna/", "name": "Anna de Vries"}
BAND = {"@type": "PerformingGroup", "@id": f"{PEOPLE}/band/#spreker", "url": f"{PEOPLE}/band/", "name": "De Band"}
SHORT = {
    "@type": ["Event", "EducationEvent"],
    "@id": f"{EDITION}programma/opening/#sessie",
    "url": f"{EDITION}programma/opening/",
    "name": "Opening",
    "eventStatus": "https://schema.org/EventScheduled",
    "startDate": "2018-06-18T13:00:00+02:00",
    "endDate": "2018-06-18T14:15:00+02:00",
}
PLACE = {
    "@type": "Place",
    "name": "De Nieuwe Kolk",
    "address": {
        "@type": "PostalAddress",
        "streetAddress": "Weiersstraat 1",
        "postalCode": "9401 ET",
        "addressLocality": "Assen",
        "addressCountry": "NL",
    },
    "geo": {"@type": "GeoCoordinates", "latitude": 52.99, "longitude": 6.56},
}


def test_edition(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    full_session()
    event = Event.objects.get()
    venues = list(Venue.objects.all())
    sessions = list(Session.objects.select_related("room").with_appearances().in_order())
    with django_assert_num_queries(0):
        data = structured_data.edition(event, venues, sessions)
    assert data == {
        "@context": "https://schema.org",
        "@type": ["ConferenceEvent", "EducationEvent"],
        "@id": f"{EDITION}#editie",
        "url": EDITION,
        "name": "Jaarconferentie 2018",
        "alternateName": "Samen sterk",
        "description": "Welkom.",
        "startDate": "2018-06-18T12:00:00+02:00",
        "endDate": "2018-06-18T17:00:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "isAccessibleForFree": True,
        "organizer": {"@type": "Organization", "name": "Regio Noord", "url": f"{SITE}/"},
        "location": PLACE,
        "maximumAttendeeCapacity": 2,
        "offers": {
            "@type": "Offer",
            "price": "0",
            "priceCurrency": "EUR",
            "url": EDITION,
            "availability": "https://schema.org/SoldOut",
            "validFrom": "2018-03-01T09:00:00+01:00",
        },
        "performer": [ANNA, BAND],
        "subEvent": [SHORT],
    }


def test_edition_of_which_little_is_known() -> None:
    event = make_event(slug="2023", name="Jaarconferentie 2023", day=dt.date(2023, 11, 6), city="Ede")
    assert structured_data.edition(event) == {
        "@context": "https://schema.org",
        "@type": ["ConferenceEvent", "EducationEvent"],
        "@id": f"{SITE}/jaarconferentie/2023/#editie",
        "url": f"{SITE}/jaarconferentie/2023/",
        "name": "Jaarconferentie 2023",
        "startDate": "2023-11-06",
        "endDate": "2023-11-06",
        "eventStatus": "https://schema.org/EventScheduled",
        "isAccessibleForFree": True,
        "organizer": {"@type": "Organization", "name": "Techniekpact", "url": f"{SITE}/"},
        "location": {
            "@type": "Place",
            "name": "Ede",
            "address": {"@type": "PostalAddress", "addressLocality": "Ede"},
        },
    }


def test_session_has_its_people_as_they_were_that_day(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    full_session()
    row = Session.objects.for_detail().get()
    with django_assert_num_queries(0):
        data = structured_data.session(row)
    assert data.pop("superEvent")["@id"] == f"{EDITION}#editie"
    assert data == {
        "@context": "https://schema.org",
        **SHORT,
        "isAccessibleForFree": True,
        "description": "Wij beginnen.",
        "inLanguage": "nl",
        "location": {"@type": "Room", "name": "Grote zaal", "containedInPlace": PLACE},
        "performer": [
            {**ANNA, "jobTitle": "minister", "affiliation": {"@type": "Organization", "name": "OCW"}},
            BAND,
        ],
        "about": [{"@type": "Thing", "name": "Zorg"}],
    }


def test_session_without_time_has_the_day_of_a_one_day_edition_only() -> None:
    short = make_session(make_event(day=dt.date(2023, 11, 6)))
    long = make_session(make_event(day=dt.date(2023, 11, 6), ends_on=dt.date(2023, 11, 7)))
    cancelled = make_session(short.event, state=Session.State.CANCELLED)
    assert structured_data.session(short)["startDate"] == "2023-11-06"
    assert "startDate" not in structured_data.session(long)
    assert structured_data.session(cancelled)["eventStatus"] == "https://schema.org/EventCancelled"


def test_speaker_and_group(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    session = full_session()
    anna, band = Speaker.objects.get(slug="anna"), Speaker.objects.get(slug="band")
    appearance = session.appearances.select_related("session__event").filter(speaker=anna).first()
    assert appearance is not None
    with django_assert_num_queries(0):
        data = structured_data.speaker(anna, [appearance])
    assert data == {
        "@context": "https://schema.org",
        **ANNA,
        "givenName": "Anna",
        "familyName": "de Vries",
        "sameAs": "https://anna.example",
        "performerIn": [SHORT],
    }
    assert structured_data.speaker(band) == {"@context": "https://schema.org", **BAND}


def test_venue_with_rooms() -> None:
    full_session()
    assert structured_data.venue(Venue.objects.prefetch_related("rooms").get()) == {
        "@context": "https://schema.org",
        **PLACE,
        "containsPlace": [{"@type": "Room", "name": "Grote zaal", "maximumAttendeeCapacity": 400}],
    }


def test_venue_abroad_or_unknown_is_not_said_to_be_dutch() -> None:
    event = make_event()
    assert structured_data.venue(make_venue(event, name="ULB", city="", postal_code=""))["name"] == "ULB"
    assert "address" not in structured_data.venue(make_venue(event, city=""))
    address = structured_data.venue(make_venue(event, city="Brussel", postal_code="1050"))["address"]
    assert address == {"@type": "PostalAddress", "postalCode": "1050", "addressLocality": "Brussel"}


def test_breadcrumb() -> None:
    assert structured_data.breadcrumb([("Home", "/"), ("2018", "/jaarconferentie/2018/")]) == {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Home", "item": f"{SITE}/"},
            {"@type": "ListItem", "position": 2, "name": "2018", "item": EDITION},
        ],
    }


@pytest.mark.parametrize("name", [*NAMES, "</script><img src=x onerror=alert(1)>", "a\u2028b\u2029c", "<!--", "&amp;"])
def test_text_of_a_script_element_cannot_end_it_and_means_the_same(name: str) -> None:
    (text,) = Seo(title="", path="/", data=[{"name": name}]).json_ld
    assert [char for char in text if char in "<>&\u2028\u2029"] == []
    assert json.loads(text) == {"name": name}
    assert json_ld({"name": name}) == text
