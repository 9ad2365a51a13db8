"""Someone signs up who is registered already: only their own mailbox hears of it."""

from django.utils import timezone

from registrations.models import Letter, Registration


def tell_known(registration: Registration) -> None:
    """Queues the letter "U was al aangemeld", with a link to the registration: at most one an hour."""
    hour = int(timezone.now().timestamp()) // 3600
    letter = Letter(
        kind=Letter.Kind.KNOWN,
        event_id=registration.event_id,
        to=registration.email,
        registration=registration,
        key=f"known:{registration.pk}:{hour}",
    )
    Letter.objects.bulk_create([letter], ignore_conflicts=True)
