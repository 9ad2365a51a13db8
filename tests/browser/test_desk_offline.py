"""The desk without a network: it keeps working, sends once, and claims no more than it knows."""

import datetime as dt
from typing import Any
from urllib.parse import quote

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from events.models import Event
from registrations import actions
from registrations.actions import Colleague
from registrations.models import CheckIn, Registration
from registrations.search import find
from tests.browser.desk import Desks, at_door, network, result, scan
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import DESK, make_staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NOTED = "Genoteerd, "  # "nog niet verzonden", or "misschien al verzonden" of the first one
NAMES = (
    "Jan van der Berg",
    "Berg, Piet v.d.",
    "Zoë d'Hondt",
    "J.P. de Vries",
    "Fatma Yıldız",
    "محمد علي",
    "Łukasz Øster-Straß",
    "Truus van 't Hof",
    "Bo In 't Veld",
    "<script>alert(1)</script>",
)
QUERIES = (
    *("van der Berg", "Berg vd", "berg", "vd berg", "piet", "zoe hondt", "dhondt", "jp vries", "j.p.", "yildiz"),
    *("محمد", "lukasz", "oster strass", "truus vt hof", "veld", "roc", "zoe roc", "constructor", "van", "x", "", "1)<"),
)


def people(event: Event, number: int) -> list[Registration]:
    return [make_registration(event, name=f"Naam Nummer{index}") for index in range(number)]


def test_twenty_check_ins_without_network_are_twenty_at_the_server(desks: Desks) -> None:
    event = make_open_event()
    rows = people(event, 21)
    staff = make_staff(DESK, events=[event])
    one, two = desks.device(staff), desks.device(make_staff(DESK, events=[event]))
    page, other = (each.ready(each.open()) for each in (one, two))
    desks.wire.cut()
    for row in rows[:10]:
        scan(page, f"{desks.wire.url}/balie/{row.code}/", f"{row.name}: volgens de lijst van")
    scan(other, rows[0].code, NOTED)  # the same person
    expect(network(page)).to_contain_text("10 binnenkomsten wachten op verzending.")
    page.close()
    page = one.open()  # from what the service worker keeps
    expect(page).to_have_title("Balie zonder netwerk · Balie")
    expect(network(page)).to_contain_text("Zonder netwerk. Lijst van")
    expect(network(page)).to_contain_text("10 binnenkomsten wachten op verzending.")
    for row in rows[10:19]:
        scan(page, row.code, f"{row.name}: volgens de lijst van")
    page.get_by_label("Zoek een naam").fill("nummer19")
    page.keyboard.press("Enter")
    expect(page.locator(".found")).to_contain_text("nog niet binnen")
    page.get_by_role("button", name="Naam Nummer19").click()
    expect(page.locator(".found")).to_contain_text("Genoteerd om")
    scan(page, rows[19].code, "Hier al genoteerd")
    scan(page, rows[20].code, NOTED)
    result(page).get_by_role("button", name="Maak ongedaan").click()
    expect(result(page)).to_contain_text("Ongedaan gemaakt")
    expect(network(page)).to_contain_text("20 binnenkomsten wachten op verzending.")
    assert not CheckIn.objects.exists()
    page.close()
    page = one.open("/balie/")
    desks.wire.mend()
    for each in (page, other):
        each.evaluate("dispatchEvent(new Event('online'))")
    expect(network(page)).to_contain_text("Er is weer netwerk.")
    expect(network(page)).not_to_contain_text("verzending")
    expect(network(other)).not_to_contain_text("verzending")
    assert sorted(CheckIn.objects.values_list("registration", flat=True)) == sorted(row.pk for row in rows[:20])
    assert sorted(  # who was second is told of it
        each.locator("#wachtrij").inner_text().count("Was al binnen") for each in (page, other)
    ) == [0, 1]
    assert CheckIn.objects.filter(by=staff).count() >= 19


