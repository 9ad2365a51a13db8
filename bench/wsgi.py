"""The site, and beside it in the same process bare Django views to measure it against."""

import os
import uuid
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.test.utils import override_settings
from django.urls import path

from core.client import client_key

BARE = "/hallo/"
ACTION = "/meting/"


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


def sign_up(request: HttpRequest, event: str) -> HttpResponse:
    """The action of signing up, with its limits, and nothing else: no form, no page."""
    from events.models import Event, Session
    from registrations import limits
    from registrations.actions import Choice, Details, Needs, register

    sent = request.POST
    register(
        event=Event.objects.get(slug=event),
        details=Details(sent["name"], sent["email"], sent["organisation"], sent["function"], sent["sector"]),
        choice=Choice(seats=list(Session.objects.filter(pk__in=sent.getlist("sessions")))),
        needs=Needs(diet=sent["diet"], access=sent["access"]),
        submission=uuid.uuid4(),
        first=lambda: limits.claim(client=client_key(request), emails=[sent["email"]]),
    )
    return HttpResponse("aangemeld")


urlpatterns = [path(BARE.lstrip("/"), hello), path(f"{ACTION.lstrip('/')}<slug:event>/aanmelden/", sign_up)]


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
    past_the_site = environ["PATH_INFO"].startswith((BARE, ACTION))
    return (bare if past_the_site else site)(environ, start_response)
