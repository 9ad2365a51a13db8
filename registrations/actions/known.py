"""Someone signs up who is registered already: only their own mailbox hears of it."""

from django.utils import timezone

from registrations.models import Letter, Registration


def tell_known(*registrations: Registration) -> None:
    """Queues the letter "U was al aangemeld", with a link to the registration: at most one an hour. One query."""
    hour = int(timezone.now().timestamp()) // 3600
    letters = [
        Letter(
            kind=Letter.Kind.KNOWN,
            event_id=one.event_id,
            to=one.email,
            registration=one,
            key=f"known:{one.pk}:{hour}",
        )
        for one in sorted(registrations, key=lambda one: one.pk)
    ]
    Letter.objects.bulk_create(letters, ignore_conflicts=True)
