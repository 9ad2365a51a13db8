"""The calendar of one person: the day itself and the sessions with a seat (RFC 5545, RFC 7986)."""

import datetime as dt
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from icalendar import Event as CalendarEvent

from core import richtext
from core.seo import absolute
from events.exchange.values import HOME_ZONE
from events.exchange.write_ics import add_location, empty_calendar, session_changed_at
from events.models import Event
from registrations.models import HOLDING, ClaimState, Registration, Seat


def personal_calendar(registration: Registration, *, refresh: bool = True) -> bytes:
    """What this person goes to. What was cancelled or handed over stays, as cancelled, so that programs take it out.

    An offer is tentative; a wait or wish is not shown unless it was a place before, and neither is a session whose time
    is unknown. The event must be loaded. Two queries.
    """
    calendar = empty_calendar(f"Mijn {registration.event.name}", refresh=refresh)
    if registration.state in HOLDING or registration.sequence:
        calendar.add_component(_day(registration))
    shown = Q(state__in=HOLDING) | Q(sequence__gt=0)
    for seat in registration.seats.with_session().filter(shown).exclude(session__start=None):
        calendar.add_component(_session(seat, registration))
    return bytes(calendar.to_ical())


def _day(registration: Registration) -> CalendarEvent:
    event = registration.event
    changed_at = max(registration.updated_at, event.updated_at)
    item = _item(str(registration.guid), registration.sequence + event.sequence, changed_at)
    _add_times(item, event)
    item.add("summary", richtext.line(event.name))
    item.add("status", _status(registration))
    item.add("transp", "TRANSPARENT")  # the day does not make its own sessions look double booked
    _add_page(item, event, event.get_absolute_url())
    if (venue := event.venues.first()) is not None:
        add_location(item, venue)
    elif event.city:
        item.add("location", richtext.line(event.city))
    return item


def _add_times(item: CalendarEvent, event: Event) -> None:
    if event.starts_at is None or event.ends_at is None:
        item.add("dtstart", event.starts_on)
        item.add("dtend", event.ends_on + dt.timedelta(days=1))  # the first day that is no part of it
        return
    item.add("dtstart", event.starts_at.astimezone(HOME_ZONE))
    item.add("dtend", event.ends_at.astimezone(HOME_ZONE))


def _session(seat: Seat, registration: Registration) -> CalendarEvent:
    session = seat.session
    assert session.start is not None  # personal_calendar
    changed_at = max(seat.updated_at, registration.updated_at, session_changed_at(session))
    over = registration.state not in HOLDING or session.state != session.State.PUBLISHED
    item = _item(str(seat.guid), seat.sequence + session.sequence + registration.sequence, changed_at)
    item.add("dtstart", session.start.astimezone(HOME_ZONE))
    if session.end is not None:
        item.add("dtend", session.end.astimezone(HOME_ZONE))
    item.add("summary", richtext.line(session.title))
    item.add("status", "CANCELLED" if over else _status(seat, provisional=session.provisional))
    page = session.get_absolute_url() if session.is_public else session.event.get_absolute_url()
    _add_page(item, session.event, page)
    if session.room is not None:
        add_location(item, session.room.venue, session.room.name)
    return item


def _item(guid: str, sequence: int, changed_at: dt.datetime) -> CalendarEvent:
    item = CalendarEvent()
    item.add("uid", f"{guid}@{urlsplit(settings.SITE_URL).hostname}")
    item.add("dtstamp", changed_at)
    item.add("last-modified", changed_at)
    item.add("sequence", sequence)
    return item


def _add_page(item: CalendarEvent, event: Event, path: str) -> None:
    """Of an edition that is not published there is no page yet."""
    if not event.is_published:
        return
    url = absolute(path)
    item.add("url", url)
    item.add("description", url)


def _status(row: Registration | Seat, *, provisional: bool = False) -> str:
    if row.state not in HOLDING:
        return "CANCELLED"
    return "TENTATIVE" if provisional or row.state == ClaimState.OFFERED else "CONFIRMED"
