"""Speakers of an edition, and one speaker through the years."""

from collections.abc import Iterable
from itertools import groupby

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from core import dutch, richtext
from core.lookup import by_slug
from core.pages import public_page
from core.seo import Seo
from events import structured_data
from events.emblem import emblem_svg
from events.lookup import published_event
from events.models import Appearance, Speaker
from events.views.page import render_page

LETTERS_FROM = 40  # speakers; a shorter list needs no letters to find a name


@public_page
def event_speakers(request: HttpRequest, event: str) -> HttpResponse:
    """Everyone who appears in an edition, by family name, with the function of that day."""
    edition = published_event(event)
    appearances = Appearance.objects.of_event(edition)
    people = [
        (speaker, _once_per_session(group)) for speaker, group in groupby(appearances, key=lambda one: one.speaker)
    ]
    letters = groupby(people, key=lambda person: _letter(person[0]) if len(people) > LETTERS_FROM else "")
    context = {
        "event": edition,
        "letters": [(letter, list(group)) for letter, group in letters],
        "count": dutch.count(len(people), "spreker", "sprekers"),
        "programme_url": reverse("programme", args=[edition.slug]),
        "emblem": emblem_svg(edition.slug, edition.title),
    }
    seo = Seo(
        title=f"Sprekers {edition.title}",
        path=reverse("event-speakers", args=[edition.slug]),
        description=f"Wie sprak er op {edition.name}? Alle sprekers met hun functie en sessies.",
        image=reverse("social-card", args=[edition.slug]),
    )
    return render_page(request, "events/speakers.html", context, seo=seo, event=edition, section="speakers")


def _once_per_session(appearances: Iterable[Appearance]) -> list[Appearance]:
    return list({one.session_id: one for one in reversed(list(appearances))}.values())[::-1]


def _letter(speaker: Speaker | None) -> str:
    first = speaker.sort_name[:1].upper() if speaker is not None else ""
    return first if first.isalpha() else "#"


@public_page
def speaker_detail(request: HttpRequest, speaker: str) -> HttpResponse:
    """One speaker: biography, and every session by edition, newest first."""
    shown = Prefetch("appearances", Appearance.objects.through_the_years())
    person = by_slug(
        Speaker.objects.published().select_related("portrait").prefetch_related(shown), speaker, argument="speaker"
    )
    appearances = list(person.appearances.all())
    editions = groupby(appearances, key=lambda one: one.session.event)
    context = {
        "speaker": person,
        "latest": appearances[0],
        "editions": [(edition, list(group)) for edition, group in editions],
        "initials": initials(person),
    }
    text = richtext.text_of(person.biography, 160)
    seo = Seo(
        title=person.name,
        path=person.get_absolute_url(),
        description=text or f"{person.name} op de Jaarconferentie Techniekpact: sessies en functies door de jaren.",
        image=reverse("social-card", args=[appearances[0].session.event.slug]),
        kind="profile",
        data=[structured_data.speaker(person, appearances)],
    )
    return render_page(request, "events/speaker.html", context, seo=seo)


def initials(speaker: Speaker) -> str:
    """At most three letters: of given and family name, or of a group's words."""
    words = f"{speaker.given_name} {speaker.family_name}".split()
    letters = [word[0].upper() for word in words if word[0].isalnum()]
    return "".join([*letters[:2], letters[-1]] if len(letters) > 2 else letters)
