"""The pages of one edition: its own, the programme, a session; and the archive of all editions.

The `render_` functions also serve the admin's previews of what is not published yet.
"""

import datetime as dt
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from core import dutch, richtext
from core.pages import public_page
from core.seo import Seo
from events.emblem import emblem_svg
from events.filters import ProgrammeFilter, load_options
from events.lookup import public_session, published_event
from events.models import Event, Session
from events.models.session import SessionQuerySet
from events.outline import load_outline
from events.programme import ZONE, Card, build, now_and_next, speaker_line
from events.views.page import render_page

LANGUAGES = {"en": "Engels", "de": "Duits", "fr": "Frans", "fy": "Fries"}  # Dutch goes without saying


@public_page
def archive(request: HttpRequest) -> HttpResponse:
    """All editions, newest first."""
    events = list(Event.objects.published().defer("body"))
    context = {
        "coming": edition_rows([event for event in reversed(events) if not event.is_past]),
        "past": edition_rows([event for event in events if event.is_past]),
    }
    seo = Seo(title="Alle jaarconferenties", path=reverse("archive"), description="Het archief van alle edities.")
    return render_page(request, "events/archive.html", context, seo=seo, section="archive")


def edition_rows(events: Iterable[Event]) -> list[tuple[Event, SafeString]]:
    """Each edition with its small drawing, for lists."""
    return [(event, emblem_svg(event.slug, event.title, detail="small")) for event in events]


@public_page
def event_detail(request: HttpRequest, event: str) -> HttpResponse:
    return render_event(request, published_event(event))


def render_event(request: HttpRequest, event: Event, *, preview: bool = False) -> HttpResponse:
    """The edition's landing page: facts, text, programme in short, documents."""
    venues = list(event.venues.all())
    outline, session_count = load_outline(event, reverse("programme", args=[event.slug]))
    context = {
        "event": event,
        "venues": venues,
        "outline": outline,
        "session_count": dutch.count(session_count, "sessie", "sessies"),
        "documents": list(event.documents.all()),
        "emblem": emblem_svg(event.slug, event.title),
        "preview": preview,
    }
    seo = event_seo(event)
    return render_page(request, "events/event.html", context, seo=seo, event=event)


def event_seo(event: Event, *, title: str = "", path: str = "") -> Seo:
    where = f" in {event.city}" if event.city else ""
    return Seo(
        title=title or event.name,
        path=path or event.get_absolute_url(),
        description=richtext.text_of(event.intro, 160) or f"{event.name}: {event.when}{where}.",
        image=reverse("social-card", args=[event.slug]),
    )


@public_page
def programme(request: HttpRequest, event: str) -> HttpResponse:
    return render_programme(request, published_event(event))


def render_programme(request: HttpRequest, event: Event, *, preview: bool = False) -> HttpResponse:
    """The programme, filtered by the GET parameters. Seven queries, whatever the number of sessions."""
    everything = Session.objects.filter(event=event) if preview else Session.objects.public().filter(event=event)
    options = load_options(everything, event)
    filters = ProgrammeFilter(request.GET, options=options)
    path = reverse("programme", args=[event.slug])
    day = None if set(filters.chosen) - {"dag"} else _day(filters.chosen.get("dag", ""), options.days)
    schedule = build(_sessions(everything, filters, day), path)
    running, coming = now_and_next(schedule, timezone.now())
    active = filters.active(path)
    words = " · ".join(one.value for one in active)
    context = {
        "event": event,
        "schedule": schedule,
        "filters": filters,
        "active": active,
        "days": [(one, dutch.date(one, year=False)) for one in options.days] if len(options.days) > 1 else [],
        "day": day or (dt.date.fromisoformat(filters.chosen["dag"]) if "dag" in filters.chosen else None),
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
    )
    return render_page(request, "events/programme.html", context, seo=seo, event=event, section="programme")


def _day(asked: str, days: list[dt.date]) -> dt.date | None:
    """The one day that is shown of an edition of several days: the one asked for, today, or the first."""
    if asked:
        return dt.date.fromisoformat(asked)
    if len(days) < 2:
        return None
    today = timezone.localtime(timezone.now(), ZONE).date()
    return today if today in days else days[0]


def _sessions(everything: SessionQuerySet, filters: ProgrammeFilter, day: dt.date | None) -> list[Session]:
    chosen = filters.select(everything)
    if day is not None:
        midnight = dt.datetime.combine(day, dt.time(), ZONE)
        chosen = chosen.filter(start__gte=midnight, start__lt=midnight + dt.timedelta(days=1))
    return list(chosen.for_list())


@public_page
def session_detail(request: HttpRequest, event: str, session: str) -> HttpResponse:
    return render_session(request, public_session(Session.objects.public().for_detail(), event, session))


def render_session(request: HttpRequest, session: Session, *, preview: bool = False) -> HttpResponse:
    """One session with its parts, speakers, and what goes on at the same time."""
    event, appearances = session.event, list(session.appearances.all())
    base_url = reverse("programme", args=[event.slug])
    schedule = build([session], base_url)
    card = (schedule.cards or schedule.untimed[0].cards)[0]
    context = {
        "event": event,
        "session": session,
        "card": card,
        "when": _when(card),
        "language": LANGUAGES.get(session.language, ""),
        "parts": [(line, [one for one in appearances if one.part_id == line.pk]) for line in card.parts],
        "people": [one for one in appearances if one.part_id is None],
        "parallel": build(list(session.parallel().for_list()), base_url).cards,
        "emblem": emblem_svg(event.slug, event.title),
        "preview": preview,
    }
    url = session.get_absolute_url()
    names = speaker_line(appearances)
    seo = Seo(
        title=f"{session.title} ({event.title})",
        path=url,
        description=richtext.text_of(session.summary, 160) or names or f"Sessie van {event.name}.",
        image=reverse("social-card", args=[event.slug]),
        kind="article",
    )
    return render_page(request, "events/session.html", context, seo=seo, event=event, section="programme")


def _when(card: Card) -> str:
    """Day and times of a session: "maandag 18 juni 2018, 13.00 tot 14.15 uur"."""
    return f"{dutch.date(card.start.date())}, {dutch.time_range(card.start, card.end)}" if card.start else ""
