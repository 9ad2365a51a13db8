"""Registering people in the admin, one by hand and many from a file: accessible, on a phone too, and quick to do."""

from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from registrations.models import Registration
from tests.browser.news_admin import Visitors
from tests.browser.photo_admin import log_in
from tests.browser.test_registration_admin import LONG, look
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.sheets import HEADING, xlsx

pytestmark = [pytest.mark.browser, pytest.mark.look, pytest.mark.django_db(transaction=True)]
ADD = "/beheer/registrations/registration/add/"
FILE = "/beheer/registrations/attendeeimport/add/"
FILES = "/beheer/registrations/attendeeimport/"


def make_edition() -> Any:
    event = make_open_event(slug="2097", name="Jaarconferentie 2097", capacity=3)
    full = make_workshop(event, title="Donaudampfschiff" * 9, slug="vol", capacity=1)
    make_workshop(event, "15:00", "16:00", title="Lassen")
    make_registration(event, full)
    make_open_event(slug="2098", name="Jaarconferentie 2098")
    return event


def hand_in(page: Page, *rows: tuple[str, ...], heading: tuple[str, ...] = HEADING) -> None:
    page.goto(FILE)
    name = f"{'deelnemers' * 9}.xlsx"
    content: FilePayload = {
        "name": name,
        "mimeType": "application/zip",
        "buffer": xlsx(heading, *rows),
    }
    page.set_input_files("#id_file", files=[content])
    page.click("text=Lees het bestand")
    page.wait_for_load_state("networkidle")


def test_no_page_has_an_axe_violation_or_a_small_target(live_server: LiveServer, visitor_of: Visitors) -> None:
    make_edition()
    page = log_in(visitor_of(live_server.url), "/beheer/", bypass_csp=True, later=422)
    wrong: dict[str, list[str]] = {}

    def check(name: str) -> None:
        page.wait_for_load_state("networkidle")
        wrong.update({f"{name} {how}": faults for how, faults in look(page).items() if faults})

    page.goto(ADD)
    check("add")
    page.fill("#id_email", LONG)
    page.get_by_label("Donaudampfschiff").check()
    page.click("text=Meld aan")
    expect(page).to_have_title("Fout: Registreer iemand | Beheer Techniekpact")
    check("add, wrong")
    page.goto(FILE)
    check("file")
    page.click("text=Lees het bestand")
    check("file, wrong")
    hand_in(page, ("An", "1", "2"), heading=("Naam", "Donaudampfschiff" * 9, LONG))
    check("columns")
    page.click("text=Lees het bestand")
    expect(page).to_have_title("Fout: Wat staat er in deze kolommen? | Beheer Techniekpact")
    check("columns, wrong")
    page.click("text=Lees geen van deze kolommen")
    expect(page.locator("h1")).to_have_text("Kijk de deelnemers na")
    rows = [(f"{LONG} {one}", f"{'w' * 60}{one}@voorbeeld.nl", "O" * 90, "", "", "vol") for one in range(4)]
    hand_in(page, *rows, ("", "geen adres", "", "", "zee", "Weven"))
    check("dry run")
    page.click("text=Meld 4 mensen aan")
    check("read in")
    page.goto(FILES)
    check("files")
    assert wrong == {}


def test_one_person_is_registered_with_one_button_by_keyboard(live_server: LiveServer, visitor_of: Visitors) -> None:
    make_edition()
    page = log_in(visitor_of(live_server.url), "/beheer/")
    page.goto(ADD)
    page.focus("#id_name")
    for text in ("Bo de Wit", "bo@voorbeeld.nl", "ROC", "Docent"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.type("Onderwijs")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # the photo
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("Bo de Wit heeft een plaats.")
    row = Registration.objects.get(name="Bo de Wit")
    assert (row.sector, row.photo_consent, row.function) == ("onderwijs", True, "Docent")
    assert page.url.endswith(f"/{row.pk}/change/")
