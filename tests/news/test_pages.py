"""The news as readers see it: lists, articles, feed, previews."""

import datetime as dt
import json
import re
from typing import Any

import feedparser
import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree

from core.seo import absolute
from news.models import Article
from news.models.preview_link import PreviewLink, make_preview_link
from news.views.pages import PER_PAGE
from photos.actions import hide_photo
from tests.builders import make_appearance, make_event, make_session, make_speaker, make_theme, moment
from tests.news.articles import make_article
from tests.photos.pictures import make_gallery, make_row

pytestmark = pytest.mark.django_db
HOSTILE = [
    "=1+1",
    "＝1",
    "]]>",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}",
    "é" * 190,
    "👩🏽‍🔧",
    "a\x0bb",
    "links\u202erechts",
]


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def titles(html: str) -> list[str]:
    return re.findall(r'<h3><a href="/nieuws/[^"]+">([^<]+)</a></h3>', html)


def soon(seconds: int) -> dt.datetime:
    return timezone.now() + dt.timedelta(seconds=seconds)


def not_public() -> None:
    """An article of each kind that no reader may see."""
    live = make_article(title="Geheim live", published_at=None)
    make_article(title="Geheim later", published_at=soon(3600))
    make_article(title="Geheim voorbij", expires_at=soon(-60))
    make_article(title="Geheim concept", draft_of=live, published_at=None)


def test_what_is_not_public_is_nowhere(client: Client) -> None:
    not_public()
    event, theme = make_event(slug="2018"), make_theme(slug="thema")
    Article.objects.update(event=event)
    for article in Article.objects.all():
        article.themes.add(theme)
        assert client.get(article.get_absolute_url()).status_code == 404
    make_article(slug="open", event=event)
    for path in ("/", "/nieuws/", "/nieuws/open/", "/nieuws/feed.xml", "/jaarconferentie/2018/", "/sitemap.xml"):
        html = page(client, path)
        assert "Geheim" not in html
        assert not re.search("/nieuws/artikel", html)


def test_an_article_appears_and_goes_at_its_second_and_no_cache_keeps_it_longer(client: Client) -> None:
    make_event()
    make_article(slug="straks", published_at=soon(20))
    make_article(slug="nog-even", expires_at=soon(40), published_at=soon(-9))
    for path in ("/", "/nieuws/", "/nieuws/nog-even/", "/nieuws/feed.xml"):
        header = client.get(path)["Cache-Control"]
        age = re.fullmatch(r"public, max-age=(\d+), must-revalidate", header)
        assert age is not None, (path, header)
        assert int(age[1]) <= 20
    Article.objects.filter(slug="straks").update(published_at=soon(-1))
    Article.objects.filter(slug="nog-even").update(expires_at=soon(-1), published_at=soon(-99))
    assert client.get("/nieuws/straks/").status_code == 200
    assert client.get("/nieuws/nog-even/").status_code == 404
    assert client.get("/nieuws/")["Cache-Control"] == "public, max-age=60, stale-while-revalidate=600"


def test_the_list_comes_in_pages_newest_first(client: Client) -> None:
    for number in range(PER_PAGE + 2):
        make_article(title=f"Bericht {number}", published_at=moment(f"2018-06-{number + 1:02} 09:00"))
    first = page(client, "/nieuws/")
    assert titles(first) == [f"Bericht {number}" for number in range(PER_PAGE + 1, 1, -1)]
    assert 'rel="next" href="/nieuws/?pagina=2"' in first
    second = page(client, "/nieuws/?pagina=2")
    assert titles(second) == ["Bericht 1", "Bericht 0"]
    assert 'rel="prev" href="/nieuws/"' in second
    assert "<title>Nieuws, pagina 2 · Techniekpact</title>" in second
    assert [client.get(f"/nieuws/?pagina={one}").status_code for one in ("0", "3", "x", "-1", "9" * 40, "²")] == [
        404
    ] * 6


