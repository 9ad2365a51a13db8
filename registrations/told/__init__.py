"""Tells attendees what changed in the programme: only who it concerns, once, all changes in one letter."""

from registrations.told.tell import tell_changes

__all__ = ["tell_changes"]
