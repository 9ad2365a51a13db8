"""The desk as the network goes and comes back, and as its page gets ready: what it knows, and what it leaves off."""

import pytest
from playwright.sync_api import Page, expect

from registrations.models import Registration
from tests.browser.desk import TYPIST, Desks, at_door, network, ready, result, results, scan, type_keys
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import DESK, make_staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SLOW = """
const real = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (...values) {
    const opening = real.apply(this, values);
    return {
        get result() { return opening.result; },
        set onupgradeneeded(act) { opening.onupgradeneeded = act; },
        set onsuccess(act) { opening.onsuccess = () => setTimeout(act, 700); },
    };
};
"""  # what the device keeps comes late


@pytest.mark.parametrize("early", ["cas\n", "cas"])
def test_what_is_typed_while_the_page_is_getting_ready_is_looked_for(desks: Desks, early: str) -> None:
    event = make_open_event()
    make_registration(event, name="Cas")
    device = desks.device(make_staff(DESK, events=[event]), SLOW)
    page = device.ready(device.open())
    desks.wire.cut()
    page.reload()
    expect(page.locator("#balie-hier[hidden]")).to_be_attached()  # not ready yet
    page.locator("#q").focus()
    type_keys(page, early.strip(), pace=TYPIST, enters=early.count("\n"))
    ready(page)
    expect(network(page)).to_contain_text("Zonder netwerk.")
    if early == "cas":
        type_keys(page, "")
    expect(page.locator(".found")).to_contain_text("Cas")


def test_a_device_knows_what_it_did_online_when_the_network_goes(desks: Desks) -> None:
    event = make_open_event()
    session = make_workshop(event, title="Robots")
    scanned, pressed, back, other = (make_registration(event, session, name=name) for name in "ABCD")
    device = desks.device(make_staff(DESK, events=[event]))
    page = device.ready(device.open())
    at_door(page, "Robots")
    scan(page, scanned.code, "BinnenA")
    scan(page, back.code, "BinnenC")
    result(page).get_by_role("button", name="Maak ongedaan").click()
    expect(result(page)).to_contain_text("Ongedaan gemaaktC")
    page.goto(f"/balie/{pressed.code}/")
    page.get_by_role("button", name="Laat binnen").click()
    expect(page.locator("#uitslag")).to_contain_text("Binnen")
    page.goto("/balie/")
    wait_for_list(page, pressed)
    desks.wire.cut()
    page.goto("/balie/?q=")
    for row, words in ((scanned, "Was al binnenA: om"), (pressed, "Was al binnenB: om")):
        scan(page, row.code, words)
        expect(result(page)).not_to_contain_text("volgens de lijst")
    for row in (back, other):
        scan(page, row.code, f"Genoteerd, nog niet verzonden{row.name}: volgens de lijst")


def wait_for_list(page: Page, row: Registration) -> None:
    """Until the list on this device has heard that this person came."""
    came = f"""async () => {{
        const data = document.getElementById("balie-hier").dataset;
        const store = await import(data.store);
        const found = await (await import(data.roster)).start(store, String).read();
        return Boolean(found.heard?.["{row.code}"]);
    }}"""
    for _ in range(100):
        if page.evaluate(came):
            return
        page.wait_for_timeout(100)  # milliseconds
    raise AssertionError("The list was not told")


def test_who_was_scanned_is_not_told_above_the_list_of_another_and_words_of_before_go(desks: Desks) -> None:
    event = make_open_event()
    first, second = (make_registration(event, name=f"Naam Nummer{index}") for index in range(2))
    device = desks.device(make_staff(DESK, events=[event]))
    page = device.ready(device.open())
    desks.wire.cut()
    page.goto("/balie/?q=nummer0")
    expect(page.locator(".found")).to_contain_text(first.name)
    expect(page.get_by_text("wordt verzonden zodra er weer netwerk is")).to_be_visible()
    scan(page, second.code, f"Genoteerd, nog niet verzonden{second.name}")
    expect(page.locator(".found")).to_be_empty()
    expect(page.locator("h1")).to_have_text("Balie zonder netwerk")
    scan(page, first.code, f"Genoteerd, nog niet verzonden{first.name}")
    desks.wire.mend()
    page.evaluate("dispatchEvent(new Event('online'))")
    for one, row in ((0, first), (1, second)):
        expect(results(page).nth(one)).to_contain_text(f"Verzonden{row.name}")
    expect(page.locator("main")).not_to_contain_text("nog niet verzonden")
    expect(page.get_by_text("wordt verzonden zodra er weer netwerk is")).to_be_hidden()
