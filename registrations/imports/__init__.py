"""Attendees from a file: reading it, the outcome of each row, and signing them up."""
