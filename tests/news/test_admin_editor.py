"""The editor of the text under the content security policy, and what is kept of what it writes."""

import base64
import hashlib
import re
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from core.headers import admin_policy
from news.models import Article
from tests.news.articles import make_article
from tests.news.editors import ADD, LIST, change, editor, page, save
from tests.photos.pictures import make_row

pytestmark = pytest.mark.django_db


def directive(response: Any, name: str) -> str:
    policies = response.headers["Content-Security-Policy"].split("; ")
    return next(str(one) for one in policies if one.startswith(name))


def test_the_import_map_runs_by_the_hash_of_what_is_rendered() -> None:
    client, article = editor(), make_article()
    for url in (ADD, change(article)):
        response = client.get(url)
        [script] = re.findall(r'<script type="importmap">(.*?)</script>', response.content.decode(), re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert directive(response, "script-src") == f"script-src 'self' 'sha256-{digest}'"
        assert directive(response, "style-src") == "style-src 'self'"
        assert "unsafe" not in response.headers["Content-Security-Policy"]
        assert len(re.findall(r"<script(?![^>]*src=)", response.content.decode())) == 1
        for address in re.findall(r'/static/[^"]+', script):
            assert client.get(address).status_code == 200


def test_other_pages_let_no_inline_script_run() -> None:
    client, article = editor(), make_article()
    for url in (LIST, page(article, "versions"), page(article, "links"), "/beheer/", article.get_absolute_url()):
        assert directive(client.get(url), "script-src") == "script-src 'self'"


def test_the_policy_with_a_hash_upgrades_too_behind_https(settings: Settings) -> None:
    settings.HTTPS = True
    assert "'sha256-x'; style-src" in admin_policy("'sha256-x'")
    assert admin_policy("'sha256-x'").endswith("; upgrade-insecure-requests")


def test_the_editor_is_a_text_area_with_html_without_javascript() -> None:
    client, article = editor(), make_article(body="<h2>Kop</h2><p>Tekst</p>")
    text = client.get(change(article)).content.decode()
    area = re.search(r"<textarea[^>]*data-django-prose-editor-configurable[^>]*>(.*?)</textarea>", text, re.DOTALL)
    assert area is not None
    assert area[1].strip() == "&lt;h2&gt;Kop&lt;/h2&gt;&lt;p&gt;Tekst&lt;/p&gt;"
    assert re.search(r"/static/admin_site/news/photo-figure\.[0-9a-f]+\.js", text)


def test_what_the_editor_writes_is_kept_and_the_rest_is_cleaned_away() -> None:
    client, photo = editor(), make_row(caption="Van de foto", credit="")
    body = (
        '<h2 style="color:red" onclick="x()">Kop</h2><ol type="1" data-type="decimal"><li><p>Een</p></li></ol>'
        '<blockquote><p>Citaat</p></blockquote><table><tbody><tr><th colspan="1" rowspan="1"><p>a</p></th></tr></tbody>'
        f'</table><figure data-photo="{photo.pk}" class="x"><figcaption></figcaption></figure>'
        '<script>alert(1)</script><img src="x" onerror="x()"><p><a href="javascript:x()" target="_blank">weg</a></p>'
    )
    save(client, ADD, "_publish", title="Titel", body=body)
    article = Article.objects.get()
    assert article.body == (
        "<h2>Kop</h2><ol><li><p>Een</p></li></ol><blockquote><p>Citaat</p></blockquote>"
        '<table><tbody><tr><th colspan="1" rowspan="1"><p>a</p></th></tr></tbody></table>'
        f'<figure data-photo="{photo.pk}"><figcaption></figcaption></figure>'
        '<p><a rel="noopener nofollow">weg</a></p>'
    )
    assert "<figcaption>Van de foto</figcaption>" in article.body_html


def test_a_text_that_is_too_long_is_refused_and_kept_in_the_form() -> None:
    response = save(editor(), ADD, title="Titel", body="<p>" + "é" * 100_001)
    form = response.context["adminform"].form
    assert form.errors == {"body": ["Deze tekst is te lang: gebruik ten hoogste 100.000 tekens."]}
    assert "é" * 100_001 in response.content.decode()
