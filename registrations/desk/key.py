"""The key of the roster that a desk keeps for when there is no network.

The browser keeps the roster encrypted, and the key beside it in a cookie that ends at midnight. So the browser itself
forgets the key, also while the page is closed, and from then on nothing can read the roster. The key is made anew from
the session each time it is asked for: two tabs get the same one, someone else who logs in here gets another, and once
the session is gone it cannot be made again.
"""

import datetime as dt
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.crypto import salted_hmac

COOKIE = "__Secure-balie-sleutel" if settings.HTTPS else "balie-sleutel"  # __Host- would be for all of the site
PATH = "/balie/"

_SALT = "registrations.desk.key"
_DOORS = ("/beheer/login/", "/beheer/logout/")  # where one comes in or leaves


def midnight() -> dt.datetime:
    """The coming midnight in Amsterdam."""
    return timezone.make_aware(dt.datetime.combine(timezone.localdate() + dt.timedelta(1), dt.time()))


def key_of(request: HttpRequest) -> str:
    """256 bits as hexadecimal digits, the same all day for one session; empty for who is not logged in."""
    session = request.session.session_key
    if not session or not request.user.is_authenticated:
        return ""
    return salted_hmac(_SALT, f"{session} {request.user.pk} {timezone.localdate()}", algorithm="sha256").hexdigest()


def give_key(request: HttpRequest, response: HttpResponseBase) -> None:
    """For JavaScript to read, below `/balie/` alone, until midnight."""
    left = int((midnight() - timezone.now()).total_seconds())
    response.set_cookie(
        COOKIE, key_of(request), max_age=left, path=PATH, secure=settings.HTTPS, httponly=False, samesite="Strict"
    )


class ForgetDeskKey:
    """Takes the key out of a browser at login, at logout, and when the desk is asked for by another than it was for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        key = request.COOKIES.get(COOKIE) if request.path.startswith(PATH) else None
        if (request.path in _DOORS and request.method == "POST") or (key is not None and key != key_of(request)):
            response.delete_cookie(COOKIE, path=PATH, samesite="Strict")
            response.cookies[COOKIE]["secure"] = settings.HTTPS  # else a browser leaves a cookie of this name alone
        return response
