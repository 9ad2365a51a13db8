"""Cells of a file as people write them: sectors, addresses and sessions by the names that they use for them."""

import pytest

from events.models import Event, Session
from registrations.imports.read import read
from registrations.imports.rows import Cells, cells_of, plain_address, read_details
from registrations.imports.sessions import Names
from tests.registrations.people import make_open_event, make_workshop
from tests.registrations.sheets import csv_of


@pytest.mark.parametrize(
    ("written", "sector"),
    [
        ("Bedrijf", "bedrijfsleven"),
        ("bedrijfsleven", "bedrijfsleven"),
        ("MKB", "bedrijfsleven"),
        (" mbo ", "onderwijs"),
        ("School", "onderwijs"),
        ("Gemeente", "overheid"),
        ("Overig", "anders"),
        ("", ""),
    ],
)
def test_words_that_can_mean_one_sector_only_are_that_sector(written: str, sector: str) -> None:
    details, faults = read_details(Cells(2, "An", "", "", "", written, ""))
    assert (details.sector, faults) == (sector, [])


def test_a_sector_that_may_be_several_is_a_fault_that_names_the_choices() -> None:
    for written in ("brancheorganisatie", "mbo/bedrijf", "<script>"):
        assert read_details(Cells(2, "An", "", "", "", written, ""))[1] == [
            "Kies als sector Onderwijs, Bedrijfsleven, Overheid of Anders, of laat de cel leeg."
        ]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("An Bos <an@school.nl>", "an@school.nl"),
        ('"Bos, An" <an@school.nl>;', "an@school.nl"),
        ("An@School.nl <an@school.nl>", "an@school.nl"),
        ("mailto:an@school.nl?subject=Hoi", "an@school.nl"),
        ("<MAILTO:an@school.nl>", "an@school.nl"),
        ("an@school.nl", "an@school.nl"),
        ("", ""),
        ("bo@school.nl <an@school.nl>", "bo@school.nl <an@school.nl>"),
        ("An <an@school.nl>, Bo <bo@school.nl>", "An <an@school.nl>, Bo <bo@school.nl>"),
        ("an@school.nl; bo@school.nl", "an@school.nl; bo@school.nl"),
    ],
)
def test_the_one_address_in_what_a_mail_program_copies(written: str, address: str) -> None:
    assert plain_address(written) == address


def test_two_addresses_in_a_cell_are_a_fault() -> None:
    for written in ("bo@school.nl <an@school.nl>", "An <an@school.nl>, Bo <bo@school.nl>"):
        assert read_details(Cells(2, "An", plain_address(written), "", "", "", ""))[1] == [
            "Vul een e-mailadres in zoals naam@voorbeeld.nl."
        ]


def names(event: Event) -> Names:
    return Names(Session.objects.filter(event=event).select_related("event").order_by("start", "pk"))


def found(event: Event, text: str) -> list[str]:
    sessions, faults, _ = names(event).find(text)
    assert faults == []
    return [one.title for one in sessions]


@pytest.fixture
def event(db: None) -> Event:
    event = make_open_event()
    make_workshop(event, "10:00", "11:00", title="Lassen, solderen en lijmen")
    make_workshop(event, "11:00", "12:00", title="Lassen voor beginners")
    make_workshop(event, "13:00", "14:00", title="Frezen in 3D-printers")
    make_workshop(event, "15:00", "16:00", title="Solderen")
    make_workshop(event, "15:00", "16:00", title="Techniek in de klas")
    return event


@pytest.mark.parametrize("sign", [",", ", ", ";", "\n", "\r\n", " | "])
def test_sessions_stand_between_commas_semicolons_or_line_breaks(event: Event, sign: str) -> None:
    both = ["Frezen in 3D-printers", "Solderen"]
    assert found(event, sign.join(both)) == both
    assert found(event, sign.join(["Lassen, solderen en lijmen", *both])) == ["Lassen, solderen en lijmen", *both]


def test_a_title_with_a_comma_in_it_is_that_title(event: Event) -> None:
    assert found(event, "lassen, SOLDEREN en lijmen") == ["Lassen, solderen en lijmen"]
    assert found(event, "Lassen, solderen en") == ["Lassen, solderen en lijmen"]
    make_workshop(event, "16:00", "17:00", title="Lassen")
    assert found(event, "Lassen, Solderen") == ["Lassen", "Solderen"]


def test_a_part_of_a_title_a_time_and_a_guid_will_do_where_they_are_of_one(event: Event) -> None:
    for text in (
        "frezen",
        "3d printers",
        "13.00",
        "13:00",
        "om 13.00 uur",
        str(event.sessions.get(title__startswith="Frezen").guid),
    ):
        assert found(event, text) == ["Frezen in 3D-printers"], text
    assert found(event, "frezen, 11.00") == ["Frezen in 3D-printers", "Lassen voor beginners"]


def test_what_may_be_several_sessions_is_a_fault_that_names_them(event: Event) -> None:
    assert names(event).find("lassen")[:2] == (
        [],
        [
            "“lassen” past bij meerdere sessies: “Lassen, solderen en lijmen” en “Lassen voor beginners”. "
            "Vul de hele titel in."
        ],
    )
    assert names(event).find("15.00, 99.00, fr, ezen")[:2] == (
        [],
        [
            "“15.00” past bij meerdere sessies: “Solderen” en “Techniek in de klas”. Vul de hele titel in.",
            *(
                f"Sessie “{text}” is niet gevonden. Neem de titel of het adres over van de site."
                for text in ("99.00", "fr", "ezen")
            ),
        ],
    )


def test_a_cancelled_session_is_one_of_those_that_may_be_meant_and_a_break_is_not(event: Event) -> None:
    event.sessions.filter(title="Solderen").update(state=Session.State.CANCELLED)
    assert len(names(event).find("15.00")[1]) == 1
    event.sessions.filter(title="Solderen").update(state=Session.State.PUBLISHED, capacity=None)
    assert found(event, "15.00") == ["Techniek in de klas"]


def test_names_between_commas_are_no_more_than_a_row_may_have(db: None) -> None:
    for number, faults in ((41, ()), (42, ("Zet ten hoogste 40 sessies in een rij, in ten hoogste 2.000 tekens.",))):
        table = read(csv_of(("Naam", "Sessies"), ("An", ",".join(["Lassen"] * number))))
        assert cells_of(table)[0].faults == faults
