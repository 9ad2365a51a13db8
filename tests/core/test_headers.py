"""The security headers stand on every kind of response."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.templatetags.static import static
from django.test import Client
from django.urls import path
from pytest_django.fixtures import Settings

from techniekpact.urls import urlpatterns as project

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
BASE_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PUBLIC_CSP = f"{BASE_CSP}; require-trusted-types-for 'script'; trusted-types tp"


def fails(request: HttpRequest) -> HttpResponse:
    raise ValueError("broken on purpose")


def embeddable(request: HttpRequest) -> HttpResponse:
    return HttpResponse(headers={"Cross-Origin-Resource-Policy": "cross-origin"})


urlpatterns = [path("kapot/", fails), path("kaart/", embeddable), *project]


@pytest.fixture
def visitor(settings: Settings) -> Client:
    """A visitor of the site with two addresses more; a server error comes as its error page."""
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def not_modified(visitor: Client) -> HttpResponseBase:
    etag = visitor.get("/").headers["ETag"]
    return visitor.get("/", headers={"if-none-match": etag})


KINDS: dict[str, tuple[int, Callable[[Client], HttpResponseBase]]] = {
    "page": (200, lambda visitor: visitor.get("/")),
    "head": (200, lambda visitor: visitor.head("/")),
    "not modified": (304, not_modified),
    "health": (200, lambda visitor: visitor.get("/gezond/")),
    "static file": (200, lambda visitor: visitor.get(static("admin/css/base.css"))),
    "redirect": (301, lambda visitor: visitor.get("/gezond")),
    "bad host": (400, lambda visitor: visitor.get("/gezond/", headers={"host": "elsewhere.example"})),
    "not found": (404, lambda visitor: visitor.get("/bestaat-niet/")),
    "method not allowed": (405, lambda visitor: visitor.delete("/gezond/")),
    "server error": (500, lambda visitor: visitor.get("/kapot/")),
}
ADMIN_KINDS: dict[str, tuple[int, Callable[[Client], HttpResponseBase]]] = {
    "login": (200, lambda visitor: visitor.get("/beheer/login/")),
    "to the login": (302, lambda visitor: visitor.get("/beheer/")),
    "forged form": (403, lambda _: Client(enforce_csrf_checks=True).post("/beheer/login/")),
}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_public_response_carries_the_header_set(visitor: Client, kind: str) -> None:
    status, ask = KINDS[kind]
    response = ask(visitor)
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert response.headers["Content-Security-Policy"] == PUBLIC_CSP
    assert "camera=(), " in response.headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in response.headers


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ADMIN_KINDS)
def test_admin_response_carries_the_header_set_without_trusted_types(visitor: Client, kind: str) -> None:
    status, ask = ADMIN_KINDS[kind]
    response = ask(visitor)
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert response.headers["Content-Security-Policy"] == BASE_CSP


@pytest.mark.django_db
def test_https_adds_transport_security(settings: Settings) -> None:
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = True
    visitor = Client()
    for url in ("/gezond/", static("admin/css/base.css"), "/beheer/login/"):
        response = visitor.get(url, secure=True)
        assert response.status_code == 200
        assert response.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
        assert response.headers["Content-Security-Policy"].endswith("; upgrade-insecure-requests")


@pytest.mark.django_db
def test_https_redirects_plain_requests_but_not_health(settings: Settings) -> None:
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = True
    visitor = Client()
    assert visitor.get("/beheer/login/").headers["Location"] == "https://testserver/beheer/login/"
    assert visitor.get("/gezond/").status_code == 200


def test_header_that_a_view_sets_stays(visitor: Client) -> None:
    headers = visitor.get("/kaart/").headers
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers["X-Frame-Options"] == "DENY"


def test_static_files_are_immutable_and_for_this_site_only(client: Client) -> None:
    headers = client.get(static("admin/css/base.css")).headers
    assert headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert "Access-Control-Allow-Origin" not in headers
