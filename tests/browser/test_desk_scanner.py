"""A scanner that is a keyboard: its code counts wherever the focus is, and its Enter presses nothing there."""

import time
from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, expect

from registrations.models import CheckIn, Registration
from tests.browser.desk import TYPIST, Desks, network, ready, result, results, type_keys
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.staff_users import DESK, make_staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESS = "https://conferentie.voorbeeld.nl/balie/{}/"

WATCH = """() => {
    window.added = [];
    const note = (nodes) => nodes.forEach((one) => window.added.push(one.querySelector("b").textContent));
    const watcher = new MutationObserver((changes) => changes.forEach(({ addedNodes }) => note(addedNodes)));
    watcher.observe(document.querySelector("[data-part=result]"), { childList: true });
}"""


def people(number: int) -> list[Registration]:
    event = make_open_event()
    return [make_registration(event, name=f"Naam Nummer{index}") for index in range(number)]


def at_desk(desks: Desks, rows: Sequence[Registration], path: str = "/balie/") -> Page:
    return ready(desks.device(make_staff(DESK, events=[rows[0].event])).open(path))


def came() -> list[int]:
    return list(
        CheckIn.objects.filter(undone_at=None, session=None).order_by("at").values_list("registration", flat=True)
    )


@pytest.mark.parametrize("form", ["{}", ADDRESS])
def test_a_scan_presses_no_button_that_has_the_focus(desks: Desks, form: str) -> None:
    rows = people(3)
    page = at_desk(desks, rows, f"/balie/{rows[0].code}/")
    page.get_by_role("button", name="Laat binnen").focus()
    type_keys(page, form.format(rows[1].code), enters=2)
    expect(result(page)).to_contain_text("BinnenNaam Nummer1")
    assert came() == [rows[1].pk]
    result(page).get_by_role("button", name="Maak ongedaan").focus()
    type_keys(page, form.format(rows[2].code))
    expect(result(page)).to_contain_text("BinnenNaam Nummer2")
    assert came() == [rows[1].pk, rows[2].pk]


def test_a_scan_with_the_focus_nowhere_counts(desks: Desks) -> None:
    rows = people(1)
    page = at_desk(desks, rows)
    page.evaluate("document.activeElement.blur()")
    type_keys(page, ADDRESS.format(rows[0].code).upper(), caps=True)
    expect(result(page)).to_contain_text("BinnenNaam Nummer0")
    assert came() == [rows[0].pk]


def test_a_scan_on_a_form_leaves_what_was_typed_and_registers_nobody(desks: Desks) -> None:
    rows = people(1)
    page = at_desk(desks, rows, "/balie/inloop/")
    name, mail = page.get_by_label("Naam", exact=True), page.get_by_label("E-mailadres")
    name.fill("Zoë In")
    for field, before in ((name, "Zoë In"), (mail, "")):
        field.focus()
        type_keys(page, rows[0].code.upper())
        expect(result(page)).to_contain_text("Naam Nummer0")
        expect(field).to_have_value(before)
    assert page.url.endswith("/balie/inloop/")
    assert (Registration.objects.count(), came()) == (1, [rows[0].pk])


CARD = "BEGIN:VCARD\rVERSION:3.0\rN:Doe;Jan\rX\r\rEND:VCARD"
OTHER = ["8710398527066", "123456", "12", "ABC 12 de", "2 3 4 5 6 7 8", "N:Doe\rBEGIN", CARD]


@pytest.mark.parametrize("text", OTHER)
def test_a_code_of_something_else_presses_nothing_and_is_told(desks: Desks, text: str) -> None:
    rows = people(1)
    page = at_desk(desks, rows, f"/balie/{rows[0].code}/")
    page.get_by_role("button", name="Laat binnen").focus()
    type_keys(page, text)
    expect(result(page)).to_contain_text("Dit is geen code van deze conferentie.")
    expect(page.get_by_role("button", name="Laat binnen")).to_be_focused()
    page.wait_for_load_state("networkidle")
    assert came() == []


@pytest.mark.parametrize("key", [" ", "\r"])
def test_a_human_presses_a_button_after_a_scan_too(desks: Desks, key: str) -> None:
    rows = people(1)
    page = at_desk(desks, rows, f"/balie/{rows[0].code}/")
    page.get_by_role("button", name="Laat binnen").focus()
    type_keys(page, "ABC 12 de")
    expect(result(page)).to_contain_text("Dit is geen code van deze conferentie.")
    type_keys(page, key, pace=1, enters=0)  # later than the keys above, of which the moments run ahead of the clock
    expect(page.locator("#uitslag")).to_contain_text("Binnen")
    assert came() == [rows[0].pk]


def test_what_software_types_into_a_field_stays_there(desks: Desks) -> None:
    """As dictation does, and what expands a shorthand: as fast as a scanner, and ended with Enter."""
    rows = people(1)
    page = at_desk(desks, rows, "/balie/inloop/")
    page.get_by_label("Naam", exact=True).focus()
    type_keys(page, "Jan Jansen", pace=0.055)
    expect(page.locator("h1")).to_have_text("Jan Jansen")
    expect(page.locator("#uitslag")).to_contain_text("Binnen")


