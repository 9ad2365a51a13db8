"""Badges: who they are of, whatever the name, and that nothing falls off them."""

import io
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import pytest
import zxingcpp
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from events.models import Event
from registrations import actions
from registrations.actions.values import SYSTEM
from registrations.models import Change, Registration
from registrations.printing import badges as printing
from registrations.printing import make
from registrations.printing.badges import LAYOUTS, badges, in_order
from registrations.printing.fonts import lacks, printable
from registrations.views.card import desk_address
from tests.builders import make_room
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import CARERS, DESK, ORGANISERS, staff_client
from tests.registrations.test_hostile_everywhere import HOSTILE

pytestmark = pytest.mark.django_db
URL = "/beheer/registrations/registration/badges/"
OPTIONS = {"layout": "los", "sort": "naam"}
LONG = (
    *("W" * 150, ("Maria Magdalena Johanna " * 7)[:150].strip(), "é" * 150, "محمد عبد الرحمن بن عبد العزيز آل سعود"),
    *("דוד בן גוריון", "Wolfeschlegelsteinhausenbergerdorff-van der Veen", "#panic() $x$ [a] \\ @b `c` <d>"),
)
MM = 72 / 25.4


def read(content: Iterable[bytes]) -> PdfReader:
    """Of an answer, or of a file."""
    found = b"".join(content)
    assert found.startswith(b"%PDF")
    return PdfReader(io.BytesIO(found))


def is_accessible(pdf: PdfReader) -> bool:
    """Whether it says that it is PDF/UA (ISO 14289-1 §5), in Dutch."""
    root: Any = pdf.root_object
    return root["/Lang"] == "nl" and b"pdfuaid" in root["/Metadata"].get_object().get_data()


def words(text: str) -> str:
    """Without what a line break adds, and as the letters are written: readers give Arabic in its printed forms."""
    return re.sub(r"[\s\u200b-\u200f-]", "", unicodedata.normalize("NFKC", text))


def texts(content: Iterable[bytes]) -> list[str]:
    return [words(page.extract_text()) for page in read(content).pages]


def places(page: Any) -> list[tuple[float, float]]:
    """Where pieces of text begin on a page, in points from the left and the bottom."""
    found = []

    def note(text: str, cm: Any, tm: Any, *_: Any) -> None:
        if text.strip():
            found.append((tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]))

    page.extract_text(visitor_text=note)
    return found


def sizes(page: Any) -> list[float]:
    """Of the letters of each piece of text, in points."""
    found = []

    def note(text: str, cm: Any, tm: Any, _font: Any, size: float) -> None:
        if text.strip():
            found.append(abs(size * tm[3] * cm[3]))

    page.extract_text(visitor_text=note)
    return found


def make_people(event: Event, names: tuple[str, ...]) -> list[Registration]:
    for number, name in enumerate(names):
        other = name if number % 2 else ""
        make_registration(event, name=name[:150], organisation=other, function=other, email=f"n{number}@voorbeeld.nl")
    return list(Registration.objects.order_by("pk"))


def test_a_badge_says_who_someone_is() -> None:
    event = make_open_event(name="Jaarconferentie Techniekpact 2097")
    session = make_workshop(event, title="Lassen", room=make_room(event, name="Zaal 3"))
    row = make_registration(event, session, name="Anna van der Berg", organisation="ROC van Twente", function="docent")
    pdf = read(badges(event, [row], LAYOUTS["los"], sessions=True))
    text = pdf.pages[0].extract_text()
    for shown in (event.name, row.name, row.organisation, row.function, row.code, "geen foto", "13.00 Lassen (Zaal 3)"):
        assert shown in text.replace("\n", " ")
    assert [float(one) for one in pdf.pages[0].mediabox[2:]] == pytest.approx([90 * MM, 55 * MM], abs=0.1)
    assert pdf.metadata is not None
    assert pdf.metadata.title == f"Badges {event.name}"
    assert is_accessible(pdf)
    assert len(pdf.pages[0].images) == 1  # the code


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_scanner_reads_the_code_of_each_badge(layout: str) -> None:
    event = make_open_event()
    people = [make_registration(event) for _ in range(3)]
    pages = read(badges(event, people, LAYOUTS[layout])).pages
    pictures = [one.image for page in pages for one in page.images]
    seen = [found.text for one in pictures if one is not None for found in zxingcpp.read_barcodes(one.convert("L"))]
    assert sorted(seen) == sorted(desk_address(one) for one in people)


