"""Django prints Dutch times with a point, and its fields take them with a point or a colon."""

import datetime as dt

import pytest
from django import forms
from django.contrib.admin.widgets import AdminTimeWidget
from django.utils import formats

MOMENT = dt.datetime(2027, 11, 28, 19, 8)  # noqa: DTZ001 - as a form without zone has it


def test_dates_and_times_are_printed_the_dutch_way() -> None:
    assert formats.localize(MOMENT) == "28 november 2027 19.08"
    assert formats.localize(MOMENT.time()) == "19.08"
    assert formats.localize(MOMENT.date()) == "28 november 2027"
    assert formats.date_format(MOMENT, "SHORT_DATETIME_FORMAT") == "28-11-2027 19.08"


@pytest.mark.parametrize("typed", ["19.08", "19:08", "19:08:00", "19.08:00"])
def test_fields_take_a_point_or_a_colon(typed: str) -> None:
    assert forms.TimeField(widget=AdminTimeWidget()).clean(typed) == dt.time(19, 8)
    assert forms.DateTimeField().clean(f"28-11-2027 {typed}").replace(tzinfo=None) == MOMENT
