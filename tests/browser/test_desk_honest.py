"""The desk says what it knows: of an answer that was lost, a device that is full, and what another did."""

import pytest
from playwright.sync_api import Page, expect

from events.models import Assignment
from registrations.desk import queue
from registrations.desk.key import COOKIE
from registrations.desk.noted import Noted
from registrations.models import CheckIn
from tests.browser.desk import STORED, TYPIST, Desks, network, ready, result, scan, type_keys
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.staff_users import DESK, make_staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LOSE = """
const real = window.fetch;
window.lost = "nothing";
window.fetch = async (path, ...more) => {
    const response = await real(path, ...more);
    if (String(path).includes(window.lost)) throw new TypeError("lost");
    return response;
};
"""
FULL = """
const real = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...values) {
    if (window.full) throw new DOMException("full", "QuotaExceededError");
    return real.apply(this, values);
};
"""
UNSENT = "Genoteerd, nog niet verzonden"


def online(*pages: Page) -> None:
    for page in pages:
        page.evaluate("dispatchEvent(new Event('online'))")


def test_what_is_taken_back_after_its_answer_was_lost_is_undone_at_the_server(desks: Desks) -> None:
    event = make_open_event()
    row = make_registration(event, name="Zoë van Dijk")
    page = desks.device(make_staff(DESK, events=[event]), LOSE).open()
    page.evaluate("window.lost = '/ontvang/'")
    scan(page, row.code, "Genoteerd, misschien al verzonden")
    assert CheckIn.objects.get().undone_at is None
    result(page).get_by_role("button", name="Maak ongedaan").click()
    expect(result(page)).to_contain_text("Nog niet ongedaan gemaakt")
    page.evaluate("window.lost = 'nothing'")
    online(page)
    expect(network(page)).to_be_empty()
    assert CheckIn.objects.get().undone_at is not None
    scan(page, row.code, "Binnen")
    result(page).get_by_role("button", name="Maak ongedaan").click()
    expect(result(page)).to_contain_text("Ongedaan gemaaktZoë van Dijk: niet meer binnen.")
    assert CheckIn.objects.filter(undone_at=None).count() == 0


def test_a_browser_that_cannot_time_out_a_signal_sends(desks: Desks) -> None:
    event = make_open_event()
    row = make_registration(event)
    page = desks.device(make_staff(DESK, events=[event]), "delete AbortSignal.timeout;").open()
    scan(page, row.code, "Binnen")
    assert CheckIn.objects.get().registration == row


def test_a_device_that_is_full_says_so_and_goes_on_when_it_is_not(desks: Desks) -> None:
    event = make_open_event()
    rows = [make_registration(event, name="Zoë van Dijk"), make_registration(event)]
    device = desks.device(make_staff(DESK, events=[event]), FULL)
    page = device.ready(device.open())
    page.evaluate("window.full = true")
    scan(page, rows[0].code, "Niet genoteerdSchrijf de naam op.")
    page.evaluate("window.full = false")
    scan(page, rows[1].code, "Binnen")
    desks.wire.cut()
    page.goto("/balie/?q=dijk")
    page.evaluate("window.full = true")
    page.get_by_role("button", name="Laat binnen").click()
    expect(result(page)).to_contain_text("Niet genoteerdSchrijf de naam op.")
    assert CheckIn.objects.get().registration == rows[1]


def test_one_check_in_that_the_site_falls_over_leaves_the_others_alone(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = make_open_event()
    rows = [make_registration(event, name=f"Naam Nummer{index}") for index in range(3)]
    let_in = queue._let_in

    def fall(noted: Noted, row: object, batch: object) -> queue.Answer:
        if noted.code == rows[0].code:
            raise RuntimeError("a fault of ours")
        return let_in(noted, row, batch)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(queue, "_let_in", fall)
    device = desks.device(make_staff(DESK, events=[event]))
    page = device.ready(device.open())
    desks.wire.cut()
    page.reload()
    for row in rows:
        scan(page, row.code, f"{row.name}: volgens de lijst")
    event.slug = "een-ander-adres"
    event.save()
    desks.wire.mend()
    online(page)
    expect(page.locator("#wachtrij")).to_contain_text("de site kan dit nu niet verwerken")
    expect(network(page)).to_contain_text("1 binnenkomst wacht op verzending.")
    assert {one.registration for one in CheckIn.objects.all()} == {*rows[1:]}
    monkeypatch.undo()
    online(page)
    expect(network(page)).not_to_contain_text("verzending")
    assert CheckIn.objects.count() == 3


def test_what_may_not_be_sent_any_more_is_seen_and_can_be_taken_away(desks: Desks) -> None:
    event = make_open_event()
    row, staff = make_registration(event), make_staff(DESK, events=[event])
    device = desks.device(staff)
    page = device.ready(device.open())
    desks.wire.cut()
    page.reload()
    scan(page, row.code, UNSENT)
    Assignment.objects.filter(user=staff).update(event=make_open_event())
    desks.wire.mend()
    page.goto("/balie/")
    expect(page.locator("#wachtrij")).to_contain_text("nog niet verzonden, u werkt niet voor de editie hiervan")
    page.get_by_role("button", name="Haal weg").click()
    expect(page.locator("#wachtrij")).to_be_hidden()
    expect(network(page)).to_be_empty()
    assert not CheckIn.objects.exists()


def test_what_another_tab_took_back_was_not_sent(desks: Desks) -> None:
    event = make_open_event()
    row = make_registration(event, name="Zoë van Dijk")
    device = desks.device(make_staff(DESK, events=[event]))
    page = device.ready(device.open())
    desks.wire.cut()
    page.reload()
    scan(page, row.code, UNSENT)
    other = device.open()
    other.locator("#wachtrij").get_by_role("button", name="Maak ongedaan").click()
    expect(result(other)).to_contain_text("Ongedaan gemaakt")
    online(page)
    expect(result(page)).to_contain_text("Ongedaan gemaaktZoë van Dijk: in een ander venster.")


def test_a_word_of_ten_letters_is_not_noted_as_a_code_when_there_is_no_list(desks: Desks) -> None:
    device = desks.device(make_staff(DESK, events=[make_open_event()]))
    page = device.ready(device.open())
    desks.wire.cut()
    device.context.clear_cookies(name=COOKIE)
    page.goto("/balie/")
    ready(page).locator("#q").focus()
    type_keys(page, "vandenberg", pace=TYPIST)
    expect(result(page)).to_contain_text("Is dit een code?")
    assert "vandenberg" not in page.evaluate(STORED)
    result(page).get_by_role("button", name="Noteer deze code").click()
    expect(result(page)).to_contain_text(UNSENT)


def test_who_logs_out_hears_what_waits(desks: Desks) -> None:
    event = make_open_event()
    row, staff = make_registration(event), make_staff(DESK, events=[event])
    device = desks.device(staff, LOSE)
    page = device.open("/balie/instellen/")
    page.evaluate("window.lost = '/ontvang/'")
    scan(page, row.code, "misschien al verzonden")
    leave = page.get_by_role("button", name="Log uit")
    leave.click()
    expect(page.get_by_role("alert")).to_contain_text("1 binnenkomst wacht nog op verzending.")
    page.get_by_role("button", name="Log toch uit").click()
    expect(page.locator("#balie-hier")).to_have_count(0)
    assert CheckIn.objects.get().by == staff
