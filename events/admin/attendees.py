"""Tells an editor that people have a seat in what was just changed, and when they hear of it.

The counters of the edition and its sessions know how many. Who writes to them is the worker (`registrations.told`).
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from core import dutch
from core.admin.typed import ModelAdmin
from core.folding import fold
from events.models import Event, Room, Session, Venue

# What others, who know the people, have to say of sessions that were moved; they add to it when their admin is loaded.
MORE: list[Callable[[Sequence[Session]], list[str]]] = []
COUNTED_ON = {  # what a letter is written about
    Event: ("starts_on", "ends_on", "start_time", "end_time"),
    Venue: ("name", "street", "postal_code", "city"),
    Room: ("name", "venue"),
}


def tell_of_attendees(request: HttpRequest, sessions: Sequence[Session], where: str = "") -> None:
    """`sessions`: those that were moved, cancelled or withdrawn. One person may have a seat in several of them.

    `where`: what moved when it was not they; their times are then what they were.
    """
    taken = sum(one.seats_taken for one in sessions)
    if not taken:
        return
    mail = max((_mail(one.event) for one in sessions), key=len)  # of several editions: what is mailed first
    if len(sessions) > 1:
        places = dutch.count(taken, "plaats is", "plaatsen zijn")
        text = f"{where or 'In deze sessies'}: {places} bezet of aangeboden. De deelnemers krijgen hierover {mail}."
    else:
        text = f"{_people(taken)} hier een plaats of een aanbod. {_with_who_waits(taken)} hierover {mail}."
    messages.warning(request, text)
    for line in (line for say in MORE if not where for line in say(sessions)):
        messages.warning(request, line)


class TellsAttendees(ModelAdmin):
    """An admin of editions, venues or rooms."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        changed = [form] if change else []
        changed += [one for formset in formsets for one in formset.initial_forms]
        _tell_of_places(request, [one.instance for one in changed if one.instance.pk and _is_news(one)])


def _is_news(form: Any) -> bool:
    """Whether attendees are to hear of it; another spelling is no news."""
    row = form.instance
    names = [name for name in COUNTED_ON.get(type(row), ()) if name in form.changed_data]
    now = {name: getattr(row, row._meta.get_field(name).attname) for name in names}
    return any(fold(str(form.initial.get(name))) != fold(str(now[name])) for name in names)


def _tell_of_places(request: HttpRequest, rows: Iterable[Event | Venue | Room]) -> None:
    """All who are in hear of the edition and its only venue; of one of several venues and of rooms, who has a seat."""
    rooms: set[int] = set()
    for row in rows:
        if isinstance(row, Room):
            rooms.add(row.pk)
        elif isinstance(row, Venue) and row.event.venues.count() > 1:
            rooms |= set(row.rooms.values_list("pk", flat=True))
        else:
            _tell_of_edition(request, row.event if isinstance(row, Venue) else row)
            return
    if rooms:
        taken = Session.objects.filter(room__in=rooms, state=Session.State.PUBLISHED, seats_taken__gt=0)
        tell_of_attendees(request, list(taken.select_related("event")), "In de sessies daar")


def _tell_of_edition(request: HttpRequest, event: Event) -> None:
    taken = Event.objects.values_list("places_taken", flat=True).get(pk=event.pk)
    if taken:
        text = f"{_people(taken)} een plaats op deze conferentie of een aanbod."
        messages.warning(request, f"{text} {_they(taken)} hierover {_mail(event)}.")


def _people(taken: int) -> str:
    return dutch.count(taken, "deelnemer heeft", "deelnemers hebben")


def _they(taken: int) -> str:
    return "Deze krijgt" if taken == 1 else "Zij krijgen"


def _with_who_waits(taken: int) -> str:
    """The counters know of seats alone, and letters go to who waits for one too."""
    return f"{'Deze persoon' if taken == 1 else 'Zij'} en wie hier op de wachtlijst staat, krijgen"


def _mail(event: Event) -> str:
    if event.is_past:
        return "geen bericht"
    if not event.is_published:
        return "een e-mail, zodra de editie is gepubliceerd"
    return "een e-mail, een kwartier na uw laatste wijziging"
