"""What the figures of an edition are added up from, so that few rows have to be read.

Statements are written out, as in `registrations.places`: the ORM thinks longer than most of them take. In them ":at" is
a moment as text in UTC that begins with "2027-06-18 09:30": SQLite keeps it so, and PostgreSQL is told to write it so.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db import connection

from core import dutch
from registrations.models import LIVE, ClaimState

Kind = tuple[str, str, bool | None]  # state, sector, and whether someone says to come
_KINDS = (
    "SELECT state, sector, coming, COUNT(*) FROM registrations_registration "
    "WHERE event_id = %s AND state <> %s GROUP BY state, sector, coming"
)
_DAYS = (  # of the late evening in UTC also the hour: it may be the next day in Amsterdam
    "SELECT SUBSTR(at, 1, CASE WHEN SUBSTR(at, 12, 2) >= '22' THEN 13 ELSE 10 END) AS stamp, state, COUNT(*) "
    "FROM (SELECT :at AS at, state FROM registrations_registration "
    "WHERE event_id = %s AND state <> %s) AS people GROUP BY stamp, state"
)
_QUARTERS = (  # "2027-06-18 09:" and 0 to 3; every offset from UTC is a number of quarters
    "SELECT SUBSTR(at, 1, 14) AS stamp, CAST(SUBSTR(at, 15, 2) AS INTEGER) / 15 AS quarter, state, COUNT(*) "
    "FROM (SELECT :at AS at, people.state FROM registrations_registration AS people "
    "JOIN registrations_checkin AS arrival ON arrival.registration_id = people.id WHERE people.event_id = %s "
    "AND arrival.session_id IS NULL AND arrival.undone_at IS NULL) AS arrivals GROUP BY stamp, quarter, state"
)
_IN_LINE = (
    "SELECT seat.session_id, COUNT(*) FROM registrations_seat AS seat "
    "JOIN events_session AS session ON session.id = seat.session_id "
    "JOIN registrations_registration AS people ON people.id = seat.registration_id "
    "WHERE session.event_id = %s AND seat.state = %s AND people.state = %s GROUP BY seat.session_id"
)
_DELEGATIONS = "SELECT COUNT(*) FROM registrations_delegation WHERE event_id = %s"


def kinds(event_id: int) -> dict[Kind, int]:
    """How many people there are of each kind. Who handed a place over counts by the other person."""
    rows = _rows(_KINDS, event_id, ClaimState.TRANSFERRED.value)
    return {(state, sector, None if coming is None else bool(coming)): number for state, sector, coming, number in rows}


def sign_ups(event_id: int) -> Iterator[tuple[dt.date, bool, int]]:
    """How many signed up on a day in Amsterdam, by whether they are in it still; a day may come more than once."""
    for stamp, state, number in _rows(_with_at(_DAYS, "created_at"), event_id, ClaimState.TRANSFERRED.value):
        late = len(stamp) > len("2027-06-18")
        yield day_of(_moment(f"{stamp}:00")) if late else dt.date.fromisoformat(stamp), state in LIVE, number


def arrivals(event_id: int) -> list[tuple[dt.datetime, str, int]]:
    """How many came in at the desk from the beginning of a quarter of an hour, by their state."""
    rows = _rows(_with_at(_QUARTERS, "arrival.at"), event_id)
    return [(_moment(f"{stamp}{quarter * 15:02}"), state, number) for stamp, quarter, state, number in rows]


def in_line(event_id: int) -> dict[int, int]:
    """How many wait for a seat in each session, of those with a place at the edition."""
    return dict(_rows(_IN_LINE, event_id, ClaimState.WAITING.value, ClaimState.PLACE.value))


def delegations(event_id: int) -> int:
    number: int = _rows(_DELEGATIONS, event_id)[0][0]
    return number


def day_of(moment: dt.datetime) -> dt.date:
    """In Amsterdam."""
    return moment.astimezone(dutch.ZONE).date()


def _moment(stamp: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{stamp}+00:00")


def _with_at(statement: str, column: str) -> str:
    """Whatever `DateStyle` and the time zone of the connection are."""
    text = f"TO_CHAR({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')"
    return statement.replace(":at", text if connection.vendor == "postgresql" else column)


def _rows(statement: str, *values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[Any] = cursor.fetchall()
        return rows
