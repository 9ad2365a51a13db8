"""What organisers make of a group of attendees: mail, an export, badges and lists; accessible, on a phone too."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from registrations import actions
from registrations.actions.values import SYSTEM
from tests.browser.news_admin import Visitors
from tests.browser.photo_admin import log_in
from tests.browser.test_organiser_pages import look
from tests.registrations.mailings import make_mailing, sign
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = [pytest.mark.browser, pytest.mark.look, pytest.mark.django_db(transaction=True)]
OURS = "/beheer/registrations"
LONG = f"Donaudampfschiff{'fahrt' * 12}"


def pages() -> dict[str, str]:
    event = make_open_event(slug="2097", name="Jaarconferentie 2097")
    session = make_workshop(event, title=LONG * 2)
    row = make_registration(event, session, name=LONG, email=f"{'w' * 60}@voorbeeld.nl", organisation=LONG)
    actions.check_in(registration=row, by=SYSTEM, session=session, desk="Zaal 1")
    draft, nobody, sent = (
        make_mailing(event, subject=LONG * 2, body=f"{LONG}\n\nhttps://voorbeeld.nl/{LONG}", **group)
        for group in ({"session": session}, {"sector": "overheid"}, {})
    )
    actions.send_test(mailing=draft, to="ik@voorbeeld.nl")
    actions.send_mailing(mailing=sent, shown=sign(sent), by=SYSTEM)
    group = f"?editie=2097&session={session.pk}"
    return {
        "export": f"{OURS}/registration/exporteer/{group}",
        "badges": f"{OURS}/registration/badges/{group}",
        "attendance": f"{OURS}/registration/presentielijst/{group}&of=sessie",
        "mailing": f"{OURS}/mailing/add/{group}",
        "draft": f"{OURS}/mailing/{draft.pk}/change/",
        "check": f"{OURS}/mailing/{draft.pk}/versturen/",
        "check of nobody": f"{OURS}/mailing/{nobody.pk}/versturen/",
        "sent": f"{OURS}/mailing/{sent.pk}/change/",
        "mailings": f"{OURS}/mailing/",
        "outbox of a mailing": f"{OURS}/letter/?mailing__id__exact={sent.pk}",
        "check-ins": f"{OURS}/checkin/",
    }


def faults(page: Page) -> dict[str, list[str]]:
    page.wait_for_load_state("networkidle")
    return {how: found for how, found in look(page).items() if found}


def test_no_page_has_an_axe_violation_or_a_small_target(live_server: LiveServer, visitor_of: Visitors) -> None:
    paths, page = pages(), log_in(visitor_of(live_server.url), "/beheer/", bypass_csp=True, later=422)
    # axe looks for what stylesheets import beside the page
    page.route("**/beheer/**/widgets*.css", lambda route: route.fulfill(body="/**/"))
    wrong = {}
    for name, path in paths.items():
        page.goto(path)
        wrong[name] = faults(page)
    page.goto(paths["mailing"])
    page.locator("#id_subject").fill(LONG * 4)
    page.locator("#content-main form [type=submit]").first.click()
    page.wait_for_url("**/mailing/add/**")
    assert page.title().startswith("Fout: ")
    wrong["mailing, wrong"] = faults(page)
    page.goto(f"{paths['attendance'].partition('?')[0]}?editie=2097&of=sessie")
    assert page.title().startswith("Fout: ")
    wrong["attendance, wrong"] = faults(page)
    assert {name: found for name, found in wrong.items() if found} == {}
