"""A column of which the heading says nothing to us is a question, and is never lost without a word."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registrations import purge
from registrations.models import AttendeeImport
from tests.registrations.people import make_open_event, make_workshop
from tests.registrations.sheets import csv_of
from tests.registrations.staff_users import ORGANISERS, staff_client
from tests.registrations.tables import tables_with
from tests.registrations.test_import_dry_run import upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
HEADING = ("Voorn.", "Tussenv.", "Naam", "Adres (mail)", "Telefoon", "Allergie", "Middagkeuze")
ROWS = (
    ("An", "van der", "Berg", "an@voorbeeld.nl", "06-geheim", "noten-geheim", "Lassen"),
    ("=1+1", "", "<script>", "", "", "", ""),
)
CHOSEN = {"columns": "1", "kolom-0": "first", "kolom-3": "email", "kolom-4": "niet", "kolom-6": "sessions"}


def ask(rows: Any = ROWS, heading: Any = HEADING) -> tuple[Any, str, Any]:
    """A client, the address of the question, and its page."""
    event = make_open_event()
    make_workshop(event, title="Lassen")
    client = staff_client(ORGANISERS, events=[event])
    response = upload(client, event, content=csv_of(heading, *rows))
    return client, response["Location"], client.get(response["Location"])


def names() -> list[tuple[str, str, str]]:
    return [(name, email, sessions) for _, name, email, *_, sessions, _ in AttendeeImport.objects.get().rows]


def test_what_is_chosen_is_read_and_the_rest_is_erased() -> None:
    client, address, page = ask()
    assert [one.label for one in page.context["form"]] == ["Voorn.", "Adres (mail)", "Telefoon", "Middagkeuze"]
    offered = [value for value, _ in page.context["form"]["kolom-0"].field.choices]
    assert offered == ["", "niet", "first", "email", "organisation", "function", "sector", "sessions"]
    assert "geheim" not in page.content.decode()
    assert not tables_with("noten-geheim")
    response = client.post(address, CHOSEN)
    assert (response.status_code, response["Location"]) == (302, address)
    assert names() == [("An van der Berg", "an@voorbeeld.nl", "Lassen"), ("=1+1 <script>", "", "")]
    assert not tables_with("06-geheim")
    assert "Niet gelezen: “Telefoon”." in [str(one) for one in get_messages(response.wsgi_request)]
    found = client.get(address).context["found"]
    assert (found.new, found.faulty) == (2, 0)


def test_every_column_needs_a_choice_and_no_field_is_chosen_twice() -> None:
    client, address, _ = ask()
    before = AttendeeImport.objects.get().rows
    page = client.post(address, {"columns": "1", "kolom-0": "first", "kolom-3": "first", "kolom-4": "x"})
    assert page.status_code == 422
    choose = ["Kies wat er in deze kolom staat, of lees deze kolom niet."]
    assert page.context["form"].errors == {
        "kolom-3": ["“Voornaam” koos u al bij “Voorn.”. Kies iets anders, of lees deze kolom niet."],
        "kolom-4": choose,
        "kolom-6": choose,
    }
    assert page.content.decode().count("selected") >= 2
    assert AttendeeImport.objects.get().rows == before


def test_all_of_them_can_be_left_out_and_two_may_hold_sessions() -> None:
    client, address, _ = ask(heading=("Naam", "Een", "Twee", "", "", "", ""))
    client.post(address, {"columns": "1", **{f"kolom-{at}": "sessions" for at in (1, 2)}, "kolom-3": "niet"})
    assert AttendeeImport.objects.get().rows != []
    client, address, _ = ask(rows=(("An", "x"),), heading=("Naam", "Vraag"))
    client.post(address, {"skip": "1"})
    assert AttendeeImport.objects.order_by("-pk")[0].rows == [[2, "An", "", "", "", "", "", []]]


def test_answering_twice_changes_nothing_and_nobody_is_registered_before() -> None:
    client, address, _ = ask()
    assert client.post(address, {"confirm": "1", "shown": "x"}).status_code == 200  # the question again
    client.post(address, CHOSEN)
    rows = AttendeeImport.objects.get().rows
    assert client.post(address, {"skip": "1"}).status_code == 422  # a dry run that nobody saw
    assert AttendeeImport.objects.get().rows == rows


def test_the_file_can_be_forgotten_and_is_erased_after_a_day() -> None:
    client, address, _ = ask()
    client.post(address, {"forget": "1"})
    assert AttendeeImport.objects.get().rows == []
    ask()
    AttendeeImport.objects.update(created_at="2020-01-01T00:00Z")
    assert AttendeeImport.objects.over().count() == 1
    purge.purge()
    assert not tables_with("06-geheim")


def test_columns_with_the_same_name_are_told_apart_by_their_letter() -> None:
    client, address, page = ask(
        rows=(("An", *"abcd"),), heading=("Naam", "Opmerking", "Telefoon", "OPMERKING", "Vraag")
    )
    labels = [one.label for one in page.context["form"]]
    assert labels == ["Opmerking (kolom B)", "Telefoon", "OPMERKING (kolom D)", "Vraag"]
    same = {"kolom-1": "function", "kolom-2": "niet", "kolom-3": "function", "kolom-4": "niet"}
    errors = client.post(address, {"columns": "1", **same}).context["form"].errors
    assert errors == {
        "kolom-3": ["“Functie” koos u al bij “Opmerking (kolom B)”. Kies iets anders, of lees deze kolom niet."]
    }
    said = [str(one) for one in get_messages(client.post(address, {"skip": "1"}).wsgi_request)]
    assert "Niet gelezen: “Opmerking (kolom B)”, “Telefoon”, “OPMERKING (kolom D)” en “Vraag”." in said


def test_hostile_headings_are_text() -> None:
    hostile = ("<script>", "{{ 7|add:7 }}", "é" * 300, "\u202eomgekeerd", "]]>", "=1+1")
    _, _, page = ask(rows=(("An", *"abcdef"),), heading=("Naam", *hostile))
    shown = page.content.decode()
    assert "<script>" not in shown.split('id="content-main"')[1].split("</form>")[0]
    assert "&lt;script&gt;" in shown
    assert "{{ 7|add:7 }}" in shown


def test_the_question_costs_the_same_for_one_row_and_column_as_for_three() -> None:
    counts = []
    for number in (1, 3):
        client, address, _ = ask(
            rows=[(f"An {one}", *"xyz"[:number]) for one in range(number)], heading=("Naam", *"pqr")
        )
        with CaptureQueriesContext(connection) as found:
            assert len(client.get(address).context["form"].fields) == number
        counts.append(len(found))
    assert counts[0] == counts[1] <= 12
