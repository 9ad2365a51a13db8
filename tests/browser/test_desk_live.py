"""The desk with JavaScript and with a network: scanners, and what goes on at the other desks."""

import pytest
from playwright.sync_api import Page, expect

from registrations import actions
from registrations.models import CheckIn
from tests.browser.desk import Desks, at_door, network, result, scan
from tests.browser.looks import Looks
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import DESK, make_staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CAMERA = """
window.inView = [];
window.looks = 0;
window.BarcodeDetector = class {
    static async getSupportedFormats() { return ["qr_code"]; }
    async detect() {
        window.looks++;
        if (window.inView === null) throw new DOMException("no picture", "InvalidStateError");
        return window.inView.map((rawValue) => ({ rawValue }));
    }
};
navigator.mediaDevices.getUserMedia = async () => {
    if (window.refused) throw new DOMException("no", window.refused);
    const canvas = document.createElement("canvas");
    canvas.getContext("2d").fillRect(0, 0, 9, 9);
    return canvas.captureStream();
};
"""


def hold_before_camera(page: Page, *codes: str) -> None:
    page.evaluate("codes => { window.inView = codes; }", [*codes])


def look_again(page: Page, times: int = 3) -> None:
    """Until the camera looked so many times more."""
    before = page.evaluate("window.looks")
    for _ in range(100):
        if page.evaluate("window.looks") >= before + times:
            return
        page.wait_for_timeout(50)  # milliseconds
    raise AssertionError("The scanner stopped")


def test_the_camera_lets_in_one_after_the_other_and_nothing_stops_it(desks: Desks) -> None:
    event = make_open_event()
    rows = [make_registration(event, name=f"Naam Nummer{index}") for index in range(3)]
    page = desks.device(make_staff(DESK, events=[event]), CAMERA).open()
    page.get_by_role("button", name="Scan met de camera").click()
    hold_before_camera(page, f"{desks.wire.url}/balie/{rows[0].code}/")
    said = "BinnenNaam Nummer0Maak ongedaan: Naam Nummer0Naar deze persoon"
    expect(result(page)).to_have_text(said, use_inner_text=False)
    look_again(page)  # the same code stays in view, and is not sent again
    expect(result(page)).to_contain_text("Binnen")
    hold_before_camera(page, "https://elders.example/niets/")
    expect(result(page)).to_contain_text("Dit is geen code van deze conferentie.")
    page.evaluate("window.inView = null")
    look_again(page)
    hold_before_camera(page, "abcdefgh22")
    expect(result(page)).to_contain_text("Onbekende code")
    hold_before_camera(page, rows[1].code.upper(), rows[2].code)
    expect(result(page)).to_contain_text("Naam Nummer2")
    assert CheckIn.objects.count() == 3
    page.get_by_role("button", name="Stop met scannen").click()
    expect(page.locator("video")).to_be_hidden()
    expect(page.get_by_role("button", name="Scan met de camera")).to_be_visible()


def test_the_camera_reads_codes_without_network_too(desks: Desks) -> None:
    event = make_open_event()
    row = make_registration(event, name="Zoë van Dijk")
    device = desks.device(make_staff(DESK, events=[event]), CAMERA)
    page = device.ready(device.open())
    desks.wire.cut()
    page.reload()
    page.get_by_role("button", name="Scan met de camera").click()
    hold_before_camera(page, row.code)
    expect(result(page)).to_contain_text("Genoteerd, nog niet verzonden")
    look_again(page)
    expect(network(page)).to_contain_text("1 binnenkomst wacht op verzending.")


@pytest.mark.parametrize(
    ("fault", "words"), [("NotAllowedError", "Sta de camera toe"), ("NotFoundError", "heeft geen camera")]
)
def test_without_a_camera_the_page_says_what_to_do(desks: Desks, fault: str, words: str) -> None:
    page = desks.device(make_staff(DESK, events=[make_open_event()]), CAMERA).open()
    page.evaluate("name => { window.refused = name; }", fault)
    page.get_by_role("button", name="Scan met de camera").click()
    expect(result(page)).to_contain_text(words)


def test_where_the_browser_reads_no_codes_there_is_no_button(desks: Desks) -> None:
    page = desks.device(make_staff(DESK, events=[make_open_event()]), "delete window.BarcodeDetector;").open()
    expect(page.locator("#balie-hier")).to_be_attached()
    assert page.get_by_role("button", name="Scan").count() == 0


def test_a_scanner_that_types_lets_in_without_leaving_the_page(desks: Desks) -> None:
    event = make_open_event()
    session = make_workshop(event, title="Robots")
    row = make_registration(event, session, name="Zoë van Dijk", organisation="ROC")
    guest = make_registration(event, name="Zonder Stoel")
    page = desks.device(make_staff(DESK, events=[event])).open()
    scan(page, f"{desks.wire.url}/balie/{row.code}/", "BinnenZoë van Dijk: ROC")
    assert page.url == f"{desks.wire.url}/balie/"
    expect(page.locator("#q")).to_have_value("")
    scan(page, row.code.upper(), "Was al binnenZoë van Dijk: om")
    scan(page, "abcdefgh22", "Dit is geen code van deze conferentie.")
    at_door(page, "Robots")
    expect(page.locator("#deur")).to_have_text("Robots")
    scan(page, guest.code, "Geen plaats in deze sessieZonder Stoel")
    scan(page, row.code, "BinnenZoë van Dijk: Robots")
    expect(page.locator("#deur-stand")).to_have_text("1 van 1 binnen")
    assert set(CheckIn.objects.values_list("registration", "session")) == {(row.pk, None), (row.pk, session.pk)}


