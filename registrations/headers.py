"""Nobody keeps, finds or tells of an address that may hold a secret link, whatever is answered there."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

HEADERS = {"Cache-Control": "no-store, private", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


class PersonalHeaders:
    """For all below `/aanmelding/`, also the redirects and errors of Django itself. What a view set stays."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path.startswith("/aanmelding/"):
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
            response.headers["Referrer-Policy"] = HEADERS["Referrer-Policy"]  # SecurityMiddleware was before us
        return response
