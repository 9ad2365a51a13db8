"""Registration from the form to erasing, in a browser of 360 pixels without JavaScript, with real mail."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, Request, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from events.models import Event
from registrations import places
from registrations.models import Registration, Seat, SpecialNeeds
from tests.browser.conftest import Visitor
from tests.browser.mailbox import READING, Mailbox, own_link, press, sign_up
from tests.registrations.mails import text
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.smtp import Box, serving

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def mailbox(settings: Settings, live_server: LiveServer) -> Iterator[Mailbox]:
    settings.SITE_URL = live_server.url
    with serving(Box(), settings) as box:
        yield Mailbox(box)


@pytest.fixture
def someone(live_server: LiveServer, visitor_of: Callable[[str], Visitor]) -> Callable[[], Page]:
    """A phone without JavaScript, with no cookies yet."""
    visitor = visitor_of(live_server.url)
    return lambda: visitor.open("/toegankelijkheid/", status=404, width=360, javascript=False)


def calendar_of(mail: Any) -> dict[str, str]:
    """The states of what stands in the calendar file of the mail."""
    (part,) = mail.iter_attachments()
    events = Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")
    return {str(one["summary"]): str(one["status"]) for one in events}


def pages_asked_for(page: Page) -> list[str]:
    """Fills itself with the method of every page that is asked for from now on."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if request.is_navigation_request():
            asked.append(request.method)

    page.on("request", note)
    return asked


def states(name: str) -> dict[str, str]:
    return dict(Seat.objects.filter(registration__name=name).values_list("session__title", "state"))


def test_from_the_form_to_erasing(mailbox: Mailbox, someone: Callable[[], Page]) -> None:
    event = make_open_event(slug="2097", name="Jaarconferentie 2097")
    make_workshop(event, title="Lassen")
    make_workshop(event, title="Solderen")
    make_workshop(event, "15:00", "16:00", title="Robots")
    full = make_workshop(event, "15:00", "16:00", title="Drones", capacity=1)
    make_registration(event, full, name="Bram Bos", email="bram@voorbeeld.nl")
    mail_of_bram = mailbox.to("bram@voorbeeld.nl")
    anna = someone()
    sign_up_with_sessions_and_a_need(anna, event)
    swap_a_session_and_join_a_waiting_list(anna, mailbox)
    cancel_all(someone(), own_link(mail_of_bram))
    accept_the_offer(anna, mailbox)
    carla = someone()
    hand_over(anna, carla, mailbox)
    erase(carla, mailbox)
    event.refresh_from_db()
    assert (event.places_taken, places.find_drift()) == (0, [])


def sign_up_with_sessions_and_a_need(anna: Page, event: Event) -> None:
    asked = pages_asked_for(anna)
    sessions = ("Lassen", "Robots")
    sign_up(anna, event, name="Anna de Wit", email="anna@voorbeeld.nl", sessions=sessions, diet="Geen noten")
    expect(anna.locator("h1")).to_have_text("U bent aangemeld")
    assert asked == ["GET", "POST", "POST"]
    assert states("Anna de Wit") == {"Lassen": "plaats", "Robots": "plaats"}
    assert SpecialNeeds.objects.get().diet == "Geen noten"


def swap_a_session_and_join_a_waiting_list(anna: Page, mailbox: Mailbox) -> None:
    mail = mailbox.to("anna@voorbeeld.nl")
    assert {"Lassen", "Robots"} <= set(calendar_of(mail))
    assert "Geen noten" not in text(mail) + text(mail, "html")
    anna.goto(own_link(mail))
    assert re.search(r"/aanmelding/\?aanmelding=\w{10}$", anna.url)
    expect(anna.locator("main")).to_contain_text("Geen noten")
    anna.get_by_role("link", name="Kies of wijzig sessies").click()
    anna.get_by_label(re.compile("Lassen")).uncheck()
    for title in ("Solderen", "Drones"):
        anna.get_by_label(re.compile(title)).check()
    press(anna, "Bewaar uw sessies")
    expect(anna.locator("main")).to_contain_text("wachtlijst")
    now = {"Lassen": "geannuleerd", "Solderen": "plaats", "Robots": "plaats", "Drones": "wachtlijst"}
    assert states("Anna de Wit") == now
    events = calendar_of(mailbox.to("anna@voorbeeld.nl"))
    assert (events["Lassen"], events["Solderen"]) == ("CANCELLED", "CONFIRMED")


def cancel_all(bram: Page, link: str) -> None:
    bram.goto(link)
    bram.get_by_role("link", name="Annuleer uw aanmelding").click()
    press(bram, "Annuleer mijn aanmelding")


