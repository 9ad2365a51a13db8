"""An organiser's work in a browser: a file of 200 people, one by hand, mail to a session, an export, badges, a list."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from events.models import Event, Session
from registrations import places
from registrations.letters import outbox
from registrations.letters.deliver import deliver_due
from registrations.models import Change, Letter, Registration, Seat
from tests.browser.conftest import Visitor
from tests.browser.mailbox import press
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.smtp import Box, serving
from tests.registrations.staff_users import ORGANISERS, make_staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LASSEN = 37  # people of one session
BAD = {  # row of the file, as a spreadsheet counts: what stands there, and what is said of it
    20: (("", "leeg@voorbeeld.nl", "ROC", ""), "Vul een naam in"),
    50: (("Kees Komma", "geen adres", "ROC", ""), "Vul een e-mailadres in zoals naam@voorbeeld.nl"),
    90: (("Dubbel Eerste", "mens9@voorbeeld.nl", "ROC", ""), ""),
    120: (("Wim Workshop", "wim@voorbeeld.nl", "ROC", "Breien"), "Breien"),
    170: (("X" * 151, "lang@voorbeeld.nl", "ROC", ""), "150"),
}


def attendees() -> bytes:
    """A workbook of 200 people, of whom 37 choose "Lassen", and five rows that cannot be."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["Naam", "E-mail", "Organisatie", "Sessies"])
    for number in range(2, 202):
        row: tuple[str, ...] = (f"Mens {number}", f"mens{number}@voorbeeld.nl", "ROC Assen", "")
        if number < LASSEN + 2:
            row = (*row[:3], "Lassen")
        sheet.append(BAD[number][0] if number in BAD else row)
    sheet.cell(90, 1).value, sheet.cell(90, 2).value = "Mens 9", "mens9@voorbeeld.nl"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture
def box(settings: Settings, live_server: LiveServer) -> Iterator[Box]:
    settings.SITE_URL = live_server.url
    with serving(Box(), settings) as one:
        yield one


def test_from_a_file_to_badges(box: Box, live_server: LiveServer, visitor_of: Callable[[str], Visitor]) -> None:
    event = make_open_event(slug="2097", name="Jaarconferentie 2097", capacity=300)
    lassen = make_workshop(event, title="Lassen", capacity=LASSEN - 1)
    user = make_staff(ORGANISERS, events=[event])
    User.objects.update(email="organisator@voorbeeld.nl")
    page = visitor_of(live_server.url).open("/beheer/login/", later=422)
    for field, value in (("username", user.username), ("password", "een lang wachtwoord")):
        page.locator(f"#id_{field}").fill(value)
    page.locator("#id_password").press("Enter")
    import_a_file(page, event, lassen)
    register_over_capacity(page, lassen)
    mail_a_session(page, lassen, box)
    export(page, lassen)
    print_badges(page, lassen)
    print_a_list(page)
    assert places.find_drift() == []


def open_tool(page: Page, name: str) -> None:
    page.goto("/beheer/registrations/registration/")
    page.get_by_role("link", name=name, exact=True).first.click()


def import_a_file(page: Page, event: Event, lassen: Session) -> None:
    """Each bad row is named, nothing is written before it is confirmed, and the good ones are registered."""
    make_registration(event, name="Mens 5", email="mens5@voorbeeld.nl")
    before = Registration.objects.count()
    open_tool(page, "Lees een bestand in")
    page.get_by_label("Bestand", exact=True).set_input_files(
        {"name": "deelnemers.xlsx", "mimeType": "application/octet-stream", "buffer": attendees()}
    )
    press(page, "Lees het bestand")
    totals = page.get_by_role("navigation", name="Uitkomst van de regels").get_by_role("link")
    expect(totals).to_have_text(
        [
            *("200 Alle regels", "194 Krijgt een plaats", "0 Krijgt een plaats, wacht op een sessie"),
            *("0 Komt op de wachtlijst", "1 Was al aangemeld", "5 Fout"),
        ]
    )
    for number, (_, words) in BAD.items():
        row = page.locator("tbody tr").filter(has=page.get_by_role("rowheader", name=str(number), exact=True))
        expect(row).to_contain_text("Fout")
        expect(row).to_contain_text(words or "op regel 9")
    assert Registration.objects.count() == before
    press(page, "Meld 194 mensen aan")
    expect(page.locator(".messagelist")).to_contain_text("194 deelnemers aangemeld.")
    assert Registration.objects.count() == before + 194
    lassen.refresh_from_db()
    assert lassen.seats_taken == Seat.objects.filter(session=lassen, state="plaats").count() == LASSEN - 2
    assert Letter.objects.filter(kind=Letter.Kind.CONFIRMATION).count() == 195