def test_filters_narrow_the_list_and_can_be_taken_away(client: Client) -> None:
    event, other = make_event(slug="2018", short_name="2018"), make_event(slug="2019", short_name="2019")
    theme = make_theme(slug="leren", name="Leren")
    make_article(title="Eén", kind="column", event=event, themes=[theme])
    make_article(title="Twee", kind="nieuws", event=event)
    make_article(title="Drie", kind="nieuws", event=other, themes=[theme, make_theme()])
    assert titles(page(client, "/nieuws/?soort=nieuws&editie=2018")) == ["Twee"]
    html = page(client, "/nieuws/?thema=leren&editie=2018")
    assert titles(html) == ["Eén"]
    assert "<title>Nieuws: 2018 · Leren · Techniekpact</title>" in html
    assert 'href="/nieuws/?editie=2018"' in html
    assert '<meta name="robots" content="noindex">' in html
    assert len(titles(page(client, "/nieuws/?soort=onzin&thema=%00&editie="))) == 3


def test_an_article_shows_its_facts_and_what_belongs_to_it(client: Client) -> None:
    event = make_event(slug="2018", name="Conferentie 2018")
    speaker = make_speaker(given_name="Anne Marie", family_name="Heij", slug="heij")
    session = make_session(event, slug="gouden-poort", title="De Gouden Poort")
    hidden = make_session(event, title="Geheime sessie", state="concept")
    make_appearance(session, speaker, organisation="Metaalunie")
    photo = make_row(alt="Een podium", caption="De opening", credit="©TP")
    gallery = make_gallery(make_row(alt="Een zaal"), slug="dag")
    make_article(
        slug="verslag",
        title="Het verslag",
        kind="sessieverslag",
        intro="Kort.",
        byline="Redactie",
        event=event,
        sessions=[session, hidden],
        themes=[make_theme(name="Leren")],
        lead_photo=photo,
        gallery=gallery,
    )
    html = page(client, "/nieuws/verslag/")
    for words in (
        "<h1>Het verslag</h1>",
        "18 juni 2018</time> · Redactie",
        "De opening <span",
        "De Gouden Poort</a>",
        "Anne Marie Heij</a> <span",
        "Leren</a>",
        'alt="Een zaal"',
        "Conferentie 2018</a>",
        '<meta property="og:type" content="article">',
        f"{photo.folder}/social-50-50-1200x630.jpg",
    ):
        assert words in html
    assert "Geheime sessie" not in html
    data = [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)]
    article = next(one for one in data if one["@type"] == "ReportageNewsArticle")
    assert (article["headline"], article["datePublished"]) == ("Het verslag", "2018-06-18T17:00:00+02:00")
    assert article["image"][0]["creditText"] == "©TP"


def test_a_hidden_or_removed_lead_photo_is_gone_at_the_next_request(client: Client) -> None:
    make_event()
    photo = make_row(alt="Een podium")
    body = f'<p>Tekst</p><figure data-photo="{photo.pk}"></figure>'
    make_article(slug="verslag", lead_photo=photo, body=body, gallery=make_gallery(photo))
    paths = ("/", "/nieuws/", "/nieuws/verslag/", "/nieuws/feed.xml", "/sitemap.xml", "/fotos/")
    assert all(photo.folder in page(client, path) for path in paths)
    hide_photo(photo=photo)
    assert not any(photo.folder in page(client, path) for path in paths)
    photo.hidden_at = None
    photo.save()
    assert all(photo.folder in page(client, path) for path in paths)
    photo.delete()
    assert not any(photo.folder in page(client, path) for path in paths)


def test_a_changed_address_leads_on(client: Client) -> None:
    article = make_article(slug="oud")
    article.slug = "nieuw"
    article.save()
    response = client.get("/nieuws/oud/?x=1")
    assert (response.status_code, response["Location"]) == (301, "/nieuws/nieuw/?x=1")
    article.published_at = None
    article.save()
    assert client.get("/nieuws/oud/").status_code == 404


