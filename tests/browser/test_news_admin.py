"""Editors of the news in the browser: writing, drafts, versions, links, by keyboard too."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from news.models import Article
from photos.models import Photo
from tests.browser.conftest import THEMES, show_in
from tests.browser.news_admin import Visitors, click, log_in, save, text, watched
from tests.browser.test_editor_path import choose
from tests.browser.test_pages import AXE, OVERFLOW, TAGS
from tests.builders import make_event, make_session, make_theme
from tests.news.articles import make_article
from tests.news.editors import ADD, LIST, change, make_editor, page
from tests.photos.pictures import make_gallery, make_photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = (
    "<h2>Drie lessen</h2><p>In Zwolle kwamen 600 mensen bijeen.</p><ul><li><p>Begin klein</p></li></ul>"
    "<blockquote><p>Techniek is mensenwerk.</p></blockquote>"
    "<table><tbody><tr><th><p>Jaar</p></th></tr><tr><td><p>2023</p></td></tr></tbody></table>"
)


def frames(found: Page) -> None:
    """As long as a hand needs from key to key: the editor hears of a moved cursor a little later."""
    found.evaluate("new Promise((done) => setTimeout(() => requestAnimationFrame(done), 80))")


def write(found: Page) -> None:
    """An article with everything that a text may hold, by the buttons and the keyboard."""
    text(found).click()
    keyboard = found.keyboard
    click(found, "Kop")
    keyboard.type("Drie lessen")
    keyboard.press("Enter")
    keyboard.type("Lees meer")
    keyboard.press("Shift+Home")
    click(found, "Link (kies eerst de woorden)")
    found.get_by_role("textbox", name="Webadres").fill("https://example.nl/")
    found.locator(".prose-editor-dialog").get_by_role("button", name="Opslaan").click()
    expect(text(found).get_by_role("link", name="Lees meer")).to_be_visible()
    expect(text(found)).to_be_focused()
    frames(found)
    keyboard.press("End")
    frames(found)
    keyboard.press("Enter")
    click(found, "Lijst")
    keyboard.type("Begin klein")
    keyboard.press("Enter")
    keyboard.type("Werk samen")
    keyboard.press("Enter")
    keyboard.press("Enter")
    click(found, "Citaat")
    keyboard.type("Techniek is mensenwerk.")
    keyboard.press("Enter")
    keyboard.press("Enter")
    click(found, "Tabel invoegen")
    keyboard.type("Jaar")
    keyboard.press("Tab")
    keyboard.type("Mensen")
    keyboard.press("Control+End")
    click(found, "Foto’s invoegen")
    dialog = found.get_by_role("dialog", name="Kies foto’s")
    dialog.get_by_role("checkbox", name="Een kraan").check()
    dialog.get_by_role("button", name="Voeg 1 foto toe").click()
    expect(found.locator(".photo-figure")).to_contain_text("Een kraan")
    found.locator(".photo-figure figcaption").click()
    keyboard.type("De kraan van dichtbij")
    keyboard.press("Enter")
    keyboard.type("Tot volgend jaar.")


def test_an_article_is_written_published_changed_and_put_back(live_server: LiveServer, visitor_of: Visitors) -> None:
    make_editor()
    lead, crane = make_photo(1600, 1000, alt="Een brug"), make_photo(1600, 1000, alt="Een kraan", caption="Kraan")
    make_gallery(lead, crane, title="Foto’s van de dag")
    event = make_event(slug="2023", name="Conferentie 2023", short_name="2023")
    make_session(event, title="Opening")
    make_theme(name="Leven lang leren")
    visitor = visitor_of(live_server.url)
    found = log_in(visitor, ADD)

    # Write, and publish
    found.get_by_label("Titel:").fill("Zo was de dag")
    found.get_by_label("Inleiding:").fill("Een dag vol techniek.")
    write(found)
    found.get_by_role("button", name="Foto bovenaan").click()
    found.get_by_role("dialog", name="Kies een foto").get_by_role("button", name="Een brug").click()
    choose(found, "id_gallery", "Foto’s van de dag")
    choose(found, "id_event", "Conferentie 2023")
    choose(found, "id_sessions", "Opening (2023)")
    choose(found, "id_themes", "Leven lang leren")
    save(found, "Publiceer nu")
    article = Article.objects.get()
    assert article.body == (
        '<h2>Drie lessen</h2><p><a href="https://example.nl/" rel="noopener nofollow">Lees meer</a></p>'
        "<ul><li><p>Begin klein</p></li><li><p>Werk samen</p></li></ul>"
        "<blockquote><p>Techniek is mensenwerk.</p></blockquote>"
        f"{table('Jaar', 'Mensen')}"
        f'<figure data-photo="{crane.pk}"><figcaption>De kraan van dichtbij</figcaption></figure>'
        "<p>Tot volgend jaar.</p>"
    )
    assert (article.lead_photo, article.sessions.count(), article.themes.count()) == (lead, 1, 1)
    public = visitor.open(article.get_absolute_url())
    expect(public.get_by_role("heading", level=1)).to_have_text("Zo was de dag")
    expect(public.locator("figcaption", has_text="De kraan van dichtbij")).to_be_visible()
    assert len(article.history.all()) == 1

    # Change it as a draft: readers see nothing of it, a colleague with the link does
    found.get_by_label("Titel:").fill("Zo mooi was de dag")
    save(found, "Bewaar als concept")
    expect(found.get_by_role("heading", name="U bewerkt een nieuwer concept")).to_be_visible()
    public.reload()
    expect(public.get_by_role("heading", level=1)).to_have_text("Zo was de dag")
    with found.expect_popup() as opened:
        click(found, "Voorbeeldlink")
    links = opened.value
    address = links.get_by_role("textbox", name="De nieuwe link").input_value()
    links.close()
    colleague = visitor.open(address.removeprefix("http://localhost:8000"))
    expect(colleague.get_by_role("heading", level=1)).to_have_text("Zo mooi was de dag")

    # Publish the draft, see what changed, and put the version before it back
    save(found, "Publiceer dit concept")
    public.reload()
    expect(public.get_by_role("heading", level=1)).to_have_text("Zo mooi was de dag")
    found.get_by_role("link", name="Versies").click()
    rows = found.locator(".news-versions tbody tr")
    expect(rows).to_have_count(3)
    rows.nth(1).get_by_role("link").click()
    expect(found.locator(".news-change ins")).to_have_text("toegevoegd: mooi")
    found.go_back()
    rows.last.get_by_role("button").click()
    expect(found.locator(".messagelist .success")).to_contain_text("teruggezet")
    public.reload()
    expect(public.get_by_role("heading", level=1)).to_have_text("Zo was de dag")


def table(*heads: str) -> str:
    def row(tag: str, cells: tuple[str, ...]) -> str:
        return "<tr>" + "".join(f"<{tag}><p>{cell}</p></{tag}>" for cell in cells) + "</tr>"

    empty = ("", "", "")
    return f"<table><tbody>{row('th', (*heads, ''))}{row('td', empty)}{row('td', empty)}</tbody></table>"


def test_the_caption_of_a_photo_is_reached_and_left_by_keyboard(live_server: LiveServer, visitor_of: Visitors) -> None:
    make_editor()
    photo = make_photo(alt="Een brug", caption="De brug bij dag")
    article = make_article(published_at=None, body=f'<p>Eén</p><figure data-photo="{photo.pk}"></figure>')
    found = log_in(visitor_of(live_server.url), change(article))
    caption = found.locator(".photo-figure figcaption")
    expect(caption).to_have_attribute("data-placeholder", "Bijschrift van de foto: De brug bij dag")
    text(found).locator("p").first.click()
    found.keyboard.press("End")
    found.keyboard.press("ArrowRight")
    found.keyboard.type("Eigen woorden")
    expect(caption).to_have_text("Eigen woorden")
    found.keyboard.press("Enter")
    found.keyboard.type("Twee")
    remove = found.get_by_role("button", name="Weghalen: Een brug")
    remove.focus()
    save(found, "Opslaan en verder werken")
    article.refresh_from_db()
    caption_html = "<figcaption>Eigen woorden</figcaption>"
    assert article.body == f'<p>Eén</p><figure data-photo="{photo.pk}">{caption_html}</figure><p>Twee</p>'
    found.get_by_role("button", name="Weghalen: Een brug").press("Enter")
    save(found, "Opslaan en verder werken")
    article.refresh_from_db()
    assert article.body == "<p>Eén</p><p>Twee</p>"


PASTE = """
(dom, html) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    dom.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}
"""


def test_text_of_a_word_processor_is_pasted_without_its_styles(live_server: LiveServer, visitor_of: Visitors) -> None:
    """The visitor sees that the policy for styles reports nothing."""
    make_editor()
    article = make_article(published_at=None, body="")
    found = log_in(visitor_of(live_server.url), change(article))
    text(found).click()
    html = (
        "<html><head><style>p { color: red }</style></head><body><!--StartFragment-->"
        '<h1 class="MsoTitle" style="margin:0">Kop</h1>'
        '<p style="color:red" class=x>Een <b style=\'a:">"\'>dag</b> 1 &lt; 2</p>'
        '<h4 style="a:b">Tussenkop</h4><H2>Twee</H2>'
        '<p>class="x" style="y" <a href="https://example.nl/?class=1" style="a:b">link</a></p>'
        "<!--EndFragment--></body></html>"
    )
    text(found).evaluate(PASTE, html)
    expect(text(found).get_by_role("link", name="link")).to_be_visible()
    save(found, "Opslaan en verder werken")
    article.refresh_from_db()
    assert article.body == (
        "<h2>Kop</h2><p>Een <strong>dag</strong> 1 &lt; 2</p><h3>Tussenkop</h3><h2>Twee</h2>"
        '<p>class="x" style="y" <a href="https://example.nl/?class=1" rel="noopener nofollow">link</a></p>'
    )


@pytest.mark.look
def test_the_pages_are_accessible_and_fit(live_server: LiveServer, visitor_of: Visitors) -> None:
    """Each page is loaded once, and looked at in every width and theme."""
    make_editor()
    photo = make_photo(alt="")
    body = f'{BODY}<figure data-photo="{photo.pk}"></figure>'
    article = make_article(title="Zo was de dag", body=body, event=make_event(), lead_photo=photo)
    make_article(title="Zo is de dag", body=BODY, draft_of=article, published_at=None)
    plain = make_article(published_at=None, lead_photo=Photo.objects.get())
    found = log_in(visitor_of(live_server.url), LIST, bypass_csp=True)
    key = article.draft.history.first().pk
    pages = [LIST, ADD, change(article), change(plain), page(article, "versions"), page(article, "links")]
    problems: list[str] = []
    for path in [*pages, f"{page(article, 'compare')}?naar={key}", page(article, "discard")]:
        found.goto(path)
        watched(found)
        problems += check(found, path)
    found.goto(change(plain))
    watched(found)
    click(found, "Publiceer nu")  # is refused
    watched(found)
    expect(found.get_by_text("heeft geen beschrijving.").first).to_be_visible()
    problems += check(found, "refused")
    assert problems == []


def check(found: Page, name: str) -> list[str]:
    """What is wider than the window, and what axe finds, in the widths of a phone and a desk, light and dark."""
    problems: list[str] = []
    found.evaluate(AXE)
    for width in (390, 1280):
        found.set_viewport_size({"width": width, "height": 900})
        problems += (f"{name} {width}: {one}" for one in found.evaluate(OVERFLOW))
        for theme in THEMES:
            show_in(found, theme)
            problems += (f"{name} {width} {theme} {one}" for one in axe(found))
    return problems


def axe(found: Page) -> list[str]:
    """What axe finds. In a tall window: of what lies below the bar that saves, axe says that it covers the bar."""
    width = found.evaluate("innerWidth")
    found.set_viewport_size({"width": width, "height": 4000})
    result = found.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS)
    assert result["passes"]  # it did look
    found.set_viewport_size({"width": width, "height": 900})
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
