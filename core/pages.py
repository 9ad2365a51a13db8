"""What every public page shares: who may cache it, and where a page went that has another address now."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

PUBLIC_CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=600"  # seconds (RFC 9111, RFC 5861)

P = ParamSpec("P")


class Moved(Exception):
    """A page was asked for under a former slug: the address part `argument` is now `slug`."""

    def __init__(self, argument: str, slug: str) -> None:
        super().__init__(f"{argument}={slug}")
        self.argument = argument
        self.slug = slug


def public_page(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """A page for everyone: GET and HEAD only, without cookie, session or CSRF token, and cacheable by all.

    When the view raises `Moved`, the answer is a permanent redirect to the same page with the new slug.
    """

    @wraps(view)
    def public_view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except Moved as moved:
            response = HttpResponsePermanentRedirect(_new_address(request, moved))
        if response.status_code in {200, 301}:
            response.headers.setdefault("Cache-Control", PUBLIC_CACHE_CONTROL)
        return response

    return csrf_exempt(require_safe(public_view))  # nothing is written, so any other method is a 405, not a 403


def _new_address(request: HttpRequest, moved: Moved) -> str:
    match = request.resolver_match
    assert match is not None  # a view runs only after its address was resolved
    path = reverse(match.view_name, kwargs={**match.kwargs, moved.argument: moved.slug})
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path
