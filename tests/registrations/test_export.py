"""The export of attendees: read back by a reader of each format, safe to open, for organisers of the edition alone."""

import csv
import datetime as dt
import io
import re
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from events.models import Event
from registrations import actions, export
from registrations.actions import Needs
from registrations.actions.values import SYSTEM
from registrations.models import Change, Registration
from registrations.selection import Selection
from tests.registrations.people import details, make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import CARERS, DESK, ORGANISERS, staff_client
from tests.registrations.test_hostile_everywhere import HOSTILE

pytestmark = pytest.mark.django_db
URL = "/beheer/registrations/registration/exporteer/"
EXPORT_QUERIES = 2
PAGE_QUERIES = 10


def read_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def read_xlsx(content: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Deelnemers"]
    assert sheet.freeze_panes == "A2"
    for row in sheet.iter_rows():
        assert {(one.number_format, one.data_type) for one in row if one.value is not None} == {("@", "s")}
    return [[str(one.value or "") for one in row] for row in sheet.iter_rows()]


READERS = {"csv": read_csv, "xlsx": read_xlsx}


def table(event: Event, kind: str = "csv", client: Client | None = None, **asked: Any) -> list[dict[str, str]]:
    """What is in the file of a group, by heading."""
    client = client or staff_client(ORGANISERS, events=[event])
    response = client.post(URL, {"format": kind}, query_params={"editie": event.slug, **asked})
    assert response.status_code == 200, response.content.decode()
    head, *rows = READERS[kind](response.content)
    assert head == [*export.COLUMNS]
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_each_column_says_what_it_is_called(kind: str) -> None:
    event = make_open_event()
    first, second = make_workshop(event, title="Lassen; voor = beginners"), make_workshop(event, "15:00", "16:00")
    an = make_registration(
        event, first, second, name="An de Wit", organisation="ROC", function="docent", photo_consent=True
    )
    actions.answer_reminder(registration=an, coming=True)
    arrival = actions.check_in(registration=an, by=SYSTEM).row
    Registration.objects.update(created_at="2026-11-28T12:05:00Z")
    type(arrival).objects.update(at="2026-11-29T08:00:00Z")
    assert table(event, kind) == [
        {
            **{"code": an.code, "naam": "An de Wit", "e-mailadres": an.email, "organisatie": "ROC"},
            **{"functie": "docent", "sector": "Onderwijs", "status": "Heeft een plaats"},
            **{"sessies": f"{first.title} | {second.title}", "aangemeld op": "2026-11-28 13.05"},
            **{"aangemeld door": "Zelf aangemeld", "komt": "ja", "binnen om": "2026-11-29 09.00"},
            **{"mag op de foto": "ja", "delegatie": ""},
        }
    ]


def test_only_the_chosen_are_in_it() -> None:
    event, session = (event := make_open_event()), make_workshop(event, capacity=1)
    make_registration(event, session, name="An")
    make_registration(event, waiting=(session,), name="Bo")
    make_registration(make_open_event(), name="Elders")
    actions.undo_check_in(
        row=actions.check_in(registration=Registration.objects.get(name="An"), by=SYSTEM).row, by=SYSTEM
    )
    found = {row["naam"]: (row["sessies"], row["binnen om"]) for row in table(event)}
    assert found == {"An": (session.title, ""), "Bo": (f"{session.title} (wachtlijst)", "")}
    assert [row["naam"] for row in table(event, session=session.pk)] == ["An"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_hostile_names_stay_text_in_their_cell(kind: str) -> None:
    event = make_open_event()
    session = make_workshop(event, title="=1+1", capacity=50)
    names = {}
    for number, name in enumerate(HOSTILE):
        made = make_registration(
            event, session, name=name[:150], organisation=name, function=name, email=f"n{number}@voorbeeld.nl"
        )
        names[made.code] = Registration.objects.get(pk=made.pk).name
    for row in table(event, kind):
        for cell in row.values():
            assert not re.search("[\x00-\x1f\u202a-\u202e]", cell)
            assert kind == "xlsx" or not re.match(r"\s*[=+\-@＝＋－＠]", cell), cell
        plain = row["naam"].removeprefix("'") if kind == "csv" else row["naam"]
        assert plain == names.pop(row["code"])
    assert names == {}


@pytest.mark.parametrize(
    "cell", ["=1+1", " =1", "\t=1", "\u200b=1", "＝1", "＋1", "－1", "＠x", "@x", "-1", "+1", "\rx"]
)
def test_what_a_spreadsheet_computes_is_made_text(cell: str) -> None:
    assert export.harmless(cell) == "'" + cell.replace("\t=", "\t'=")
    content, number = export.as_xlsx(iter([[cell]]))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert number == 1
    assert sheet["A2"].quotePrefix
    assert sheet["A2"].data_type == "s"


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_no_formula_begins_where_another_sign_stands_between_cells(sign: str) -> None:
    cells = [
        'Jan,=HYPERLINK("http://x.example")',
        'Jan, "=1+1"',
        'Jan,""=1',
        "a;-1",
        "a|\u200b@x",
        "a\t＋1",
        "a,\r\n=1",
        "=1,=2;=3",
        ",;=1",
    ]
    content, _ = export.as_csv(iter([cells, *([one, "x"] for one in cells)]))
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=sign))
    assert len(rows) >= 10
    found = [cell for row in rows for cell in row]
    assert [one for one in found if re.match('[\\s\u200b\ufeff"]*[=+\\-@＝＋－＠]', one)] == []


