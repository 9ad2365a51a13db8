"""What every page of one's own registration shares: who may see it, what it is about, and that nobody else keeps it."""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial, wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.core import signing
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    QueryDict,
)
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from core.client import client_key
from core.seo import Seo
from events.views.page import render_page
from registrations import access, limits
from registrations.forms.manage_link import LinkRequestForm
from registrations.headers import HEADERS
from registrations.links import key_after
from registrations.models import AccessLink, ClaimState, Delegation, Letter, Registration
from registrations.models.access_link import Purpose

P = ParamSpec("P")

AT_ONCE = dt.timedelta(minutes=1)  # far more than lies between two lines of one action

_SALT = "registrations.toegang"


class NoAccess(Http404):
    """Nothing that this browser opened leads here."""


class SeeOther(HttpResponseRedirect):
    status_code = 303


def personal_page(
    *methods: str,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponseBase]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]
]:
    """A page that no cache, search engine or Referer tells of; other sites cannot send its forms (see PublicForm).

    Without access every address answers alike. Faults are kept out of the log: their address may hold a token.
    """

    allowed = ["GET", "HEAD", *methods]

    def decorate(
        view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def personal_view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            response: HttpResponseBase
            try:
                response = (
                    view(request, *args, **kwargs) if request.method in allowed else HttpResponseNotAllowed(allowed)
                )
            except NoAccess:
                response = no_access(request)
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
            response._has_been_logged = True  # type: ignore[attr-defined]  # django.utils.log.log_response
            return response

        return csrf_exempt(personal_view)

    return decorate


def no_access(request: HttpRequest, *, status: int = 404) -> HttpResponse:
    """Says that the link does not work, or that there is none, and offers to send a new one."""
    form = LinkRequestForm(client=client_key(request))
    title = "Deze link werkt niet (meer)" if status == 404 else "Uw aanmelding"
    return show(request, "no_access", title, form=form, status=status)


def show(request: HttpRequest, template: str, title: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """One of our pages. A form with faults makes it a 422, one that is sent too often a 429, and its title says so."""
    form = context.get("form")
    if later := getattr(form, "later", 0):
        status = 429
    elif status == 200 and form is not None and form.is_bound and form.errors:
        status = 422
    fault = "Fout: " if status in {422, 429} else ""
    seo = Seo(title=f"{fault}{title}", path=reverse("registration"), index=False)
    visit = context.get("visit")
    event = visit.event if visit is not None else None
    page = {**context, "heading": title, "wrong": bool(fault), "later": limits.words(later) if later else ""}
    response = render_page(request, f"registrations/manage/{template}.html", page, seo=seo, event=event)
    response.status_code = status
    if later:
        response.headers["Retry-After"] = str(later)
    return response


@dataclass(frozen=True)
class Visit:
    """A request about one registration or delegation, by the link that opened it."""

    request: HttpRequest
    link: AccessLink

    @cached_property
    def client(self) -> str:
        return client_key(self.request)

    @property
    def data(self) -> QueryDict | None:
        """What was sent, for a form."""
        return self.request.POST if self.request.method == "POST" else None

    @property
    def registration(self) -> Registration:
        assert self.link.registration is not None  # open_registration
        return self.link.registration

    @property
    def delegation(self) -> Delegation:
        assert self.link.delegation is not None  # open_delegation
        return self.link.delegation

    @property
    def event(self) -> Any:
        return self.registration.event if self.link.registration is not None else self.delegation.event

    @property
    def may_change(self) -> bool:
        """Whether there is still something to change: live, and the edition not past."""
        return self.registration.is_live and not self.event.is_past

    def counts(self, email: str) -> Callable[[], None]:
        """For `first` of an action that writes to an address of the visitor's choice. It raises TooMany."""
        return partial(limits.claim, client=self.client, emails=[email])

    @property
    def pass_(self) -> str:
        """For a hidden field: gives this visitor access to what the page is about, also without the cookie."""
        return signing.dumps([self.link.pk, time.time()], salt=f"{_SALT}:{self.client}")

    @property
    def page(self) -> str:
        """The `pass_` of the form that was sent, which no other page has; "" when there is none that holds."""
        return "" if _passed_key(self.request) is None else self.request.POST["toegang"]

    @property
    def key(self) -> str:
        """Tells what the page is about from all else."""
        if self.link.registration is not None:
            return str(self.registration.pk)
        return f"delegation:{self.delegation.pk}"

    @property
    def query(self) -> str:
        if self.link.registration is not None:
            return urlencode({"aanmelding": self.registration.code})
        return urlencode({"delegatie": self.delegation.guid})

    @property
    def choose_url(self) -> str:
        return self.url("registration")

    def url(self, name: str, **more: str) -> str:
        extra = f"&{urlencode(more)}" if more else ""
        return f"{reverse(name)}?{self.query}{extra}"

    def done(self, what: str, name: str = "registration") -> SeeOther:
        """To the page that shows the result, so that reloading sends nothing again."""
        return self.go(name, gedaan=what)

    def go(self, name: str, **more: str) -> SeeOther:
        """To another page; remembers again what was opened, in case the cookie was lost."""
        response = SeeOther(self.url(name, **more))
        if self.data is not None:
            access.grant(self.request, response, self.link)
        return response

    def show(self, template: str, title: str, **context: Any) -> HttpResponse:
        return show(self.request, template, title, visit=self, **context)


def opened(request: HttpRequest, purpose: Purpose) -> list[AccessLink]:
    """The links for `purpose` of this browser, the last opened first, one for each subject."""
    found: dict[int | None, AccessLink] = {}
    for link in [*_passed(request), *access.granted(request)]:
        if link.purpose == purpose:
            found.setdefault(link.registration_id or link.delegation_id, link)
    return list(found.values())


def open_registration(request: HttpRequest) -> Visit:
    """The registration that the address names, or the last one opened. Raises NoAccess."""
    code = request.GET.get("aanmelding")
    for link in opened(request, Purpose.MANAGE):
        if link.registration is not None and code in (None, link.registration.code):
            return Visit(request, link)
    raise NoAccess


def open_any(request: HttpRequest) -> Visit:
    """The registration or delegation that the address names, or whichever there is. Raises NoAccess."""
    if "delegatie" in request.GET:
        return open_delegation(request)
    try:
        return open_registration(request)
    except NoAccess:
        if "aanmelding" in request.GET:
            raise
        return open_delegation(request)


def open_delegation(request: HttpRequest) -> Visit:
    guid = request.GET.get("delegatie")
    for link in opened(request, Purpose.DELEGATION):
        if link.delegation is not None and guid in (None, str(link.delegation.guid)):
            return Visit(request, link)
    raise NoAccess


def _passed(request: HttpRequest) -> list[AccessLink]:
    """The link of the hidden field of the form that was sent, unless this browser forgot all after it was shown.

    When that very form changed the address, which withdrew the link, it is the link that this browser got for it.
    """
    if (key := _passed_key(request)) is None:
        return []
    working = AccessLink.objects.valid().with_subject()
    return list(working.filter(pk=key)) or list(working.filter(pk=key_after(key, request.POST["toegang"])))


def _passed_key(request: HttpRequest) -> int | None:
    if request.method != "POST":
        return None
    try:
        salt = f"{_SALT}:{client_key(request)}"
        found = signing.loads(request.POST.get("toegang", ""), salt=salt, max_age=access.PASS_KEPT)
    except signing.BadSignature:
        return None
    key, signed_at = found if isinstance(found, list) else (None, 0)
    return key if signed_at > access.forgotten_at(request) else None


def was_erased(request: HttpRequest) -> bool:
    """Whether the page of the form that was sent opened something that is erased: its link went with it.

    For a button that was pressed twice. Who never opened that page learns nothing: the field is signed.
    """
    key = _passed_key(request)
    return key is not None and not AccessLink.objects.filter(pk=key).exists()


def was_handed_over(request: HttpRequest) -> bool:
    """The same for a registration that was handed over, whose link was withdrawn."""
    key = _passed_key(request)
    over = AccessLink.objects.filter(registration__state=ClaimState.TRANSFERRED)
    return key is not None and over.filter(pk=key).exists()


def was_withdrawn(request: HttpRequest) -> bool:
    """The same for links that were withdrawn with the button, after which a letter brings a new one.

    A link that stopped for another reason, such as a new address, looks like none. Letters on request have a key.
    """
    key = _passed_key(request)
    link = None if key is None else AccessLink.objects.filter(pk=key).first()
    if link is None or link.revoked_at is None:
        return False
    at_once = (link.revoked_at, link.revoked_at + AT_ONCE)
    letters = Letter.objects.filter(kind=Letter.Kind.LINK, key=None, created_at__range=at_once)
    return letters.filter(registration=link.registration_id, delegation=link.delegation_id).exists()
