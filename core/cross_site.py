"""Refuses forms that another site sends, also those that need no cookie and so have no token."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template import loader

_SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}
_OURS = {"same-origin", "none"}  # `none`: the visitor did it, such as by reloading


class RefuseCrossSite:
    """Believes what the browser says of where a request came from; one that says nothing passes.

    `Sec-Fetch-Site` first, which no page can forge; browsers of before 2023 do not send it, nor do others over http.
    Then `Origin` (RFC 6454). `null` says that it is kept secret, as our own pages with secret links ask by their
    `Referrer-Policy: no-referrer`; other sites can ask the same, and then the note of `core.public_form` refuses.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in _SAFE or _is_ours(request):
            return self.get_response(request)
        page = loader.render_to_string("403_cross_site.html")
        return HttpResponse(page, status=HTTPStatus.FORBIDDEN)


def _is_ours(request: HttpRequest) -> bool:
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in _OURS
    origin = request.headers.get("Origin", "null")
    if origin == "null":
        return True
    return origin in settings.CSRF_TRUSTED_ORIGINS or origin == f"{request.scheme}://{request.get_host()}"
