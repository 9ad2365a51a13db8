"""A clock for changes of the programme, and what was told of them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from events.models import Session
from registrations.models import Letter
from tests.builders import moment

Clock = Callable[..., None]


@pytest.fixture(name="clock")
def make_clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Turns to a moment on 10 June 2097; the edition is on the 18th."""

    def turn(time: str, day: str = "2097-06-10") -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment(f"{day} {time}").astimezone(dt.UTC))

    turn("09:00")
    return turn


def move(session: Session, start: str = "14:00", end: str = "15:00", **fields: Any) -> None:
    day = "2097-06-18"
    session.start, session.end = moment(f"{day} {start}"), moment(f"{day} {end}")
    for name, value in fields.items():
        setattr(session, name, value)
    session.save()


def told() -> dict[str, Any]:
    """What each letter says, by address."""
    return {one.to: said(one) for one in Letter.objects.filter(kind="programma")}


def said(letter: Letter) -> dict[str, Any]:
    """Without the keys of the sessions."""
    facts = dict(letter.facts)
    if "sessions" in facts:
        facts["sessions"] = [[title, lines] for title, lines, _ in facts["sessions"]]
    return facts
