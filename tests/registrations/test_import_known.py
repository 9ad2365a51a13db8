"""Who stands in a file twice, or was registered before, comes once: also when an address comes later."""

import pytest

from registrations.models import Registration
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.staff_users import ORGANISERS, staff_client
from tests.registrations.test_import_dry_run import confirm, dry_run, faults, outcomes, person, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def test_the_same_person_without_and_then_with_an_address_stands_twice() -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    rows = [
        person(1, name="Jan Bos", email=""),
        person(2, name="jan BOS", email="jan@voorbeeld.nl", organisation="roc"),
        person(3, name="Jan Bos", email="jan@voorbeeld.nl", organisation="Elders"),
        person(4, name="Jan Bos", email="ander@voorbeeld.nl", organisation="Elders"),
    ]
    address, page = dry_run(client, event, *rows)
    assert outcomes(page) == {2: "plaats", 3: "fout", 4: "plaats", 5: "plaats"}  # two colleagues have two addresses
    assert faults(page) == {
        3: ["Deze persoon staat al op regel 2, daar zonder e-mailadres. Zet het adres op die regel."]
    }
    assert said(confirm(client, address, page)).startswith("3 deelnemers aangemeld.")


def test_who_was_registered_without_an_address_is_known_when_one_comes() -> None:
    event = make_open_event()
    row = make_registration(event, name="Zoë van Dam", email="", organisation="ROC")
    client = staff_client(ORGANISERS, events=[event])
    rows = [
        person(1, name="zoe van dam", email="zoe@voorbeeld.nl", organisation="roc"),
        person(2, name="Zoë van Dam", email="zoe2@voorbeeld.nl", organisation="Elders"),
    ]
    address, page = dry_run(client, event, *rows)
    assert outcomes(page) == {2: "bekend", 3: "plaats"}
    assert "Was al aangemeld</b><br>Zonder e-mailadres. Vul het adres zelf in bij" in page.content.decode()
    confirm(client, address, page)
    assert Registration.objects.count() == 2
    row.refresh_from_db()
    assert row.email == ""  # whose address it is, is for the organiser to say


def test_who_was_registered_with_an_address_is_known_by_that_alone() -> None:
    event = make_open_event()
    make_registration(event, name="Zoë van Dam", email="zoe@voorbeeld.nl", organisation="ROC")
    client = staff_client(ORGANISERS, events=[event])
    same = person(1, name="Zoë van Dam", email="zoe@voorbeeld.nl")
    other = person(2, name="Zoë van Dam", email="z@voorbeeld.nl")
    _, page = dry_run(client, event, same, other)
    assert outcomes(page) == {2: "bekend", 3: "plaats"}
    assert "Zonder e-mailadres" not in page.content.decode()
