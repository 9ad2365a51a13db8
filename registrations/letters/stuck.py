"""Mail that should have gone and did not, for `/gezond/` and the front page of the admin."""

import datetime as dt

from django.db.models import Count, Min, Q
from django.utils import timezone

from core import dutch
from registrations.models import Letter

PATIENCE = dt.timedelta(minutes=10)


def stuck() -> str:
    """ "12 berichten sinds 09.41 uur", or nothing. One query.

    Counted from the moment that a letter was due for the first time, so trying again and again does not hide it.
    """
    now = timezone.now()
    planned = Q(attempts=0, error="", next_try_at__gt=now - PATIENCE)  # never tried, and not due for long
    letters = Letter.objects.filter(state=Letter.State.QUEUED, created_at__lte=now - PATIENCE).exclude(planned)
    found = letters.aggregate(count=Count("pk"), since=Min("created_at"))
    if not found["count"]:
        return ""
    since = timezone.localtime(found["since"])
    today = since.date() == timezone.localdate()
    moment = f"{dutch.time(since)} uur" if today else dutch.moment(since)
    return f"{dutch.count(found['count'], 'bericht', 'berichten')} sinds {moment}"
