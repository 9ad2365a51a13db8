"""Sessions in a file of attendees: however many names stand in a row, it stays small and says what is wrong."""

import pytest

from registrations.models import AttendeeImport
from tests.registrations.people import make_open_event, make_workshop
from tests.registrations.sheets import HEADING, csv_of
from tests.registrations.staff_users import ORGANISERS, staff_client
from tests.registrations.test_import_dry_run import dry_run, faults, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def test_many_names_of_sessions_are_one_fault_and_are_not_kept() -> None:
    event = make_open_event()
    make_workshop(event, title="Lassen")
    client = staff_client(ORGANISERS, events=[event])
    heading = (*HEADING[:1], *(f"Sessie {number}" for number in range(1, 48)))
    many = ";".join(f"s{number}" for number in range(200))
    rows = [("An", *[many] * 47), ("Bo", "Lassen;" * 99), ("Cas", *["Lassen"] * 40), ("Dirk", *["Lassen"] * 41)]
    rows += [("Eva", "x" * 1_000, "y" * 1_000), ("Fem", ";" * 900 + "Lassen"), ("Gijs", ";".join("abcdefghijklmno"))]
    _, page = dry_run(client, event, content=csv_of(heading, *rows))
    too_many = ["Zet ten hoogste 40 sessies in een rij, in ten hoogste 2.000 tekens."]
    found = faults(page)
    last = found.pop(8)
    assert found == {2: too_many, 3: too_many, 5: too_many, 6: too_many}
    assert len(last) == 11
    assert last[9:] == [
        "Sessie “j” is niet gevonden. Neem de titel of het adres over van de site.",
        "En nog 5 fouten. Kijk de hele regel na.",
    ]
    assert len(str(AttendeeImport.objects.get().rows)) < 3_000


def test_a_name_of_a_session_that_is_wrong_twice_is_told_once() -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    _, page = dry_run(client, event, person(1, "weven;weven|weven"))
    assert len(faults(page)[2]) == 1