def test_a_button_that_was_pressed_as_the_network_went_leads_to_the_same_person(desks: Desks) -> None:
    event = make_open_event()
    row = make_registration(event, name="Zoë van Dijk")
    device = desks.device(make_staff(DESK, events=[event]))
    page = device.ready(device.open(f"/balie/{row.code}/"))
    desks.wire.cut()
    page.get_by_role("button", name="Laat binnen").click()
    expect(network(page)).to_contain_text("Zonder netwerk.")
    expect(result(page)).to_contain_text("Misschien niet gelukt")
    expect(result(page)).to_contain_text("Binnenlaten: Zoë van Dijk.")
    assert page.url == f"{desks.wire.url}/balie/{row.code}/"
    expect(page.locator(".found")).to_contain_text("nog niet binnen")
    page.get_by_role("button", name="Laat binnen").click()
    expect(page.locator(".found")).to_contain_text("nog niet verzonden")
    desks.wire.mend()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(result(page)).to_contain_text("VerzondenZoë van Dijk")
    assert CheckIn.objects.get().registration == row


@pytest.mark.parametrize(
    "path", ["//elders.example/", "javascript:alert(1)", "/balie/<img src=x>/binnen/", "/balie/%00/"]
)
def test_an_address_that_someone_made_up_does_no_harm(desks: Desks, path: str) -> None:
    device = desks.device(make_staff(DESK, events=[make_open_event()]))
    page = device.ready(device.open())
    desks.wire.cut()
    page.goto(f"/balie/zonder-netwerk/?mislukt={quote(path)}")
    expect(network(page)).to_contain_text("Zonder netwerk.")
    assert page.url.startswith(f"{desks.wire.url}/balie/")
    assert page.locator("img").count() == 0


def test_two_tabs_send_what_was_noted_once(desks: Desks) -> None:
    event = make_open_event()
    rows = people(event, 3)
    device = desks.device(make_staff(DESK, events=[event]))
    page = device.ready(device.open())
    desks.wire.cut()
    tabs = [page, device.open()]
    for row in rows:
        scan(page, row.code, row.name)
    desks.wire.mend()
    for tab in tabs:
        tab.evaluate("dispatchEvent(new Event('online'))")
    for tab in tabs:
        expect(network(tab)).not_to_contain_text("wacht")
    assert CheckIn.objects.count() == 3
    expect(result(page)).to_contain_text("Verzonden")
    assert not page.locator("#wachtrij").is_visible()


def test_a_device_with_a_wrong_clock_tells_the_time_of_the_server(desks: Desks) -> None:
    event = make_open_event()
    row = make_registration(event, name="Zoë van Dijk")
    device = desks.device(make_staff(DESK, events=[event]))
    device.context.clock.install(time=timezone.now() - dt.timedelta(days=3, hours=5))
    page = device.ready(device.open())
    desks.wire.cut()
    before = timezone.now() - dt.timedelta(seconds=2)  # the server says whole seconds
    scan(page, row.code, "Zoë van Dijk: volgens de lijst van")
    after = timezone.now()
    page.reload()
    expect(network(page)).to_contain_text("1 binnenkomst wacht op verzending.")
    desks.wire.mend()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(network(page)).to_contain_text("Er is weer netwerk.")
    assert before <= CheckIn.objects.get().at <= after


def test_a_list_says_of_when_it_is_and_a_doubt_is_for_a_human(desks: Desks) -> None:
    event = make_open_event(capacity=4)
    session = make_workshop(event, title="Robots")
    came, seated = make_registration(event, name="Al Binnen"), make_registration(event, session, name="Zit Erbij")
    make_registration(event), make_registration(event)
    waits = make_registration(event, name="Wacht Nog")
    actions.check_in(registration=came, by=actions.ATTENDEE, desk="Balie 2")
    device = desks.device(make_staff(DESK, events=[event]))
    page = device.ready(device.open())
    desks.wire.cut()
    page.goto("/balie/")
    scan(page, came.code, "Was al binnenAl Binnen: om")
    expect(result(page)).to_contain_text("aan Balie 2, volgens de lijst van")
    scan(page, waits.code, "Geen plaatsWacht Nog: ")
    scan(page, "abcdefgh22", "Staat niet op de lijst")
    expect(network(page)).not_to_contain_text("verzending")
    result(page).get_by_role("button", name="Noteer toch").click()
    expect(result(page)).to_contain_text(NOTED)
    at_door(page, "Robots")
    expect(page.locator("#deur-naam")).to_have_text("Robots")
    scan(page, seated.code, NOTED)
    scan(page, came.code, "Geen plaats in deze sessie")
    page.goto("/balie/inloop/")
    expect(result(page)).to_contain_text("Dit kan niet zonder netwerk")
    page.goto("/balie/delegatie/6f6b0a3e-0000-4000-8000-000000000000/")
    expect(result(page)).to_contain_text("Zoek iemand van de groep")
    desks.wire.mend()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(network(page)).to_contain_text("1 binnenkomst vraagt aandacht")
    expect(page.locator("#wachtrij")).to_contain_text("Dit is geen code van deze conferentie.")
    page.get_by_role("button", name="Gezien").click()
    expect(network(page)).not_to_contain_text("aandacht")
    assert set(CheckIn.objects.values_list("registration", "session")) == {
        (came.pk, None),
        (seated.pk, None),
        (seated.pk, session.pk),
    }


