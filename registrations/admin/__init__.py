"""The admin of registration: looks at everything, and writes through registrations.actions only."""

from registrations.admin import attendee_import, check_in, invitation, letter, mailing, registration, tables

__all__ = ["attendee_import", "check_in", "invitation", "letter", "mailing", "registration", "tables"]
