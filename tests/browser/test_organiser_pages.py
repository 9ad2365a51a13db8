"""What organisers open every day: no axe violation, nothing wider than a phone, every target large enough."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from events.models import Session
from registrations import actions
from registrations.actions import Needs
from registrations.actions.values import SYSTEM
from registrations.told import tell_changes
from tests.browser.conftest import THEMES, show_in
from tests.browser.news_admin import Visitors
from tests.browser.photo_admin import axe, log_in
from tests.browser.test_pages import OVERFLOW
from tests.registrations.people import details, make_open_event, make_registration, make_workshop

pytestmark = [pytest.mark.browser, pytest.mark.look, pytest.mark.django_db(transaction=True)]

SMALL = """() => [...document.querySelectorAll('#content-main :is(a, button, summary, select, input)')]
    .filter(one => one.checkVisibility() && !one.closest('p, td, th, dd, .paginator'))
    .filter(one => one.getBoundingClientRect().height < 24)
    .map(one => `${one.getBoundingClientRect().height} ${one.outerHTML.slice(0, 100)}`)"""
CUT = """() => [...document.querySelectorAll('.chart text:not(.c-label)')].filter(one => {
        const box = one.getBoundingClientRect(), frame = one.ownerSVGElement.getBoundingClientRect();
        return box.left < frame.left - 1 || box.right > frame.right + 1;
    }).map(one => one.textContent)"""
LEGEND = """() => [...document.querySelectorAll('.chart-key')].filter(key => {
        const box = key.getBoundingClientRect(), chart = key.parentElement.querySelector('.chart');
        return box.bottom > chart.getBoundingClientRect().top || [...key.children].some(one => one.offsetHeight > 36);
    }).map(one => one.textContent)"""
BROKEN = """() => [...document.querySelectorAll('#nav-sidebar th a')]
    .filter(one => one.getClientRects().length > one.textContent.trim().split(/\\s+/).length)
    .map(one => one.textContent)"""

KINDS = """() => ['c-bar', 'c-left', 'c-waits'].map(one => {
    const style = getComputedStyle(document.querySelector('.' + one));
    return style.fill + style.strokeDasharray;
})"""


def pages() -> dict[str, str]:
    event = make_open_event(slug="2097", name="Jaarconferentie 2097", capacity=30)
    sessions = [make_workshop(event, capacity=1 + number, title="Donaudampfschiff" * 9) for number in range(3)]
    for number, session in enumerate(sessions):
        row = make_registration(event, session, name=f"W{'i' * 80}", organisation="O" * 90)
        actions.check_in(registration=row, by=SYSTEM, session=session if number else None)
    make_registration(event, waiting=(sessions[0],))
    actions.cancel(registration=make_registration(event))
    for diet in ("vegetarisch", "iets" * 90):
        actions.register(event=event, details=details(), needs=Needs(diet=diet))
    tell_changes()
    sessions[0].state = Session.State.CANCELLED
    sessions[0].save()  # above the outbox: what is about to be told
    make_open_event(slug="leeg", name="Lege editie")
    ours = "/beheer/registrations/registration"
    return {
        "dashboard": f"{ours}/cijfers/?editie=2097",
        "dashboard of an empty edition": f"{ours}/cijfers/?editie=leeg",
        "caterer": f"{ours}/catering/?editie=2097",
        "list": f"{ours}/?event__id__exact={event.pk}&sessie={sessions[0].pk}",
        "outbox": "/beheer/registrations/letter/",
        "log": "/beheer/registrations/change/",
        "check-ins": "/beheer/registrations/checkin/",
    }


def test_no_page_has_an_axe_violation_or_a_small_target(live_server: LiveServer, visitor_of: Visitors) -> None:
    page = log_in(visitor_of(live_server.url), "/beheer/", bypass_csp=True)
    wrong: dict[str, list[str]] = {}
    for name, path in pages().items():
        page.goto(path)
        page.wait_for_load_state("networkidle")
        page.evaluate("() => document.querySelectorAll('.figures details').forEach(one => { one.open = true; })")
        wrong |= {f"{name} {how}": faults for how, faults in look(page).items() if faults}
    assert wrong == {}


def look(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        widths = {"wide": OVERFLOW, "cut": CUT, "legend": LEGEND, "broken words": BROKEN}
        found |= {f"{what} {width}": page.evaluate(how) for what, how in widths.items()}
        found[f"small {width}"] = page.evaluate(SMALL)
        for theme in THEMES:
            show_in(page, theme)
            found[f"{theme} {width}"] = axe(page)
    return found


def test_the_list_of_all_editions_shows_all_its_columns(live_server: LiveServer, visitor_of: Visitors) -> None:
    page, event = log_in(visitor_of(live_server.url), "/beheer/"), make_open_event(name="Jaarconferentie Techniekpact")
    for _ in range(3):
        make_registration(event, name="Hanneke van der Meer", organisation="Regionaal Opleidingencentrum")
    page.goto("/beheer/registrations/registration/")
    for width, number in ((1280, 6), (360, 3)):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator("#result_list tbody tr:first-child > *:visible")).to_have_count(number)
        assert page.evaluate("(one => one.scrollWidth - one.clientWidth)(document.querySelector('.results'))") == 0


def test_the_parts_of_a_chart_differ_in_high_contrast_and_on_paper(
    live_server: LiveServer, visitor_of: Visitors
) -> None:
    page = log_in(visitor_of(live_server.url), "/beheer/")
    page.goto(pages()["dashboard"])
    for media in ({"forced_colors": "active"}, {"media": "print"}):
        page.emulate_media(**media)  # type: ignore[arg-type]
        assert len(set(page.evaluate(KINDS))) == 3
    expect(page.locator("#nav-sidebar")).to_be_hidden()


def test_the_dashboard_is_used_by_keyboard(live_server: LiveServer, visitor_of: Visitors) -> None:
    page = log_in(visitor_of(live_server.url), "/beheer/")
    page.goto(pages()["dashboard"])
    page.get_by_text("Aanmeldingen per dag als tabel").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Aanmeldingen per dag als tabel")).to_be_visible()
    page.get_by_label("Editie").select_option("leeg")
    page.get_by_role("button", name="Toon").click()
    expect(page.get_by_text("Er heeft zich nog niemand aangemeld voor Lege editie.")).to_be_visible()
