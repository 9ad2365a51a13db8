"""The sessions of an edition, brought in line with a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from core.slugs import slug_from
from events.exchange.document import MAX_DURATION, Schedule, Talk
from events.exchange.identity import talk_guid
from events.exchange.kinds import kind_of
from events.exchange.links import link_url
from events.models import Event, FormerSlug, Room, Session
from events.models.session import SourceState

_FIELDS = (
    *("title", "subtitle", "kind", "state", "start", "end", "room", "summary", "body", "language", "recording"),
    *("sequence", "source_state", "updated_at"),
)


@dataclass(slots=True)
class Changes:
    """The sessions of the file by guid, and those of which a column was changed or that vanished from it."""

    sessions: dict[UUID, Session]
    talks: dict[UUID, Talk]
    new: list[Session]
    changed: dict[int, Session]
    gone: list[Session]


def is_exchangeable(session: Session) -> bool:
    """Whether the formats can say when this session is; the others are never in a file, so never missed in one."""
    if session.start is None or session.end is None:
        return False
    return session.end - session.start <= MAX_DURATION


def compare(event: Event, schedule: Schedule, rooms: Mapping[str, Room]) -> Changes:
    """Makes the new sessions in the database and sets the columns of the others in memory; `save` writes those.

    A published session that came from a file and is no longer in it is cancelled, and published again when it is back.
    What editors made is never missed in a file, and what they took off or cancelled stays so.
    """
    existing = {session.guid: session for session in event.sessions.all()}
    talks = {talk_guid(event.guid, talk): talk for talk in schedule.talks}
    changed: dict[int, Session] = {}
    for guid in talks.keys() & existing.keys():
        if _set(existing[guid], _columns(talks[guid], rooms, existing[guid])):
            changed[existing[guid].pk] = existing[guid]
    gone = [
        session
        for guid, session in existing.items()
        if guid not in talks and session.source_state == SourceState.PRESENT and _is_shown(session)
    ]
    for session in gone:
        _set(session, {"state": Session.State.CANCELLED, "source_state": SourceState.GONE})
        changed[session.pk] = session
    new = _make(event, {guid: talk for guid, talk in talks.items() if guid not in existing}, rooms, existing)
    sessions = {guid: existing[guid] for guid in talks if guid in existing} | {session.guid: session for session in new}
    return Changes(sessions, talks, new, changed, gone)


def _is_shown(session: Session) -> bool:
    return session.state == Session.State.PUBLISHED and is_exchangeable(session)


def save(changes: Changes) -> None:
    now = timezone.now()
    for session in changes.changed.values():
        session.updated_at = now
    Session.objects.bulk_update(changes.changed.values(), _FIELDS, batch_size=100)


def _make(
    event: Event, talks: Mapping[UUID, Talk], rooms: Mapping[str, Room], existing: Mapping[UUID, Session]
) -> list[Session]:
    if not talks:
        return []
    former = FormerSlug.objects.filter(kind="session", scope=event.pk).values_list("slug", flat=True)
    taken = {*(session.slug for session in existing.values()), *former}
    made = []
    for guid, talk in talks.items():
        slug = slug_from(talk.slug or talk.title, taken, fallback="sessie", length=100 if talk.slug else 80)
        taken.add(slug)
        session = Session(event=event, guid=guid, slug=slug, state=Session.State.PUBLISHED, language="")
        session.source_state = SourceState.PRESENT
        for name, value in _columns(talk, rooms, session).items():
            setattr(session, name, value)
        made.append(session)
    return Session.objects.bulk_create(made)


def _columns(talk: Talk, rooms: Mapping[str, Room], session: Session) -> dict[str, Any]:
    """What the file says of a session, in our columns. What it does not speak of is as `session` has it."""
    back = session.source_state == SourceState.GONE
    return {
        "title": talk.title,
        "subtitle": talk.subtitle,
        "kind": kind_of(talk.kind),
        "state": Session.State.PUBLISHED if back and session.is_cancelled else session.state,
        "source_state": SourceState.PRESENT if back else session.source_state,
        "start": talk.start,
        "end": talk.end,
        "room": rooms[talk.room] if talk.room else None,
        "summary": talk.abstract,
        "body": talk.description,
        "language": session.language if talk.language is None else talk.language,
        "recording": _recording(talk, session),
    }


def _recording(talk: Talk, session: Session) -> str:
    """That of the file, unless the file has none or has ours as exchange files print it."""
    if talk.recording is None or talk.recording == link_url(session.recording):
        return session.recording
    return talk.recording


def _set(session: Session, columns: Mapping[str, Any]) -> bool:
    """Sets what differs, and counts a change of time, place or state (RFC 5545 §3.8.7.4). True when anything did."""
    before, differs = session.occasion, False
    for name, value in columns.items():
        attribute = "room_id" if name == "room" else name
        if getattr(session, attribute) != (value and value.pk if name == "room" else value):
            setattr(session, name, value)
            differs = True
    if session.occasion != before:
        session.sequence += 1
    return differs
