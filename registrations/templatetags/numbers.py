"""Numbers, days and times of the organisers' pages as Dutch has them."""

import datetime as dt

from django import template

from core import dutch

register = template.Library()


@register.filter
def points(number: int) -> str:
    """ "1.400"."""
    return f"{number:,}".replace(",", ".")


@register.filter
def percent(part: int, whole: int) -> str:
    """ "37%" of `whole`, rounded down unless it is all: nobody reads 100% while some are missing."""
    return f"{part * 100 // whole}%" if whole else "0%"


@register.filter
def day(value: dt.date) -> str:
    """ "maandag 18 juni 2018"."""
    return dutch.date(value)


@register.filter
def on_day(moment: dt.datetime) -> str:
    """The day of a moment, in Amsterdam: "18 juni"."""
    return dutch.date(moment.astimezone(dutch.ZONE), weekday=False, year=False)


@register.filter
def clock(moment: dt.datetime) -> str:
    """ "13.00", in Amsterdam."""
    return dutch.time(moment.astimezone(dutch.ZONE))
