"""Loads an edition as the value model of an exchange file."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Prefetch
from django.utils import timezone

from core.seo import absolute
from events.exchange.addresses import document_url
from events.exchange.document import UNKNOWN_ROOM, Link, Person, Place, Schedule, Talk
from events.exchange.links import link_url
from events.exchange.rooms import room_labels
from events.exchange.store.sessions import is_exchangeable
from events.models import Appearance, Document, Event, Room, Session


def collect(event: Event, version: str) -> Schedule:
    """All published sessions with a start and an end, in five queries. Sessions without a room are in UNKNOWN_ROOM."""
    rooms = list(Room.objects.filter(venue__event=event).select_related("venue"))
    labels = room_labels(rooms)
    speakers = Appearance.objects.filter(speaker__isnull=False).select_related("speaker")
    sessions = (
        event.sessions.filter(state=Session.State.PUBLISHED, start__isnull=False, end__isnull=False)
        .prefetch_related(Prefetch("appearances", speakers), "themes", "documents")
        .select_related("room__venue")
        .in_order()
    )
    slugs: set[str] = set()
    talks = [_talk(event, session, labels, slugs) for session in sessions if is_exchangeable(session)]
    guids: set[UUID] = set()
    venue = rooms[0].venue if rooms else None
    return Schedule(
        title=event.name,
        acronym=event.acronym,
        first=event.starts_on,
        last=event.ends_on,
        rooms=tuple(Place(labels[room.pk], _once(room.guid, guids), room.capacity) for room in rooms),
        talks=tuple(talks),
        venue=venue.name if venue else "",
        city=(venue.city if venue else "") or event.city,
        url=absolute(event.get_absolute_url()),
        version=version,
    )


def _talk(event: Event, session: Session, labels: dict[int, str], slugs: set[str]) -> Talk:
    assert session.start is not None  # is_exchangeable
    assert session.end is not None
    session.event = event  # spares a query for its address
    documents = [(document, document_url(document)) for document in session.documents.all()]
    return Talk(
        guid=session.guid,
        key=str(session.pk),
        slug=_slug(event.acronym, session, slugs),
        title=session.title,
        subtitle=session.subtitle,
        kind=session.kind,
        track=next((theme.name for theme in session.themes.all()), ""),
        start=timezone.localtime(session.start),
        end=timezone.localtime(session.end),
        room=UNKNOWN_ROOM if session.room_id is None else labels[session.room_id],
        language=session.language,
        abstract=session.summary,
        description=session.body,
        recording=link_url(session.recording) or None,
        persons=tuple(_persons(session.appearances.all())),
        links=tuple(_link(document, url) for document, url in documents if url),
        url=absolute(session.get_absolute_url()),
        number=session.pk,
    )


def _persons(appearances: Iterable[Appearance]) -> Iterable[Person]:
    """Each speaker once, in order. Someone without a name is no person to these formats."""
    seen = set()
    for appearance in appearances:
        speaker = appearance.speaker
        if speaker is not None and speaker.pk not in seen:
            seen.add(speaker.pk)
            url = absolute(speaker.get_absolute_url())
            yield Person(name=speaker.name, guid=speaker.guid, biography=speaker.biography, url=url)


def _link(document: Document, url: str) -> Link:
    return Link(url, document.title, attachment=bool(document.file))


def _slug(acronym: str, session: Session, taken: set[str]) -> str:
    """`acronym-slug` as both schemas want it: lower case, four characters at least, a letter or digit at the end.

    A short slug is padded in front with underscores, which the importer takes off again.
    """
    stem = (session.slug.lower().rstrip("-_") or session.guid.hex).rjust(4, "_")
    slug, number = f"{acronym}-{stem}", 1
    while slug in taken:
        number += 1
        slug = f"{acronym}-{stem}-{number}"
    taken.add(slug)
    return slug


def _once(guid: UUID, taken: set[UUID]) -> UUID | None:
    """`guid`, or None when another room has it: files exist that give all rooms the same."""
    if guid in taken:
        return None
    taken.add(guid)
    return guid
