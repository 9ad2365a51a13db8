"""How often the owner of a registration makes the site write letters, and to whom."""

from typing import Any

import pytest
from django.test import Client

from registrations import limits
from registrations.models import Letter, Registration
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.sign_up_forms import answers, send
from tests.registrations.test_sign_up import text
from tests.registrations.visits import open_link
from tests.registrations.visits import send as fill_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
TOO_MANY = "Er is vandaag al veel gewijzigd of verstuurd."


def refused(page: Any) -> bool:
    assert (page.status_code == 429) == (TOO_MANY in text(page))
    return page.status_code == 429 and 0 < int(page["Retry-After"]) <= 24 * 60 * 60 and "<title>Fout: " in text(page)


def test_who_moves_to_another_address_counts_for_that_mailbox(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PER_MAILBOX", 1)
    event = make_open_event()
    row = make_registration(event)
    open_link(client, row)
    assert send(Client(), event, email="team@voorbeeld.nl").status_code == 200
    letters = Letter.objects.count()
    page = fill_in(client, "/aanmelding/gegevens/", answers(name="Bo", email="Team@voorbeeld.nl"))
    assert refused(page)
    assert 'value="Bo"' in text(page)
    row.refresh_from_db()
    assert (row.name == "Bo", Letter.objects.count()) == (False, letters)
    for function in ("Docent", "Directeur"):  # the same address is no reason to count
        own = answers(name=row.name, email=row.email.upper(), function=function)
        assert fill_in(client, "/aanmelding/gegevens/", own).status_code == 303


@pytest.mark.parametrize("limit", ["PER_MAILBOX", "SIGN_UPS_PER_HOUR"])
def test_who_hands_over_counts_for_the_mailbox_of_the_colleague_and_for_the_own_address(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Any, limit: str
) -> None:
    if limit == "PER_MAILBOX":
        monkeypatch.setattr(limits, limit, 0)
    else:
        settings.SIGN_UPS_PER_HOUR = 0
    row = make_registration(make_open_event())
    open_link(client, row)
    letters = Letter.objects.count()
    colleague = {"name": "Bo", "email": "bo@voorbeeld.nl", "bevestig": "ja"}
    page = fill_in(client, "/aanmelding/overdragen/", colleague)
    assert refused(page)
    assert 'value="bo@voorbeeld.nl"' in text(page)
    assert (Registration.objects.get(), Letter.objects.count()) == (row, letters)


def test_changes_of_one_registration_are_limited_and_those_of_others_are_not(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CHANGES", 2)
    event = make_open_event()
    row, session = make_registration(event), make_workshop(event)
    open_link(client, row)
    own = {"name": row.name, "email": row.email}
    assert fill_in(client, "/aanmelding/gegevens/", answers(**own)).status_code == 303
    assert fill_in(client, "/aanmelding/sessies/", {"seats": [session.pk]}).status_code == 303
    letters = Letter.objects.count()
    assert refused(fill_in(client, "/aanmelding/sessies/", {}))
    assert refused(fill_in(client, "/aanmelding/gegevens/", answers(**own, function="Baas")))
    assert (row.seats.get().state, Letter.objects.count()) == ("plaats", letters)
    assert fill_in(client, "/aanmelding/annuleren/", {}).status_code == 303
    other = Client()
    open_link(other, make_registration(event))
    assert fill_in(other, "/aanmelding/sessies/", {"seats": [session.pk]}).status_code == 303


def test_what_is_refused_for_another_reason_does_not_count(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHANGES", 1)
    event = make_open_event()
    row, other = make_registration(event), make_registration(event)
    open_link(client, row)
    taken = answers(name=other.name, email=other.email)
    assert fill_in(client, "/aanmelding/gegevens/", taken).status_code == 422
    own = answers(name=row.name, email=row.email)
    assert fill_in(client, "/aanmelding/gegevens/", own).status_code == 303


def test_one_registration_hears_of_few_others_that_they_are_registered(client: Client) -> None:
    event = make_open_event()
    row, other = make_registration(event), make_registration(event)
    open_link(client, row)
    taken = {"name": other.name, "email": other.email}
    own = answers(name=row.name, email=row.email)
    for number in range(limits.KNOWN):
        path = "/aanmelding/overdragen/" if number % 2 else "/aanmelding/gegevens/"
        assert fill_in(client, path, {**answers(**taken), "bevestig": "ja"}).status_code == 422
    assert refused(fill_in(client, "/aanmelding/gegevens/", answers(**taken)))
    assert refused(fill_in(client, "/aanmelding/overdragen/", {**taken, "bevestig": "ja"}))
    nobody = {"name": "Nog Niemand", "email": "niemand@voorbeeld.nl"}  # or the answer would still tell
    assert refused(fill_in(client, "/aanmelding/gegevens/", answers(**nobody)))
    assert refused(fill_in(client, "/aanmelding/overdragen/", {**nobody, "bevestig": "ja"}))
    assert fill_in(client, "/aanmelding/gegevens/", own).status_code == 303
