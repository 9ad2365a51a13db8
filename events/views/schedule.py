"""The programme of an edition, as a page. `render_programme` also serves the admin's preview."""

import datetime as dt

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from core import dutch
from core.dutch import ZONE
from core.pages import public_page
from core.seo import Seo
from events import structured_data
from events.emblem import emblem_svg
from events.filters import ProgrammeFilter, load_options
from events.listing import blocks_html, load_programme
from events.lookup import published_event
from events.models import Event, Session
from events.models.session import SessionQuerySet
from events.programme import now_and_next
from events.views.page import render_page


@public_page
def programme(request: HttpRequest, event: str) -> HttpResponse:
    return render_programme(request, published_event(event))


def render_programme(request: HttpRequest, event: Event, *, preview: bool = False) -> HttpResponse:
    """The programme, filtered by the GET parameters. Eight queries, whatever the number of sessions."""
    everything = Session.objects.filter(event=event) if preview else Session.objects.public().filter(event=event)
    options = load_options(everything)
    filters = ProgrammeFilter(request.GET, options=options)
    path = reverse("programme", args=[event.slug])
    all_days = filters.chosen or "dag" in request.GET
    day = filters.day or (None if all_days else _first_day(options.days))
    schedule = load_programme(_of_day(filters.select(everything), day, options.days), path)
    running, coming = now_and_next(schedule, timezone.now())
    active = filters.active(request.path)
    words = " · ".join(one.value for one in active)
    context = {
        "event": event,
        "days_html": [(one.label, blocks_html(one.blocks)) for one in schedule.days],
        "untimed_html": blocks_html(schedule.untimed) if schedule.untimed else "",
        "filters": filters,
        "active": active,
        "days": [(one, dutch.date(one, year=False)) for one in options.days] if len(options.days) > 1 else [],
        "day": day,
        "empty": not schedule.count,
        "count": dutch.count(schedule.count, "sessie", "sessies"),
        "running": running,
        "coming": coming,
        "emblem": emblem_svg(event.slug, event.title),
        "preview": preview,
    }
    title = f"Programma {event.title}" + (f": {words}" if words else "")
    seo = Seo(
        title=title + (f", {dutch.date(day, year=False)}" if day and context["days"] else ""),
        path=path if day is None or day == options.days[0] else f"{path}?dag={day.isoformat()}",
        description=f"Alle sessies van {event.name}: tijden, zalen en sprekers.",
        image=reverse("social-card", args=[event.slug]),
        index=not active,
        data=[structured_data.breadcrumb([(event.name, event.get_absolute_url()), ("Programma", path)])],
    )
    return render_page(request, "events/programme.html", context, seo=seo, event=event, section="programme")


def _first_day(days: list[dt.date]) -> dt.date | None:
    """The one day that is shown at first of an edition of several days: today, or else the first."""
    if len(days) < 2:
        return None
    today = timezone.localtime(timezone.now(), ZONE).date()
    return today if today in days else days[0]


def _of_day(sessions: SessionQuerySet, day: dt.date | None, days: list[dt.date]) -> SessionQuerySet:
    """The sessions of one day; those without a time stand with the first."""
    if day is None:
        return sessions
    midnight = dt.datetime.combine(day, dt.time(), ZONE)
    that_day = Q(start__gte=midnight, start__lt=midnight + dt.timedelta(days=1))
    return sessions.filter(that_day | Q(start=None) if day == days[0] else that_day)
