"""What this browser may see: a signed cookie with the links that were opened in it. No login, no row in a table.

The cookie holds keys of links, not tokens; a link that was withdrawn or is over opens nothing.
"""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from registrations.models import AccessLink

COOKIE = "__Host-aanmelding" if settings.HTTPS else "aanmelding"
KEPT = 8 * 60 * 60  # seconds
MOST = 20  # links in one browser: a shared mailbox, or a desk that helps people

_SALT = "registrations.access"


def grant(request: HttpRequest, response: HttpResponseBase, link: AccessLink) -> None:
    """Remembers in this browser that `link` was opened, the last one first."""
    keys = [link.pk, *(key for key in _keys(request) if key != link.pk)][:MOST]
    response.set_cookie(
        COOKIE,
        signing.dumps(keys, salt=_SALT),
        max_age=KEPT,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponseBase) -> None:
    """Takes every link out of this browser; they keep working for who has the mail."""
    response.delete_cookie(COOKIE, samesite="Lax")
    response.cookies[COOKIE]["secure"] = settings.HTTPS  # else a browser leaves a cookie of this name alone


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
