"""The invitation with which someone came to the form: from the cookie of the link, or signed in the form itself."""

from django.core import signing
from django.http import HttpRequest
from django.utils import timezone

from events.models import Event
from registrations import access
from registrations.models import AccessLink, Invitation
from registrations.models.access_link import Purpose

_SALT = "registrations.sign-up.invitation"


def find_invitation(request: HttpRequest, event: Event, client: str) -> tuple[Invitation | None, str]:
    """The invitation for this edition, and what the form must carry in case the cookie is lost. No query without."""
    links = [link for link in access.granted(request) if _fits(link, event)]
    if not links and (key := _carried(request.POST.get("invitation", ""), client)) is not None:
        links = [link for link in AccessLink.objects.valid().with_subject().filter(pk=key) if _fits(link, event)]
    if not links:
        return None, ""
    link = next((one for one in links if one.invitation and one.invitation.registration_id is None), links[0])
    return link.invitation, signing.dumps(link.pk, salt=f"{_SALT}:{client}")


def is_open(invitation: Invitation) -> bool:
    """Whether it can still be used, as `Invitation.objects.open` says, without a query."""
    in_time = invitation.expires_at is None or invitation.expires_at > timezone.now()
    return in_time and invitation.registration_id is None and invitation.revoked_at is None


def _fits(link: AccessLink, event: Event) -> bool:
    invitation = link.invitation
    return link.purpose == Purpose.INVITATION and invitation is not None and invitation.event_id == event.pk


def _carried(text: str, client: str) -> int | None:
    if not text:
        return None
    try:
        key = signing.loads(text, salt=f"{_SALT}:{client}", max_age=24 * 60 * 60)
    except signing.BadSignature:
        return None
    return key if isinstance(key, int) else None
