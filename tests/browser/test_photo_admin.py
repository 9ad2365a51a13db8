"""An editor brings photos into the library in the browser, describes them, and puts them in order."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from photos.models import Gallery, Photo
from tests.browser.conftest import Visitor
from tests.browser.photo_admin import drop, fill_in_name, jpegs, log_in, payload, serve_uploads
from tests.photos.pictures import make_gallery, make_photo, upload

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADD = "/beheer/photos/photo/add/"
WATCH = """() => {
    window.seen = { total: [], states: new Set() };
    const look = () => {
        window.seen.total.push(document.getElementById("upload-total").value);
        document.querySelectorAll(".upload-file").forEach(file => window.seen.states.add(file.dataset.state));
    };
    new MutationObserver(look).observe(document.querySelector("[data-upload]"), { subtree: true, attributes: true });
}"""


@pytest.fixture(scope="module")
def live_server() -> Iterator[LiveServer]:
    server = serve_uploads()
    yield server
    server.stop()


@pytest.fixture
def visitor(live_server: LiveServer, visitor_of: Callable[[str], Visitor]) -> Visitor:
    return visitor_of(live_server.url)


def files(page: Page, state: str) -> int:
    return page.locator(f".upload-file[data-state={state}]").count()


def wait_for(page: Page, state: str, number: int) -> None:
    expect(page.locator(f".upload-file[data-state={state}]")).to_have_count(number, timeout=60_000)


def line_breaks(visitor: Visitor) -> None:
    """Takes off the visitor's list what a broken line must give: failed requests of uploads."""
    expected = ("net::ERR_", "failed: ")
    visitor.problems[:] = [one for one in visitor.problems if not any(words in one for words in expected)]


def test_twelve_photos_come_in_are_described_and_published(visitor: Visitor) -> None:
    page = log_in(visitor, ADD)
    page.evaluate(WATCH)
    page.locator("#id_fotos").set_input_files([*jpegs(6), payload("kapot.jpg", b"<html>geen foto</html>")])
    drop(page, jpegs(6, first=6))
    wait_for(page, "done", 12)
    states = {"waiting", "sending", "working", "done", "refused"}
    assert set(page.evaluate("[...window.seen.states]")) == states
    totals: list[float] = page.evaluate("window.seen.total")
    assert len({round(one) for one in totals}) > 10
    bad = page.locator(".upload-file[data-state=refused]")
    expect(bad).to_contain_text("kapot.jpg")
    expect(bad).to_contain_text("Dit bestand is geen foto die wij kunnen lezen.")
    expect(bad.get_by_role("button", name="Probeer opnieuw: kapot.jpg")).to_be_visible()
    expect(page.locator("[data-total-label]")).to_have_text("12 van 13 foto’s in de bibliotheek")
    expect(page.locator("[data-summary]")).to_contain_text("12 foto’s zijn toegevoegd. 1 bestand is niet gelukt")

    page.get_by_role("button", name="Beschrijf deze 12 foto’s").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Beschrijf 12 foto’s")
    boxes = page.get_by_label("Beschrijving:")
    expect(boxes).to_have_count(12)
    for number in range(12):
        boxes.nth(number).fill(f"Wat er op foto {number + 1} te zien is")
    page.get_by_label("Fotograaf voor alle foto’s").fill("©TP")
    expect(page.locator("[data-count]")).to_have_text("Alle foto’s zijn beschreven")
    page.get_by_label("of in een nieuwe galerij met de titel").fill("De dag in beeld")
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("12 foto’s opgeslagen.")
    page.get_by_role("button", name="Opslaan en publiceren").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.wait_for_load_state("networkidle")
    gallery = Gallery.objects.published().get()
    photos = [entry.photo for entry in gallery.entries.select_related("photo")]
    assert [photo.alt for photo in photos] == [f"Wat er op foto {one} te zien is" for one in range(1, 13)]
    assert [photo.original_name for photo in photos] == [f"IMG_{one:04}.jpg" for one in range(12)]
    assert {photo.credit for photo in photos} == {"©TP"}


def test_nothing_is_lost_when_the_line_breaks_half_way(visitor: Visitor) -> None:
    page = log_in(visitor, ADD)
    asked: list[str] = []

    def break_later(route: Route) -> None:
        asked.append(route.request.headers["x-file-name"])
        (route.continue_ if len(asked) <= 3 else route.abort)()

    page.route("**/upload/", break_later)
    page.locator("#id_fotos").set_input_files(jpegs(6))
    wait_for(page, "done", 3)
    wait_for(page, "failed", 3)
    expect(page.locator(".upload-file[data-state=failed]").first).to_contain_text("De verbinding viel weg.")
    assert Photo.objects.count() == 3
    page.unroute("**/upload/")
    page.get_by_role("button", name="Probeer opnieuw: IMG_0005.jpg").click()
    wait_for(page, "done", 4)
    page.get_by_role("button", name="Probeer alles opnieuw").click()
    wait_for(page, "done", 6)
    assert Photo.objects.count() == 6

    page.context.set_offline(True)
    page.locator("#id_fotos").set_input_files(jpegs(2, first=6))
    wait_for(page, "failed", 2)
    page.context.set_offline(False)  # and the script goes on by itself
    wait_for(page, "done", 8)
    expect(page.get_by_role("button", name="Beschrijf deze 8 foto’s")).to_be_visible()
    line_breaks(visitor)


