"""What the demo content says of 2018 and 2023, the two editions that are complete, and of the other years in short."""

import datetime as dt

import pytest
from django.utils import timezone

from events.models import Appearance, Document, Event, Session
from tests.site.demo import load

pytestmark = pytest.mark.django_db

OCW = "minister van Onderwijs, Cultuur en Wetenschap"
EZK = "staatssecretaris van Economische Zaken en Klimaat"


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    load(today=dt.date(2026, 11, 22))


def clock(moment: dt.datetime | None) -> str:
    return "" if moment is None else f"{timezone.localtime(moment):%Y-%m-%d %H.%M}"


def programme(slug: str) -> list[tuple[str, str, str, str, str]]:
    """Start, end, room, kind and title of each session, in the order of the site."""
    sessions = Session.objects.public().filter(event__slug=slug).select_related("room").in_order()
    return [(clock(s.start), clock(s.end), str(s.room or ""), s.kind, s.title) for s in sessions]


def cast(event: str, session: str, part: str | None = None) -> list[tuple[str, str, str, str]]:
    """Name, role, function and organisation of each appearance in a session, or in one of its parts."""
    rows = Appearance.objects.filter(session__event__slug=event, session__slug=session)
    rows = rows.filter(part=None) if part is None else rows.filter(part__title=part)
    return [(a.name, a.role, a.function, a.organisation) for a in rows.select_related("speaker")]


def test_2018_has_its_date_times_place_and_host() -> None:
    event = Event.objects.get(slug="2018")
    assert (event.name, event.label) == ("Jaarconferentie Nationaal Techniekpact 2018", "Eerste lustrum")
    assert (event.starts_on, event.ends_on) == (dt.date(2018, 6, 18), dt.date(2018, 6, 18))
    assert (event.start_time, event.end_time) == (dt.time(12), dt.time(17))
    assert event.host == "Landsdeel Noord (provincies Drenthe, Groningen, Friesland)"
    assert [str(venue) for venue in event.venues.all()] == ["TT Circuit, Assen"]
    venue = event.venues.get()
    assert (venue.by_train, venue.by_car, venue.by_bike, venue.accessibility) == ("", "", "", "")
    assert "duurde de netwerkborrel tot 17.30 uur" in event.body


def test_2018_has_its_whole_programme() -> None:
    assert programme("2018") == [
        ("2018-06-18 13.00", "2018-06-18 14.15", "", "plenair", "Plenaire opening"),
        ("2018-06-18 14.30", "2018-06-18 16.30", "", "markt", "Lezingen, workshops en inspiratiemarkt"),
        ("2018-06-18 16.30", "2018-06-18 17.30", "", "borrel", "Netwerkborrel"),
        ("", "", "", "werkbezoek", "Werkbezoek van minister Van Engelshoven aan het TT Instituut in Assen"),
        ("", "", "", "werkbezoek", "Werkbezoek van staatssecretaris Keijzer aan het InnovatieCluster Drachten"),
    ]


def test_2018_opening_has_its_four_parts_with_those_who_appeared() -> None:
    opening = Session.objects.get(event__slug="2018", slug="plenaire-opening")
    welcome, keynote, talk, handover = (part.title for part in opening.parts.all())
    assert (welcome, keynote) == ("Welkom", "Keynote over energietransitie")
    assert talk == "Gesprek over uitdagingen voor onderwijs en arbeidsmarkt"
    assert handover == "Overhandiging nieuwe inzet Nationaal Techniekpact"
    assert cast("2018", "plenaire-opening") == []
    assert cast("2018", "plenaire-opening", welcome) == [
        ("Cees Bijl", "spreker", "gedeputeerde en landsdeeltrekker Techniekpact", "provincie Drenthe")
    ]
    assert cast("2018", "plenaire-opening", keynote) == [("Gertjan Lankhorst", "spreker", "", "New Energy Coalition")]
    assert cast("2018", "plenaire-opening", talk) == [
        ("Ingrid van Engelshoven", "panellid", OCW, ""),
        ("Mona Keijzer", "panellid", EZK, ""),
        ("een mkb-er", "panellid", "", ""),
        ("een docent", "panellid", "", ""),
        ("een student", "panellid", "", ""),
    ]
    assert cast("2018", "plenaire-opening", handover) == [
        ("Doekle Terpstra", "spreker", "aanjager", "Techniekpact"),
        ("Pretty Smart Power Girls", "optreden", "winnaar van de Beneluxfinale van de FIRST LEGO League", ""),
    ]
    assert [a.speaker.name for a in Appearance.objects.filter(speaker__is_group=True) if a.speaker] == [
        "Pretty Smart Power Girls"
    ]


