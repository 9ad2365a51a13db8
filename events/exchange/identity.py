"""Who is who: identifiers for sessions and people of old files, which have none that hold outside the file.

Derived, not drawn, so that the same file gives the same identifiers on every run (RFC 9562 §5.5). They hang on the
guid of the edition and not on its slug, so that an edition may get another address.
"""

from uuid import NAMESPACE_URL, UUID, uuid5

from events.exchange.document import Person, Talk


def edition_guid(slug: str) -> UUID:
    """The guid of an edition that is made from a file: importing into another database gives the same one."""
    return uuid5(NAMESPACE_URL, f"schedule/{slug}")


def talk_guid(edition: UUID, talk: Talk) -> UUID:
    return talk.guid or _derived(edition, "event", talk.key)


def person_guid(edition: UUID, person: Person) -> UUID:
    if person.guid is not None:
        return person.guid
    return _derived(edition, "person", person.key) if person.key else _derived(edition, "name", person.name)


def room_guid(edition: UUID, name: str) -> UUID:
    return _derived(edition, "room", name)


def _derived(edition: UUID, kind: str, key: str) -> UUID:
    return uuid5(edition, f"{kind}/{key}")
