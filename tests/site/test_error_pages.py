"""Error pages are whole pages in Dutch that need no database: these tests have none."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client
from django.urls import path
from pytest_django.fixtures import Settings

from techniekpact.urls import urlpatterns as project


def fails(request: HttpRequest) -> HttpResponse:
    raise ValueError("broken on purpose")


urlpatterns = [path("kapot/", fails), *project]

ASK: dict[int, Callable[[Client], HttpResponseBase]] = {
    400: lambda client: client.get("/kapot/", headers={"host": "elsewhere.example"}),
    403: lambda client: client.post("/beheer/login/"),
    404: lambda client: client.get("/bestaat/niet/"),
    500: lambda client: client.get("/kapot/"),
}


@pytest.mark.parametrize("status", ASK)
def test_error_page_is_a_page_of_the_site_without_a_query(settings: Settings, status: int) -> None:
    settings.ROOT_URLCONF = __name__
    response = ASK[status](Client(raise_request_exception=False, enforce_csrf_checks=True))
    assert isinstance(response, HttpResponse)
    page = response.content.decode()
    assert response.status_code == status
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.count("<h1") == 1
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert '<html lang="nl"' in page
    assert 'id="inhoud"' in page
    assert 'rel="stylesheet"' in page
    assert "Traceback" not in page


def test_unknown_address_is_not_echoed_as_html(client: Client) -> None:
    page = client.get("/<script>alert(1)</script>/").content.decode()
    assert "<script>alert" not in page
