"""What this browser may see: a signed cookie with the links that were opened in it. No login, no row in a table.

The cookie holds keys of links, not tokens; a link that was withdrawn or is over opens nothing.
"""

import time

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from registrations.models import AccessLink

COOKIE = "__Host-aanmelding" if settings.HTTPS else "aanmelding"
FORGOTTEN = "__Host-vergeten" if settings.HTTPS else "vergeten"
KEPT = 8 * 60 * 60  # seconds
PASS_KEPT = 24 * 60 * 60  # seconds that a page may stay open before its form is sent
MOST = 20  # links in one browser: a shared mailbox, or a desk that helps people

_SALT = "registrations.access"
_SALT_FORGOTTEN = "registrations.forgotten"


def grant(request: HttpRequest, response: HttpResponseBase, link: AccessLink) -> None:
    """Remembers in this browser that `link` was opened, the last one first."""
    keys = [link.pk, *(key for key in _keys(request) if key != link.pk)][:MOST]
    _set(response, COOKIE, signing.dumps(keys, salt=_SALT), KEPT)


def forget(response: HttpResponseBase) -> None:
    """Takes every link out of this browser; they keep working for who has the mail.

    The time is kept as long as a form that was open could bring its link back: see `forgotten_at`.
    """
    _set(response, FORGOTTEN, signing.dumps(time.time(), salt=_SALT_FORGOTTEN), PASS_KEPT)
    response.delete_cookie(COOKIE, samesite="Lax")
    response.cookies[COOKIE]["secure"] = settings.HTTPS  # else a browser leaves a cookie of this name alone


def forgotten_at(request: HttpRequest) -> float:
    """When this browser forgot all, in seconds; 0 when it did not. A form of before that opens nothing any more."""
    try:
        at = signing.loads(request.COOKIES.get(FORGOTTEN, ""), salt=_SALT_FORGOTTEN, max_age=PASS_KEPT)
    except signing.BadSignature:
        return 0
    return at if isinstance(at, float) else 0


def granted(request: HttpRequest) -> list[AccessLink]:
    """The links opened in this browser that still work, the last opened first. One query; none without the cookie."""
    keys = _keys(request)
    if not keys:
        return []
    found = AccessLink.objects.valid().with_subject().in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _keys(request: HttpRequest) -> list[int]:
    try:
        keys = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=KEPT)
    except signing.BadSignature:
        return []
    return [key for key in keys if isinstance(key, int)][:MOST] if isinstance(keys, list) else []


def _set(response: HttpResponseBase, name: str, value: str, kept: int) -> None:
    response.set_cookie(name, value, max_age=kept, secure=settings.HTTPS, httponly=True, samesite="Lax")
