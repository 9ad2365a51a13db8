"""The models of the conference, one file per concept."""

from events.models.appearance import Appearance, SessionPart
from events.models.assignment import Assignment
from events.models.document import Document
from events.models.event import Event
from events.models.former_slug import FormerSlug
from events.models.session import Session
from events.models.speaker import Speaker
from events.models.theme import Theme
from events.models.venue import Room, Venue

__all__ = [
    "Appearance",
    "Assignment",
    "Document",
    "Event",
    "FormerSlug",
    "Room",
    "Session",
    "SessionPart",
    "Speaker",
    "Theme",
    "Venue",
]
