"""Secret links: made, found again by their hash, withdrawn."""

import datetime as dt
import hashlib
import secrets

from django.utils import timezone

from registrations.models import AccessLink, Delegation, Invitation, Registration
from registrations.models.access_link import Purpose
from registrations.retention import registration_erased_on


def digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def make_link(subject: Registration | Delegation | Invitation, *, purpose: Purpose | None = None) -> str:
    """The token of a new link to `subject`, which is nowhere kept. It works until the personal data is erased."""
    token = secrets.token_urlsafe(32)
    _make(subject, token, purpose)
    return token


def make_browser_link(subject: Registration | Delegation, *, before: AccessLink, page: str) -> AccessLink:
    """A link for the cookie of one browser, in place of `before`. No letter and no other device has its token.

    `page`: the signed field of the form that asked for it, "" for none. Who has that finds the link: see `key_after`.
    """
    return _make(subject, _after(before.pk, page) if page else secrets.token_urlsafe(32), None)


def key_after(key: int, page: str) -> int:
    """The key of the link that came in the place of link `key` by the form with `page`; `key` itself when none did.

    More did when that form was sent anew with other addresses: then the last.
    """
    links = AccessLink.objects.values_list("pk", flat=True)
    while (after := links.filter(token_hash=digest(_after(key, page))).first()) is not None:
        key = after
    return key


def _after(key: int, page: str) -> str:
    return f"{key}:{page}"  # no address of a link: those have no colon


def _make(subject: Registration | Delegation | Invitation, token: str, purpose: Purpose | None) -> AccessLink:
    link = AccessLink(token_hash=digest(token), expires_at=_expires_at(subject))
    if isinstance(subject, Registration):
        link.registration, link.purpose = subject, purpose or Purpose.MANAGE
    elif isinstance(subject, Delegation):
        link.delegation, link.purpose = subject, Purpose.DELEGATION
    else:
        link.invitation, link.purpose = subject, Purpose.INVITATION
    link.save(force_insert=True)
    return link


def find_link(token: str) -> AccessLink | None:
    """The link that `token` opens, with its subject and event; None when there is none, or not any more. One query."""
    return AccessLink.objects.valid().with_subject().filter(token_hash=digest(token)).first()


def revoke_links(subject: Registration | Delegation, *, keep_calendars: bool = False) -> int:
    """Withdraws all links, also those of a calendar unless `keep_calendars`. Returns how many."""
    links = subject.links.valid()
    if keep_calendars:
        links = links.exclude(purpose=Purpose.CALENDAR)
    return links.update(revoked_at=timezone.now())


def has_lost_calendar(row: Registration) -> bool:
    """Whether a calendar read this registration once, and none does now: the address changed, say. One query."""
    ends = list(row.links.filter(purpose=Purpose.CALENDAR).values_list("revoked_at", flat=True))
    return bool(ends) and None not in ends


def _expires_at(subject: Registration | Delegation | Invitation) -> dt.datetime:
    if isinstance(subject, Invitation) and subject.expires_at is not None:
        return subject.expires_at
    day = registration_erased_on(subject.event)
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))
