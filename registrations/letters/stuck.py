"""Mail that should have gone and did not, for `/gezond/` and the front page of the admin."""

import datetime as dt

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import Lower
from django.utils import timezone

from core import dutch
from registrations.models import Letter

PATIENCE = dt.timedelta(minutes=10)
FRESH = dt.timedelta(hours=1)
CLOSING = "421"  # RFC 5321 §3.8: the server stops, whoever the letter is for
REFUSED = 3  # addresses in a row that the server refuses: then it is not about a typing error in one of them


def stuck() -> str:
    """ "12 berichten sinds 09.41 uur, 3 berichten geweigerd sinds 09.50 uur", or nothing. One query on a good day.

    Waiting is counted from the moment that a letter was due for the first time, so trying again and again does not
    hide it. A mailbox that is full or that the server does not know alarms nobody when mail to others goes: the letter
    is in the admin. What is put off with nothing sent since may be about the server, and so may several refusals, and
    mail to several that is put off again and again while nothing goes.
    """
    now = timezone.now()
    planned = Q(attempts=0, error="", next_try_at__gt=now - PATIENCE)  # never tried, and not due for long
    old = Q(state=Letter.State.QUEUED, created_at__lte=now - PATIENCE)
    one = Q(attempts__gt=0, error__startswith="4") & ~Q(error__startswith=CLOSING)  # "451 4.3.0 Mailbox is busy"
    waits, put_off = old & ~planned & ~one, old & one & ~Q(to="")
    fresh = Q(state=Letter.State.FAILED, next_try_at__gte=now - FRESH)
    if not Letter.objects.filter(old | fresh).exists():  # as on most days; composing the rest costs more than asking
        return ""
    failed = fresh & ~Q(to="")
    found = Letter.objects.filter(waits | put_off | failed).aggregate(
        waiting=Count("pk", filter=waits),
        since=Min("created_at", filter=waits),
        put_off=_addresses(put_off),
        refused=_addresses(failed),
    )
    parts = [
        _words(found["waiting"], "", found["since"]),
        _put_off(put_off) if found["put_off"] else "",
        _unwanted(failed, " geweigerd", "next_try_at", least=REFUSED) if found["refused"] >= REFUSED else "",
    ]
    return ", ".join(part for part in parts if part)


def _put_off(letters: Q) -> str:
    """Those written since the last success; or, with no success of late, all, when they are for several addresses."""
    of_late = Letter.objects.filter(state=Letter.State.SENT, sent_at__gte=timezone.now() - PATIENCE)
    again = "" if of_late.exists() else _counted(letters, " uitgesteld", "created_at", least=REFUSED)
    return again or _unwanted(letters, " uitgesteld", "created_at", least=1)


def _unwanted(letters: Q, what: str, at: str, *, least: int) -> str:
    """Those after which none was sent, when they went to at least so many addresses: the server takes nothing."""
    sent_at = Letter.objects.filter(state=Letter.State.SENT).aggregate(last=Max("sent_at"))["last"]
    since = letters if sent_at is None else letters & Q(**{f"{at}__gt": sent_at})
    return _counted(since, what, at, least=least)


def _counted(letters: Q, what: str, at: str, *, least: int) -> str:
    found = Letter.objects.filter(letters).aggregate(addresses=_addresses(letters), count=Count("pk"), first=Min(at))
    return _words(found["count"], what, found["first"]) if found["addresses"] >= least else ""


def _addresses(condition: Q) -> Count:
    return Count(Lower("to"), filter=condition, distinct=True)


def _words(count: int, what: str, since: dt.datetime | None) -> str:
    if since is None:
        return ""
    at = timezone.localtime(since)
    moment = f"{dutch.time(at)} uur" if at.date() == timezone.localdate() else dutch.moment(at)
    return f"{dutch.count(count, 'bericht', 'berichten')}{what} sinds {moment}"
