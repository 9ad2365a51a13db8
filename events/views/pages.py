"""The archive, the page of an edition, and that of a session.

The `render_` functions also serve the admin's previews of what is not published yet.
"""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString

from core import dutch, richtext
from core.pages import public_page
from core.seo import Seo
from events import structured_data
from events.emblem import emblem_svg
from events.listing import cards_html, load_programme
from events.models import Event, Session, Theme
from events.outline import load_outline
from events.people import People
from events.programme import Card, build
from events.rows import AppearanceRow, PartRow, SessionRow
from events.views.galleries import for_list
from events.views.page import render_page
from photos.models import Gallery

MAX_SUB_EVENTS = 60  # sessions in an edition's structured data; more would outweigh the page
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


def render_event(
    request: HttpRequest, event: Event, *, preview: bool = False, extra: dict[str, Any] | None = None, **frame: Any
) -> HttpResponse:
    """The edition's landing page: facts, text, programme in short, documents, galleries.

    `extra` is what apps above this one add to the context; `frame` goes to `render_page`.
    """
    venues = list(event.venues.all())
    sessions = Session.objects.filter(event=event) if preview else Session.objects.public().filter(event=event)
    outline, session_count = load_outline(sessions, reverse("programme", args=[event.slug]))
    context = {
        "event": event,
        "venues": venues,
        "outline": outline,
        "session_count": dutch.count(session_count, "sessie", "sessies"),
        "themes": list(Theme.objects.of_sessions(sessions)),
        "documents": list(event.documents.all()),
        "galleries": for_list(Gallery.objects.published().filter(events=event)),
        "emblem": emblem_svg(event.slug, event.title),
        "preview": preview,
        **(extra or {}),
    }
    described = sessions.select_related("room__venue").with_appearances().in_order()[:MAX_SUB_EVENTS]
    seo = event_seo(event, data=[structured_data.edition(event, venues, described)])
    return render_page(request, "events/event.html", context, seo=seo, event=event, **frame)


def event_seo(event: Event, *, data: list[structured_data.Data], title: str = "", path: str = "") -> Seo:
    where = f" in {event.city}" if event.city else ""
    return Seo(
        title=title or event.name,
        path=path or event.get_absolute_url(),
        description=richtext.text_of(event.intro, 160) or f"{event.name}: {event.when}{where}.",
        image=reverse("social-card", args=[event.slug]),
        data=data,
    )


def render_session(
    request: HttpRequest, session: Session, *, preview: bool = False, extra: dict[str, Any] | None = None, **frame: Any
) -> HttpResponse:
    """One session with its parts, speakers, and what goes on at the same time. `extra`, `frame`: as `render_event`."""
    event, appearances = session.event, list(session.appearances.all())
    base_url = reverse("programme", args=[event.slug])
    people = People(map(AppearanceRow.of, appearances), map(PartRow.of, session.parts.all()))
    schedule = build([SessionRow.of(session)], people, base_url)
    card = (schedule.cards or schedule.untimed[0].cards)[0]
    parallel = load_programme(session.parallel(), base_url).cards
    context = {
        "event": event,
        "session": session,
        "card": card,
        "when": _when(card),
        "language": LANGUAGES.get(session.language, ""),
        "parts": [(line, [one for one in appearances if one.part_id == line.pk]) for line in card.parts],
        "people": [one for one in appearances if one.part_id is None],
        "parallel": cards_html(parallel, level=3) if parallel else "",
        "emblem": emblem_svg(event.slug, event.title),
        "preview": preview,
        **(extra or {}),
    }
    url = session.get_absolute_url()
    names = people.line(session.pk)
    seo = Seo(
        title=f"{session.title} ({event.title})",
        path=url,
        description=richtext.text_of(session.summary, 160) or names or f"Sessie van {event.name}.",
        image=reverse("social-card", args=[event.slug]),
        kind="article",
        data=[
            structured_data.session(session),
            structured_data.breadcrumb(
                [(event.name, event.get_absolute_url()), ("Programma", base_url), (session.title, url)]
            ),
        ],
    )
    return render_page(request, "events/session.html", context, seo=seo, event=event, section="programme", **frame)


def _when(card: Card) -> str:
    """Day and times of a session: "maandag 18 juni 2018, 13.00 tot 14.15 uur"."""
    if card.start is None:
        return ""
    hours = f"{card.start_text} tot {card.end_text} uur" if card.end else f"vanaf {card.start_text} uur"
    return f"{dutch.date(card.start.date())}, {hours}"
