"""The site, and beside it in the same process a bare Django view to measure it against."""

import os
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.test.utils import override_settings
from django.urls import path

BARE = "/hallo/"


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


urlpatterns = [path(BARE.lstrip("/"), hello)]


class BareRequest(WSGIRequest):
    urlconf = __name__


class BareHandler(WSGIHandler):
    request_class = BareRequest


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "techniekpact.settings")
django.setup()
site = WSGIHandler()
with override_settings(MIDDLEWARE=[]):
    bare = BareHandler()


def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    return (bare if environ["PATH_INFO"] == BARE else site)(environ, start_response)