@pytest.mark.parametrize("cell", ["", "a=1", "Jan-Piet", "1+1", "'=1", "a, b", "x@y,z", "a,'=1", "lassen | frezen"])
def test_other_text_stays_as_it_is(cell: str) -> None:
    assert export.harmless(cell) == cell


def test_needs_are_never_in_it() -> None:
    event = make_open_event()
    actions.register(event=event, details=details(), needs=Needs(diet="glutenvrij", access="rolstoel"))
    for kind in READERS:
        assert not re.search("glutenvrij|rolstoel", str(table(event, kind, staff_client(ORGANISERS, CARERS))))


def test_the_log_tells_who_took_what_out_and_how_many_they_were() -> None:
    event = make_open_event()
    make_registration(event, sector="overheid")
    client = staff_client(ORGANISERS, events=[event])
    client.get(URL)
    client.post(URL)
    assert not Change.objects.filter(action="uitvoer").exists()
    table(event, "xlsx", client, sector="overheid")
    change = Change.objects.get(action="uitvoer")
    assert (change.event, change.actor, change.registration, str(change.user_id)) == (
        *(event, "organisatie", None),
        client.session["_auth_user_id"],
    )
    selection = Selection(event, sector="overheid", state="")
    assert change.details == {"format": "xlsx", "number": 1, **selection.as_json(), "state": "plaats"}


def test_the_page_says_how_many_they_are_before_anything_is_made() -> None:
    event, other = make_open_event(), make_open_event(day="2098-01-01")
    make_registration(event)
    make_registration(event, sector="overheid")
    client = staff_client(ORGANISERS, events=[event, other])
    assert reverse("admin:registrations_registration_export") == URL
    assert "2 mensen" in client.get(URL).content.decode()
    assert "1 mens<" in client.get(URL, {"sector": "overheid"}).content.decode()
    nobody = client.get(URL, {"editie": other.slug}).content.decode()
    assert ("0 mensen" in nobody, "Download" in nobody) == (True, True)
    response = client.post(URL, {"editie": other.slug, "format": "csv"})
    assert (response.status_code, "Er is niemand gekozen." in response.content.decode()) == (422, True)


def test_the_file_is_of_whom_the_page_shows() -> None:
    event, sooner = make_open_event(), make_open_event(day=dt.date(2096, 6, 18), capacity=None)
    make_registration(event, sector="overheid", name="Gekozen")
    client = staff_client(ORGANISERS, events=[event, sooner])
    page = client.get(URL, {"sector": "overheid"}).content.decode()
    assert page.count('<form method="post" novalidate>') == 1
    shown = {one.html_name: one.value() or "" for one in client.get(URL, {"sector": "overheid"}).context["form"]}
    type(sooner).objects.filter(pk=sooner.pk).update(capacity=9)  # is the next one from now on
    assert client.get(URL).context["form"]["event"].value() == sooner.slug
    _, row = read_csv(client.post(URL, {**shown, "format": "csv"}).content)
    assert "Gekozen" in row


