"""Special needs in a file of attendees: neither kept nor offered as another field, by heading or by cell."""

from collections.abc import Sequence

import pytest
from django.contrib.messages import get_messages

from registrations.imports.heading import find_columns
from registrations.imports.read import read
from registrations.imports.table import Table
from registrations.models import AttendeeImport
from tests.registrations.people import make_open_event
from tests.registrations.sheets import csv_of
from tests.registrations.staff_users import ORGANISERS, staff_client
from tests.registrations.tables import tables_with
from tests.registrations.test_import_dry_run import upload

NEEDS = (
    "Gluten;Glutenvrij;Lactose;Noten;Notenallergie;Intoleranties;Kosher;Koosjer;Halal;Handicap;Wheelchair;"
    "Rolstoel ja/nee;Gebarentolk;Doventolk;Tolk nodig;Slechthorend;Slechtziend;Doof of blind;Zwanger;Assistentie;"
    "Hulpmiddelen;Parkeerplaats invaliden;Special needs;Access needs;Access requirements;Gezondheid;Medisch;Medicatie;"
    "Dieet_wensen;Diëten;Eetwensen;Voeding;Voedingsvoorkeur;Functiebeperking;Lichamelijke beperking;Pinda’s;"
    "Vegetarisch?;Celiac;Bijzondere wensen;Mindervalide;Autisme;Prikkelarme ruimte"
).split(";")
OTHERS = (
    "Opvoeding;Voedingsbranche;Diëtist;Diëtetiek;Accessoires;Assistent;Notenbalk;Vertolking;Gezondheidszorg;"
    "Social media;Paramedicus;Telefoon;Opmerkingen;Middagkeuze;Afdeling;Visie;Vleesmeester"
).split(";")


@pytest.mark.parametrize("heading", NEEDS)
def test_a_heading_that_speaks_of_needs_is_known_as_such(heading: str) -> None:
    columns = find_columns(["Naam", heading])
    assert columns is not None
    assert (columns.needs, columns.unknown) == ({1: heading}, {})


@pytest.mark.parametrize("heading", OTHERS)
def test_other_headings_are_asked_about(heading: str) -> None:
    columns = find_columns(["Naam", heading])
    assert columns is not None
    assert (columns.needs, columns.unknown) == ({}, {1: heading})


def table(heading: Sequence[str], *rows: Sequence[str]) -> Table:
    return read(csv_of(heading, *rows))


@pytest.mark.parametrize(
    "cell",
    [
        "coeliakie",
        "lactose",
        "Vegetarisch",
        "geen noten",
        "zit in een rolstoel",
        "Slechthorend",
        "ik ben doof",
        "x" * 300 + " allergie",
    ],
)
def test_one_cell_with_a_wish_is_enough_to_drop_its_column(cell: str) -> None:
    found = table(["Naam", "Opmerking", "Telefoon", ""], ["An", "komt later", "06-1", ""], ["Bo", cell, "", cell])
    assert found.columns.unknown == {2: "Telefoon"}
    assert found.notes == [
        "Niet gelezen: “Opmerking” en “kolom D, zonder naam”, want wensen over dieet en toegankelijkheid vult de "
        "deelnemer zelf in."
    ]
    assert cell not in found.notes[0]


@pytest.mark.parametrize(
    "cell", ["komt later", "geen", "nee", "n.v.t.", "Visserij", "Diëtist", "Doventolk", "<script>"]
)
def test_other_cells_are_asked_about(cell: str) -> None:
    found = table(["Naam", "Opmerking"], ["An", cell])
    assert (found.columns.unknown, list(found.notes)) == ({1: "Opmerking"}, [])


@pytest.mark.django_db
def test_a_wish_is_neither_kept_nor_offered_and_the_page_says_which_columns_were_left_out() -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    heading, row = (
        ("Naam", "Gluten", "Intoleranties", "Vraag", "Werk"),
        ("An", "ja-7-geheim", "7-geheim", "coeliakie", "x"),
    )
    response = upload(client, event, content=csv_of(heading, row))
    assert (tables_with("7-geheim"), tables_with("coeliakie")) == ({}, {})
    page = client.get(response["Location"])
    assert [one.label for one in page.context["form"]] == ["Werk"]
    said = [str(one) for one in get_messages(response.wsgi_request)]
    assert said == [
        "Niet gelezen: “Gluten”, “Intoleranties” en “Vraag”, want wensen over dieet en toegankelijkheid vult de "
        "deelnemer zelf in."
    ]
    client.post(response["Location"], {"columns": "1", "kolom-1": "function", "kolom-3": "function", "kolom-4": "niet"})
    assert AttendeeImport.objects.get().rows == [[2, "An", "", "", "", "", "", []]]
