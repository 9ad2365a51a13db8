"""What a desk keeps on its device: nothing that anyone can read after midnight, and no page with people in it."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect

from registrations.desk import offline
from registrations.desk.key import COOKIE
from registrations.models import CheckIn
from tests.browser.desk import STORED, Desks, network, result, scan
from tests.browser.test_gallery import wait_until
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.staff_users import DESK, make_staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NOTED = "Genoteerd, "  # "nog niet verzonden", or "misschien al verzonden" of the first one


def test_nothing_of_the_roster_can_be_read_without_its_key(desks: Desks) -> None:
    event = make_open_event()
    row = make_registration(event, name="Zichtbaar Persoon", organisation="Leesbaar BV")
    device = desks.device(make_staff(DESK, events=[event]))
    page = device.ready(device.open())
    stored = page.evaluate(STORED)
    assert not [word for word in ("Zichtbaar", "Leesbaar", row.code) if word in stored]
    desks.wire.cut()
    page.close()
    device.context.clear_cookies(name=COOKIE)  # as the browser does at midnight
    page = device.open()
    expect(network(page)).to_contain_text("Er is geen lijst op dit apparaat.")
    assert '"expires"' not in page.evaluate(STORED)
    scan(page, row.code, f"verzondenCode {row.code}")
    desks.wire.mend()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(result(page)).to_contain_text("Verzonden")
    assert CheckIn.objects.get().registration == row


def test_a_browser_that_was_closed_goes_on_and_forgets_by_itself(desks: Desks, tmp_path: Path) -> None:
    event = make_open_event()
    row = make_registration(event, name="Zichtbaar Persoon")
    staff = make_staff(DESK, events=[event])
    device = desks.device(staff, profile=tmp_path / "profiel")
    page = device.ready(device.open())
    desks.wire.cut()
    scan(page, row.code, "Zichtbaar Persoon: volgens de lijst van")
    device.restart()
    page = device.open()
    expect(network(page)).to_contain_text("Lijst van")
    expect(page.locator("#wachtrij")).to_contain_text("Zichtbaar Persoon")
    key = next(one for one in device.context.cookies(f"{desks.wire.url}/balie/") if one["name"] == COOKIE)
    soon = {"name": COOKIE, "value": key["value"], "domain": key["domain"], "path": key["path"], "sameSite": "Strict"}
    device.context.add_cookies([{**soon, "expires": time.time() + 2}])  # type: ignore[typeddict-item]  # a dict of its own
    wait_until(page, f"!document.cookie.includes('{COOKIE}')")
    device.restart()
    page = device.open()
    expect(network(page)).to_contain_text("Er is geen lijst op dit apparaat. 1 binnenkomst wacht op verzending.")
    assert '"expires"' not in page.evaluate(STORED)
    desks.wire.mend()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(network(page)).to_contain_text("Log in om 1 binnenkomst te versturen.")
    device.log_in(staff)
    page.goto("/balie/")
    expect(page.locator("#aantal-binnen")).to_have_text("1")
    assert CheckIn.objects.get().registration == row


def test_at_midnight_an_open_page_forgets_everyone_and_keeps_what_waits(desks: Desks) -> None:
    event = make_open_event()
    row = make_registration(event, name="Zichtbaar Persoon")
    device = desks.device(make_staff(DESK, events=[event]))
    device.ready(device.open()).close()
    desks.wire.cut()
    device.context.clock.install()
    page = device.open()
    scan(page, row.code, "Zichtbaar Persoon")
    page.get_by_label("Zoek een naam").fill("zichtbaar")
    page.keyboard.press("Enter")
    expect(page.locator(".found")).to_contain_text("Zichtbaar Persoon")
    page.clock.fast_forward("24:00:00")
    expect(network(page)).to_contain_text("Er is geen lijst op dit apparaat. 1 binnenkomst wacht op verzending.")
    expect(page.locator("main")).not_to_contain_text("Zichtbaar Persoon")
    assert '"expires"' not in page.evaluate(STORED)
    assert COOKIE not in page.evaluate("document.cookie")


def test_logging_out_keeps_what_waits_and_nobody_else_reads_the_roster(desks: Desks) -> None:
    event, other = make_open_event(), make_open_event()
    row = make_registration(event, name="Zichtbaar Persoon")
    staff = make_staff(DESK, events=[event])
    device = desks.device(staff)
    page = device.ready(device.open())
    desks.wire.cut()
    scan(page, row.code, NOTED)
    device.context.clear_cookies(name="sessie")
    desks.wire.mend()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(network(page)).to_contain_text("Log in om 1 binnenkomst te versturen.")
    assert '"expires"' not in page.evaluate(STORED)
    device.log_in(make_staff(DESK, events=[other]))
    page = device.ready(device.open())
    expect(network(page)).to_contain_text("1 binnenkomst wacht op verzending.")
    expect(page.locator("#wachtrij")).to_contain_text("u werkt niet voor de editie hiervan")
    expect(page.get_by_role("button", name="Haal weg")).to_be_visible()
    desks.wire.cut()
    page.goto("/balie/?q=zichtbaar")
    expect(page.get_by_role("heading", level=1)).to_have_text("Niemand gevonden")
    desks.wire.mend()
    device.log_in(staff)
    page.goto("/balie/")
    expect(page.locator("#aantal-binnen")).to_have_text("1")
    assert CheckIn.objects.get().registration == row


def test_the_browser_keeps_files_alone_and_drops_those_of_before(desks: Desks) -> None:
    event = make_open_event()
    row = make_registration(event, name="Zichtbaar Persoon")
    device = desks.device(make_staff(DESK, events=[event]))
    page = device.open("/toegankelijkheid-bestaat-niet/")
    page.evaluate("Promise.all(['balie-oud', 'programma'].map((name) => caches.open(name)))")
    page = device.ready(device.open(f"/balie/{row.code}/"))
    page.goto("/balie/?q=zichtbaar")
    assert len(page.evaluate("caches.keys()")) == 2
    kept = page.evaluate(
        """async () => {
            const keys = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
            return keys.flat().map(({ url }) => new URL(url).pathname);
        }"""
    )
    shell = [path for path in kept if not path.startswith("/static/")]
    assert shell == ["/balie/zonder-netwerk/"]
    assert page.evaluate("navigator.serviceWorker.ready.then(({ scope }) => scope)") == f"{desks.wire.url}/balie/"
    desks.wire.cut()
    for path in ("/beheer/", "/"):  # not ours to answer
        with pytest.raises(PlaywrightError, match="ERR_CONNECTION_REFUSED"):
            page.goto(path)


def test_a_new_version_takes_over_when_no_page_needs_the_old_files(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = desks.device(make_staff(DESK, events=[make_open_event()]))
    page = device.ready(device.open())
    before = page.evaluate("caches.keys()")
    monkeypatch.setattr(offline, "STYLES", offline.STYLES[:-1])
    other = device.open()
    page.evaluate("navigator.serviceWorker.ready.then((worker) => worker.update())")
    wait_until(page, "navigator.serviceWorker.ready.then((worker) => Boolean(worker.waiting))")
    page.goto("/balie/")
    expect(page.locator("#balie-hier")).to_be_attached()
    page.wait_for_load_state("networkidle")
    assert before[0] in page.evaluate("caches.keys()")  # the other page may need the old files
    other.close()
    fresh = f"caches.keys().then((names) => names.length === 1 && names[0] !== '{before[0]}')"
    for _ in range(20):  # each page asks once, and the browser may count one that was just closed
        page.goto("/balie/")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(200)  # milliseconds
        if page.evaluate(fresh):
            break
    wait_until(page, fresh)
