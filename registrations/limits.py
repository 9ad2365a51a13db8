"""How often people sign up: from one address, and for one mailbox. Nothing of either is kept but an HMAC."""

import datetime as dt
import hashlib
import hmac

from django.conf import settings
from django.db import connection
from django.utils import timezone

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
PER_CLIENT = 60  # registrations an hour from one address: a school has one for all
PER_MAILBOX = 10  # registrations a day for one mailbox, which may be that of a team

_CLAIM = (
    "INSERT INTO photos_allowance (key, since, used) VALUES (%s, %s, 1), (%s, %s, 1) "
    "ON CONFLICT (key, since) DO UPDATE SET used = photos_allowance.used + 1 RETURNING key, used"
)


class TooMany(Exception):
    """Enough for now; `seconds` to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def claim(*, client: str, email: str) -> None:
    """Counts one registration. Raises TooMany, after which the caller's transaction must be rolled back.

    One statement for both counters, of which the rows stay locked until the transaction ends; so of any number of
    requests at once no more than the limit succeed. `client`: what core.client.client_key says.
    """
    now = timezone.now()
    counters = sorted([(f"sign-up:{client}", HOUR, PER_CLIENT), (f"sign-up-mail:{_digest(email)}", DAY, PER_MAILBOX)])
    begins = {key: _window(now, length) for key, length, _ in counters}
    adapt = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [part for key, since in begins.items() for part in (key, adapt(since))])
        used = dict(cursor.fetchall())
    waits = [begins[key] + length - now for key, length, limit in counters if used[key] > limit]
    if waits:
        raise TooMany(max(1, int(max(waits).total_seconds())))


def _window(now: dt.datetime, length: dt.timedelta) -> dt.datetime:
    seconds = int(length.total_seconds())
    return dt.datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, dt.UTC)


def _digest(email: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), email.lower().encode(), hashlib.sha256).hexdigest()[:32]
