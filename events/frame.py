"""The frame around every page: which edition the menu speaks of, and the editions in the foot."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from events.models import Event


@dataclass(frozen=True)
class Frame:
    """`event`: the edition that the menu leads to; `editions`: all published ones, newest first."""

    event: Event | None
    editions: Sequence[Event]

    @cached_property
    def url(self) -> str:
        """The address of the edition; those of its pages lie below it. A page has a dozen links to them."""
        return self.event.get_absolute_url() if self.event is not None else ""

    @property
    def archive(self) -> Sequence[tuple[Event, str]]:
        """The four newest other editions with their addresses."""
        others = [event for event in self.editions if event != self.event][:4]
        return [(event, event.get_absolute_url()) for event in others]


def current_edition(editions: Sequence[Event], today: dt.date) -> Event | None:
    """The first edition that is not over, or else the last one. `editions` stand newest first."""
    coming = [event for event in editions if event.ends_on >= today]
    return coming[-1] if coming else next(iter(editions), None)


def load_frame(event: Event | None = None) -> Frame:
    """The frame of a page about `event`, or of a page about no edition in particular. One query."""
    editions = list(Event.objects.for_frame())
    return Frame(event or current_edition(editions, timezone.localdate()), editions)
