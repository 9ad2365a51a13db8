"""The outbox: who takes which letter, and what becomes of it.

One letter is claimed at a time, by a conditional UPDATE with a lease, so that any number of workers on any number of
machines may run. Who was killed loses the lease when it runs out; the letter is then sent again.
"""

import datetime as dt
import re
import uuid
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core import richtext
from registrations.letters.content import link_subject
from registrations.links import make_link
from registrations.models import Letter

PAUSES = (1, 2, 5, 15, 30)  # minutes after each attempt, then hourly
HOURLY = 60
KEEP_TRYING = dt.timedelta(days=3)
PAUSE = dt.timedelta(minutes=1)  # while the server cannot be reached
_RELATED = ("event", "registration__event", "registration__delegation", "delegation", "invitation", "mailing")


def claim() -> tuple[Letter, str] | None:
    """The next letter that is due, and the token of a new secret link where it needs one. None when there is none.

    The link is committed before the letter goes, so that nobody gets one that opens nothing.
    """
    if not Letter.objects.due().exists():  # without a lock: workers ask this every two seconds
        return None
    with transaction.atomic():
        while True:
            found = Letter.objects.due().select_for_update(skip_locked=True).values_list("pk", flat=True).first()
            if found is None:
                return None
            now, lease = timezone.now(), uuid.uuid4()
            taken = Letter.objects.due().filter(pk=found).order_by()
            until = now + dt.timedelta(seconds=settings.MAIL_LEASE)
            if taken.update(lease=lease, leased_until=until, attempts=F("attempts") + 1):
                break
        letter = Letter.objects.select_related(*_RELATED).get(pk=found)
        subject = link_subject(letter)
        return letter, make_link(subject) if subject is not None else ""


def sent(letter: Letter) -> bool:
    """Marks it sent. False when it is not ours any more: the lease ran out, or its person was erased meanwhile."""
    fields: dict[str, Any] = {"state": Letter.State.SENT, "sent_at": timezone.now(), "error": ""}
    return _settle(letter, **fields, **_forgotten(letter))


def failed(letter: Letter, error: str) -> bool:
    """The server wants it at no time: organisers see why. `next_try_at` keeps when it was tried last."""
    fields: dict[str, Any] = {"state": Letter.State.FAILED, "error": _words(letter, error)}
    return _settle(letter, next_try_at=timezone.now(), **fields, **_forgotten(letter))


def dropped(letter: Letter) -> bool:
    """It says nothing true any more."""
    return _settle(letter, state=Letter.State.DROPPED, **_forgotten(letter))


def put_off(letter: Letter, error: str) -> bool:
    """Back in the outbox for later; after three days without success it has failed."""
    now = timezone.now()
    if letter.attempts > len(PAUSES) and letter.created_at < now - KEEP_TRYING:
        return failed(letter, error)
    minutes = PAUSES[letter.attempts - 1] if letter.attempts <= len(PAUSES) else HOURLY
    return _settle(letter, next_try_at=now + dt.timedelta(minutes=minutes), error=_words(letter, error))


def wait_for_server(letter: Letter, error: str) -> None:
    """The server cannot be reached: nothing was tried with this letter, and all that is due waits a minute."""
    at, words = timezone.now() + PAUSE, _words(letter, error)
    _settle(letter, attempts=letter.attempts - 1, next_try_at=at, error=words)
    Letter.objects.due().order_by().update(next_try_at=at, error=words)


def _settle(letter: Letter, **fields: Any) -> bool:
    rows = Letter.objects.filter(pk=letter.pk, lease=letter.lease, state=Letter.State.QUEUED)
    return rows.update(lease=None, leased_until=None, **fields) == 1


def _forgotten(letter: Letter) -> dict[str, Any]:
    """Of who was erased not even the address is kept."""
    return {"to": "", "facts": {}} if letter.kind == Letter.Kind.ERASED else {}


def _words(letter: Letter, error: str) -> str:
    """What the server said, short and without the address, which the purge would not find here."""
    text = richtext.line(error)
    for part in (letter.to, letter.to.partition("@")[0]):
        if len(part) > 2:
            text = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", "…", text, flags=re.IGNORECASE)
    return text[:300]
