"""A day and a time in words are those of the clock in Amsterdam, in summer and in winter."""

import datetime as dt

import pytest

from core import dutch


@pytest.mark.parametrize(
    ("month", "words"),
    [(6, "maandag 18 juni 2018, 13.05 uur"), (12, "dinsdag 18 december 2018, 12.05 uur")],
)
def test_a_moment_is_told_in_local_time(month: int, words: str) -> None:
    moment = dt.datetime(2018, month, 18, 11, 5, tzinfo=dt.UTC)
    assert dutch.moment(moment) == words
    assert dutch.moment(moment, weekday=False) == words.partition(" ")[2]