def test_hostile_and_long_names_print_on_their_badge_and_stay_on_it() -> None:
    event = make_open_event(capacity=200)
    people = make_people(event, (*HOSTILE, *LONG))
    pdf = read(badges(event, people, LAYOUTS["los"]))
    assert len(pdf.pages) == len(people)
    for row, page in zip(people, pdf.pages, strict=True):
        text = words(page.extract_text())
        assert words(printable(row.name) or row.code) in text or _is_right_to_left(row.name)
        assert row.code in text
        for x, y in places(page):
            assert 0 < x < 90 * MM, row.name
            assert 0 < y < 55 * MM, row.name
        assert min(sizes(page)) >= 5.99, row.name


@pytest.mark.parametrize(("number", "shown"), [(0, ""), (2, "Sessie1"), (8, "+6meer"), (30, "+28meer")])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_sessions_stay_readable_and_what_does_not_fit_is_counted(layout: str, number: int, shown: str) -> None:
    event = make_open_event()
    sessions = [
        make_workshop(
            event, f"{8 + at // 4:02}:{at % 4 * 15:02}", f"{8 + at // 4:02}:{at % 4 * 15 + 10:02}", title=title
        )
        for at, title in enumerate(f"Sessie {at} over techniek in het onderwijs" for at in range(number))
    ]
    row = make_registration(event, *sessions, name=LONG[1], organisation="Ministerie " * 14, function="adviseur " * 16)
    (page,) = read(badges(event, [row], LAYOUTS[layout], sessions=True)).pages
    text = words(page.extract_text())
    assert words(row.name) in text
    assert min(sizes(page)) >= 5.99
    assert shown in text
    counted = re.search(r"\+(\d+)meer", text)
    assert len(re.findall(r"Sessie\d+over", text)) + (int(counted[1]) if counted else 0) == number


def test_one_session_with_a_long_name_is_cut_off() -> None:
    event = make_open_event()
    sessions = [make_workshop(event, title="W" * 200, room=make_room(event, name="Zaal " * 20))]
    row = make_registration(event, *sessions)
    (page,) = read(badges(event, [row], LAYOUTS["los"], sessions=True)).pages
    assert "W" * 59 + "..." in words(page.extract_text())
    assert min(sizes(page)) >= 5.99
    assert all(0 < x < 70 * MM or y > 20 * MM for x, y in places(page))


def _is_right_to_left(name: str) -> bool:
    """Readers turn lines of these around in ways of their own."""
    return unicodedata.bidirectional(name[0]) in ("R", "AL")


def test_right_to_left_is_shaped_and_no_letter_is_a_box() -> None:
    event = make_open_event()
    people = make_people(event, ("محمد عبد الله", "דוד בן גוריון"))
    pdf = read(badges(event, people, LAYOUTS["los"]))
    found = {one.get_object()["/BaseFont"].split("+")[1].split("-")[0] for page in pdf.pages for one in _fonts(page)}
    assert {"NotoSansArabic", "NotoSansHebrew"} <= found
    assert set("محمدعبدالله") <= set(words(pdf.pages[0].extract_text()))


def _fonts(page: Any) -> Any:
    return page["/Resources"]["/Font"].get_object().values()


def test_a_name_that_no_font_has_prints_the_code() -> None:
    event = make_open_event()
    row = make_registration(event, name="王小明", organisation="王 BV 👩🏽‍🔧")
    text = read(badges(event, [row], LAYOUTS["los"])).pages[0].extract_text()
    assert text.count(row.code) == 2
    assert "BV" in text


