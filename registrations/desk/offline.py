"""What a browser keeps of the desk: a service worker, static files, and a page without anybody's data in it."""

import hashlib
import json
from http import HTTPStatus
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from registrations.desk.access import HEADERS, may_work
from registrations.desk.frame import frame
from registrations.desk.sync import LOG_IN, refuse

SCRIPTS = ("desk", "store", "roster", "noted", "arrivals", "scan", "shell")  # of static/desk/
STYLES = ("css/site.css", "css/forms.css", "css/desk.css", "css/desk-live.css", "img/icon.svg")


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. Its scope is the folder that it comes from (Service Workers §3.4.3)."""
    if not may_work(request.user):
        return refuse(LOG_IN, HTTPStatus.FORBIDDEN)
    source = Path(str(finders.find("desk/werker.js"))).read_text()
    shell = _shell()
    files = [static(one) for one in (*STYLES, *(f"desk/{name}.js" for name in SCRIPTS))]
    version = hashlib.sha256("".join([source, shell, *files]).encode()).hexdigest()[:16]
    setup = json.dumps({"version": version, "shell": reverse("desk-offline"), "files": files})
    return HttpResponse(f"const SETUP = {setup};\n{source}", content_type="text/javascript", headers=HEADERS)


@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """The page for when there is no network. The same for everyone, so it may be kept."""
    if not may_work(request.user):
        return refuse(LOG_IN, HTTPStatus.FORBIDDEN)
    return HttpResponse(_shell(), headers=HEADERS)


def _shell() -> str:
    """As the pages of a desk, but for no edition and no name: those are on the device."""
    return render_to_string(
        "desk/shell.html", {**frame(), "desk": {"label": "Balie"}, "heading": "Balie zonder netwerk", "shell": True}
    )
