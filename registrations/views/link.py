"""The way in: the secret link, and asking for a new one."""

import datetime as dt
import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from core.client import client_key
from photos.models import Allowance
from registrations import access, limits
from registrations.forms.manage_link import LinkRequestForm
from registrations.links import find_link
from registrations.models import AccessLink, Delegation, Letter, Registration
from registrations.models.access_link import Purpose
from registrations.views.personal import NoAccess, SeeOther, Visit, personal_page, show

REQUESTS = 10  # for a link, an hour, from one address
HOUR = dt.timedelta(hours=1)
MANGLED = re.compile(r"[\w-]+", re.ASCII)

PAGES = {  # what `?naar=` in a letter may lead to
    "sessies": "registration-seats",
    "aanbod": "registration-offer",
    "komt-u": "registration-coming",
    "gegevens": "registration-details",
    "annuleren": "registration-cancel",
}


@personal_page()
def registration_link(request: HttpRequest, token: str) -> HttpResponse:
    """Remembers in a cookie what the link opens, and goes on to an address without the token. No row changes."""
    link = find_link(token)
    if link is None or link.purpose == Purpose.CALENDAR:
        raise NoAccess
    response = SeeOther(_address(request, link))
    access.grant(request, response, link)
    return response


@personal_page()
def registration_link_mangled(request: HttpRequest, rest: str) -> HttpResponse:
    """What mail programs make of a link: without its slash, or with the full stop or bracket that stood after it."""
    token = rest.rstrip("/.,;:!?)]}>*\"'’”")
    if not MANGLED.fullmatch(token) or rest == f"{token}/":
        raise NoAccess
    query = request.META.get("QUERY_STRING", "")
    return SeeOther(f"{reverse('registration-link', args=[token])}{'?' if query else ''}{query}")


def _address(request: HttpRequest, link: AccessLink) -> str:
    if link.invitation is not None:
        return reverse("sign-up", args=[link.invitation.event.slug])
    if link.delegation is not None:
        return Visit(request, link).url("registration-delegation")
    return Visit(request, link).url(PAGES.get(request.GET.get("naar", ""), "registration"))


@personal_page("POST")
def registration_link_request(request: HttpRequest) -> HttpResponse:
    """Sends the links of an address to that address. Known or not, the answer is the same."""
    client = client_key(request)
    form = LinkRequestForm(request.POST if request.method == "POST" else None, client=client)
    if request.method != "POST" or not form.is_valid():
        return show(request, "link", "Stuur mij mijn link", form=form)
    if not form.is_trap_sprung:
        if wait := Allowance.claim(f"link:{client}", limit=REQUESTS, window=HOUR):
            response = show(request, "link", "Stuur mij mijn link", form=form, wait=limits.words(wait), status=429)
            response.headers["Retry-After"] = str(wait)
            return response
        send_links(form.cleaned_data["email"])
    return show(request, "link", "Kijk in uw mailbox", done=True)


def send_links(email: str) -> int:
    """Queues a letter with a link for all that we keep of this address, at most one an hour. Returns how many.

    Also for what is over: whose data is there may see and erase it. Delegations are those that this address sent.
    """
    kept = Registration.objects.filter(email_key=email.lower(), erased_at=None).exclude(email="").order_by("pk")
    sent = Delegation.objects.filter(sender_email__iexact=email, erased_at=None).exclude(sender_email="").order_by("pk")
    return sum(send_link(one) for one in [*kept, *sent])


def send_link(subject: Registration | Delegation) -> bool:
    hour = int(timezone.now().timestamp()) // 3600
    about: dict[str, Any]
    if isinstance(subject, Registration):
        key, about, to = f"link:{subject.pk}:{hour}", {"registration": subject}, subject.email
    else:
        key, about, to = f"link:delegation:{subject.pk}:{hour}", {"delegation": subject}, subject.sender_email
    fields: dict[str, Any] = {"kind": Letter.Kind.LINK, "event_id": subject.event_id, "to": to, **about}
    return Letter.objects.get_or_create(key=key, defaults=fields)[1]