def test_a_delegation_is_noted_at_once_with_the_keyboard_alone(desks: Desks) -> None:
    event = make_open_event()
    colleagues = [Colleague(name, f"{name.lower()}@voorbeeld.nl") for name in ("Ans", "Bo", "Cas")]
    actions.register_delegation(event=event, sender=Colleague("Roos", "roos@voorbeeld.nl"), colleagues=colleagues)
    device = desks.device(make_staff(DESK, events=[event]))
    page = device.ready(device.open())
    desks.wire.cut()
    page.reload()
    page.locator("#q").focus()
    page.keyboard.type("cas")
    page.keyboard.press("Enter")
    whole = page.get_by_role("button", name="Laat alle 3 van deze delegatie binnen")
    expect(whole).to_be_visible()
    for _ in range(10):
        page.keyboard.press("Tab")
        if whole.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(network(page)).to_contain_text("3 binnenkomsten wachten op verzending.")
    expect(page.locator("#wachtrij li")).to_have_count(3)
    expect(page.locator("#q")).to_be_focused()
    expect(result(page)).to_contain_text("3 genoteerd, nog niet verzonden")
    page.get_by_role("button", name="Maak alle 3 ongedaan").click()
    expect(result(page)).to_contain_text("Ongedaan gemaakt")
    expect(network(page)).not_to_contain_text("verzending")


def test_the_search_without_network_finds_whom_the_server_finds(desks: Desks) -> None:
    event = make_open_event()
    for name in NAMES:
        make_registration(event, name=name, organisation="ROC Tilburg" if "e" in name else "")
    device = desks.device(make_staff(DESK, events=[event]))
    page = device.ready(device.open())
    here: dict[str, Any] = page.evaluate(
        """async ({ slug, queries }) => {
            const data = document.getElementById("balie-hier").dataset;
            const source = await (await fetch("/balie/zonder-netwerk/")).text();
            const { find } = await import(source.match(/data-shell="([^"]+)"/)[1]);
            const list = await (await fetch(`/balie/lijst/?editie=${slug}`)).json();
            return Object.fromEntries(queries.map((text) => [text, find(list, text).map((one) => one.name)]));
        }""",
        {"slug": event.slug, "queries": QUERIES},
    )
    rows = event.registrations.all()
    assert here == {text: [row.name for row in find(rows, text)] for text in QUERIES}
    assert len(here["berg"]) == 2


def test_the_page_for_without_network_has_no_axe_violation(desks: Desks) -> None:
    from tests.browser.looks import Looks

    event = make_open_event()
    rows = [make_registration(event, name=name) for name in NAMES]
    device = desks.device(make_staff(DESK, events=[event]), bypass_csp=True)
    page = device.ready(device.open())
    looks = Looks()
    desks.wire.cut()
    page.goto("/balie/")
    looks.at(page, "empty")
    scan(page, rows[0].code, NOTED)
    page.get_by_label("Zoek een naam").fill("e")
    page.keyboard.press("Enter")
    expect(page.locator(".found li").first).to_be_visible()
    scan(page, rows[1].code, NOTED)
    looks.at(page, "noted")
    scan(page, "abcdefgh22", "Staat niet op de lijst")
    looks.at(page, "doubt")
    assert looks.wrong == {}