@pytest.mark.parametrize(
    ("name", "shown", "warns"),
    [
        ("Zoë Şahin-Nguyễn", "Zoë Şahin-Nguyễn", False),
        ("Ελένη Дмитрий अमित", "Ελένη Дмитрий अमित", False),
        ("An 👩🏽‍🔧 Bo", "An \u200d Bo", False),
        ("👩🏽‍🔧", "", False),
        ("＝１ Ａｎ", "=1 An", False),
        ("王 An", "An", True),
        ("e\u0301", "é", False),
    ],
)
def test_what_can_be_printed_is_known_beforehand(name: str, shown: str, warns: bool) -> None:
    assert (printable(name), lacks(name)) == (shown, warns)


def test_sheets_hold_what_they_say_and_large_groups_come_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    event = make_open_event()
    people = make_people(event, tuple(f"Naam{number:02}" for number in range(21)))
    first, second, third = texts(badges(event, people, LAYOUTS["a4-10"]))
    assert [page.count("geenfoto") for page in (first, second, third)] == [10, 10, 1]
    assert "magherkenbaaropdefoto" in first
    assert "blad3van3" in third
    assert [page.count("geenfoto") for page in texts(badges(event, people, LAYOUTS["a4-8"]))] == [8, 8, 5]
    monkeypatch.setattr(printing, "WHOLE", 20)
    monkeypatch.setattr(printing, "PART", 10)
    pages = read(badges(event, people, LAYOUTS["a4-10"])).pages
    assert [words(page.extract_text()) for page in pages] == [first, second, third]
    assert [float(one) for one in pages[2].mediabox[2:]] == pytest.approx([210 * MM, 297 * MM], abs=0.1)


def test_family_names_or_organisations_give_the_order() -> None:
    event = make_open_event()
    for name, organisation in (("Jan de Vries", "b"), ("An van der Berg", "B"), ("Bo Adams", "c")):
        make_registration(event, name=name, organisation=organisation)
    people = list(Registration.objects.all())
    assert [one.name for one in in_order(people, "naam")] == ["Bo Adams", "An van der Berg", "Jan de Vries"]
    assert [one.name for one in in_order(people, "organisatie")] == ["An van der Berg", "Jan de Vries", "Bo Adams"]


def test_organisers_make_them_of_a_group_and_the_log_keeps_it() -> None:
    event = make_open_event()
    session = make_workshop(event)
    come, other = make_registration(event, session, name="Gekomen"), make_registration(event, session, name="Later")
    actions.check_in(registration=come, by=SYSTEM)
    client = staff_client(ORGANISERS, events=[event])
    asked: dict[str, Any] = {"editie": event.slug, "session": session.pk, "state": "plaats", "came": "nee"}
    page = client.get(URL, asked).content.decode()
    assert ("1 mens<" in page, "Let op" in page) == (True, False)
    response = client.post(URL, OPTIONS, query_params=asked)
    assert response["Content-Type"] == "application/pdf"
    (text,) = texts(response)
    assert other.name in text
    change = Change.objects.get(action="afgedrukt")
    assert (change.event, change.actor, change.details["number"]) == (event, "organisatie", 1)
    assert (change.details["layout"], change.details["came"], change.details["session"]) == ("los", False, session.pk)


def test_the_page_names_whose_letters_cannot_be_printed() -> None:
    event = make_open_event()
    make_registration(event, name="王小明")
    make_registration(event, name="An 👩🏽‍🔧")
    page = staff_client(ORGANISERS).get(URL).content.decode()
    assert page.count("王小明</a>") == 1
    assert "An 👩" not in page


