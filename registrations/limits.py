"""How often people sign up: from one address, and for one mailbox. Nothing of either is kept but an HMAC."""

import datetime as dt
import hashlib
import hmac
import math
from collections import Counter
from collections.abc import Sequence

from django.conf import settings
from django.db import connection
from django.utils import timezone

from core import dutch
from photos.models import Allowance

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
PER_MAILBOX = 30  # registrations a day for one mailbox, which may be that of a team: more than one delegation has
CHANGES = 40  # a day of one registration; each is told by letter
KNOWN = 5  # times a day that one registration hears that somebody is registered already

_CLAIM = (
    "INSERT INTO photos_allowance (key, since, used) VALUES {} "
    "ON CONFLICT (key, since) DO UPDATE SET used = photos_allowance.used + excluded.used RETURNING key, used"
)


class TooMany(Exception):
    """Enough for now; `seconds` to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def claim(*, client: str, emails: Sequence[str]) -> None:
    """Counts one registration for each of these mailboxes. Raises TooMany, and the caller's transaction rolls back.

    One statement for all counters, in the order of their keys; their rows stay locked until the transaction ends. So of
    any number of requests at once no more than the limit succeed, and no two wait for each other. `client`: what
    core.client.client_key says.
    """
    now = timezone.now()
    counters = {f"sign-up:{client}": (len(emails), HOUR, settings.SIGN_UPS_PER_HOUR)}
    for email, times in Counter(_digest(one) for one in emails).items():
        counters[f"sign-up-mail:{email}"] = (times, DAY, PER_MAILBOX)
    adapt = connection.ops.adapt_datetimefield_value
    rows = [(key, adapt(_window(now, counters[key][1])), counters[key][0]) for key in sorted(counters)]
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM.format(", ".join(["(%s, %s, %s)"] * len(rows))), [part for row in rows for part in row])
        used = dict(cursor.fetchall())
    waits = [_window(now, length) + length - now for key, (_, length, limit) in counters.items() if used[key] > limit]
    if waits:
        raise TooMany(max(1, int(max(waits).total_seconds())))


def claim_change(subject: str) -> None:
    """Counts one change that its owner is told of by letter. `subject`: Visit.key. Raises TooMany."""
    if wait := Allowance.claim(f"change:{subject}", limit=CHANGES, window=DAY):
        raise TooMany(wait)


def check_known(subject: str) -> None:
    """Raises TooMany when none of the turns of `claim_known` is left: then the answer must not tell either."""
    now = timezone.now()
    since = _window(now, DAY)
    if Allowance.objects.filter(key=f"known:{subject}", since=since, used__gte=KNOWN).exists():
        raise TooMany(max(1, int((since + DAY - now).total_seconds())))


def claim_known(subject: str) -> None:
    """Counts that someone is told who is registered already, or they could ask for a whole list. Raises TooMany."""
    if wait := Allowance.claim(f"known:{subject}", limit=KNOWN, window=DAY):
        raise TooMany(wait)


def words(seconds: int) -> str:
    """ "5 minuten", "3 uur": how long to wait, in Dutch."""
    minutes = math.ceil(seconds / 60)
    return dutch.count(minutes, "minuut", "minuten") if minutes < 120 else f"{math.ceil(minutes / 60)} uur"


def _window(now: dt.datetime, length: dt.timedelta) -> dt.datetime:
    seconds = int(length.total_seconds())
    return dt.datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, dt.UTC)


def _digest(email: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), email.lower().encode(), hashlib.sha256).hexdigest()[:32]
