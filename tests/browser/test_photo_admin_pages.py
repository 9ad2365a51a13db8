"""The pages of the photo library in the admin: accessible, quiet, and true to what the server cuts."""

import random
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from photos.actions import hide_photo
from photos.imaging.geometry import Focus, crop_box
from photos.models import Photo, RemovalRequest
from tests.browser.conftest import THEMES, Visitor, show_in
from tests.browser.photo_admin import axe, jpegs, log_in, payload, serve_uploads
from tests.photos.pictures import make_gallery, make_photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def live_server() -> Iterator[LiveServer]:
    server = serve_uploads()
    yield server
    server.stop()


@pytest.fixture
def visitor(live_server: LiveServer, visitor_of: Callable[[str], Visitor]) -> Visitor:
    return visitor_of(live_server.url)


def library() -> dict[str, str]:
    """A small library in every state, and the addresses of its pages."""
    photos = [make_photo(alt="Een brug", caption="De brug bij Zwolle", credit="©TP"), make_photo(alt=""), make_photo()]
    hide_photo(photo=photos[2])
    RemovalRequest.objects.create(photo=photos[2], reason="Ik sta erop.")
    gallery = make_gallery(*photos, published_at=None)
    library = "/beheer/photos"
    return {
        "list": f"{library}/photo/",
        "upload": f"{library}/photo/add/",
        "describe": f"{library}/photo/beschrijven/?foto={photos[0].pk},{photos[1].pk},{photos[2].pk}",
        "change": f"{library}/photo/{photos[0].pk}/change/",
        "hidden": f"{library}/photo/{photos[2].pk}/change/",
        "gallery": f"{library}/gallery/{gallery.pk}/change/",
        "galleries": f"{library}/gallery/",
        "requests": f"{library}/removalrequest/",
    }


def fill_in_badly(page: Page, name: str) -> bool:
    """Brings a page in the state in which it says most, and says whether there is one."""
    if name == "upload":
        page.locator("#id_fotos").set_input_files([*jpegs(1), payload("kapot.jpg", b"<html>")])
        expect(page.locator(".upload-file[data-state=done]")).to_have_count(1)
        expect(page.locator(".upload-file[data-state=refused]")).to_have_count(1)
    elif name == "describe":
        page.get_by_label("of in een nieuwe galerij met de titel").fill("Nieuw")
        page.get_by_label("Zet ze in galerij").select_option(index=1)
        page.get_by_label("Beschrijving:").first.fill("x" * 20)
        page.get_by_role("button", name="Opslaan", exact=True).click()
        expect(page.get_by_role("alert")).to_be_focused()
    elif name == "gallery":
        page.get_by_role("button", name="Foto’s toevoegen").click()
        expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("3 van 3 foto’s")
    else:
        return False
    return True


@pytest.mark.look
def test_no_page_has_an_axe_violation_or_scrolls_sideways(visitor: Visitor) -> None:
    """Each page is loaded once, and looked at in every width and theme before and after it is filled in badly."""
    pages = library()
    page = log_in(visitor, "/beheer/", bypass_csp=True)
    for name, path in pages.items():
        page.goto(path)
        for filled in (False, True):
            if filled and not fill_in_badly(page, name):
                continue
            page.wait_for_load_state("networkidle")
            for width in (320, 390, 1280):
                page.set_viewport_size({"width": width, "height": 900})
                assert (name, filled, page.evaluate("document.documentElement.scrollWidth")) == (name, filled, width)
            for theme in THEMES:
                show_in(page, theme)
                assert (name, filled, theme, axe(page)) == (name, filled, theme, [])


def positions(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "[data-crop] img", "images => images.map(one => one.style.objectPosition)"
    )
    return found