def test_2018_has_its_working_visits() -> None:
    visits = Session.objects.filter(event__slug="2018", kind="werkbezoek")
    assert [visit.subtitle for visit in visits] == ["In de ochtend", "In de ochtend"]
    assert cast("2018", "werkbezoek-tt-instituut") == [("Ingrid van Engelshoven", "spreker", OCW, "")]
    assert cast("2018", "werkbezoek-innovatiecluster-drachten") == [
        ("Mona Keijzer", "spreker", EZK, ""),
        ("Gerrit Baarda", "spreker", "oprichter en eigenaar", "ZiuZ"),
        ("Tom van Mourik", "spreker", "burgemeester", "gemeente Smallingerland"),
    ]
    body = visits.get(slug="werkbezoek-innovatiecluster-drachten").body
    assert [word for word in ("IRIS", "Variass", "Region of Smart Factory", "EDU-robotics") if word not in body] == []


def test_2018_has_its_documents_with_their_sources() -> None:
    press = "3cedf617-9d19-4dff-82df-d5813aa76947/persuitnodiging-jaarconferentie-nationaal-techniekpact-18-juni-2018"
    assert list(Document.objects.filter(event__slug="2018").values_list("title", "url")) == [
        ("Nationaal Techniekpact – Focus en versnellen", "https://www.techniekpact.nl/index.php/congres"),
        ("Voortgangsrapportage Techniekpact", f"https://www.perssupport.nl/persbericht/{press}"),
        ("Monitor Techniekpact 2018", "https://www.techniekraad.nl/nationaal-techniekpact-focus-en-versnellen/"),
    ]


def test_2023_has_its_date_place_and_host_and_no_times() -> None:
    event = Event.objects.get(slug="2023")
    assert (event.starts_on, event.ends_on) == (dt.date(2023, 11, 20), dt.date(2023, 11, 20))
    assert (event.start_time, event.end_time) == (None, None)
    assert (event.name, event.label) == ("Jaarconferentie Techniekpact 2023", "Jubileumeditie: tien jaar")
    assert (event.host, event.city) == ("Provincie Drenthe", "Assen")
    venue = event.venues.get()
    assert (str(venue), [room.name for room in venue.rooms.all()]) == (
        "Provinciehuis van Drenthe, Assen",
        ["Statenzaal"],
    )
    assert not event.sessions.exclude(start=None, end=None).exists()


def test_2023_has_its_sessions() -> None:
    sessions = Session.objects.public().filter(event__slug="2023").order_by("pk")
    assert [(s.kind, s.title, str(s.room or "")) for s in sessions] == [
        ("plenair", "Plenaire sessie: terugblik op tien jaar", ""),
        ("panel", "Panelgesprek", ""),
        ("plenair", "Update van lopende initiatieven", ""),
        ("deelsessie", "Wanneer gaat de Gouden Poort open?", "Statenzaal"),
        ("deelsessie", "Skills", ""),
        ("deelsessie", "Hybride docentschap", ""),
        ("deelsessie", "Zij-instroom voor de energietransitie", ""),
        ("deelsessie", "Talent van de toekomst", ""),
        ("deelsessie", "Bovenregionale samenwerking po-vmbo-mbo", ""),
        ("werksessie", "Modern werkgeverschap in 2023", ""),
        ("werksessie", "Optimaliseren van verbindingen", ""),
        ("werksessie", "De toekomst van de regio vanuit arbeidsmarktperspectief", ""),
        ("werksessie", "Regionale samenwerking effectiever benutten in het kader van de LLO-ambitie", ""),
    ]


