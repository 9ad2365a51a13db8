"""An editor makes an edition, from nothing to the public programme, in the browser."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from events.models import Event, Session
from tests.browser.conftest import Visitor
from tests.builders import make_event, make_room, make_speaker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "een lang wachtwoord"


def log_in(visitor: Visitor, path: str = "/beheer/", width: int = 1280) -> Page:
    User.objects.create_superuser("redacteur", password=PASSWORD)
    page = visitor.open(path, width=width)
    page.get_by_label("Gebruikersnaam").fill("redacteur")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Aanmelden").click()
    expect(page.locator("#user-tools")).to_contain_text("redacteur")
    settle(page)
    return page


def settle(page: Page) -> None:
    """Leaving a page earlier would abort the images of rows that a script added, which the visitor counts."""
    page.wait_for_load_state("networkidle")


def choose(page: Page, field: str, words: str) -> None:
    """Picks the first choice of an autocomplete field that is found by `words`, by keyboard."""
    page.locator(f"#{field} + .select2 .select2-selection").click()
    options = page.locator(".select2-results__option")
    expect(options.and_(page.locator("[aria-selected]")).first).to_be_visible()  # not the words “Zoeken…”
    page.locator(".select2-container--open .select2-search__field").fill(words)
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text(words)
    page.keyboard.press("Enter")


def save(page: Page, button: str = "Opslaan") -> None:
    settle(page)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    settle(page)


def test_an_editor_makes_an_edition_and_publishes_it(
    live_server: LiveServer, visitor_of: Callable[[str], Visitor]
) -> None:
    for name in ("Bakker", "Visser", "Smit"):
        make_speaker(given_name="Anna", infix="van der", family_name=name, slug=name.lower())
    page = log_in(visitor_of(live_server.url))

    # An edition with its venue and room
    page.locator("#content-main .model-event").get_by_role("link", name="Toevoegen").click()
    page.locator("#id_name").fill("Jaarconferentie Techniekpact 2031")
    page.locator("#id_slug").fill("2031")
    page.locator("#id_starts_on").fill("16-06-2031")
    page.locator("#id_venues-0-name").fill("De Kolk")
    page.locator("#id_venues-0-new_rooms").fill("Grote zaal (400)")
    save(page, "Opslaan en opnieuw bewerken")

    # A session with two parts and three appearances, in one save
    page.get_by_role("link", name="Sessie toevoegen").click()
    page.get_by_label("Titel:", exact=True).fill("Plenaire opening")
    page.get_by_label("Soort:", exact=True).select_option("Plenair")
    page.get_by_label("Van:", exact=True).fill("13.00")
    page.get_by_label("Tot:", exact=True).fill("14.15")
    choose(page, "id_room", "Grote zaal")
    page.locator("#id_parts-0-title").fill("Welkom")
    page.locator("#id_parts-1-title").fill("Gesprek")
    for row, (name, letter) in enumerate((("Bakker", "A"), ("Visser", "B"), ("Smit", "B"))):
        choose(page, f"id_appearances-{row}-speaker", name)
        page.locator(f"#id_appearances-{row}-letter").fill(letter)
    save(page)
    session = Session.objects.get()
    appearances = session.appearances.values_list("speaker__family_name", "part__title")
    assert list(appearances) == [("Bakker", "Welkom"), ("Visser", "Gesprek"), ("Smit", "Gesprek")]

    # Seen by the editor, not yet by others
    page.get_by_role("link", name="Sessies", exact=True).last.click()
    page.get_by_role("link", name="Plenaire opening").click()
    visitor = visitor_of(live_server.url)
    address = "/jaarconferentie/2031/programma/plenaire-opening/"
    assert session.get_absolute_url() == address
    visitor.open(address, status=404)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Bekijk voorbeeld").click()
    preview = opened.value
    expect(preview.get_by_role("heading", level=1)).to_have_text("Plenaire opening")
    expect(preview.get_by_text("Alleen medewerkers zien deze pagina zo.")).to_be_visible()
    preview.close()

    # Published, the session and the edition
    save(page, "Opslaan en publiceren")
    page.goto(f"/beheer/events/event/{session.event_id}/change/")
    save(page, "Opslaan en publiceren")
    programme = visitor.open("/jaarconferentie/2031/programma/")
    programme.get_by_role("link", name="Plenaire opening").first.click()
    expect(programme).to_have_url(f"{live_server.url}{address}")
    for words in ("13.00", "Grote zaal", "Welkom", "Gesprek", "Anna van der Smit"):
        expect(programme.locator("main").get_by_text(words).first).to_be_visible()

    # Another address; the old one leads to it
    page.goto(f"/beheer/events/session/{session.pk}/change/")
    page.get_by_text("Meer", exact=True).click()
    page.locator("#id_slug").fill("opening")
    save(page)
    moved = visitor.open(address)
    expect(moved).to_have_url(f"{live_server.url}/jaarconferentie/2031/programma/opening/")


def test_rooms_follow_the_edition_and_dates_and_times_can_be_picked(
    live_server: LiveServer, visitor_of: Callable[[str], Visitor]
) -> None:
    for slug in ("2031", "2032"):
        make_room(make_event(slug=slug, name=f"Conferentie {slug}", short_name=slug), name=f"Zaal van {slug}")
    page = log_in(visitor_of(live_server.url), "/beheer/events/session/add/")
    choose(page, "id_event", "Conferentie 2032")
    page.locator("#id_room + .select2 .select2-selection").click()
    options = page.locator(".select2-results__option")
    expect(options).to_have_count(1)
    expect(options).to_contain_text("Zaal van 2032 — ")
    page.keyboard.press("Enter")
    page.locator("#id_day").fill("")
    page.locator("#id_day + .datetimeshortcuts a").first.click()
    page.locator("#id_from_time + .datetimeshortcuts .clock-icon").click()
    page.get_by_role("link", name="13.00 uur").click()
    expect(page.locator("#id_from_time")).to_have_value("13:00:00")
    page.get_by_label("Titel:", exact=True).fill("Keynote")
    save(page)
    room = Session.objects.get().room
    assert room is not None
    assert room.name == "Zaal van 2032"


def test_a_copy_of_an_edition_is_made_from_its_page(
    live_server: LiveServer, visitor_of: Callable[[str], Visitor]
) -> None:
    event = make_event(slug="2018", name="Jaarconferentie 2018")
    page = log_in(visitor_of(live_server.url), f"/beheer/events/event/{event.pk}/change/")
    page.get_by_role("link", name="Kopieer editie").click()
    page.get_by_label("Adres").fill("2018")
    page.get_by_role("button", name="Kopieer editie").click()
    expect(page.get_by_text("Er is al een editie met dit adres. Kies een ander adres.")).to_be_visible()
    page.get_by_label("Adres").fill("2019")
    page.get_by_role("button", name="Kopieer editie").click()
    expect(page.get_by_text("Jaarconferentie 2019 is gemaakt, nog niet gepubliceerd.")).to_be_visible()
    assert Event.objects.filter(slug="2019", published_at=None).count() == 1


@pytest.mark.look
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_of_the_admin_scrolls_sideways(
    live_server: LiveServer, visitor_of: Callable[[str], Visitor], width: int
) -> None:
    make_room(make_event())
    page = log_in(visitor_of(live_server.url), width=width)
    for path in ("", "events/event/", "events/event/add/", "events/session/", "events/session/add/"):
        page.goto(f"/beheer/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") == width