def test_the_feed_has_the_whole_text_with_whole_addresses(client: Client) -> None:
    photo = make_row(caption="De brug")
    article = make_article(
        slug="verslag",
        title="Het verslag",
        intro="1 < 2",
        body=f'<p><a href="/nieuws/">hier</a></p><figure data-photo="{photo.pk}"></figure>',
        themes=[make_theme(name="Leren")],
        byline="Redactie",
    )
    response = client.get("/nieuws/feed.xml")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert (feed.bozo, feed.version) == (False, "atom10")
    (entry,) = feed.entries
    assert (entry.title, entry.link, entry.author) == ("Het verslag", absolute("/nieuws/verslag/"), "Redactie")
    assert entry.id == f"tag:localhost,{article.created_at.date()}:artikel/{article.pk}"
    assert [tag.term for tag in entry.tags] == ["Nieuws", "Leren"]
    assert entry.summary == "1 &lt; 2"
    root = etree.fromstring(response.content)
    content = root.findtext("{*}entry/{*}content") or ""
    assert f'<a href="{absolute("/nieuws/")}">hier</a>' in content
    assert "De brug" in content
    addresses = re.findall(r'(?:href|src)="([^"]+)"|([^ ",]+) \d+w', content)
    assert {address[:22] for pair in addresses for address in pair if address} == {"http://localhost:8000/"}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_a_page_or_the_feed(client: Client, name: str) -> None:
    make_event()
    photo = make_row(alt=name, caption=name, credit=name)
    body = f'<p>{name}</p><figure data-photo="{photo.pk}"></figure>'
    make_article(slug="verslag", title=name, intro=name, byline=name, body=body, lead_photo=photo)
    for path in ("/nieuws/", "/nieuws/verslag/", "/"):
        html = page(client, path)
        assert "<script>alert" not in html
        assert ("{{" in name) == ("{{ 7|add:7 }}" in html)
    feed = feedparser.parse(client.get("/nieuws/feed.xml").content)
    assert not feed.bozo
    assert len(feed.entries) == 1


def test_a_preview_link_shows_the_newest_draft_to_whoever_has_it(client: Client) -> None:
    live = make_article(title="De oude tekst")
    link, token = make_preview_link(article=live, user=None)
    path = f"/nieuws/voorbeeld/{token}/"
    assert "De oude tekst" in page(client, path)
    make_article(title="De nieuwe tekst", draft_of=live, published_at=None)
    assert "18 juni 2018</time>" in page(client, path)
    for _ in range(2):  # a mail scanner may be first
        response: Any = client.get(path)
        assert "De nieuwe tekst" in response.content.decode()
    headers = {"Cache-Control": "no-store, private", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}
    assert {name: response[name] for name in headers} == headers
    assert "Set-Cookie" not in response
    assert client.post(path).status_code == 405
    PreviewLink.objects.update(expires_at=soon(-1))
    assert client.get(path).status_code == 404
    assert token not in link.token_hash
    assert [client.get(f"/nieuws/voorbeeld/{bad}/").status_code for bad in ("x", "%00", "é" * 300)] == [404] * 3


def test_related_articles_are_of_the_same_edition_first(client: Client) -> None:
    event = make_event(slug="2018")
    make_article(slug="dit", event=event)
    for day in range(1, 5):
        make_article(title=f"Los {day}", published_at=moment(f"2019-06-0{day} 09:00"))
    make_article(title="Zelfde editie", event=event, published_at=moment("2017-06-01 09:00"))
    assert titles(page(client, "/nieuws/dit/")) == ["Zelfde editie", "Los 4", "Los 3"]


def test_a_session_and_a_theme_lead_to_what_was_written_about_them(client: Client) -> None:
    theme = make_theme(slug="leren")
    session = make_session(make_event(slug="2018"), slug="opening", themes=[theme])
    make_article(title="Het verslag", kind="sessieverslag", sessions=[session], themes=[theme])
    make_article(title="Een concept", published_at=None, sessions=[session], themes=[theme])
    html = page(client, "/jaarconferentie/2018/programma/opening/")
    assert re.search(r'<a href="/nieuws/[^"]+">Het verslag</a> <span class="label">Sessieverslag · 18 juni 2018', html)
    assert titles(page(client, "/themas/leren/")) == ["Het verslag"]
    assert "Een concept" not in html