def test_2023_has_those_who_appeared_with_their_functions() -> None:
    assert cast("2023", "terugblik-op-tien-jaar") == [("Thea Koster", "spreker", "voorzitter", "Techniekpact")]
    assert cast("2023", "panelgesprek") == [
        ("Thea Koster", "moderator", "voorzitter", "Techniekpact"),
        ("Micky Adriaansens", "panellid", "minister van Economische Zaken en Klimaat", ""),
        ("Willemien Meeuwissen", "panellid", "gedeputeerde", "provincie Drenthe"),
        ("Jos Kleiboer", "panellid", "directeur", "Koninklijke Metaalunie"),
        ("Marco de Jong", "panellid", "manager investering", "NOM"),
    ]
    assert cast("2023", "wanneer-gaat-de-gouden-poort-open") == [
        ("Anne Marie Heij", "spreker", "", "Koninklijke Metaalunie")
    ]


def test_2023_report_keeps_the_order_of_its_source() -> None:
    body = Event.objects.get(slug="2023").body
    steps = ("terugblik", "panelgesprek", "minister adriaansens noemde", "actieplan", "deelsessies", "december")
    places = [body.lower().find(step) for step in steps]
    assert places == sorted(places)
    assert min(places) >= 0


def test_the_other_years_stand_in_the_archive_as_far_as_they_are_known() -> None:
    rows = Event.objects.exclude(label="Voorbeeldeditie").order_by("starts_on")
    assert [(e.slug, f"{e.starts_on}", e.label, e.city, e.attendance, e.sessions.count()) for e in rows] == [
        ("2014", "2014-05-19", "", "Eindhoven", "", 4),
        ("2015", "2015-06-15", "", "Hengelo", "400", 4),
        ("2017", "2017-06-26", "", "Hilversum", "", 1),
        ("2018", "2018-06-18", "Eerste lustrum", "Assen", "", 5),
        ("2019", "2019-05-20", "", "Eindhoven", "ruim 400", 5),
        ("2020", "2020-06-15", "Online", "", "", 4),
        ("2023", "2023-11-20", "Jubileumeditie: tien jaar", "Assen", "", 13),
    ]
    visit = Session.objects.get(event__slug="2014", kind="werkbezoek")
    assert (clock(visit.start), clock(visit.end)) == ("2014-05-19 13.25", "2014-05-19 15.30")


def test_a_person_is_one_speaker_with_the_function_of_each_day() -> None:
    years = Appearance.objects.filter(speaker__slug="doekle-terpstra").order_by("session__event__starts_on")
    assert [(a.session.event.slug, a.affiliation) for a in years] == [
        ("2015", "aanjager, Techniekpact"),
        ("2017", "aanjager, Nationaal Techniekpact"),
        ("2018", "aanjager, Techniekpact"),
    ]
    koster = Appearance.objects.filter(speaker__slug="thea-koster").values_list("session__event__slug", flat=True)
    assert sorted(koster) == ["2019", "2020", "2020", "2023", "2023"]


def test_names_are_split_for_dutch_sorting() -> None:
    by_name = {a.name: a.speaker.name_parts for a in Appearance.objects.exclude(speaker=None) if a.speaker}
    assert by_name["Ingrid van Engelshoven"] == ("Ingrid", "van", "Engelshoven")
    assert by_name["Anne Marie Heij"] == ("Anne Marie", "", "Heij")
    assert by_name["Marco de Jong"] == ("Marco", "de", "Jong")
    assert by_name["Hidde ’t Zandpad"] == ("Hidde", "’t", "Zandpad")
