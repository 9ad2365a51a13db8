"""The sender of a delegation corrects their data, has them as a file, and withdraws links."""

import datetime as dt
import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import Event
from registrations import actions, limits
from registrations.actions import Colleague, NotLive, cancel_colleagues, erase_sender, register_delegation
from registrations.letters.content import is_needless
from registrations.letters.message import make_message
from registrations.links import make_link
from registrations.models import AccessLink, Change, Delegation, KnownColleague, Letter
from tests.registrations.people import details, make_open_event, make_registration
from tests.registrations.visits import open_link, send, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
HOME = "/aanmelding/delegatie/"
DETAILS, LINKS, DATA = f"{HOME}gegevens/", f"{HOME}links/", f"{HOME}gegevens.json"
SENDER = Colleague("Sam", "sam@voorbeeld.nl")
TEAM = [Colleague(name, f"{name.lower()}@voorbeeld.nl") for name in ("An", "Bo", "Cas")]
NEW = {"sender_name": "Sam de Wit", "sender_email": "sam@voorbeeld.nl", "organisation": "ROC"}


def make_delegation(*, known: bool = False, colleagues: list[Colleague] = TEAM) -> Delegation:
    event = make_open_event()
    if known:
        make_registration(event, name="án", email="AN@voorbeeld.nl", function="directeur")
    return register_delegation(event=event, sender=SENDER, colleagues=colleagues, organisation="ROC")


def data_of(client: Client, delegation: Delegation) -> dict[str, Any]:
    open_link(client, delegation)
    answer = client.get(f"{DATA}?delegatie={delegation.guid}")
    assert answer["Content-Disposition"] == f'attachment; filename="delegatie-{delegation.guid}.json"'
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/json", "no-store, private")
    found: dict[str, Any] = json.loads(answer.content)
    return found


def test_the_file_holds_what_the_sender_typed(client: Client) -> None:
    data = data_of(client, make_delegation())
    own = data["delegatie"]
    assert (own["naam"], own["e-mailadres"], own["organisatie"]) == ("Sam", "sam@voorbeeld.nl", "ROC")
    assert own["aantal_collega’s"] == 3
    assert data["collega’s"] == [{"naam": one.name, "adres": one.email} for one in TEAM]
    assert [one["soort"] for one in data["berichten"]] == ["Bevestiging van een delegatie"]


def test_the_file_tells_nothing_of_what_colleagues_did(client: Client) -> None:
    delegation = make_delegation()
    before = data_of(client, delegation)
    an, bo, cas = delegation.registrations.order_by("pk")
    actions.change_details(registration=an, details=details(name="Anna", email="prive@voorbeeld.nl", function="baas"))
    actions.cancel(registration=bo)
    actions.transfer(registration=cas, name="Opvolger", email="opvolger@voorbeeld.nl")
    after = data_of(client, delegation)
    words = json.dumps(after, ensure_ascii=False)
    assert not any(
        one in words for one in ("Anna", "prive@", "baas", "Opvolger", "opvolger@", "nnuleerd", "vergedragen")
    )
    assert after["collega’s"] == before["collega’s"][1:]
    assert after["delegatie"] == before["delegatie"]
    cancel_colleagues(delegation=delegation, registrations=[bo])
    actions.erase(registration=bo)
    assert [one["naam"] for one in data_of(client, delegation)["collega’s"]] == ["Cas"]


