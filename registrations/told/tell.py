"""Writes down what changed in the programme, and the letters to those concerned."""

import logging
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone

from events.models import Event
from registrations import places
from registrations.models import Letter, Registration, ToldFacts
from registrations.told.edition import Edition, load
from registrations.told.news import news_of

logger = logging.getLogger(__name__)


def tell_changes() -> int:
    """Tells what changed in editions that are not past; returns to how many people.

    Of an edition that is not public yet, versions are kept as soon as someone is in; they are told once it is public.

    Four queries when nothing changed. Any number of workers may do it at once: each locks the edition and looks again.
    """
    told = 0
    for edition in load(watched()):
        if not (edition.notice() or edition.is_due()):
            continue
        try:
            told += _tell(edition.event.pk)
        except Exception:
            logger.exception("What changed in edition %s cannot be told", edition.event.pk)
    return told


def watched(**fields: Any) -> list[Event]:
    """Editions whose changes are told, now or once they are public; with their venues."""
    people = Registration.objects.live().filter(event=OuterRef("pk"))
    known = Q(published_at__lte=Now()) | Q(Exists(people))
    rows = Event.objects.filter(known, ends_on__gte=timezone.localdate(), **fields)
    return list(rows.defer("intro", "body").prefetch_related("venues"))


@transaction.atomic
def _tell(key: int) -> int:
    places.lock(key)
    for edition in load(watched(pk=key)):
        for version in edition.notice():
            version.save()
        if edition.is_due():
            return _write_letters(edition)
    return 0


def _write_letters(edition: Edition) -> int:
    open_rows = [row.pk for row in edition.untold()]
    letters = [
        Letter(
            kind=Letter.Kind.PROGRAMME,
            event=edition.event,
            to=person.email,
            registration=person,
            key=f"programme:{max(open_rows)}:{person.pk}",
            facts=news.as_facts(),
        )
        for person, news in news_of(edition).items()
    ]
    Letter.objects.bulk_create(letters, ignore_conflicts=True, batch_size=200)
    ToldFacts.objects.filter(pk__in=open_rows).update(told_at=timezone.now())
    return len(letters)
