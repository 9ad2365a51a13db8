"""Writes iCalendar (RFC 5545, RFC 7986): a whole edition, or one session."""

import datetime as dt
from collections.abc import Iterable
from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from icalendar import Calendar, Timezone, vDuration
from icalendar import Event as CalendarEvent

from core import richtext
from core.seo import absolute
from events.exchange.values import HOME_ZONE
from events.models import Session, Venue

MEDIA_TYPE = "text/calendar; charset=utf-8"
REFRESH = dt.timedelta(hours=1)

# Summer time of the European Union since 1996 (directive 2000/84/EC); onsets in local time before the change.
_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def calendar_rows() -> QuerySet[Session]:
    """Sessions that a calendar can hold: public, cancelled ones too, with start and end; with all that it prints."""
    return (
        Session.objects.public()
        .filter(start__isnull=False, end__isnull=False)
        .select_related("event", "room__venue")
        .with_appearances()
        .prefetch_related("themes")
        .in_order()
    )


def write_calendar(name: str, sessions: Iterable[Session], *, refresh: bool) -> bytes:
    """A calendar called `name`. The same rows give the same octets: every moment in it is a moment of change."""
    calendar = empty_calendar(name, refresh=refresh)
    host = urlsplit(settings.SITE_URL).hostname
    for session in sessions:
        calendar.add_component(_item(session, str(host)))
    return bytes(calendar.to_ical())


def empty_calendar(name: str, *, refresh: bool) -> Calendar:
    """A calendar with our time zone. `refresh` asks programs that follow it to look again every hour."""
    calendar = Calendar()
    calendar.add("prodid", "-//Jaarconferentie Techniekpact//Programma//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", richtext.line(name))
    calendar.add("x-wr-calname", richtext.line(name))
    calendar.add("x-wr-timezone", "Europe/Amsterdam")
    if refresh:
        calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT1H")
    calendar.add_component(cast(Timezone, Timezone.from_ical(_ZONE)))
    return calendar


def _item(session: Session, host: str) -> CalendarEvent:
    assert session.start is not None  # calendar_rows
    assert session.end is not None
    item = CalendarEvent()
    item.add("uid", f"{session.guid}@{host}")
    changed_at = session_changed_at(session)
    item.add("dtstamp", changed_at)
    item.add("last-modified", changed_at)
    item.add("sequence", session.sequence)
    item.add("dtstart", session.start.astimezone(HOME_ZONE))
    item.add("dtend", session.end.astimezone(HOME_ZONE))
    item.add("summary", richtext.line(session.title))
    item.add("status", _status(session))
    url = absolute(session.get_absolute_url())
    item.add("url", url)
    item.add("description", _description(session, url))
    item.add("categories", [session.get_kind_display(), *(richtext.line(theme.name) for theme in session.themes.all())])
    if session.room is not None:
        add_location(item, session.room.venue, session.room.name)
    return item


def add_location(item: CalendarEvent, venue: Venue, room: str = "") -> None:
    """Where it is: room, building and address, and the point on the map."""
    place = dict.fromkeys(part for part in (room, venue.name, venue.address) if part)
    item.add("location", richtext.line(", ".join(place)))
    if venue.latitude is not None and venue.longitude is not None:
        item.add("geo", (venue.latitude, venue.longitude))


def session_changed_at(session: Session) -> dt.datetime:
    """The last change of the session or of the place that it names (RFC 5545 §3.8.7.2 and §3.8.7.3)."""
    room = session.room
    return session.updated_at if room is None else max(session.updated_at, room.updated_at, room.venue.updated_at)


def _status(session: Session) -> str:
    if session.is_cancelled:
        return "CANCELLED"
    return "TENTATIVE" if session.provisional else "CONFIRMED"


def _description(session: Session, url: str) -> str:
    """Plain text: what it is about, who is there and as what, and the address of its page."""
    people = {
        f"{appearance.name} ({appearance.affiliation})" if appearance.affiliation else appearance.name: None
        for appearance in session.appearances.all()
    }
    texts = (
        richtext.plain(session.subtitle),
        richtext.text_of(session.summary or session.body, 1500),
        richtext.plain("\n".join(people)),
        url,
    )
    return "\n\n".join(text for text in texts if text)
