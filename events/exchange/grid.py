"""A schedule by day and room, as schedule.xml and schedule.json nest it."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from events.exchange.document import MAX_DAYS, UNKNOWN_ROOM, Place, Schedule, Talk
from events.exchange.values import HOME_ZONE

DAY_STARTS = dt.timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Day:
    """A conference day: from 04:00 to 03:59 the next night, with every room, in order, and its talks."""

    index: int
    date: dt.date
    start: dt.datetime
    end: dt.datetime
    rooms: list[tuple[Place, list[Talk]]]


def days_of(schedule: Schedule) -> list[Day]:
    """All days of the conference, and other days that have a talk.

    Rooms without a talk are there too, so that who reads the file back gets them in their order.
    """
    talks: dict[tuple[dt.date, str], list[Talk]] = defaultdict(list)
    for talk in schedule.talks:
        talks[(talk.start.astimezone(HOME_ZONE) - DAY_STARTS).date(), talk.room].append(talk)
    length = min((schedule.last - schedule.first).days + 1, MAX_DAYS)
    dates = {schedule.first + dt.timedelta(days=number) for number in range(length)} | {date for date, _ in talks}
    days = []
    for index, date in enumerate(sorted(dates), 1):
        start = dt.datetime.combine(date, dt.time(4), HOME_ZONE)
        end = dt.datetime.combine(date + dt.timedelta(days=1), dt.time(3, 59), HOME_ZONE)
        rooms = [(place, talks.get((date, place.name), [])) for place in schedule.rooms]
        if unknown := talks.get((date, UNKNOWN_ROOM)):
            rooms.append((Place(UNKNOWN_ROOM), unknown))
        days.append(Day(index, date, start, end, rooms))
    return days


def clock(length: dt.timedelta) -> str:
    """`length` as hours and minutes, `01:30`; with seconds only when there are any."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    text = f"{minutes // 60:02}:{minutes % 60:02}"
    return f"{text}:{seconds:02}" if seconds else text