def register_over_capacity(page: Page, lassen: Session) -> None:
    """One takes the last seat; for the next one the capacity rises, by a reason."""
    for name, reason in (("Laatste Plek", ""), ("Zoë van der Berg", "Spreekt met de minister")):
        open_tool(page, "Registreer iemand")
        page.get_by_label("Naam", exact=True).fill(name)
        page.get_by_label("E-mailadres").fill(f"{name.split()[0].lower().replace('ë', 'e')}@voorbeeld.nl")
        page.get_by_label(re.compile("Lassen")).check()
        press(page, "Meld aan")
        if reason:
            expect(page.locator("main, #content").first).to_contain_text("“Lassen” is vol. Vul een reden in")
            expect(page.get_by_label("Naam", exact=True)).to_have_value(name)
            page.get_by_label("Reden om toch een plaats te geven").fill(reason)
            press(page, "Meld aan")
        expect(page.locator(".messagelist")).to_contain_text(f"{name} heeft een plaats")
    lassen.refresh_from_db()
    assert (lassen.capacity, lassen.seats_taken) == (LASSEN, LASSEN)
    change = Change.objects.get(reason="Spreekt met de minister")
    assert (change.action, change.details["raised"]) == (Change.Action.REGISTERED, {str(lassen.pk): LASSEN})


def mail_a_session(page: Page, lassen: Session, box: Box) -> None:
    """Exactly the 37 of the session, shown before it goes, each once; a worker dies with one in its hands."""
    while deliver_due().sent:
        pass
    confirmed = len(box.mails)
    open_tool(page, "Bericht aan deelnemers")
    page.get_by_label("Onderwerp").fill("Neem uw overall mee")
    page.locator("#id_body").fill("In de werkplaats is het vies.\n\nTot maandag.")
    page.get_by_label(re.compile("^Sessie")).select_option(str(lassen.pk))
    press(page, "Bewaar en bekijk wie het krijgt")
    expect(page.get_by_role("heading", name=f"Ontvangers: {LASSEN} mensen")).to_be_visible()
    shown = page.get_by_role("region", name=re.compile("^Ontvangers")).locator("tbody td").all_inner_texts()
    press(page, "Stuur een proefbericht aan mijzelf")
    expect(page.locator(".messagelist")).to_contain_text("organisator@voorbeeld.nl")
    assert deliver_due().sent == 1
    press(page, f"Stuur aan {LASSEN} mensen")
    expect(page.locator(".messagelist")).to_contain_text(f"Uw bericht gaat nu naar {LASSEN} mensen.")
    assert deliver_due(limit=15).sent == 15
    assert outbox.claim() is not None  # and then the worker was killed
    assert deliver_due().sent == LASSEN - 16
    Letter.objects.update(leased_until=timezone.now())
    assert deliver_due().sent == 1
    test, *mails = box.mails[confirmed:]
    assert (test[0], test[1]["Subject"]) == ("organisator@voorbeeld.nl", "[Proef] Neem uw overall mee")
    people = Seat.objects.filter(session=lassen, state="plaats").values_list("registration__email", flat=True)
    assert sorted(address for address, _ in mails) == sorted(shown) == sorted(people)
    assert {str(mail["Subject"]) for _, mail in mails} == {"Neem uw overall mee"}
    page.reload()
    expect(page.locator("dl")).to_contain_text(re.compile(rf"^\s*Verzonden\s*{LASSEN}\b"))


def choose(page: Page, lassen: Session) -> None:
    page.get_by_label(re.compile("^Sessie")).select_option(str(lassen.pk))
    page.get_by_role("button", name=re.compile("^Toon hoeveel")).click()
    expect(page.get_by_role("heading", name=f"{LASSEN} mensen")).to_be_visible()


def download(page: Page, button: str) -> bytes:
    with page.expect_download() as found:
        press(page, button)
    return Path(found.value.path()).read_bytes()


def export(page: Page, lassen: Session) -> None:
    open_tool(page, "Exporteer")
    choose(page, lassen)
    text = download(page, "Download als CSV-bestand").decode("utf-8-sig")
    names = [row["naam"] for row in csv.DictReader(io.StringIO(text), delimiter=";")]
    assert (len(names), "Zoë van der Berg" in names) == (LASSEN, True)
    book = openpyxl.load_workbook(io.BytesIO(download(page, "Download als Excel-bestand")))
    sheet: Any = book.active
    assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == names
    assert Change.objects.filter(action=Change.Action.EXPORTED, details__number=LASSEN).count() == 2


def print_badges(page: Page, lassen: Session) -> None:
    open_tool(page, "Badges")
    choose(page, lassen)
    text = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(download(page, "Maak de badges"))).pages)
    codes = Seat.objects.filter(session=lassen, state="plaats").values_list("registration__code", flat=True)
    assert [code for code in codes if code not in text.replace("\n", "")] == []


def print_a_list(page: Page) -> None:
    open_tool(page, "Presentielijsten")
    page.get_by_label(re.compile("^Lijst van")).select_option("één sessie")
    page.get_by_label(re.compile("^Sessie")).select_option(label="Lassen")
    page.get_by_role("button", name="Toon hoeveel mensen erop staan").click()
    expect(page.get_by_role("heading", name=f"{LASSEN} mensen")).to_be_visible()
    text = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(download(page, "Maak de presentielijst"))).pages)
    assert "Zoë van der Berg" in " ".join(text.split())
    assert Change.objects.filter(action=Change.Action.PRINTED).count() == 2