def accept_the_offer(anna: Page, mailbox: Mailbox) -> None:
    arrived = dict(mailbox.new())
    assert set(arrived) == {"anna@voorbeeld.nl", "bram@voorbeeld.nl"}
    anna.goto(own_link(arrived["anna@voorbeeld.nl"], "aanbod"))
    expect(anna.locator("main")).to_contain_text("dan geeft u uw plaats in “Robots” op")
    press(anna, "Neem de plaats aan")
    now = {"Lassen": "geannuleerd", "Solderen": "plaats", "Robots": "geannuleerd", "Drones": "plaats"}
    assert states("Anna de Wit") == now
    mailbox.to("anna@voorbeeld.nl")


def hand_over(anna: Page, carla: Page, mailbox: Mailbox) -> None:
    anna.goto("/aanmelding/")
    anna.get_by_role("link", name="Draag uw plaats over").click()
    anna.get_by_label("Naam van uw collega").fill("Carla Vos")
    anna.get_by_label("E-mailadres van uw collega").fill("carla@voorbeeld.nl")
    press(anna, "Controleer de overdracht")
    press(anna, "Draag mijn plaats over")
    arrived = dict(mailbox.new())
    assert set(arrived) == {"anna@voorbeeld.nl", "carla@voorbeeld.nl"}
    assert not SpecialNeeds.objects.exists()
    assert {title for title, state in states("Carla Vos").items() if state == "plaats"} == {"Solderen", "Drones"}
    fill_in_the_rest(carla, own_link(arrived["carla@voorbeeld.nl"]))
    mailbox.to("carla@voorbeeld.nl")


def fill_in_the_rest(page: Page, link: str, diet: str = "") -> None:
    """From the link in the mail to the choice of sessions."""
    page.goto(link)
    if "/gegevens/" not in page.url:
        page.get_by_role("link", name="Vul uw gegevens aan").click()
    page.get_by_label(re.compile("^Organisatie")).fill("Techniek BV")
    page.get_by_label(re.compile("^Functie")).fill("monteur")
    page.get_by_label("Bedrijfsleven", exact=True).check()
    page.get_by_label("Nee, liever niet").check()
    if diet:
        page.get_by_label("Dieetwensen").fill(diet)
        page.get_by_label("Ik vind het goed dat").check()
    press(page, "Bewaar en kies sessies")


def erase(carla: Page, mailbox: Mailbox) -> None:
    carla.goto("/aanmelding/")
    expect(carla.locator("main")).to_contain_text("Drones")
    carla.get_by_role("link", name="Wis uw gegevens").click()
    carla.get_by_role("checkbox").check()
    press(carla, "Wis mijn gegevens")
    assert "gewist" in mailbox.to("carla@voorbeeld.nl")["Subject"]
    assert not Registration.objects.filter(name="Carla Vos").exists()


def test_a_delegation_of_three_with_one_mailbox(mailbox: Mailbox, someone: Callable[[], Page]) -> None:
    event = make_open_event(slug="2097")
    make_workshop(event, title="Lassen")
    sender = someone()
    sender.goto("/jaarconferentie/2097/aanmelden/delegatie/")
    names = ("Ali Kaya", "Bo van den Berg", "Zoë Ooms")
    sender.get_by_label("Uw naam").fill("Roos Prins")
    sender.get_by_label("Uw e-mailadres").fill("roos@voorbeeld.nl")
    sender.get_by_label("Organisatie").fill("Techniek BV")
    for number, name in enumerate(names):
        row = sender.get_by_role("group", name=f"Collega {number + 1}")
        row.get_by_label("Naam").fill(name)
        row.get_by_label("E-mailadres").fill("team@voorbeeld.nl")
    sender.wait_for_timeout(READING)
    press(sender, "Controleer de aanmelding")
    sender.get_by_role("button", name=re.compile("^Meld")).click()
    arrived = mailbox.new()
    assert sorted(address for address, _ in arrived) == ["roos@voorbeeld.nl", *["team@voorbeeld.nl"] * 3]
    mails = {name: mail for name in names for to, mail in arrived if to.startswith("team") and name in mail["Subject"]}
    assert set(mails) == set(names)
    assert len({own_link(mail) for mail in mails.values()}) == 3

    zoe = someone()
    fill_in_the_rest(zoe, own_link(mails["Zoë Ooms"]), diet="Halal")
    zoe.get_by_label(re.compile("Lassen")).check()
    press(zoe, "Bewaar uw sessies")
    assert states("Zoë Ooms") == {"Lassen": "plaats"}

    sender.goto(own_link(dict(arrived)["roos@voorbeeld.nl"]))
    page = sender.locator("main")
    for name in names:
        expect(page).to_contain_text(name)
    for secret in ("monteur", "Halal", "Lassen", "team@"):
        expect(page).not_to_contain_text(secret)
    sender.get_by_label("Ali Kaya").check()
    sender.get_by_label("Ja, annuleer").check()
    press(sender, "Annuleer de gekozen aanmeldingen")
    event.refresh_from_db()
    assert (event.places_taken, places.find_drift()) == (2, [])
