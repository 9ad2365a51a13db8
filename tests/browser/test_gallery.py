"""Photos in a browser: the lightbox by keyboard and finger, pages without JavaScript, true sizes, and light pages."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Response, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import Visitor
from tests.browser.test_pages import AXE, OVERFLOW, TAGS
from tests.builders import make_event
from tests.news.articles import make_article
from tests.photos.pictures import make_gallery, make_photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KB = 1000  # bytes
PARTS = (".lightbox-bar", "img", "figcaption", ".page")  # from top to bottom
SHAPES = [(900, 600), (600, 900), (900, 300)]
# What the browser is told of the width of each photo, by its `sizes`, and the width that it has: in CSS pixels.
WIDTHS = r"""() => [...document.querySelectorAll('main picture, .sheet-head picture')].map(picture => {
    const probe = document.createElement('div'), image = picture.querySelector('img');
    const rules = picture.querySelector('source').sizes.split(/, (?![^(]*\))/)
        .map(one => one.match(/^(\(min-width[^)]*\)) (.*)$/) ?? [one, 'all', one]);
    probe.style.width = rules.find(rule => matchMedia(rule[1]).matches)[2];
    document.body.append(probe);
    const said = probe.getBoundingClientRect().width, real = image.getBoundingClientRect().width;
    probe.remove();
    return [picture.parentElement.className || picture.parentElement.localName, Math.round(said), Math.round(real)];
})"""
SCROLL = """async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 300) {
        scrollTo(0, y);
        await new Promise(done => setTimeout(done, 50));
    }
}"""
LOADED = "() => [...document.querySelectorAll('.tiles img')].every(one => one.complete && one.naturalWidth)"


def album(count: int = 3, width: int = 900, height: int = 600) -> None:
    photos = [
        make_photo(width, height, alt=f"Foto van {n}", caption=f"Bijschrift {n}", credit="©TP") for n in range(count)
    ]
    make_gallery(*photos, slug="dag", title="De dag")


def heading(page: Page) -> Any:
    return page.get_by_role("dialog").get_by_role("heading")


@pytest.mark.look
def test_the_lightbox_works_by_keyboard_alone(live_server: LiveServer, visitor_of: Callable[[str], Visitor]) -> None:
    album()
    page = visitor_of(live_server.url).open("/fotos/dag/")
    second = page.locator(".tiles a").nth(1)
    second.focus()
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Foto 2 van 3")
    expect(heading(page)).to_be_focused()
    expect(page).to_have_url(f"{live_server.url}/fotos/dag/2/")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("img", name="Foto van 1")).to_be_visible()
    expect(dialog).to_contain_text("Bijschrift 1 ©TP")
    page.keyboard.press("ArrowRight")
    expect(heading(page)).to_have_text("Foto 3 van 3")
    expect(dialog.get_by_role("button", name="Volgende foto")).to_be_disabled()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Home")
    expect(heading(page)).to_have_text("Foto 1 van 3")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the only button that can be pressed leads on
    expect(heading(page)).to_have_text("Foto 2 van 3")
    expect(page).to_have_url(f"{live_server.url}/fotos/dag/2/")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(second).to_be_focused()
    expect(page).to_have_url(f"{live_server.url}/fotos/dag/")


@pytest.mark.look
def test_back_closes_the_lightbox_and_forward_opens_it(
    live_server: LiveServer, visitor_of: Callable[[str], Visitor]
) -> None:
    album()
    page = visitor_of(live_server.url).open("/fotos/dag/", width=360)
    page.locator(".tiles a").first.click()
    expect(heading(page)).to_have_text("Foto 1 van 3")
    page.go_back()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page).to_have_url(f"{live_server.url}/fotos/dag/")
    page.go_forward()
    expect(heading(page)).to_have_text("Foto 1 van 3")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Foto 1 van 3")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("De dag")
    page.wait_for_load_state("networkidle")
    page.locator(".tiles a").first.click()
    expect(heading(page)).to_have_text("Foto 1 van 3")
    page.get_by_role("link", name="Naar de pagina van deze foto").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Foto 1 van 3")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("De dag")
    expect(page).to_have_url(f"{live_server.url}/fotos/dag/")


@pytest.mark.look
@pytest.mark.parametrize(("width", "height"), [(1280, 600), (640, 360), (360, 640), (320, 256)])
def test_nothing_in_the_lightbox_covers_anything_else(
    live_server: LiveServer, visitor_of: Callable[[str], Visitor], width: int, height: int
) -> None:
    make_gallery(*(make_photo(w, h, caption="Een lang bijschrift " * 9, credit="©TP") for w, h in SHAPES), slug="dag")
    page = visitor_of(live_server.url).open("/fotos/dag/", width=width)
    page.set_viewport_size({"width": width, "height": height})
    page.locator(".tiles a").first.click()
    for _ in SHAPES:
        wait_until(page, "() => document.querySelector('.stage img').complete")
        parts = [
            page.locator(f".lightbox {one}").bounding_box() for one in (".lightbox-bar", "img", "figcaption", ".page")
        ]
        edges = [(box["y"], box["y"] + box["height"]) for box in parts if box]
        assert len(edges) == 4
        assert all(low <= high + 1 for (_, low), (high, _) in itertools.pairwise(edges))
        assert edges[-1][1] <= height + 1
        page.keyboard.press("ArrowRight")


@pytest.mark.look
def test_a_swipe_leafs(live_server: LiveServer, visitor_of: Callable[[str], Visitor]) -> None:
    album()
    page = visitor_of(live_server.url).open("/fotos/dag/", width=360)
    page.locator(".tiles a").first.click()
    box = page.locator(".stage").bounding_box()
    assert box is not None
    middle, across = box["y"] + box["height"] / 2, box["x"] + box["width"] / 2
    for start, end, expected in ((100, -100, "Foto 2 van 3"), (-100, 100, "Foto 1 van 3"), (0, 8, "Foto 1 van 3")):
        page.mouse.move(across + start, middle)
        page.mouse.down()
        page.mouse.move(across + end, middle, steps=4)
        page.mouse.up()
        expect(heading(page)).to_have_text(expected)


@pytest.mark.look
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_lightbox_has_no_axe_violation(
    live_server: LiveServer, visitor_of: Callable[[str], Visitor], dark: bool
) -> None:
    album()
    page = visitor_of(live_server.url).open("/fotos/dag/", dark=dark, bypass_csp=True)
    page.locator(".tiles a").first.click()
    page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS)
    assert [f"{one['id']}: {node['target']}" for one in result["violations"] for node in one["nodes"]] == []


def test_photos_are_leafed_through_hidden_and_downloaded_without_javascript(
    live_server: LiveServer, visitor_of: Callable[[str], Visitor]
) -> None:
    album()
    page = visitor_of(live_server.url).open("/fotos/dag/", width=360, javascript=False)
    page.get_by_role("link", name="Foto van 0").click()
    page.get_by_role("link", name="Volgende foto").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Foto 2 van 3")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download deze foto").click()
    assert download.value.suggested_filename == "dag-2-foto-tp.jpg"
    page.get_by_role("link", name="Sta ik hierop? Verberg deze foto").click()
    page.wait_for_timeout(2500)  # nobody answers sooner
    page.get_by_label("Wilt u erbij vertellen waarom? (niet verplicht)").fill("Liever niet.")
    page.get_by_role("button", name="Verberg deze foto").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De foto is verborgen")
    page.get_by_role("link", name="Terug naar De dag").click()
    expect(page.locator(".tiles li")).to_have_count(2)


@pytest.mark.look
@pytest.mark.parametrize("width", [360, 800, 1280, 1800])
def test_sizes_say_how_wide_a_photo_is(
    live_server: LiveServer, visitor_of: Callable[[str], Visitor], width: int
) -> None:
    """Within a fifth: a browser chooses among files that are half as large again."""
    photos = [make_photo(1000, 667), make_photo(667, 1000), make_photo(1000, 1000)]
    gallery = make_gallery(*photos, slug="dag")
    event = make_event(slug="2018", lead_photo=photos[0])
    event.galleries.add(gallery)
    figures = "".join(f'<figure data-photo="{photo.pk}"></figure>' for photo in photos)
    for number, photo in enumerate(photos):
        make_article(slug=f"bericht-{number}", lead_photo=photo, gallery=gallery, event=event, body=figures)
    visitor = visitor_of(live_server.url)
    wrong = []
    for path in ("/", "/nieuws/", "/nieuws/bericht-1/", "/fotos/dag/", "/fotos/dag/2/", "/jaarconferentie/2018/"):
        page = visitor.open(path, width=width)
        assert page.evaluate(OVERFLOW) == []
        for where, said, real in page.evaluate(WIDTHS):
            # a photo that is smaller than its place is shown in its own size
            if real and not 0.8 <= min(said, 1000) / real <= 1.25:
                wrong.append((path, where, said, real))
    assert wrong == []


def wait_until(page: Page, condition: str) -> None:
    """Playwright's own `wait_for_function` needs `eval` in the page when it has to ask twice; our policy refuses it."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)  # milliseconds
    raise AssertionError(condition)


