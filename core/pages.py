"""What every public page shares: who may cache it, and where a page went that has another address now."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

PUBLIC_CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=600"  # seconds (RFC 9111, RFC 5861)

P = ParamSpec("P")


def public_page(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """A page for everyone: GET and HEAD only, without cookie, session or CSRF token, and cacheable by all."""

    @wraps(view)
    def public_view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code == 200:
            response.headers.setdefault("Cache-Control", PUBLIC_CACHE_CONTROL)
        return response

    return require_safe(public_view)
