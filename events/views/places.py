"""Where an edition takes place, and what runs through all of them."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from core import dutch, richtext
from core.pages import public_page
from core.seo import Seo
from events import structured_data
from events.emblem import emblem_svg
from events.listing import load_people
from events.lookup import published_event
from events.models import Session, Theme
from events.views.page import render_page


@public_page
def venue(request: HttpRequest, event: str) -> HttpResponse:
    """The venues of an edition with their rooms, routes and accessibility."""
    edition = published_event(event)
    venues = list(edition.venues.select_related("photo").prefetch_related("rooms"))
    used = Session.objects.public().filter(event=edition).order_by().values_list("room_id", flat=True).distinct()
    context = {"event": edition, "venues": venues, "used": set(used), "emblem": emblem_svg(edition.slug, edition.title)}
    seo = Seo(
        title=f"Locatie {edition.title}",
        path=reverse("venue", args=[edition.slug]),
        description=dutch.listing([str(one) for one in venues], limit=4) or f"De locatie van {edition.name}.",
        image=reverse("social-card", args=[edition.slug]),
        data=[structured_data.venue(one) for one in venues],
    )
    return render_page(request, "events/venue.html", context, seo=seo, event=edition, section="venue")


def render_theme(request: HttpRequest, subject: Theme, *, extra: dict[str, Any], **frame: Any) -> HttpResponse:
    """A theme: all its sessions of all editions, newest edition first.

    `extra` is what apps above this one add to the context; `frame` goes to `render_page`.
    """
    sessions = Session.objects.public().filter(themes=subject)
    people = load_people(sessions)
    editions = [
        (edition, [(one, people.line(one.pk)) for one in group])
        for edition, group in groupby(sessions.for_theme(), key=lambda session: session.event)
    ]
    context = {"theme": subject, "editions": editions, **extra}
    seo = Seo(
        title=f"Thema {subject.name}",
        path=subject.get_absolute_url(),
        description=richtext.text_of(subject.description, 160)
        or f"Alle sessies over {subject.name}, door de jaren heen.",
    )
    return render_page(request, "events/theme.html", context, seo=seo, **frame)
