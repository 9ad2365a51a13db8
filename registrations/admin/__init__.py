"""The admin of registration: looks at everything, and writes through registrations.actions only."""

from registrations.admin import invitation, letter, registration, tables

__all__ = ["invitation", "letter", "registration", "tables"]