def test_the_file_is_the_same_for_who_was_registered_already(client: Client) -> None:
    known, new = data_of(client, make_delegation(known=True)), data_of(client, make_delegation())
    assert KnownColleague.objects.count() == 1
    assert known["collega’s"] == new["collega’s"]
    assert known["delegatie"]["aantal_collega’s"] == 3
    row = KnownColleague.objects.get()
    actions.change_details(registration=row.registration, details=details(email="nieuw@voorbeeld.nl"))
    assert [one["naam"] for one in data_of(client, row.delegation)["collega’s"]] == ["Bo", "Cas"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_file_costs_the_same_for_one_and_for_three(client: Client, rows: int) -> None:
    open_link(client, make_delegation(known=True, colleagues=TEAM[:rows]))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(DATA).status_code == 200
    assert len(queries) == 5


def test_a_name_is_corrected_and_told_by_letter(client: Client) -> None:
    delegation = make_delegation()
    open_link(client, delegation)
    answer = send(client, DETAILS, NEW)
    assert (answer.status_code, answer["Location"]) == (303, f"{HOME}?delegatie={delegation.guid}&gedaan=gegevens")
    assert "Sam de Wit" in text(client.get(answer["Location"]))
    letter = Letter.objects.get(kind="wijziging")
    assert (letter.to, letter.delegation, is_needless(letter)) == ("sam@voorbeeld.nl", delegation, False)
    body = str(make_message(letter, "token").body)
    assert ("Bekijk uw delegatie" in body, "andere e-mailadres" in body) == (True, False)
    change = Change.objects.get(action="gegevens")
    assert (change.actor, change.details) == ("afzender", {"fields": ["sender_name"]})
    assert send(client, DETAILS, NEW).status_code == 303  # nothing changed
    assert Letter.objects.filter(kind="wijziging").count() == 1


def test_an_address_that_changes_closes_the_old_one(client: Client) -> None:
    delegation = make_delegation()
    other = Client()
    open_link(other, delegation)
    open_link(client, delegation)
    assert send(client, DETAILS, {**NEW, "sender_email": "nieuw@voorbeeld.nl"}).status_code == 303
    assert (client.get(HOME).status_code, other.get(HOME).status_code) == (200, 404)
    letters = {one.to: str(make_message(one, "token").body) for one in Letter.objects.filter(kind="wijziging")}
    assert letters.keys() == {"sam@voorbeeld.nl", "nieuw@voorbeeld.nl"}
    assert "/aanmelding/token/" not in letters["sam@voorbeeld.nl"]
    assert "staat nu een ander e-mailadres" in letters["sam@voorbeeld.nl"]
    assert "Oude links naar uw delegatie werken niet meer." in " ".join(letters["nieuw@voorbeeld.nl"].split())
    assert Letter.objects.get(kind="delegatie").to == "nieuw@voorbeeld.nl"  # was not sent yet


def test_the_link_in_the_old_mailbox_lets_nobody_in_after_the_address_changed(client: Client) -> None:
    link = f"/aanmelding/{make_link(make_delegation())}/"
    old_mailbox = Client()
    for one in (client, old_mailbox):
        assert one.get(link).status_code == 303
    assert send(client, DETAILS, {**NEW, "sender_email": "nieuw@voorbeeld.nl"}).status_code == 303
    assert "nieuw@voorbeeld.nl" in text(client.get(DETAILS))
    assert [old_mailbox.get(HOME).status_code, Client().get(link).status_code] == [404, 404]


def test_a_fault_keeps_what_was_typed(client: Client) -> None:
    open_link(client, make_delegation())
    answer = send(client, DETAILS, {**NEW, "sender_email": "geen adres"})
    page = text(answer)
    assert answer.status_code == 422
    assert all(words in page for words in ("<title>Fout: ", "Sam de Wit", "geen adres", "naam@voorbeeld.nl."))
    assert Delegation.objects.get().sender_name == "Sam"


def test_who_corrects_too_often_waits(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHANGES", 1)
    open_link(client, make_delegation())
    codes = [send(client, DETAILS, {**NEW, "sender_name": f"Sam {one}"}).status_code for one in range(2)]
    assert codes == [303, 429]
    assert Letter.objects.filter(kind="wijziging").count() == 1


def test_withdrawing_links_closes_all_and_sends_one(client: Client) -> None:
    delegation = make_delegation()
    other = Client()
    open_link(other, delegation)
    open_link(client, delegation)
    colleague = delegation.registrations.order_by("pk")[0]
    open_link(client, colleague)
    answer = send(client, LINKS)
    assert (answer.status_code, answer["Location"]) == (303, "/aanmelding/klaar/?wat=links-afzender")
    assert "De links van uw collega’s blijven werken." in text(client.get(answer["Location"]))
    assert other.get(HOME).status_code == client.get(HOME).status_code == 404
    assert client.get("/aanmelding/").status_code == 200
    letter = Letter.objects.get(kind="link")
    assert (letter.delegation, letter.to, is_needless(letter)) == (delegation, "sam@voorbeeld.nl", False)
    assert AccessLink.objects.valid().filter(delegation=delegation).count() == 0


@pytest.mark.parametrize("page", [DETAILS, LINKS, DATA])
def test_another_sender_or_a_colleague_does_not_come_in(client: Client, page: str) -> None:
    delegation, other = make_delegation(), make_delegation()
    assert client.get(page).status_code == 404
    open_link(client, delegation.registrations.order_by("pk")[0])
    assert client.get(page).status_code == 404
    open_link(client, other)
    assert client.get(f"{page}?delegatie={delegation.guid}").status_code == 404
    assert client.post(f"{page}?delegatie={delegation.guid}", NEW).status_code in {404, 405}
    assert Delegation.objects.get(pk=delegation.pk).sender_name == "Sam"


def test_after_the_edition_only_the_file_is_left(client: Client) -> None:
    open_link(client, make_delegation())
    Event.objects.update(starts_on=timezone.localdate(), ends_on=timezone.localdate(), end_time=None)
    page = text(client.get(HOME))
    assert all(one in page for one in ("gegevens/?", "links/?", "gegevens.json?"))
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    Event.objects.update(starts_on=yesterday, ends_on=yesterday)
    page = text(client.get(HOME))
    assert ("delegatie/gegevens/?" in page, "delegatie/links/?" in page, "gegevens.json?" in page) == (
        False,
        False,
        True,
    )
    assert [client.get(one).status_code for one in (DETAILS, LINKS, DATA)] == [303, 303, 200]


def test_nothing_is_written_about_a_sender_who_was_erased() -> None:
    delegation = make_delegation()
    erase_sender(delegation=delegation)
    with pytest.raises(NotLive):
        actions.change_sender(delegation=delegation, sender=SENDER, organisation="")
    with pytest.raises(NotLive):
        actions.renew_sender_links(delegation=delegation)
    assert Delegation.objects.get().sender_name == ""
