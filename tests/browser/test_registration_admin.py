"""The pages of registration in the admin: accessible, never wider than a phone, and every target large enough."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from registrations import actions
from registrations.actions import Colleague
from registrations.models import Change, Letter
from tests.browser.conftest import THEMES, show_in
from tests.browser.news_admin import Visitors
from tests.browser.photo_admin import axe, log_in
from tests.browser.test_pages import OVERFLOW
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = [pytest.mark.browser, pytest.mark.look, pytest.mark.django_db(transaction=True)]

SMALL = """() => [...document.querySelectorAll(
    '.object-tools a, .submit-row :is(a, input), .line :is(button, summary)')]
    .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 24)
    .map(one => `${one.getBoundingClientRect().height} ${one.outerHTML.slice(0, 100)}`)"""
LONG = "Wilhelmina-Alexandra van den Heuvel-Rompuy tot Wassenaar en Drievliet"


def pages() -> dict[str, str]:
    event = make_open_event(slug="2097", name="Jaarconferentie 2097", capacity=3)
    session = make_workshop(event, title="Donaudampfschiff" * 9, capacity=1)
    row = make_registration(event, session, name=LONG, email=f"{'w' * 60}@voorbeeld.nl", organisation="O" * 90)
    make_registration(event, waiting=(session,), name=LONG)
    sender = Colleague(LONG, "roos@voorbeeld.nl")
    actions.register_delegation(event=event, sender=sender, colleagues=[Colleague("Bo", "bo@voorbeeld.nl")])
    make_registration(event, name=LONG, organisation="O" * 90)
    gone = make_registration(event)
    actions.cancel(registration=gone)
    guest = actions.invite(event=event, email="gast@voorbeeld.nl", name=LONG, by=actions.ATTENDEE)
    ours = "/beheer/registrations"
    return {
        "list": f"{ours}/registration/",
        "change": f"{ours}/registration/{row.pk}/change/",
        "over": f"{ours}/registration/{gone.pk}/change/",
        "cancel": f"{ours}/registration/{row.pk}/annuleer/",
        "erase": f"{ours}/registration/{row.pk}/wis/",
        "line of an edition": f"{ours}/registration/wachtlijst/editie/{event.pk}/",
        "line of a session": f"{ours}/registration/wachtlijst/sessie/{session.pk}/",
        "invitations": f"{ours}/invitation/",
        "invitation": f"{ours}/invitation/{guest.pk}/change/",
        "invite": f"{ours}/invitation/add/",
        "delegations": f"{ours}/delegation/",
        "log": f"{ours}/change/",
        "letters": f"{ours}/letter/",
        "letter": f"{ours}/letter/{Letter.objects.latest('pk').pk}/change/",
        "edition": f"/beheer/events/event/{event.pk}/change/",
        "session": f"/beheer/events/session/{session.pk}/change/",
    }


def test_no_page_has_an_axe_violation_or_a_small_target(live_server: LiveServer, visitor_of: Visitors) -> None:
    page = log_in(visitor_of(live_server.url), "/beheer/", bypass_csp=True)
    wrong: dict[str, list[str]] = {}
    for name, path in pages().items():
        page.goto(path)
        page.wait_for_load_state("networkidle")
        wrong |= {f"{name} {how}": faults for how, faults in look(page).items() if faults}
    assert wrong == {}


def look(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for details in page.locator(".line-queue details:not([open]) > summary").all()[:1]:
        details.click()
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        found |= {f"wide {width}": page.evaluate(OVERFLOW), f"small {width}": page.evaluate(SMALL)}
    for theme in THEMES:
        show_in(page, theme)
        found[theme] = axe(page)
    return found


def test_a_reason_is_asked_for_and_the_fault_stands_beside_it(live_server: LiveServer, visitor_of: Visitors) -> None:
    paths = pages()
    visitor = visitor_of(live_server.url)
    page = log_in(visitor, "/beheer/", bypass_csp=True, later=422)
    page.goto(paths["line of an edition"])
    page.get_by_text("Afwijken van de volgorde").first.click()
    page.get_by_role("button", name="Geef een extra plaats").first.click()
    expect(page.locator(".errornote")).to_be_visible()
    assert [fault for faults in look(page).values() for fault in faults] == []
    page.get_by_label("Reden").first.fill("Spreker")
    page.get_by_role("button", name="Geef een extra plaats").first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Change.objects.filter(action="voorrang").get().reason == "Spreker"
