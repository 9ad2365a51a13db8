"""Every page of one's own registration, as people see it: accessible, quiet, never wider than the window."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from registrations import actions
from registrations.actions import Choice, Colleague, Needs
from registrations.links import make_link
from registrations.models import ClaimState, Delegation, Registration, Seat
from tests.browser.conftest import Visitor
from tests.browser.looks import Looks
from tests.browser.mailbox import press
from tests.builders import make_room, make_venue
from tests.registrations.people import details, make_open_event, make_registration, make_workshop

pytestmark = [pytest.mark.browser, pytest.mark.look, pytest.mark.django_db(transaction=True)]

LONG = "Wilhelmina-Alexandra van den Heuvel-Rompuy tot Wassenaar en Drievliet"


@pytest.fixture
def looks() -> Looks:
    return Looks()


@pytest.fixture
def visitor(live_server: LiveServer, visitor_of: Callable[[str], Visitor]) -> Visitor:
    return visitor_of(live_server.url)


def link(subject: Registration | Delegation, where: str = "") -> str:
    return f"/aanmelding/{make_link(subject)}/{f'?naar={where}' if where else ''}"


def make_busy_person() -> Registration:
    """Someone with a place, who has a seat, waits for one, is offered one, and needs something."""
    event = make_open_event(slug="2097", name="Jaarconferentie 2097", city="Assen")
    room = make_room(event, venue=make_venue(event, name="Theater De Nieuwe Kolk", street="Weiersstraat 1"))
    seat = make_workshop(event, title="Samen opleiden in de regio: wat bedrijven en scholen leren", room=room)
    make_workshop(event, title="Donaudampfschiff" * 9, room=room)
    waits, offered = (make_workshop(event, f"{hour}:00", f"{hour}:45", capacity=1, room=room) for hour in (15, 16))
    holder = make_registration(event, waits, offered)
    row = actions.register(
        event=event,
        details=details(
            name=LONG, email="wilhelmina.van.den.heuvel@techniekcollege.voorbeeld.nl", organisation="O" * 90
        ),
        choice=Choice(seats=[seat], waiting=[waits, offered]),
        needs=Needs(diet="Geen noten\nGeen melk", access="Een plaats voor een rolstoel"),
    )
    actions.change_seats(registration=holder, choice=Choice(seats=[waits]))
    assert Seat.objects.get(session=offered, registration=row).state == ClaimState.OFFERED
    return row


def test_the_pages_of_someone_with_a_place(visitor: Visitor, looks: Looks) -> None:
    row = make_busy_person()
    page = visitor.open(link(row), later=422)
    looks.at(page, "overview")
    page.emulate_media(media="print")
    for button in ("Bekijk het aanbod", "Kies of wijzig sessies", "Annuleer uw aanmelding"):
        expect(page.get_by_text(button)).to_be_hidden()
    expect(page.get_by_text("Op de wachtlijst, u bent nummer 1")).to_be_visible()
    page.emulate_media(media="screen")
    for where in ("gegevens", "sessies", "aanbod", "komt-u", "overdragen", "annuleren", "links", "wissen", "dagkaart"):
        page.goto(f"/aanmelding/{where}/")
        looks.at(page, where)
    page.goto("/aanmelding/gegevens/")
    page.get_by_label("Naam").fill("")
    press(page, "Bewaar uw gegevens")
    expect(page.locator(".notice")).to_be_focused()
    looks.at(page, "gegevens with faults")
    page.goto("/aanmelding/sessies/")
    page.get_by_label(re.compile("Donau")).check()
    press(page, "Bewaar uw sessies")
    expect(page.locator(".notice")).to_contain_text("tegelijk")
    looks.at(page, "sessies with faults")
    page.goto("/aanmelding/wissen/")
    press(page, "Wis mijn gegevens")
    page.locator(".notice a").click()
    expect(page.get_by_role("checkbox")).to_be_focused()
    looks.at(page, "wissen with faults")
    page.goto("/aanmelding/overdragen/")
    page.get_by_label("Naam van uw collega").fill(LONG)
    page.get_by_label("E-mailadres van uw collega").fill("w@voorbeeld.nl")
    press(page, "Controleer de overdracht")
    expect(page.locator("h1")).to_have_text("Controleer uw overdracht")
    looks.at(page, "overdragen to check")
    page.goto("/aanmelding/agenda/")
    looks.at(page, "agenda")
    press(page, "Maak een adres voor mijn agenda")
    looks.at(page, "agenda with its address")
    assert looks.wrong == {}


def test_the_pages_of_others(visitor: Visitor, looks: Looks) -> None:
    event = make_open_event(slug="2097", name="Jaarconferentie 2097", capacity=1)
    gone, offered, waiting, lapsed = (make_registration(event) for _ in range(4))
    actions.cancel(registration=gone)
    Registration.objects.filter(pk=lapsed.pk).update(state=ClaimState.LAPSED)
    sender = Colleague("Roos Prins", "roos@voorbeeld.nl")
    team = [Colleague(LONG, "w@voorbeeld.nl"), Colleague("Bo", "bo@voorbeeld.nl")]
    delegation = actions.register_delegation(event=event, sender=sender, colleagues=team)
    new = Registration.objects.filter(delegation=delegation).earliest("pk")
    page = visitor.open(link(gone))
    looks.at(page, "cancelled")
    for name, address in {
        "offered": link(offered),
        "offer of a place": link(offered, "aanbod"),
        "waiting": link(waiting),
        "lapsed": link(lapsed),
        "new": link(new),
        "filling in the rest": link(new, "gegevens"),
        "delegation": link(delegation),
        "several": "/aanmelding/",
        "over": "/aanmelding/klaar/?wat=gewist",
    }.items():
        page.goto(address)
        looks.at(page, name)
    past = timezone.localdate() - dt.timedelta(days=3)
    type(event).objects.filter(pk=event.pk).update(starts_on=past, ends_on=past)
    page.goto(link(waiting))
    looks.at(page, "past")
    assert looks.wrong == {}


def test_the_pages_without_access(visitor: Visitor, looks: Looks) -> None:
    page = visitor.open("/aanmelding/", later=404)
    looks.at(page, "no link opened")
    page.goto("/balie/0123456789/")
    looks.at(page, "code of the desk")
    page.goto("/aanmelding/link/")
    looks.at(page, "asking for a link")
    page.get_by_label("E-mailadres").fill("niemand@voorbeeld.nl")
    page.wait_for_timeout(2_100)
    press(page, "Stuur mij mijn link")
    expect(page.locator("h1")).to_have_text("Kijk in uw mailbox")
    looks.at(page, "asked for a link")
    page.goto(f"/aanmelding/{'x' * 43}/")
    looks.at(page, "dead link")
    assert looks.wrong == {}
