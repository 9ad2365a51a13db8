"""`/gezond/`: whether the site works, for monitors and load balancers."""

import logging

from django.apps import apps
from django.core.cache import cache
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

WORKER_KEY = "worker-seen"
WORKER_SEEN_FOR = 120  # seconds; the worker beats each 30

logger = logging.getLogger(__name__)


def worker_beats() -> None:
    """Tells every process that shares the default cache that the worker lives."""
    cache.set(WORKER_KEY, True, WORKER_SEEN_FOR)


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """`{"database": "ok", "worker": "ok", "mail": "ok"}` with status 200.

    Without a database the status is 503, since no page can be served. A worker that was not seen for two minutes, or
    mail that should have gone ten minutes ago, is told in the answer only: the pages still work, and a balancer must
    not take the machine out for it.
    """
    database = _database_answers()
    state = {
        "database": "ok" if database else "niet bereikbaar",
        "worker": "ok" if _worker_seen() else "niet gezien",
    }
    if apps.is_installed("registrations"):
        state["mail"] = _mail(database)
    return JsonResponse(state, status=200 if database else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        logger.exception("The database does not answer")
        return False
    return True


def _worker_seen() -> bool:
    try:
        return bool(cache.get(WORKER_KEY, default=False))
    except Exception:  # each cache raises errors of its own library, and this page must answer without a cache too
        logger.exception("The cache does not answer")
        return False


def _mail(database: bool) -> str:
    from registrations.letters.stuck import stuck

    if not database:
        return "onbekend"
    try:
        found = stuck()
    except Error:
        logger.exception("The outbox cannot be read")
        return "onbekend"
    return f"vast: {found}" if found else "ok"
