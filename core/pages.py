"""What every public page shares: who may cache it, and where a page went that has another address now."""

import datetime as dt
import math
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

PUBLIC_CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=600"  # seconds (RFC 9111, RFC 5861)

_KEPT = 60  # seconds, as above

P = ParamSpec("P")


class Moved(Exception):
    """A page was asked for under a former slug: the address part `argument` is now `slug`."""

    def __init__(self, argument: str, slug: str) -> None:
        super().__init__(f"{argument}={slug}")
        self.argument = argument
        self.slug = slug


def moves(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """When the view raises `Moved`, the answer is a permanent redirect to the same page with the new slug."""

    @wraps(view)
    def moving_view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Moved as moved:
            return HttpResponsePermanentRedirect(_new_address(request, moved))

    return moving_view


def public_page(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """A page for everyone: GET and HEAD only, without cookie, session or CSRF token, and cacheable by all.

    An address that moved is answered as `moves` does.
    """
    found = moves(view)

    @wraps(view)
    def public_view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = found(request, *args, **kwargs)
        if response.status_code in {200, 301}:
            response.headers.setdefault("Cache-Control", PUBLIC_CACHE_CONTROL)
        return response

    return csrf_exempt(require_safe(public_view))  # nothing is written, so any other method is a 405, not a 403


def soonest(*moments: dt.datetime | None) -> dt.datetime | None:
    """The first of those moments that there are."""
    return min((moment for moment in moments if moment is not None), default=None)


def keep_until(response: HttpResponseBase, moment: dt.datetime | None) -> None:
    """Lets no cache show this page after `moment`, when something on it appears or goes (RFC 9111 §5.2.2.1)."""
    if moment is None:
        return
    left = max(0, math.floor((moment - timezone.now()).total_seconds()))
    if left < _KEPT + 600:
        response.headers["Cache-Control"] = f"public, max-age={min(left, _KEPT)}, must-revalidate"


def _new_address(request: HttpRequest, moved: Moved) -> str:
    match = request.resolver_match
    assert match is not None  # a view runs only after its address was resolved
    path = reverse(match.view_name, kwargs={**match.kwargs, moved.argument: moved.slug})
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path
