"""Mail that should have gone and did not, for `/gezond/` and the front page of the admin."""

import datetime as dt

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import Lower
from django.utils import timezone

from core import dutch
from registrations.models import Letter

PATIENCE = dt.timedelta(minutes=10)
FRESH = dt.timedelta(hours=1)
REFUSED = 3  # addresses in a row that the server refuses: then it is not about a typing error in one of them


def stuck() -> str:
    """ "12 berichten sinds 09.41 uur, 3 berichten geweigerd sinds 09.50 uur", or nothing. One query; rarely three.

    Waiting is counted from the moment that a letter was due for the first time, so trying again and again does not
    hide it. A server that refuses all mail leaves nothing waiting: then several failed within the hour.
    """
    now = timezone.now()
    planned = Q(attempts=0, error="", next_try_at__gt=now - PATIENCE)  # never tried, and not due for long
    waits = Q(state=Letter.State.QUEUED, created_at__lte=now - PATIENCE) & ~planned
    failed = Q(state=Letter.State.FAILED, next_try_at__gte=now - FRESH) & ~Q(to="")
    found = Letter.objects.filter(waits | failed).aggregate(
        waiting=Count("pk", filter=waits), since=Min("created_at", filter=waits), refused=_addresses(failed)
    )
    refused = _refused(failed) if found["refused"] >= REFUSED else ""
    return ", ".join(part for part in (_words(found["waiting"], "", found["since"]), refused) if part)


def _refused(failed: Q) -> str:
    """None was sent since the first of these: the server takes nothing."""
    sent_at = Letter.objects.filter(state=Letter.State.SENT).aggregate(last=Max("sent_at"))["last"]
    since = failed if sent_at is None else failed & Q(next_try_at__gt=sent_at)
    found = Letter.objects.filter(since).aggregate(
        addresses=_addresses(since), count=Count("pk"), first=Min("next_try_at")
    )
    return _words(found["count"], " geweigerd", found["first"]) if found["addresses"] >= REFUSED else ""


def _addresses(condition: Q) -> Count:
    return Count(Lower("to"), filter=condition, distinct=True)


def _words(count: int, what: str, since: dt.datetime | None) -> str:
    if since is None:
        return ""
    at = timezone.localtime(since)
    moment = f"{dutch.time(at)} uur" if at.date() == timezone.localdate() else dutch.moment(at)
    return f"{dutch.count(count, 'bericht', 'berichten')}{what} sinds {moment}"
