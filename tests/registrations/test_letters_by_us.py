"""Who was registered by the organisation reads so: where their data came from, what it is, and how to undo it."""

from typing import Any

import pytest

from registrations.actions import SYSTEM, Details, Person, register_by_hand, register_people
from registrations.letters.message import make_message
from registrations.models import Letter, Registration
from tests.registrations.outputs import html_shape
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.test_letters import HOSTILE

pytestmark = pytest.mark.django_db
BY_HAND = "Een medewerker van de organisatie vulde uw gegevens in."
FROM_A_FILE = "De organisatie kreeg een lijst met deelnemers waarin u stond."
UNDO = "Wilt u niet komen? Annuleer uw aanmelding"
ASKED = "Wij weten nog niet in welke sector u werkt, of u herkenbaar op foto’s mag"


def both(**fields: Any) -> tuple[Registration, Registration]:
    """One by hand and one from a file; the edition has places for as many as `capacity`."""
    event = make_open_event(capacity=fields.pop("capacity", 9))
    fields = {"name": "An Bos", **fields}
    by_hand = register_by_hand(event=event, details=Details(email="a@voorbeeld.nl", **fields), by=SYSTEM)
    register_people(event=event, people=[Person(Details(email="b@voorbeeld.nl", **fields))], by=SYSTEM)
    return by_hand, Registration.objects.get(source="import", event=event)


def parts(row: Registration) -> tuple[str, str]:
    """The letter as text and as HTML, each on one line."""
    mail = make_message(Letter.objects.get(registration=row), "geheim")
    html = str(mail.alternatives[0][0])
    return " ".join(str(mail.body).split()), " ".join(html.split())


@pytest.mark.parametrize("capacity", [9, 0])
def test_both_letters_say_who_registered_why_this_came_and_how_to_undo_it(capacity: int) -> None:
    rows: tuple[Registration, ...]
    if capacity:
        rows = both(organisation="ROC")
    else:
        event = make_open_event(capacity=1)
        make_registration(event)
        own = Details(name="An Bos", email="a@voorbeeld.nl", organisation="ROC")
        rows = (register_by_hand(event=event, details=own, by=SYSTEM),)
    for row, why in zip(rows, (BY_HAND, FROM_A_FILE), strict=False):
        for said in parts(row):
            assert "De organisatie heeft u aangemeld" in said
            assert (
                f"{why} Daarom krijgt u dit bericht. Wij weten daardoor van u: naam, e-mailadres en organisatie."
                in said
            )
            assert ASKED in said
            assert UNDO in said
            assert "naar=annuleren" in said
            assert "naar=gegevens" in said
            assert "/privacy/" in said
            assert "U bent aangemeld." not in said


def test_who_is_known_well_is_asked_for_the_rest_only() -> None:
    for row in both(sector="overheid", function="Wethouder"):
        for said in parts(row):
            assert "van u: naam, e-mailadres, functie en sector." in said
            assert ASKED not in said
            assert "Mag u herkenbaar op foto’s, of heeft u wensen" in said


def test_who_signed_up_themselves_reads_nothing_of_it() -> None:
    for said in parts(make_registration(make_open_event())):
        assert "U bent aangemeld. Fijn dat u komt." in said
        assert not any(words in said for words in ("De organisatie heeft u", BY_HAND, FROM_A_FILE, UNDO))


def test_hostile_names_change_nothing_of_the_letters() -> None:
    plain = [html_shape(parts(row)[1]) for row in both(organisation="x")]
    for name in HOSTILE:
        row_by_hand, row_listed = both(name=name[:150], organisation=name[:150])
        for row, shape, why in ((row_by_hand, plain[0], BY_HAND), (row_listed, plain[1], FROM_A_FILE)):
            text, html = parts(row)
            assert html_shape(html) == shape, name
            assert why in text
