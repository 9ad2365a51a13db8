"""The invitation with which someone came to the form: from the cookie of the link, or signed in the form itself."""

import time

from django.core import signing
from django.http import HttpRequest

from events.models import Event
from registrations import access
from registrations.models import AccessLink, Invitation
from registrations.models.access_link import Purpose

_SALT = "registrations.sign-up.invitation"


def find_invitation(request: HttpRequest, event: Event, client: str) -> tuple[Invitation | None, str]:
    """The invitation for this edition, and what the form must carry in case the cookie is lost. No query without.

    What was carried for a visitor at another address opens nothing, but is told from nothing: see `sign_up`.
    """
    links = [link for link in access.granted(request) if _fits(link, event)]
    carried = request.POST.get("invitation", "")
    key, owner = (None, "") if links else _carried(carried, since=access.forgotten_at(request))
    if key is not None and owner == client:
        links = [link for link in AccessLink.objects.valid().with_subject().filter(pk=key) if _fits(link, event)]
    if not links:
        return None, carried if key is not None and owner != client else ""
    link = next((one for one in links if one.invitation and one.invitation.is_open), links[0])
    return link.invitation, signing.dumps([link.pk, client, time.time()], salt=_SALT)


def _fits(link: AccessLink, event: Event) -> bool:
    invitation = link.invitation
    return link.purpose == Purpose.INVITATION and invitation is not None and invitation.event_id == event.pk


def _carried(text: str, *, since: float) -> tuple[int | None, str]:
    """The key of the link and the visitor for whom it was signed; nothing of a form of before `since`."""
    try:
        found = signing.loads(text, salt=_SALT, max_age=24 * 60 * 60) if text else None
    except signing.BadSignature:
        return None, ""
    if not isinstance(found, list) or len(found) != 3 or found[2] <= since:
        return None, ""
    return found[0], found[1]