def test_what_goes_wrong_is_told(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    event = make_open_event()
    row = make_registration(event, name="Zoë Verborgen")
    client = staff_client(ORGANISERS)
    faults: tuple[tuple[dict[str, str], str], ...] = (
        ({}, "Kies het papier."),
        ({"layout": "x", "sort": "x"}, "Kies de volgorde uit de lijst."),
    )
    for data, words_ in faults:
        response = client.post(URL, data)
        assert (response.status_code, words_ in response.content.decode()) == (422, True)
    response = client.post(URL, OPTIONS, query_params={"sector": "overheid"})
    assert (response.status_code, "Er is niemand gekozen." in response.content.decode()) == (422, True)
    monkeypatch.setattr(make, "FOLDERS", [1])  # no folder, so the process fails
    response = client.post(URL, OPTIONS)
    assert (response.status_code, "De pdf kon niet worden gemaakt." in response.content.decode()) == (422, True)
    for one, back in ((client, f"/registration/{row.pk}/change/"), (staff_client(DESK), f"/balie/{row.code}/")):
        response = one.post(_one(row))
        assert response.status_code == 503
        for shown in ("De pdf kon niet worden gemaakt.", f'{back}"'):
            assert shown in response.content.decode()
    assert "No PDF of badges" in caplog.text
    assert "Verborgen" not in caplog.text
    assert not Change.objects.filter(action="afgedrukt").exists()


def _one(row: Registration) -> str:
    return reverse("admin:registrations_registration_badge", args=[row.pk])


def test_the_desk_makes_one_badge() -> None:
    event, other = make_open_event(), make_open_event()
    row = make_registration(event, name="An de Wit")
    for groups, actor in (((DESK,), "balie"), ((ORGANISERS,), "organisatie")):
        client = staff_client(*groups, events=[event])
        assert client.get(_one(row)).status_code == 405
        response = client.post(_one(row))
        assert response["Content-Disposition"] == f'attachment; filename="badge-{row.code}.pdf"'
        assert "AndeWit" in texts(response)[0]
        change = Change.objects.filter(action="afgedrukt").latest("pk")
        assert (change.registration, change.actor, change.details) == (row, actor, {"what": "badge", "number": 1})
    assert staff_client(CARERS, events=[event]).post(_one(row)).status_code == 403
    assert staff_client(DESK, events=[other]).post(_one(row)).status_code == 404
    assert Client().post(_one(row)).status_code == 302
    actions.erase(registration=row)
    assert staff_client(DESK, events=[event]).post(_one(row)).status_code == 404


def test_the_page_of_a_person_has_a_button_for_it() -> None:
    event = make_open_event()
    row = make_registration(event)
    client = staff_client(ORGANISERS, events=[event])
    page = reverse("admin:registrations_registration_change", args=[row.pk])
    button = f'<form method="post" action="{_one(row)}"><input type="hidden" name="csrfmiddlewaretoken"'
    assert client.get(page).content.decode().count(button) == 1
    actions.erase(registration=row)
    assert "Maak een badge" not in client.get(page).content.decode()


def test_only_organisers_of_the_edition_make_them() -> None:
    event = make_open_event()
    make_registration(event, name="Zoë Verborgen")
    assert reverse("admin:registrations_registration_badges") == URL
    for groups, events, status in (((DESK,), [event], 403), ((CARERS,), [event], 403), ((ORGANISERS,), [], 422)):
        client = staff_client(*groups, events=events)
        assert [client.get(URL).status_code, client.post(URL, OPTIONS).status_code] == [status, status]
    other = staff_client(ORGANISERS, events=[make_open_event()])
    assert other.post(URL, OPTIONS, query_params={"editie": event.slug}).status_code == 404


def test_the_page_costs_as_many_queries_for_many(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event = make_open_event()
    session = make_workshop(event)
    client = staff_client(ORGANISERS, events=[event])
    for number in (1, 3):
        while Registration.objects.count() < number:
            make_registration(event, session, name=f"王{number}")
        with django_assert_num_queries(10):
            assert client.get(URL, {"editie": event.slug}).status_code == 200
        people = list(Registration.objects.all())
        with django_assert_num_queries(1):
            assert len(printing._sessions(event, people)) == number
