"""The example edition: always some weeks ahead, so that sign-up can be shown."""

import datetime as dt

from django.utils import timezone

from events.models import Event
from techniekpact.demo.content import EXAMPLE, Row, guid, read
from techniekpact.demo.edition import write_edition
from techniekpact.demo.rows import Shared
from techniekpact.demo.sign_ups import sign_up_people

LABEL = "Voorbeeldeditie"
_WEEKS_AHEAD = 8


def example_day(today: dt.date) -> dt.date:
    """The first Monday that is at least eight weeks (and so less than nine) after `today`."""
    earliest = today + dt.timedelta(weeks=_WEEKS_AHEAD)
    return earliest + dt.timedelta(days=-earliest.weekday() % 7)


def find_example(content: Row) -> Event | None:
    """The example edition, known by its sessions; when an editor removed those, by its label."""
    guids = [guid("session", EXAMPLE, row["slug"]) for row in content["sessions"]]
    return (
        Event.objects.filter(sessions__guid__in=guids).order_by("pk").first()
        or Event.objects.filter(label=LABEL).order_by("pk").first()
    )


def load_example(*, today: dt.date, reset: bool, shared: Shared, sign_ups: bool) -> tuple[int, int, int]:
    """Makes, restores or moves the example; returns how many editions and sessions are new, and how many moved.

    A new one gets invented people when `sign_ups`.
    """
    content = read(f"editions/{EXAMPLE}")
    event = find_example(content)
    if event is not None and not reset:
        has_passed = event.label == LABEL and event.ends_on < today
        if has_passed:
            _move(event, example_day(today))
        return 0, 0, int(has_passed)
    is_new = event is None
    event = event or Event()
    day = example_day(today)
    opens = timezone.make_aware(dt.datetime.combine(today - dt.timedelta(weeks=4), dt.time(9)))
    closes = timezone.make_aware(dt.datetime.combine(day - dt.timedelta(days=3), dt.time(17)))
    _set_slug(event, day.year)
    dated = {
        "name": content["name"].format(year=day.year),
        "label": LABEL,
        "starts_on": day,
        "ends_on": day,
        "published_at": opens,
        "registration_opens_at": opens,
        "registration_closes_at": closes,
    }
    sessions = write_edition(event, content | dated, key=EXAMPLE, shared=shared)
    if is_new and sign_ups:
        sign_up_people(event, content["sessions"])
    return int(is_new), sessions, 0


def _set_slug(event: Event, year: int) -> None:
    """The year, unless another edition has that address; a slug that an editor chose stays."""
    if event.pk is None or event.slug in (str(event.starts_on.year), f"{EXAMPLE}-{event.starts_on.year}"):
        is_taken = Event.objects.filter(slug=str(year)).exclude(pk=event.pk).exists()
        event.slug = f"{EXAMPLE}-{year}" if is_taken else str(year)


def _move(event: Event, day: dt.date) -> None:
    """Moves the edition with its sessions and sign-up to `day`; texts and times stay as editors left them."""
    old, delta = event.starts_on, day - event.starts_on
    _set_slug(event, day.year)
    event.name = event.name.replace(str(old.year), str(day.year))
    event.starts_on, event.ends_on = event.starts_on + delta, event.ends_on + delta
    event.registration_opens_at = _later(event.registration_opens_at, delta)
    event.registration_closes_at = _later(event.registration_closes_at, delta)
    event.save()
    for session in event.sessions.exclude(start=None):
        session.start, session.end = _later(session.start, delta), _later(session.end, delta)
        session.save()


def _later(moment: dt.datetime | None, delta: dt.timedelta) -> dt.datetime | None:
    """The same time of the clock in Amsterdam, whatever summer time does in between."""
    if moment is None:
        return None
    return timezone.make_aware(timezone.localtime(moment).replace(tzinfo=None) + delta)
