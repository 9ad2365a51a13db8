"""An editor publishes the report of the conference day: from twelve camera files to readers, and back one version."""

import datetime as dt
import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from news.models import Article
from photos.models import Gallery, Photo
from tests.browser.conftest import Visitor
from tests.browser.news_admin import click, log_in, save, text
from tests.browser.photo_admin import drop, payload, serve_uploads
from tests.browser.test_editor_path import choose, settle
from tests.browser.test_photo_admin import WATCH, wait_for
from tests.builders import make_event
from tests.news.editors import make_editor
from tests.photos.pictures import encoded, pixels
from tests.photos.tagged import SECRET, tagged_jpeg

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LINE = "http://localhost:8000"  # SITE_URL


@pytest.fixture
def live_server() -> Iterator[LiveServer]:
    server = serve_uploads()
    yield server
    server.stop()


def camera_files(number: int) -> Iterator[FilePayload]:
    """JPEGs of 12 megapixels with place, moment and whatever else cameras write."""
    for seed in range(number):
        data = tagged_jpeg(encoded(pixels(4000, 3000, seed=seed), quality=88))
        assert Image.open(io.BytesIO(data)).getexif().get_ifd(0x8825)  # the place
        yield payload(f"DSC_{seed:04}.JPG", data)


def bring_in(page: Page) -> None:
    """Twelve files fall on the page, are described in one screen, and become a gallery that is published."""
    page.evaluate(WATCH)
    for camera_file in camera_files(12):
        drop(page, [camera_file])
    wait_for(page, "done", 12)
    assert len({round(one) for one in page.evaluate("window.seen.total")}) > 10  # progress was seen
    page.get_by_role("button", name="Beschrijf deze 12 foto’s").click()
    boxes = page.get_by_label("Beschrijving:")
    expect(boxes).to_have_count(12)
    for number in range(12):
        boxes.nth(number).fill(f"Mensen in zaal {number + 1}")
    page.get_by_label("Fotograaf voor alle foto’s").fill("©TP")
    page.get_by_label("of in een nieuwe galerij met de titel").fill("De dag in beeld")
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("12 foto’s opgeslagen.")
    settle(page)
    choose(page, "id_editions", "Conferentie 2023")
    page.get_by_role("button", name="Opslaan en publiceren").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    settle(page)


def set_focus(page: Page, photo: Photo) -> None:
    """The focal point of one photo, by a click in it."""
    page.goto(f"/beheer/photos/photo/{photo.pk}/change/")
    settle(page)
    frame = page.locator("[data-frame]")
    box = frame.bounding_box()
    assert box is not None
    frame.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.4})
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    settle(page)


def write(page: Page, moment: dt.datetime) -> None:
    """The article, with a lead photo, a figure and the gallery, for readers from `moment` on."""
    page.get_by_label("Titel:").fill("Zo was de dag")
    page.get_by_label("Inleiding:").fill("Ministers, leraren en leerlingen kwamen bijeen.")
    text(page).click()
    page.keyboard.type("In de ochtend was de opening.")
    page.keyboard.press("Enter")
    click(page, "Foto’s invoegen")
    dialog = page.get_by_role("dialog", name="Kies foto’s")
    dialog.get_by_role("checkbox", name="Mensen in zaal 3").check()
    dialog.get_by_role("button", name="Voeg 1 foto toe").click()
    expect(page.locator(".photo-figure")).to_contain_text("Mensen in zaal 3")
    page.get_by_role("button", name="Foto bovenaan").click()
    page.get_by_role("dialog", name="Kies een foto").get_by_role("button", name="Mensen in zaal 1", exact=True).click()
    choose(page, "id_gallery", "De dag in beeld")
    choose(page, "id_event", "Conferentie 2023")
    page.get_by_label("Gepubliceerd vanaf: datum").fill(f"{moment:%d-%m-%Y}")
    page.get_by_label("Gepubliceerd vanaf: tijd").fill(f"{moment:%H:%M:%S}")
    save(page, "Opslaan en verder werken")


def place_of(page: Page, address: str) -> Any:
    """The place that a served file tells; nothing when it is clean."""
    content = page.request.get(address).body()
    assert SECRET not in content
    return Image.open(io.BytesIO(content)).getexif().get_ifd(0x8825)


def test_the_report_of_the_day(live_server: LiveServer, visitor_of: Callable[[str], Visitor]) -> None:
    make_editor()
    make_event(slug="2023", name="Conferentie 2023", short_name="2023")
    page = log_in(visitor_of(live_server.url), "/beheer/photos/photo/add/")
    bring_in(page)
    first = Gallery.objects.get().entries.select_related("photo")[0].photo
    set_focus(page, first)
    first.refresh_from_db()
    assert (abs(first.focus_x - 25) <= 1, abs(first.focus_y - 40) <= 1) == (True, True)

    page.goto("/beheer/news/article/add/")
    settle(page)
    moment = timezone.localtime() + dt.timedelta(minutes=30)
    write(page, moment)
    article = Article.objects.get()
    with page.expect_popup() as opened:
        click(page, "Voorbeeldlink")
    link = opened.value.get_by_role("textbox", name="De nieuwe link").input_value().removeprefix(LINE)
    opened.value.close()

    # A colleague in a private window sees it, readers do not, until its time has come
    reader = visitor_of(live_server.url)
    expect(reader.open(link).get_by_role("heading", level=1)).to_have_text("Zo was de dag")
    reader.open(article.get_absolute_url(), status=404)
    expect(reader.open("/nieuws/").get_by_text("Zo was de dag")).to_have_count(0)
    Article.objects.filter(pk=article.pk).update(published_at=timezone.now())  # half an hour later
    news = reader.open("/nieuws/")
    news.get_by_role("link", name="Zo was de dag").click()
    expect(news.get_by_role("heading", level=1)).to_have_text("Zo was de dag")
    expect(news.locator(".story-body figure")).to_contain_text("©TP")
    expect(news.locator(".tiles li")).to_have_count(12)
    card = news.locator('meta[property="og:image"]').get_attribute("content") or ""
    assert f"social-{first.focus_x}-{first.focus_y}-1200x630.jpg" in card
    assert place_of(news, card.removeprefix(LINE)) == {}
    news.goto("/fotos/de-dag-in-beeld/1/")
    download = news.get_by_role("link", name="Download deze foto").get_attribute("href") or ""
    assert place_of(news, download) == {}

    # A mistake, and the version before it put back
    page.reload()
    settle(page)
    page.get_by_label("Titel:").fill("Zo was de nacht")
    save(page, "Publiceer wijzigingen")
    news.goto(article.get_absolute_url() + "?1")
    expect(news.get_by_role("heading", level=1)).to_have_text("Zo was de nacht")
    page.get_by_role("link", name="Versies").click()
    page.locator(".news-versions tbody tr").last.get_by_role("button").click()
    expect(page.locator(".messagelist .success")).to_contain_text("teruggezet")
    news.goto(article.get_absolute_url() + "?2")
    expect(news.get_by_role("heading", level=1)).to_have_text("Zo was de dag")
