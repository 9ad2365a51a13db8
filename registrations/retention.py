"""How long personal data is kept: settings.RETENTION, in days after the last day of the edition (GDPR art. 5(1)(e))."""

import datetime as dt

from django.conf import settings

from events.models import Event


def _after(event: Event, what: str) -> dt.date:
    return event.ends_on + dt.timedelta(days=settings.RETENTION[what])


def needs_erased_on(event: Event) -> dt.date:
    """The day on which diet and access needs are erased."""
    return _after(event, "needs")


def waiting_erased_on(event: Event) -> dt.date:
    """The day on which those who never got a place are erased."""
    return _after(event, "waiting")


def registration_erased_on(event: Event) -> dt.date:
    """The day on which names and addresses are erased; numbers are kept."""
    return _after(event, "registrations")


def mail_erased_on(event: Event) -> dt.date:
    """The day on which addresses are erased from the outbox."""
    return _after(event, "mail")
