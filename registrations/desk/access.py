"""Who may work at the desk, and for which edition, at which desk and at which door they stand."""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from core.headers import permissions_policy
from events.models import Event, Session
from events.staff import events_of
from registrations.actions import By
from registrations.desk import doors
from registrations.desk.doors import Door
from registrations.desk.frame import frame
from registrations.models import Registration
from registrations.models.change import Actor
from registrations.views.personal import SeeOther

P = ParamSpec("P")

RIGHT = "registrations.work_at_desk"
PRIVATE = "no-store, private"
HEADERS = {
    "Cache-Control": PRIVATE,
    "X-Robots-Tag": "noindex",
    "Permissions-Policy": permissions_policy("camera"),
}
_KEPT = "balie"  # in the session: {"event": key, "door": key or None, "name": text}
NO_EDITION = "Deze editie is er niet, of u werkt er niet voor."
NO_DOOR = "Deze deur is er niet meer. Kies een deur."


class Unknown(Http404):
    """What the address names is not there for this desk; the message says so in Dutch."""


class DoorGone(Unknown):
    """Nobody is let in at a door that is not there: at the entrance would be somewhere else."""

    def __init__(self) -> None:
        super().__init__(NO_DOOR)


@dataclass
class Desk:
    """A request of someone at the desk. `events`: all that they may choose from; `door`: None at the entrance.

    `at`: the key of the session at whose door one stands, also when that door is no longer there; "" at the entrance.
    A form is of the edition and the door that its page showed, whatever was chosen since: `kept` is what was chosen.
    """

    request: HttpRequest
    events: Sequence[Event]
    event: Event
    name: str = ""
    door: Door | None = None
    at: str = ""
    kept: Event | None = None
    key: uuid.UUID = field(default_factory=uuid.uuid4)  # of the search on this page: pressing twice is one check-in

    @property
    def by(self) -> By:
        return self.because("")

    def because(self, reason: str) -> By:
        return By(Actor.DESK, self.request.user, reason)

    @property
    def data(self) -> QueryDict | None:
        """What was sent, for a form."""
        return self.request.POST if self.request.method == "POST" else None

    @property
    def label(self) -> str:
        return self.name or "Balie"

    @property
    def off_day(self) -> str:
        """What is said, and hinders nobody, when this is no day of the edition and none beside it; else ""."""
        event, today, near = self.event, timezone.localdate(), dt.timedelta(1)
        if today < event.starts_on - near:
            return f"De conferentie is pas op {event.when}."
        return f"De conferentie was op {event.when}." if today > event.ends_on + near else ""

    @property
    def door_gone(self) -> bool:
        return bool(self.at) and self.door is None

    def session(self) -> Session | None:
        """Where people are let in: the session of the door, None at the entrance. Raises DoorGone."""
        if self.door_gone:
            raise DoorGone
        return None if self.door is None else self.door.session

    def stand_at(self, key: str) -> None:
        self.at, self.door = key, doors.find(self.event, key) if key else None

    def rows(self) -> Any:
        """The registrations of all editions that this person may choose, but for those that were erased."""
        return Registration.objects.filter(event__in=[one.pk for one in self.events], erased_at=None)

    def person(self, code: str) -> Registration:
        """The registration with this code, with its delegation. Raises Unknown."""
        row = self.rows().select_related("delegation", "successor").filter(code=code.lower()).first()
        if row is None:
            raise Unknown(f"De code “{code}” is hier niet bekend.")
        row.event = next(one for one in self.events if one.pk == row.event_id)
        found: Registration = row
        return found

    def remember(self, **values: Any) -> None:
        """Keeps a choice until one logs out."""
        kept = {**self.request.session.get(_KEPT, {}), **values}
        if kept != self.request.session.get(_KEPT):
            self.request.session[_KEPT] = kept

    def show(self, template: str, title: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """One of our pages. A form with faults makes it a 422, and its title says so."""
        form = context.get("form")
        wrong = form is not None and form.is_bound and bool(form.errors)
        page = {**frame(), "desk": self, "door": self.door, "heading": title, "wrong": wrong, **context}
        return render(self.request, f"desk/{template}.html", page, status=422 if wrong else status)

    def go(self, name: str, *args: Any, **query: Any) -> SeeOther:
        """To another page of the desk; parts of the query that are empty are left out."""
        known = {key: value for key, value in query.items() if value not in ("", None)}
        return SeeOther(reverse(name, args=args) + (f"?{urlencode(known)}" if known else ""))


def may_work(user: Any) -> bool:
    return bool(user.has_perm(RIGHT))


def desk_page(
    *methods: str, chooses: bool = False
) -> Callable[
    [Callable[Concatenate[Desk, P], HttpResponseBase]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]
]:
    """A page for who works at the desk, kept by no cache; its view gets a `Desk`. Others log in, or get a 403.

    `methods`: GET and HEAD when none is named. `chooses`: what is sent is a choice, not of the page that was shown.
    """
    allowed = [*(methods or ("GET",))]
    allowed += ["HEAD"] if "GET" in allowed else []

    def decorate(view: Callable[Concatenate[Desk, P], HttpResponseBase]) -> Any:
        @wraps(view)
        def desk_view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            response = _refusal(request)
            if response is None and request.method not in allowed:
                response = HttpResponseNotAllowed(allowed)
            if response is None:
                response = _answer(view, request, chooses, *args, **kwargs)
                response.headers.setdefault("Permissions-Policy", HEADERS["Permissions-Policy"])
            for name in ("Cache-Control", "X-Robots-Tag"):
                response.headers.setdefault(name, HEADERS[name])
            return response

        return desk_view

    return decorate


def _refusal(request: HttpRequest) -> HttpResponseBase | None:
    """Where someone goes who may not work at the desk. What was sent is sent again by hand, after logging in."""
    if may_work(request.user):
        return None
    if request.user.is_authenticated:
        return render(request, "403.html", status=403)
    after = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("desk")
    return SeeOther(login_address(after))


def login_address(after: str) -> str:
    return f"{reverse('admin:login')}?{urlencode({'next': after})}"


def _answer(
    view: Callable[Concatenate[Desk, P], HttpResponseBase],
    request: HttpRequest,
    chooses: bool,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> HttpResponseBase:
    desk = _open(request)
    if desk is None:
        return render(request, "desk/nowhere.html", status=403)
    try:
        if request.method == "POST" and not chooses:
            _as_shown(desk)
        return view(desk, *args, **kwargs)
    except Unknown as error:
        return desk.show("unknown", "Niet gevonden", status=404, said=str(error), search_first=True)


def _open(request: HttpRequest) -> Desk | None:
    """The desk as it was kept; today's edition or the next one when there is none. None: works for no edition."""
    events = list(events_of(request.user).filter(capacity__isnull=False).defer("intro", "body"))
    if not events:
        return None
    kept = request.session.get(_KEPT, {})
    event = next((one for one in events if one.pk == kept.get("event")), None) or _at_hand(events)
    desk = Desk(request, events, event, name=kept.get("name", ""), kept=event)
    desk.stand_at(str(kept.get("door") or ""))
    return desk


def _at_hand(events: Sequence[Event]) -> Event:
    """Today's edition, or the next one, or else the last."""
    to_come = [one for one in events if one.ends_on >= timezone.localdate()]
    return min(to_come, key=lambda one: one.starts_on) if to_come else events[0]


def _as_shown(desk: Desk) -> None:
    """Takes the edition and the door that the page of this form showed. Raises Unknown."""
    sent = desk.request.POST
    if "editie" in sent:
        found = next((one for one in desk.events if str(one.pk) == sent["editie"]), None)
        if found is None:
            raise Unknown(NO_EDITION)
        desk.event = found
    if "deur" in sent or desk.event != desk.kept:
        desk.stand_at(sent.get("deur", ""))