def test_the_focal_point_is_set_by_click_and_by_arrow_keys(visitor: Visitor) -> None:
    photo = make_photo(1200, 800)
    page = log_in(visitor, f"/beheer/photos/photo/{photo.pk}/change/")
    middle = positions(page)
    assert middle[1] == "50% 50%"
    box = page.locator("[data-large]").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.3)
    expect(page.get_by_label("Aandachtspunt, van links (%)")).to_have_value("20")
    expect(page.get_by_label("Aandachtspunt, van boven (%)")).to_have_value("30")
    clicked = positions(page)
    assert clicked[:3] == ["0% 50%", "0% 50%", "0% 50%"]
    assert clicked[3].startswith("50% ")

    marker = page.get_by_role("button", name="Aandachtspunt: 20 procent van links, 30 procent van boven")
    expect(marker).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Aandachtspunt, van links (%)")).to_have_value("50")
    expect(page.get_by_label("Aandachtspunt, van boven (%)")).to_have_value("31")
    assert positions(page)[:3] == middle[:3]
    expect(page.locator("[data-focus-status]")).to_contain_text("50 procent van links, 31 procent van boven")

    page.get_by_label("Aandachtspunt, van links (%)").fill("100")
    assert positions(page)[:3] == ["100% 50%"] * 3
    page.get_by_role("button", name="Opslaan en opnieuw bewerken").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.wait_for_load_state("networkidle")
    photo.refresh_from_db()
    assert photo.focus == Focus(100, 31)


@pytest.mark.look
def test_previews_show_exactly_what_the_server_cuts(visitor: Visitor) -> None:
    page = log_in(visitor, "/beheer/")
    chance = random.Random(7)
    cases = [
        (chance.randrange(100, 6000), chance.randrange(100, 6000), ratio, chance.randrange(101), chance.randrange(101))
        for ratio in (4 / 3, 1, 4 / 5, 1200 / 630)
        for _ in range(250)
    ]
    found = page.evaluate(
        """async cases => {
            const { cropBox } = await import("/static/admin_site/photos/crop.js");
            return cases.map(one => Object.values(cropBox(...one)));
        }""",
        cases,
    )
    wanted = [crop_box(width, height, ratio, Focus(x, y)) for width, height, ratio, x, y in cases]
    assert found == [[box.left, box.top, box.width, box.height] for box in wanted]


def test_a_request_is_decided_in_one_click(visitor: Visitor) -> None:
    pages = library()
    page = log_in(visitor, pages["requests"])
    page.get_by_role("button", name="Zet terug").click()
    expect(page.locator(".messagelist")).to_contain_text("1 foto teruggezet.")
    page.wait_for_load_state("networkidle")
    assert Photo.objects.exclude(hidden_at=None).count() == 0
    assert RemovalRequest.objects.get().decision == RemovalRequest.Decision.RESTORED


def test_a_photo_is_hidden_and_put_back_from_its_page(visitor: Visitor) -> None:
    pages = library()
    page = log_in(visitor, pages["change"])
    page.get_by_role("button", name="Verberg overal").click()
    expect(page.get_by_text("Deze foto staat nergens op de site.")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.querySelector('[data-large]').naturalWidth") == 600
    page.get_by_role("button", name="Zet terug").click()
    expect(page.get_by_role("button", name="Verberg overal")).to_be_visible()
    page.wait_for_load_state("networkidle")


def test_the_field_of_one_photo_is_filled_and_emptied(visitor: Visitor) -> None:
    for name in ("een brug", "een sluis"):
        make_photo(alt=name)
    page = log_in(visitor, "/beheer/news/article/add/")
    field = page.locator("[data-photo-input]").first
    expect(field.locator("input")).to_be_hidden()
    field.get_by_role("button", name="Kies foto").click()
    dialog = page.get_by_role("dialog", name="Kies een foto")
    dialog.get_by_label("Zoek op").fill("brug")
    dialog.get_by_role("button", name="Zoek", exact=True).click()
    expect(dialog.get_by_role("status")).to_have_text("1 van 1 foto")
    dialog.get_by_role("button", name="een brug").click()
    expect(dialog).not_to_be_attached()
    expect(field.locator("input")).to_have_value(str(Photo.objects.get(alt="een brug").pk))
    expect(field.get_by_role("link")).to_have_text("een brug")
    expect(field.get_by_role("button", name="Kies een andere foto")).to_be_focused()
    page.wait_for_load_state("networkidle")
    field.get_by_role("button", name="Weghalen").click()
    expect(field.locator("input")).to_have_value("")
    expect(field.get_by_role("button", name="Kies foto")).to_be_focused()
