"""How every page about the conference is rendered: its own context, the frame around it, and its head."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.pages import keep_until
from core.seo import Seo
from events.frame import Frame, load_frame
from events.models import Event


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    seo: Seo,
    event: Event | None = None,
    frame: Frame | None = None,
    section: str = "",
    until: dt.datetime | None = None,
) -> HttpResponse:
    """Renders `template` in the frame of `event`, or of the edition at hand. `section` is marked in the menu.

    Costs one query when no `frame` is given. No cache may show the page after `until`. A preview
    (`context["preview"]`) is not stored and not indexed.
    """
    frame = frame or load_frame(event)
    response = render(request, template, {**context, "seo": seo, "frame": frame, "section": section})
    keep_until(response, until)
    if context.get("preview"):
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["X-Robots-Tag"] = "noindex"
    return response
