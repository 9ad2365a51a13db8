"""Filters of the list of registrations. What cannot be one of their values filters nothing."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import HttpRequest

from core.admin.choices import is_key
from core.dutch import time
from core.richtext import line
from events import staff
from events.models import Event, Session
from registrations.models import LIVE, CheckIn, ClaimState, Seat

EVENT = "event__id__exact"  # as Django's own filter of the edition has it in the address
SEAT_STATES = {
    ClaimState.PLACE: "heeft een plaats",
    ClaimState.WAITING: "wacht",
    ClaimState.OFFERED: "kreeg een aanbod",
    ClaimState.WISH: "wenst, zonder plaats",
    ClaimState.CANCELLED: "geannuleerd",
}


def edition_key(request: HttpRequest) -> int | None:
    """Which edition the list is narrowed to, if any."""
    key = request.GET.get(EVENT, "")
    return int(key) if is_key(key) else None


def editions(request: HttpRequest) -> list[Event]:
    """Those that one works for, with no more than their names. One query for each request."""
    found: list[Event] | None = getattr(request, "_editions", None)
    if found is None:
        found = list(staff.events_of(request.user).only("slug", "name"))
        request._editions = found  # type: ignore[attr-defined]
    return found


class EventFilter(admin.SimpleListFilter):
    title, parameter_name = "editie", EVENT

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(str(one.pk), one.name) for one in editions(request)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        key = edition_key(request)
        return queryset if key is None else queryset.filter(event=key)


class SessionFilter(admin.SimpleListFilter):
    """Who chose this session; offered once the list is of one edition."""

    title, parameter_name = "sessie", "sessie"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        event = edition_key(request)
        if event is None or all(one.pk != event for one in editions(request)):
            return []
        rows = Session.objects.filter(event=event, capacity__isnull=False).exclude(state=Session.State.DRAFT)
        rows = rows.order_by(F("start").asc(nulls_last=True), "title", "pk")  # rooms are not named here
        return [(str(pk), _named(title, start)) for pk, title, start in rows.values_list("pk", "title", "start")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        key = self.value()
        if key is None or key not in dict(self.lookup_choices):  # of another edition, say
            return queryset
        state = request.GET.get("plek", "")
        seats = Seat.objects.filter(state=state) if state in SEAT_STATES else Seat.objects.chosen()
        return queryset.filter(Exists(seats.filter(registration=OuterRef("pk"), session=int(key))))


def _named(title: str, start: Any) -> str:
    words = line(title)
    return words if start is None else f"{time(start.astimezone())} {words}"


class SeatFilter(admin.SimpleListFilter):
    """What someone has in the session that was chosen; `SessionFilter` does the filtering."""

    title, parameter_name = "plek in de sessie", "plek"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [] if edition_key(request) is None else [*SEAT_STATES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset


class CameFilter(admin.SimpleListFilter):
    title, parameter_name = "binnen", "binnen"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("ja", "is binnen"), ("nee", "is niet binnen")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        here = Exists(CheckIn.objects.filter(registration=OuterRef("pk"), session=None, undone_at=None))
        conditions = {"ja": here, "nee": ~here}
        return queryset.filter(conditions[self.value() or ""]) if self.value() in conditions else queryset


class CompleteFilter(admin.SimpleListFilter):
    """Colleagues of a delegation, say, who did not fill in yet what is asked of everyone."""

    title, parameter_name = "gegevens", "compleet"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("ja", "compleet"), ("nee", "nog niet compleet")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "ja":
            return queryset.filter(completed_at__isnull=False)
        return queryset.filter(completed_at=None, state__in=LIVE) if self.value() == "nee" else queryset
