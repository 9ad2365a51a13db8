"""Dutch notation in templates."""

import datetime as dt

from django import template

from core import dutch

register = template.Library()


@register.filter
def date_words(day: dt.date) -> str:
    return dutch.date(day)


@register.filter
def date_short(day: dt.date) -> str:
    return dutch.date(day, weekday=False)
