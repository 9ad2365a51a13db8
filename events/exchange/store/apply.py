"""Writes a schedule to the tables: the one public write of the importer."""

from collections.abc import Callable, Iterable

from django.db import transaction
from django.utils import timezone

from events.exchange.document import Schedule, ScheduleError
from events.exchange.store import edition, people, relations, sessions
from events.exchange.store.report import Report, Tally
from events.models import Event


@transaction.atomic
def apply(*, schedule: Schedule, event_slug: str, step: Callable[[str], object] = lambda label: None) -> Report:
    """Brings the edition `event_slug` in line with `schedule`; all of it or nothing. Doing it twice changes nothing.

    `step` is told of each stage, for a progress bar. Raises ScheduleError.
    """
    step("editie")
    event, is_new = edition.edition_for(event_slug, schedule)
    step("zalen")
    rooms, room_tally = edition.rooms_for(event, schedule)
    step("sprekers")
    speakers, speaker_tally = people.speakers_for(event.guid, schedule)
    themes = people.themes_for(schedule)
    step("sessies")
    changes = sessions.compare(event, schedule, rooms)
    if not schedule.talks and changes.gone:
        raise ScheduleError("er staan geen sessies in. Dan zouden alle sessies van deze editie vervallen.")
    step("optredens")
    touched = relations.set_appearances(event, changes, speakers)
    touched |= relations.set_themes(event, changes, themes)
    step("links")
    touched |= relations.set_documents(event, changes)
    made = {session.pk for session in changes.new}
    changes.changed |= {s.pk: s for s in changes.sessions.values() if s.pk in touched - made}
    sessions.save(changes)
    tally = Tally(new=len(made), changed=len(changes.changed) - len(changes.gone), gone=len(changes.gone))
    tally.unchanged = len(schedule.talks) - tally.new - tally.changed
    notes = [*schedule.notes, *_outside(event, schedule)]
    return Report(tally, speaker_tally, room_tally, is_new, notes)


def _outside(event: Event, schedule: Schedule) -> Iterable[str]:
    days = (timezone.localtime(talk.start).date() for talk in schedule.talks)
    count = sum(not event.starts_on <= day <= event.ends_on for day in days)
    if count:
        yield f"Let op: {count} sessies vallen buiten de dagen van de editie."