def test_a_name_that_looks_like_a_code_is_looked_for(desks: Desks) -> None:
    event = make_open_event()
    make_registration(event, name="Vandenberg")
    page = desks.device(make_staff(DESK, events=[event])).open()
    page.locator("#q").fill("vandenberg")
    page.keyboard.press("Enter")
    expect(page.locator(".found")).to_contain_text("Vandenberg")
    expect(network(page)).to_be_empty()
    assert not CheckIn.objects.exists()


def test_numbers_and_arrivals_keep_up_with_the_other_desks(desks: Desks) -> None:
    event = make_open_event()
    rows = [make_registration(event, name=name) for name in ("Eerste Persoon", "<b>Tweede</b>")]
    page = desks.device(make_staff(DESK, events=[event])).open()
    expect(page.locator("#aantal-binnen")).to_have_text("0")
    for row in rows:
        actions.check_in(registration=row, by=actions.ATTENDEE, desk="Balie 2")
    expect(page.locator("#aantal-binnen")).to_have_text("2", timeout=10_000)
    expect(page.locator("#aankomsten li")).to_have_count(2)
    expect(page.locator("#aankomsten li").first).to_contain_text("<b>Tweede</b>")
    assert network(page).inner_text() == ""
    page.locator("#aankomsten li").first.get_by_role("button", name="Maak ongedaan").click()
    expect(result(page)).to_contain_text("Ongedaan gemaakt<b>Tweede</b>: niet meer binnen.")
    expect(page.locator("#aantal-binnen")).to_have_text("1", timeout=20_000)
    assert CheckIn.objects.get(undone_at=None).registration == rows[0]
    expect(page.locator("#aankomsten li")).to_have_count(1)
    page.locator("#aankomsten a").focus()
    actions.undo_check_in(row=CheckIn.objects.earliest("pk"), by=actions.ATTENDEE)
    expect(page.locator("#aantal-binnen")).to_have_text("0", timeout=20_000)
    expect(page.locator("#aankomsten a")).to_be_focused()
    page.locator("#q").focus()
    expect(page.locator("#aankomsten li")).to_have_count(0, timeout=20_000)


def test_results_and_scanner_have_no_axe_violation(desks: Desks) -> None:
    event = make_open_event()
    row = make_registration(event, name="Wilhelmina-Alexandra van den Heuvel-Rompuy", organisation="O" * 90)
    page = desks.device(make_staff(DESK, events=[event]), CAMERA, bypass_csp=True).open()
    looks = Looks()
    page.get_by_role("button", name="Scan met de camera").click()
    expect(page.get_by_role("button", name="Stop met scannen")).to_be_visible()
    scan(page, row.code, "Binnen")
    looks.at(page, "in")
    scan(page, row.code, "Was al binnen")
    looks.at(page, "again")
    assert looks.wrong == {}


@pytest.mark.look
def test_with_forced_colours_the_state_is_still_a_shape_and_a_frame(desks: Desks) -> None:
    row = make_registration(make_open_event())
    actions.check_in(registration=row, by=actions.SYSTEM)
    device = desks.device(make_staff(DESK, events=[row.event]), forced_colors="active")
    page = device.open(f"/balie/{row.code}/")
    border = page.locator(".told").evaluate("one => getComputedStyle(one).borderTopWidth")
    assert (border, page.locator(".told .icon").is_visible()) == ("3px", True)


def test_nothing_is_asked_while_nobody_looks(desks: Desks) -> None:
    device = desks.device(make_staff(DESK, events=[make_open_event()]))
    device.context.clock.install()
    page = device.ready(device.open())
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    hide = "of => { Object.defineProperty(document, 'hidden', { value: of, configurable: true });"
    page.evaluate(hide + "document.dispatchEvent(new Event('visibilitychange')); }", True)
    page.clock.run_for(120_000)
    assert [url for url in asked if "/stand/" in url] == []
    with page.expect_response(lambda response: "/stand/" in response.url):
        page.evaluate(hide + "document.dispatchEvent(new Event('visibilitychange')); }", False)


def test_without_javascript_the_search_and_the_buttons_do_the_work(desks: Desks) -> None:
    event = make_open_event()
    make_registration(event, name="Zoë van Dijk")
    page = desks.device(make_staff(DESK, events=[event]), java_script_enabled=False).open()
    expect(page.locator("#balie-hier")).to_be_hidden()
    page.locator("#q").fill("dijk")
    page.locator("#q").press("Enter")
    page.get_by_role("button", name="Laat binnen").click()
    expect(page.locator("#uitslag")).to_contain_text("Binnen")
    assert CheckIn.objects.count() == 1