def test_only_what_is_new_is_read_out(desks: Desks) -> None:
    """What stays in a live region and is put there anew is read out again."""
    rows = people(3)
    page = at_desk(desks, rows)
    page.evaluate(WATCH)
    for row in rows:
        type_keys(page, row.code)
        expect(result(page)).to_contain_text(f"Binnen{row.name}")
    expect(results(page)).to_have_count(3)
    results(page).nth(1).get_by_role("button", name="Maak ongedaan").click()
    expect(result(page)).to_contain_text(f"Ongedaan gemaakt{rows[1].name}")
    assert page.evaluate("window.added") == [row.name for row in (*rows, rows[1])]
    live = page.locator("[data-part=result]")
    expect(live).to_have_role("status")
    assert live.get_attribute("aria-live") is None


def test_who_types_is_no_scanner(desks: Desks) -> None:
    """Not by a name that could be a code, nor by Enter on a button."""
    rows = people(1)
    make_registration(rows[0].event, name="Vandenberg")
    page = at_desk(desks, rows, "/balie/inloop/")
    page.get_by_label("Naam", exact=True).focus()
    type_keys(page, "vandenberg", pace=TYPIST)
    expect(page.get_by_role("alert")).to_contain_text("Er is al iemand met deze naam aangemeld.")
    page = ready(page)
    page.goto(f"/balie/{rows[0].code}/")
    ready(page).get_by_role("button", name="Laat binnen").focus()
    type_keys(page, "", enters=1)
    expect(page.locator("#uitslag")).to_contain_text("Binnen")
    assert came() == [rows[0].pk]


def test_codes_that_come_at_once_are_all_done_in_order_and_told(desks: Desks) -> None:
    rows = people(4)
    page = at_desk(desks, rows)
    for row in rows:
        type_keys(page, row.code)
    names = [row.name for row in reversed(rows)]
    expect(results(page)).to_have_count(4)
    assert [one.split(":")[0] for one in results(page).locator("p + p").all_inner_texts()] == names
    expect(page.locator("#aankomsten li")).to_have_count(4)
    assert page.locator("#aankomsten li a").all_inner_texts() == names
    assert came() == [row.pk for row in rows]
    results(page).nth(2).get_by_role("button", name="Maak ongedaan").click()
    expect(result(page)).to_contain_text("Ongedaan gemaaktNaam Nummer1: niet meer binnen.")
    expect(results(page)).to_have_count(4)
    assert came() == [rows[index].pk for index in (0, 2, 3)]


def test_what_was_scanned_is_not_told_on_the_page_of_someone_else(desks: Desks) -> None:
    rows = people(2)
    page = at_desk(desks, rows, f"/balie/{rows[0].code}/")
    page.get_by_role("button", name="Laat binnen").focus()
    type_keys(page, rows[1].code)
    expect(result(page)).to_contain_text("BinnenNaam Nummer1")
    expect(page.locator("h1")).to_have_count(0)
    expect(page.locator("#q")).to_be_focused()
    page.get_by_role("link", name="Naar Naam Nummer0").click()
    expect(page.locator("h1")).to_have_text("Naam Nummer0")


def test_what_is_scanned_before_the_script_is_there_is_done_all_the_same(desks: Desks) -> None:
    rows = people(2)
    device = desks.device(make_staff(DESK, events=[rows[0].event]))
    device.context.route("**/store*.js", lambda route: (time.sleep(0.5), route.continue_()))  # type: ignore[func-returns-value]
    page = device.open()
    for row in rows:
        type_keys(page, row.code)
    expect(results(page)).to_have_count(2)
    assert came() == [row.pk for row in rows]


def test_a_script_that_does_not_come_leaves_the_form_to_the_browser(desks: Desks) -> None:
    rows = people(2)
    device = desks.device(make_staff(DESK, events=[rows[0].event]))
    device.context.route("**/desk.*.js", lambda route: route.abort())
    page = device.open()
    page.locator("#q").focus()
    type_keys(page, rows[0].code)
    expect(page.locator("#uitslag")).to_contain_text("Binnen")
    expect(page.locator("h1")).to_have_text("Naam Nummer0")
    device.context.unroute("**/desk.*.js")
    device.context.route("**/store*.js", lambda route: route.abort())
    page.goto("/balie/deuren/")
    type_keys(page, rows[1].code)
    expect(page.locator("h1")).to_have_text("Naam Nummer1")
    assert came() == [row.pk for row in rows]
    device.problems.clear()  # of files that did not come


def test_without_network_a_scan_counts_wherever_the_focus_is(desks: Desks) -> None:
    rows = people(2)
    device = desks.device(make_staff(DESK, events=[rows[0].event]))
    page = device.ready(device.open())
    desks.wire.cut()
    page.reload()
    ready(page).locator("#q").fill("nummer0")
    page.keyboard.press("Enter")
    page.locator("#gevonden").get_by_role("button", name="Laat binnen").focus()
    type_keys(page, rows[1].code)
    expect(result(page)).to_contain_text("Genoteerd, nog niet verzondenNaam Nummer1")
    expect(network(page)).to_contain_text("1 binnenkomst wacht op verzending.")