def weigh(page: Page, path: str) -> Callable[[], int]:
    """Opens `path`; the function returned gives the bytes that came over the line until then."""
    seen: list[Response] = []
    page.on("response", lambda response: seen.append(response))  # noqa: PLW0108 - a built-in is refused
    page.goto(path)
    page.wait_for_load_state("networkidle")
    return lambda: sum(one.request.sizes()["responseBodySize"] for one in seen)


@pytest.mark.look
def test_pages_with_photographs_are_light(live_server: LiveServer, visitor_of: Callable[[str], Visitor]) -> None:
    """As a phone asks for them, and an album down to its last photo."""
    photos = [make_photo(2000, 1333) for _ in range(24)]
    gallery = make_gallery(*photos, slug="dag")
    event = make_event(slug="2018")
    event.galleries.add(gallery)
    for number, photo in enumerate(photos[:8]):
        make_article(slug=f"bericht-{number}", lead_photo=photo, event=event)
    visitor = visitor_of(live_server.url)
    for width in (360, 1280):
        page = visitor.open("/toegankelijkheid/", status=404, width=width)
        assert weigh(page, "/")() <= 150 * KB
        assert weigh(page, "/nieuws/bericht-1/")() <= 150 * KB
        weight = weigh(page, "/fotos/dag/")
        page.evaluate(SCROLL)
        page.wait_for_load_state("networkidle")
        wait_until(page, LOADED)
        assert weight() <= 400 * KB
