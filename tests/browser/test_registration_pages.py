"""Every page of signing up, as people see it: accessible, quiet, never wider than the window, and by keyboard."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from core.public_form import PublicForm
from events.models import Event
from registrations import actions
from registrations.links import make_link
from tests.browser.conftest import Visitor
from tests.browser.looks import Looks
from tests.browser.mailbox import fill_in_person, press
from tests.builders import make_room, make_session, make_venue
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = [pytest.mark.browser, pytest.mark.look, pytest.mark.django_db(transaction=True)]

CHECK = "Controleer uw aanmelding"


@pytest.fixture
def looks() -> Looks:
    return Looks()


@pytest.fixture
def visitor(live_server: LiveServer, visitor_of: Callable[[str], Visitor], monkeypatch: pytest.MonkeyPatch) -> Visitor:
    monkeypatch.setattr(PublicForm, "fastest", 0)
    return visitor_of(live_server.url)


def make_day(**fields: object) -> Event:
    """An edition with rounds in which sessions are free, full, long, in English, and without a time."""
    event = make_open_event(**{"slug": "2097", "name": "Jaarconferentie 2097", "city": "Assen", **fields})
    room = make_room(event, venue=make_venue(event, name="Theater De Nieuwe Kolk", street="Weiersstraat 1"))
    long = "Samen opleiden in de regio: wat techniekbedrijven, scholen en gemeenten van elkaar leren over instroom"
    for title, start in (("Lassen", "13:00"), (long, "13:00"), ("Donaudampfschiff" * 9, "15:00")):
        make_workshop(event, start, f"{int(start[:2]) + 1}:00", title=title, room=room)
    make_workshop(event, title="Engineering the future", language="en", room=room)
    make_session(event, title="Rondleiding", capacity=10)
    full = [make_workshop(event, start, f"{start[:2]}:45", title="Drones", capacity=1) for start in ("13:00", "16:00")]
    make_registration(event, *full, name="Bram Bos")
    return event


def fill_in(page: Page) -> None:
    fill_in_person(page, name="Zoë van den Heuvel-Rompuy", email="zoe.van.den.heuvel@techniekcollege.voorbeeld.nl")
    page.get_by_label("Ja, dat mag").check()


def address(event: Event) -> str:
    return f"/jaarconferentie/{event.slug}/aanmelden/"


def test_signing_up(visitor: Visitor, looks: Looks) -> None:
    event = make_day()
    page = visitor.open(address(event), later=422)
    looks.at(page, "form")
    press(page, CHECK)
    looks.at(page, "form with faults")
    fill_in(page)
    page.get_by_label(re.compile("Lassen")).check()
    page.get_by_label(re.compile("wachtlijst voor Drones")).first.check()
    page.get_by_label(re.compile("^Dieet")).fill("Geen noten\nGeen melk")
    press(page, CHECK)
    expect(page.locator("h1")).to_have_text("Meld u aan")  # no consent yet
    page.get_by_label(re.compile("vind het goed")).check()
    press(page, CHECK)
    expect(page.locator("h1")).to_have_text("Controleer uw gegevens")
    looks.at(page, "check")
    press(page, "Meld mij aan")
    expect(page.locator("h1")).to_have_text("U bent aangemeld")
    looks.at(page, "placed")
    assert looks.wrong == {}


def test_back_and_other_answers(visitor: Visitor, looks: Looks) -> None:
    event = make_day()
    page = visitor.open(address(event))
    fill_in(page)
    page.get_by_label(re.compile("Lassen")).check()
    press(page, CHECK)
    press(page, "Meld mij aan")
    page.go_back()
    press(page, "Wijzig")
    page.get_by_label(re.compile("Engineering")).check()
    page.get_by_role("textbox", name="Organisatie").fill("Een heel andere organisatie")
    press(page, CHECK)
    press(page, "Meld mij aan")
    expect(page.locator("h1")).to_have_text("U bent aangemeld")
    expect(page.locator("main")).to_contain_text("U had dit formulier al verstuurd.")
    expect(page.locator("main")).to_contain_text("Lassen")
    expect(page.locator("main")).not_to_contain_text("Engineering")
    looks.at(page, "sent again")
    assert looks.wrong == {}


def test_signing_up_for_the_waiting_list_and_as_a_guest(visitor: Visitor, looks: Looks) -> None:
    event = make_day(capacity=1)
    page = visitor.open(address(event))
    looks.at(page, "full edition")
    fill_in(page)
    page.get_by_label(re.compile("Lassen")).check()
    press(page, CHECK)
    looks.at(page, "check while full")
    press(page, "Meld mij aan")
    expect(page.locator("h1")).to_have_text("U staat op de wachtlijst")
    looks.at(page, "waiting")
    guest = actions.invite(event=event, email="gast@voorbeeld.nl", name="Gast", by=actions.ATTENDEE)
    page.goto(f"/aanmelding/{make_link(guest)}/")
    looks.at(page, "guest")
    assert looks.wrong == {}


def test_when_one_cannot_sign_up(visitor: Visitor, looks: Looks, settings: Settings) -> None:
    event, tomorrow = make_day(), timezone.now() + dt.timedelta(days=1)
    page = visitor.open(address(event), later=429)
    fill_in(page)
    press(page, CHECK)
    settings.SIGN_UPS_PER_HOUR = 0
    press(page, "Meld mij aan")
    expect(page.locator(".notice")).to_be_focused()
    looks.at(page, "too many")
    page = visitor.open(address(event))
    reasons: dict[str, dict[str, object]] = {
        "soon": {"registration_opens_at": tomorrow},
        "closed": {"registration_closes_at": timezone.now() - dt.timedelta(days=1)},
        "guests only": {"invitation_only": True},
    }
    for name, fields in reasons.items():
        Event.objects.filter(pk=event.pk).update(
            **{"registration_opens_at": None, "registration_closes_at": None, "invitation_only": False, **fields}
        )
        page.goto(f"{address(event)}?{name}")
        expect(page.locator("form.form")).to_have_count(0)
        looks.at(page, name)
    assert looks.wrong == {}


def test_signing_up_colleagues(visitor: Visitor, looks: Looks) -> None:
    event = make_day()
    page = visitor.open(f"{address(event)}delegatie/", later=422)
    looks.at(page, "colleagues")
    press(page, "Controleer de aanmelding")
    looks.at(page, "colleagues with faults")
    for label, value in (("Uw naam", "Roos"), ("Uw e-mailadres", "roos@voorbeeld.nl"), ("Organisatie", "ROC Assen")):
        page.get_by_label(label).fill(value)
    row = page.get_by_role("group", name="Collega 1")
    row.get_by_label("Naam").fill("Wilhelmina" * 10)
    row.get_by_label("E-mailadres").fill("team@voorbeeld.nl")
    press(page, "Controleer de aanmelding")
    looks.at(page, "colleagues to check")
    press(page, "Meld mijn collega’s aan")
    expect(page.locator("h1")).to_have_text("Uw collega’s zijn aangemeld")
    looks.at(page, "colleagues signed up")
    assert looks.wrong == {}


def test_the_form_by_keyboard(visitor: Visitor) -> None:
    """The faults have the focus, each leads to its field, and one choice is one stop for the arrows."""
    event = make_day()
    page = visitor.open(address(event), later=422)
    press(page, CHECK)
    expect(page.locator(".notice")).to_be_focused()
    for link in page.locator(".notice a").all():
        target = str(link.get_attribute("href"))
        link.focus()
        page.keyboard.press("Enter")
        expect(page.locator(target)).to_be_focused()
    sectors = page.get_by_role("group", name="Sector").get_by_role("radio")
    sectors.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(sectors.nth(1)).to_be_focused()
    expect(sectors.nth(1)).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name=re.compile("Lassen"))).not_to_be_checked()
    assert page.evaluate("document.activeElement.name !== 'sector'")
    page.get_by_label("Naam").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_be_focused()  # Enter checks, and does not sign up