def test_who_was_signed_out_signs_in_elsewhere_and_goes_on(visitor: Visitor) -> None:
    page = log_in(visitor, ADD)
    page.context.clear_cookies()
    page.locator("#id_fotos").set_input_files(jpegs(2))
    wait_for(page, "failed", 2)
    expect(page.locator(".upload-file").first).to_contain_text("Misschien bent u niet meer aangemeld.")
    other = page.context.new_page()
    other.goto("/beheer/")
    fill_in_name(other)
    page.get_by_role("button", name="Probeer alles opnieuw").click()
    wait_for(page, "done", 2)
    visitor.problems[:] = [one for one in visitor.problems if "403" not in one]  # without a cookie the token is none


def test_who_leaves_while_photos_are_sent_is_warned(visitor: Visitor) -> None:
    page = log_in(visitor, ADD)
    page.get_by_role("heading", level=1).click()  # a browser asks only those who touched the page
    page.route("**/upload/", lambda route: None)  # never answered
    page.locator("#id_fotos").set_input_files(jpegs(1))
    wait_for(page, "sending", 1)
    with page.expect_event("dialog") as dialog:
        page.close(run_before_unload=True)
    assert dialog.value.type == "beforeunload"
    dialog.value.accept()


def test_a_duplicate_is_linked_and_can_be_taken_along(visitor: Visitor) -> None:
    there = upload(jpegs(1)[0]["buffer"], alt="Een brug")
    page = log_in(visitor, ADD)
    page.locator("#id_fotos").set_input_files(jpegs(2))
    wait_for(page, "done", 1)
    row = page.locator(".upload-file[data-state=duplicate]")
    expect(row).to_contain_text("Deze foto staat er al: “Een brug”")
    expect(row.get_by_role("link")).to_have_attribute("href", f"/beheer/photos/photo/{there.pk}/change/")
    expect(page.get_by_role("button", name="Beschrijf deze foto", exact=True)).to_be_visible()
    row.get_by_label("toch meenemen").check()
    page.get_by_role("button", name="Beschrijf deze 2 foto’s").click()
    expect(page.locator(".describe-photo")).to_have_count(2)


def test_more_photos_than_an_address_holds_are_cut_off_with_a_notice(visitor: Visitor) -> None:
    page = log_in(visitor, ADD)
    page.locator("[data-results]").evaluate("form => { form.dataset.most = 2; }")
    drop(page, jpegs(3))
    wait_for(page, "done", 3)
    notice = page.get_by_text("De eerste 2 van 3 foto’s gaan mee. Nog 1 vindt u daarna")
    expect(notice).to_be_visible()
    page.get_by_role("button", name="Beschrijf deze 2 foto’s").click()
    expect(page.locator(".describe-photo")).to_have_count(2)
    page.wait_for_load_state("networkidle")


def test_without_javascript_everything_can_be_done(visitor: Visitor) -> None:
    page = log_in(visitor, ADD, javascript=False)
    page.get_by_label("Kies foto’s").set_input_files([*jpegs(2), payload("kapot.jpg", b"<html>")])
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_role("heading", name="2 van 3 toegevoegd")).to_be_visible()
    page.get_by_role("button", name="Beschrijf de gekozen foto’s").click()
    page.get_by_label("Beschrijving:").first.fill("Een brug")
    page.get_by_label("of in een nieuwe galerij met de titel").fill("Bruggen")
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.get_by_role("heading", level=2, name="Bruggen")).to_be_visible()
    page.get_by_label("Plaats").first.fill("9")
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    first, second = Photo.objects.order_by("pk")
    assert list(Gallery.objects.get().entries.values_list("photo_id", flat=True)) == [second.pk, first.pk]


def test_photos_of_a_gallery_are_ordered_by_keyboard_and_by_dragging(visitor: Visitor) -> None:
    gallery = make_gallery(*(make_photo(alt=name) for name in ("een", "twee", "drie", "vier")))
    page = log_in(visitor, f"/beheer/photos/gallery/{gallery.pk}/change/")
    labels = page.locator(".gallery-label")

    back = page.get_by_role("button", name="Naar achteren: een")
    back.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(labels).to_have_text(["twee", "drie", "een", "vier"])
    expect(back).to_be_focused()
    expect(page.locator("[data-gallery] [data-status]")).to_have_text("een: plaats 3 van 4.")

    page.locator("[data-label=vier] [data-grip]").drag_to(page.locator("[data-label=twee] [data-grip]"))
    expect(labels).to_have_text(["vier", "twee", "drie", "een"])
    page.get_by_role("button", name="Haal weg: drie").click()
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.wait_for_load_state("networkidle")
    entries = gallery.entries.select_related("photo")
    assert [entry.photo.alt for entry in entries] == ["vier", "twee", "een"]


def test_photos_are_chosen_by_keyboard_alone(visitor: Visitor) -> None:
    gallery = make_gallery(make_photo(alt="een"))
    for number in range(26):
        make_photo(300, 200, alt=f"brug {number}")
    page = log_in(visitor, f"/beheer/photos/gallery/{gallery.pk}/change/")
    opener = page.get_by_role("button", name="Foto’s toevoegen")
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Kies foto’s")
    expect(dialog.get_by_label("Zoek op")).to_be_focused()
    page.keyboard.type("brug")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("status")).to_have_text("24 van 26 foto’s")
    more = dialog.get_by_role("button", name="Meer foto’s", exact=True)
    more.focus()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("status")).to_have_text("26 van 26 foto’s")
    expect(dialog.get_by_role("checkbox", name="brug 1", exact=True)).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")  # the link to the upload page
    page.keyboard.press("Tab")
    expect(dialog.get_by_role("button", name="Voeg 2 foto’s toe")).to_be_focused()
    page.keyboard.press("Enter")
    expect(opener).to_be_focused()
    expect(page.locator(".gallery-label")).to_have_text(["een", "brug 1", "brug 0"])
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_attached()
    expect(opener).to_be_focused()
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert gallery.entries.count() == 3
