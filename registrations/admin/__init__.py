"""The admin of registration: looks at everything, and writes through registrations.actions only."""

from events.admin import attendees
from registrations.admin import attendee_import, check_in, invitation, letter, mailing, registration, tables
from registrations.told.clashes import clashes_with_others

__all__ = ["attendee_import", "check_in", "invitation", "letter", "mailing", "registration", "tables"]

attendees.MORE.append(clashes_with_others)
