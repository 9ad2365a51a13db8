"""The desk on a phone of 360 pixels without JavaScript, and as people see it."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from events.models import Event, Session
from registrations import actions, places
from registrations.models import CheckIn, Registration
from tests.browser.conftest import Visitor
from tests.browser.looks import Looks
from tests.browser.mailbox import press
from tests.builders import make_room
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import DESK, make_staff
from tests.registrations.test_desk_delegation import address, make_team
from tests.registrations.visits import fresh

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Wilhelmina-Alexandra van den Heuvel-Rompuy tot Wassenaar en Drievliet"
SMALL = """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), summary')]
    .filter(one => one.checkVisibility() && !one.classList.contains('skip'))
    .map(one => (one.type === 'checkbox' ? one.closest('.choice') : one))
    .filter(one => one.getBoundingClientRect().height < 44)
    .map(one => `${one.getBoundingClientRect().height} ${one.outerHTML.slice(0, 100)}`)"""


@pytest.fixture
def phone(live_server: LiveServer, visitor_of: Callable[[str], Visitor]) -> Callable[..., Page]:
    """A phone on which someone opens an address."""
    visitor = visitor_of(live_server.url)

    def make(path: str, **how: object) -> Page:
        return visitor.open(path, **{"width": 360, "javascript": False, **how})  # type: ignore[arg-type]

    return make


def log_in(page: Page) -> None:
    """As someone of the desk, where the page offers it."""
    user = make_staff(DESK)
    user.first_name, user.last_name = "Els", "de Wit"
    user.save()
    page.locator("#id_username").fill(user.username)
    page.locator("#id_password").fill("een lang wachtwoord")
    page.locator("#id_password").press("Enter")


def at_the_desk(page: Page, name: str = "Balie 2") -> None:
    """From the page to log in to the main page of a desk with a name."""
    log_in(page)
    page.goto("/balie/instellen/")
    page.get_by_label("Hoe heet deze balie?").fill(name)
    press(page, "Bewaar")
    expect(page.get_by_role("link", name=name)).to_be_visible()


def search(page: Page, text: str) -> None:
    """As one types, or as a hardware scanner does: the field has the focus, and Enter ends it."""
    page.goto("/balie/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def told(page: Page, words: str | re.Pattern[str]) -> None:
    """Waits for what the page says was done."""
    expect(page.locator("#uitslag")).to_have_text(words, use_inner_text=True)


def test_a_day_at_the_desk(phone: Callable[..., Page], live_server: LiveServer) -> None:
    event = make_open_event(slug="2097", name="Jaarconferentie 2097")
    session = make_workshop(event, title="Lassen", room=make_room(event, name="Zaal 4"))
    anna = make_registration(event, session, name="Anna Bakker", organisation="Het Lyceum")
    names = ("Jan van der Berg", "Piet van den Berg", "José Núñez")
    jan, piet, jose = (make_registration(event, session, name=name) for name in names)
    delegation, _ = make_team(event, "Fatima el Amrani", "Bo Li", "Carla Smit")
    page = phone(f"/balie/{anna.code}/")
    by_the_camera_of_the_phone(page)
    a_second_scan(page, anna, live_server.url)
    by_name(page, "van der Berg", jan)
    by_name(page, "Berg vd", piet)
    by_name(page, "jose nunez", jose)
    take_back(page, jose)
    together(page, address(delegation))
    walk_in(page)
    at_a_door(page, session, anna)
    expect(page.get_by_text("U staat bij de deur van")).to_be_hidden()
    assert CheckIn.objects.filter(session=None, undone_at=None).count() == 1 + 2 + 3 + 1
    assert (CheckIn.objects.filter(session=session, undone_at=None).count(), places.find_drift()) == (1, [])


def by_the_camera_of_the_phone(page: Page) -> None:
    """The code is an address: it opens the page, after logging in."""
    expect(page.locator("h1")).to_have_text("Deze code is voor de balie")
    page.get_by_role("link", name="Log in").click()
    log_in(page)
    expect(page.locator("h1")).to_have_text("Anna Bakker")
    expect(page.get_by_text("Het Lyceum")).to_be_visible()
    press(page, "Laat binnen")
    told(page, "Binnen")
    expect(page.locator("#q")).to_be_focused()
    page.goto("/balie/")
    page.get_by_role("link", name="Hoe heet deze balie?").click()
    page.get_by_label("Hoe heet deze balie?").fill("Balie 2")
    press(page, "Bewaar")


def a_second_scan(page: Page, row: Registration, site: str) -> None:
    """By a scanner that types an address, and says when, where and by whom the first was."""
    CheckIn.objects.update(desk="Balie 1")
    search(page, f"{site}/balie/{row.code}/")
    expect(page.locator("h1")).to_have_text("Anna Bakker")
    told(page, re.compile(r"^Was al binnen\s+om \d\d\.\d\d uur aan Balie 1 \(door Els de Wit\)$"))
    expect(page.get_by_role("button", name="Laat binnen")).to_have_count(0)


def by_name(page: Page, typed: str, row: Registration) -> None:
    search(page, typed)
    page.get_by_role("button", name=f"Laat binnen {row.name}").click()
    told(page, f"Binnen {row.name}")
    expect(page.locator("#q")).to_have_value("")


def take_back(page: Page, row: Registration) -> None:
    page.goto("/balie/")
    page.get_by_role("button", name=f"Maak ongedaan {row.name}").click()
    told(page, f"Ongedaan gemaakt {row.name} is niet meer binnen")
    assert not CheckIn.objects.filter(registration=row, undone_at=None).exists()


def together(page: Page, path: str) -> None:
    search(page, "fatima")
    page.get_by_role("link", name="Fatima el Amrani").click()
    expect(page.get_by_text("Carla Smit")).to_be_visible()
    page.get_by_role("link", name="Laat de groep binnen").click()
    assert page.url.endswith(path)
    page.get_by_label("Bo Li").uncheck()
    expect(page.get_by_role("button", name="Laat binnen wie u koos")).to_be_visible()
    page.get_by_label("Bo Li").check()
    press(page, "Laat 3 mensen binnen")
    told(page, "3 mensen binnen")
    expect(page.locator("#q")).to_be_focused()


def walk_in(page: Page) -> None:
    search(page, "Zoë Inloop")
    expect(page.locator("h1")).to_have_text("Niemand gevonden voor “Zoë Inloop”")
    page.get_by_role("link", name="Schrijf iemand in").click()
    expect(page.get_by_label("Naam", exact=True)).to_be_focused()
    expect(page.get_by_label("Naam", exact=True)).to_have_value("Zoë Inloop")
    press(page, "Schrijf in en laat binnen")
    told(page, "Binnen")
    expect(page.locator("h1")).to_have_text("Zoë Inloop")


def at_a_door(page: Page, session: Session, row: Registration) -> None:
    page.get_by_role("link", name="Deuren").click()
    page.get_by_role("button", name=session.title).click()
    expect(page.locator("#deur-stand")).to_have_text("0 van 4 binnen")
    search(page, row.code)
    told(page, "Binnen")
    expect(page.locator("#deur-stand")).to_have_text("1 van 4 binnen")
    page.goto(f"/balie/{row.code}/")
    told(page, re.compile(r"^Was al binnen\s+om\b"))
    page.get_by_role("button", name="Terug naar de ingang").click()


def busy() -> tuple[Event, dict[str, str]]:
    """Every kind of page of the desk, with long names."""
    event = make_open_event(slug="2097", name="Jaarconferentie 2097", capacity=7)
    room = make_room(event, name="Zaal met een lange naam 12")
    session = make_workshop(event, title="Donaudampfschiff" * 5 + " in de regio", room=room)
    delegation, (bo, *_) = make_team(event, LONG, "Bo Li", "Carla Smit", organisation="O" * 60)
    inside, place = (make_registration(event, session, name=name, organisation="o" * 90) for name in (LONG + "x", "Li"))
    gone, offered, waits = (make_registration(event, name=name) for name in ("Weg", "Aanbod", LONG + "y"))
    late = make_registration(event, name="Laat")
    actions.cancel(registration=gone)
    for row in (inside, Registration.objects.get(name="Carla Smit", event=event)):
        actions.check_in(registration=row, by=actions.SYSTEM, desk="Balie met een lange naam")
    other = make_open_event(slug="2098", name="Jaarconferentie 2098", day=dt.date(2098, 1, 20))
    elsewhere = make_registration(other, name="Elders", email="e@voorbeeld.nl")
    theirs, _ = make_team(other, "Cas")
    states = {row.name: fresh(row).state for row in (gone, offered, waits, late)}
    assert states == {"Weg": "geannuleerd", "Aanbod": "plaats", LONG + "y": "aangeboden", "Laat": "wachtlijst"}
    return event, {
        "main": "/balie/",
        "doors": "/balie/deuren/",
        "settings": "/balie/instellen/",
        "found": "/balie/?q=li",
        "nobody": f"/balie/?q={'x' * 60}",
        "place": f"/balie/{place.code}/",
        "in": f"/balie/{inside.code}/",
        "just in": f"/balie/{inside.code}/?gedaan=binnen&bij={CheckIn.objects.get(registration=inside).pk}",
        "offered": f"/balie/{waits.code}/",
        "waits": f"/balie/{late.code}/",
        "cancelled": f"/balie/{gone.code}/",
        "colleague": f"/balie/{bo.code}/",
        "delegation": address(delegation),
        "walk-in": "/balie/inloop/",
        "other edition": f"/balie/{elsewhere.code}/",
        "delegation of another edition": address(theirs),
        "name": f"/balie/{place.code}/naam/",
        "door": f"/balie/deuren/#{session.pk}",  # which is chosen there
        "place at the door": f"/balie/{place.code}/",
        "no seat at the door": f"/balie/{bo.code}/",
        "unknown": "/balie/zzzzzzzzzz/",
        "door gone": f"/balie/{place.code}/?",
    }


@pytest.mark.look
def test_every_page_is_accessible_quiet_and_made_for_fingers(phone: Callable[..., Page]) -> None:
    _, paths = busy()
    page = phone("/balie/", javascript=True, bypass_csp=True, later=404)
    at_the_desk(page, "Balie met een naam van zestig tekens, zo lang als het mag")
    looks = Looks()
    for name, path in paths.items():
        if name == "door gone":
            Session.objects.update(state=Session.State.CANCELLED)
        page.goto(path)
        if name == "door":
            page.locator(f'button[value="{path.partition("#")[2]}"]').click()
        looks.at(page, name)
        looks.wrong |= {f"{name} small": found for found in [page.evaluate(SMALL)] if found}
    assert looks.wrong == {}


@pytest.mark.look
def test_what_is_wrong_on_a_form_takes_the_focus(phone: Callable[..., Page]) -> None:
    event = make_open_event(capacity=1)
    make_registration(event, name="Anna Bakker", organisation="Het Lyceum")
    waits = make_registration(event, name="Wim Wachter")
    page = phone("/balie/", javascript=True, bypass_csp=True, later=422)
    at_the_desk(page)
    looks = Looks()
    for path, fields, button in (
        ("/balie/inloop/", {"Naam": "anna bakker"}, "Schrijf in en laat binnen"),
        ("/balie/instellen/", {"Hoe heet deze balie?": ""}, "Bewaar"),
        (f"/balie/{waits.code}/", {}, "Geef een plaats en laat binnen"),
        (f"/balie/{waits.code}/naam/", {"Naam": ""}, "Bewaar de naam"),
    ):
        page.goto(path)
        for label, value in fields.items():
            page.get_by_label(label, exact=True).fill(value)
        press(page, button)
        expect(page.get_by_role("alert")).to_be_focused()
        assert page.title().startswith("Fout: ")
        looks.at(page, path)
        looks.wrong |= {f"{path} small": found for found in [page.evaluate(SMALL)] if found}
    assert looks.wrong == {}
