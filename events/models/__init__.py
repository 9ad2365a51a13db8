"""The models of the conference, one file per concept."""

from events.models.document import Document
from events.models.event import Event
from events.models.former_slug import FormerSlug, Moved
from events.models.session import Appearance, Session, SessionPart
from events.models.speaker import Speaker
from events.models.theme import Theme
from events.models.venue import Room, Venue

__all__ = [
    "Appearance",
    "Document",
    "Event",
    "FormerSlug",
    "Moved",
    "Room",
    "Session",
    "SessionPart",
    "Speaker",
    "Theme",
    "Venue",
]