def test_what_is_chosen_now_is_what_the_file_has_whatever_was_counted() -> None:
    event, other = make_open_event(), make_open_event(day=dt.date(2098, 1, 1))
    make_registration(event, name="Niet", sector="onderwijs")
    make_registration(event, name="Wel", sector="overheid")
    make_registration(other, name="Elders", sector="overheid")
    client = staff_client(ORGANISERS, events=[event, other])
    at = {"editie": event.slug, "sector": "onderwijs"}  # what the page counted
    for chosen, names in (({"sector": "overheid"}, ["Wel"]), ({"editie": other.slug, "sector": ""}, ["Elders"])):
        response = client.post(URL, {"format": "csv", **chosen}, query_params=at)
        assert [row[1] for row in read_csv(response.content)[1:]] == names
    response = client.post(URL, {"format": "csv", "editie": make_open_event().slug}, query_params=at)
    assert (response.status_code, "Kies een editie uit de lijst." in response.content.decode()) == (422, True)


def test_counting_again_leads_to_the_address_of_what_is_chosen() -> None:
    event = make_open_event()
    make_registration(event, sector="overheid")
    client = staff_client(ORGANISERS, events=[event])
    response = client.post(URL, {"toon": "1", "editie": event.slug, "sector": "overheid", "x": "y"})
    assert response["Location"] == f"?editie={event.slug}&sector=overheid"
    assert "1 mens<" in client.get(URL + response["Location"]).content.decode()
    assert not Change.objects.filter(action="uitvoer").exists()


def test_faults_are_told_beside_the_field() -> None:
    event = make_open_event()
    session = make_workshop(make_open_event())
    make_registration(event)
    client = staff_client(ORGANISERS)
    faults: tuple[tuple[dict[str, Any], str], ...] = (
        ({"editie": event.slug, "session": session.pk}, "Deze sessie is niet van deze editie."),
        ({"editie": event.slug, "came": "x"}, "Fout: "),
        ({"editie": event.slug, "session": 10**30}, "Fout: "),
    )
    for asked, words in faults:
        response = client.get(URL, asked)
        assert (response.status_code, words in response.content.decode()) == (422, True)
        assert client.post(URL, {"format": "csv"}, query_params=asked).status_code == 422
    response = client.post(URL, {"format": "pdf"})
    assert (response.status_code, "Kies een Excel-bestand of een CSV-bestand." in response.content.decode()) == (
        422,
        True,
    )


def test_only_organisers_of_the_edition_take_it_out() -> None:
    event = make_open_event()
    make_registration(event, name="Zoë Verborgen")
    for groups, events, status in (((DESK,), [event], 403), ((CARERS,), [event], 403), ((ORGANISERS,), [], 422)):
        client = staff_client(*groups, events=events)
        for response in (client.get(URL), client.post(URL, {"format": "csv"})):
            assert (response.status_code, "Verborgen" in response.content.decode()) == (status, False)
    other = staff_client(ORGANISERS, events=[make_open_event()])
    assert other.post(URL, {"format": "csv"}, query_params={"editie": event.slug}).status_code == 404


@pytest.mark.parametrize("key", ["2", "x", "", 10**30])
def test_an_address_of_before_takes_nothing_out_of_another_edition(key: Any) -> None:
    event = make_open_event()
    make_registration(event, name="Zoë Verborgen")
    client = staff_client(ORGANISERS, events=[event])
    assert client.post(URL, {"format": "csv"}, query_params={"event": key}).status_code == 404
    assert not Change.objects.filter(action="uitvoer").exists()


def test_it_costs_as_many_queries_for_many(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event = make_open_event()
    session, client = make_workshop(event), staff_client(ORGANISERS, events=[event])
    for number in (1, 3):
        while Registration.objects.count() < number:
            make_registration(event, session)
        with django_assert_num_queries(EXPORT_QUERIES):
            assert len(list(export.rows(Selection(event)))) == number
        with django_assert_num_queries(PAGE_QUERIES):
            assert client.get(URL, {"editie": event.slug}).status_code == 200


def test_the_file_is_named_after_its_moment() -> None:
    event = make_open_event()
    make_registration(event)
    response = staff_client(ORGANISERS).post(URL, {"format": "csv"})
    assert re.fullmatch(
        r'attachment; filename="deelnemers-\d{4}-\d\d-\d\d-\d{4}\.csv"', response["Content-Disposition"]
    )
    assert "no-store" in response["Cache-Control"]
