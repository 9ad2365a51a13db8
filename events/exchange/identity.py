"""Who is who: identifiers for sessions and people of old files, which have none that hold outside the file.

Derived, not drawn, so that the same file gives the same identifiers on every run (RFC 9562 §5.5).
"""

from uuid import NAMESPACE_URL, UUID, uuid5

from events.exchange.document import Person, Talk


def talk_guid(event_slug: str, talk: Talk) -> UUID:
    return talk.guid or _derived(event_slug, "event", talk.key)


def person_guid(event_slug: str, person: Person) -> UUID:
    if person.guid is not None:
        return person.guid
    return _derived(event_slug, "person", person.key) if person.key else _derived(event_slug, "name", person.name)


def room_guid(event_slug: str, name: str) -> UUID:
    return _derived(event_slug, "room", name)


def _derived(event_slug: str, kind: str, key: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"schedule/{event_slug}/{kind}/{key}")
