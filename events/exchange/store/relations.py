"""What hangs on the sessions of a file: who appears, the theme, the links."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from events.exchange.addresses import document_url
from events.exchange.identity import person_guid
from events.exchange.store.positions import positions_after
from events.exchange.store.sessions import Changes
from events.models import Appearance, Document, Event, Session, Speaker, Theme


def set_appearances(event: Event, changes: Changes, speakers: Mapping[UUID, Speaker]) -> set[int]:
    """Adds and removes appearances, and leaves those that stay as they are: their part, role, function and order.

    Returns the primary keys of the sessions that changed. An appearance without a speaker is not in the formats.
    """
    existing: dict[int, list[Appearance]] = defaultdict(list)
    for appearance in Appearance.objects.filter(session__event=event, speaker__isnull=False):
        existing[appearance.session_id].append(appearance)
    new: list[Appearance] = []
    gone: list[int] = []
    touched = set()
    for guid, session in changes.sessions.items():
        wanted = {speakers[person_guid(event.guid, p)].pk: None for p in changes.talks[guid].persons}
        rows = existing[session.pk]
        positions = positions_after(row.position for row in rows)
        missing = wanted.keys() - {row.speaker_id for row in rows}
        added = [
            Appearance(session=session, speaker_id=speaker, position=next(positions))
            for speaker in wanted
            if speaker in missing
        ]
        removed = [row.pk for row in rows if row.speaker_id not in wanted]
        if added or removed:
            touched.add(session.pk)
        new += added
        gone += removed
    _delete(Appearance.objects.filter(session__event=event), gone)
    Appearance.objects.bulk_create(new)
    return touched


def set_themes(event: Event, changes: Changes, themes: Mapping[str, Theme]) -> set[int]:
    """Sees to it that each session has the theme of its track; the formats carry one only.

    When a session has other themes only, they make way for it; a session without a track keeps what it has.
    """
    through = Session.themes.through
    existing: dict[int, set[int]] = defaultdict(set)
    for session_id, theme_id in through.objects.filter(session__event=event).values_list("session_id", "theme_id"):
        existing[session_id].add(theme_id)
    new, replaced = [], []
    for guid, session in changes.sessions.items():
        track = changes.talks[guid].track
        if track and themes[track.casefold()].pk not in existing[session.pk]:
            new.append(through(session_id=session.pk, theme_id=themes[track.casefold()].pk))
            if existing[session.pk]:
                replaced.append(session.pk)
    for part in _chunks(replaced):
        through.objects.filter(session_id__in=part).delete()
    through.objects.bulk_create(new)
    return {row.session_id for row in new}


def set_documents(event: Event, changes: Changes) -> set[int]:
    """Makes the links of each session those of the file. Files that were uploaded here stay.

    Returns the primary keys of the sessions that changed.
    """
    existing: dict[int, list[Document]] = defaultdict(list)
    for document in Document.objects.filter(session__event=event).order_by("position", "pk"):
        existing[document.session_id or 0].append(document)
    new: list[Document] = []
    changed: list[Document] = []
    gone: list[int] = []
    touched = set()
    for guid, session in changes.sessions.items():
        rows: dict[str, Document] = {}
        files = set()
        for row in existing[session.pk]:
            if row.file:
                files.add(document_url(row))
            else:
                rows.setdefault(document_url(row), row)
        rows.pop("", None)  # an address that the formats cannot say
        links = [link for link in changes.talks[guid].links if link.url not in files]
        if [(url, row.title) for url, row in rows.items()] == [(link.url, link.title) for link in links]:
            continue
        touched.add(session.pk)
        for position, link in enumerate(links):
            kept = rows.pop(link.url, None)
            if kept is None:
                new.append(Document(session=session, url=link.url, title=link.title, position=position))
            elif (kept.title, kept.position) != (link.title, position):
                kept.title, kept.position, kept.updated_at = link.title, position, timezone.now()
                changed.append(kept)
        gone += [row.pk for row in rows.values()]
    _delete(Document.objects.filter(session__event=event), gone)
    Document.objects.bulk_update(changed, ["title", "position", "updated_at"], batch_size=300)
    Document.objects.bulk_create(new)
    return touched


def _delete(rows: QuerySet[Appearance] | QuerySet[Document], keys: list[int]) -> None:
    for part in _chunks(keys):
        rows.filter(pk__in=part).delete()


def _chunks(keys: list[int]) -> Iterable[list[int]]:
    """Parts that fit in one statement of any database."""
    return (keys[start : start + 500] for start in range(0, len(keys), 500))
