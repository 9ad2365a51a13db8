"""The sessions that one can choose, in blocks of time, and the fields of a form made from them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core import dutch
from core.dutch import ZONE
from events.models import Event, Session
from registrations import places
from registrations.actions.waiting import has_line

NO_SESSION = "Geen sessie in dit blok"
_FIELDS = (
    *("event_id", "slug", "title", "state", "start", "end", "capacity", "seats_taken", "language"),
    *("room__name", "room__venue_id", "room__position"),
)


@dataclass(frozen=True)
class Option:
    """A session with how many wait for it. Where people wait no seat is free: it goes to them first."""

    session: Session
    in_line: int

    @property
    def is_free(self) -> bool:
        return not self.in_line and bool(self.session.seats_left)

    @property
    def key(self) -> str:
        return str(self.session.pk)


@dataclass(frozen=True)
class Block:
    """Sessions that begin at the same moment, or those without a time. `key` is the same in every request."""

    key: str
    heading: str
    options: Sequence[Option]

    @property
    def seats_name(self) -> str:
        return f"blok-{self.key}"

    @property
    def waits_name(self) -> str:
        return f"wacht-{self.key}"

    @property
    def is_timed(self) -> bool:
        return self.key != "los"

    @property
    def free(self) -> list[Option]:
        return [one for one in self.options if one.is_free]

    @property
    def full(self) -> list[Option]:
        return [one for one in self.options if not one.is_free]


def load_blocks(event: Event) -> list[Block]:
    """Published sessions with places that have not begun, by time. Two queries, whatever their number."""
    rows = (
        Session.objects.filter(event=event, state=Session.State.PUBLISHED, capacity__isnull=False)
        .exclude(start__lte=timezone.now())
        .select_related("room")
        .only(*_FIELDS)
        .order_by()  # sorted below: writing the order down as SQL takes longer than finding these rows
    )
    lines, options = places.lines(event.pk), []
    for row in sorted(rows, key=_order):
        row.event = event
        options.append(Option(row, lines.get(row.pk, 0) if has_line(event, row) else 0))
    groups = [(start, list(group)) for start, group in groupby(options, key=lambda one: one.session.start)]
    return [Block(_key(start), _heading(start, group, event), group) for start, group in groups]


def _order(session: Session) -> tuple[Any, ...]:
    """By time, then building and room; without a time last, without a room first."""
    start, room = session.start, session.room
    place = (room.venue_id, room.position, room.name) if room is not None else (0, 0, "")
    return start is None, start.timestamp() if start else 0, *place, session.title, session.pk


def _key(start: dt.datetime | None) -> str:
    return "los" if start is None else f"{start.astimezone(dt.UTC):%Y%m%d%H%M}"


def _heading(start: dt.datetime | None, options: Sequence[Option], event: Event) -> str:
    """ "13.00–14.15 uur", "vanaf 13.00 uur" when they end at different times, the day in front when there are more."""
    if start is None:
        return "Tijd nog niet bekend"
    local = start.astimezone(ZONE)
    ends = {one.session.end for one in options}
    end = ends.pop() if len(ends) == 1 else None
    day = f"{dutch.date(local.date(), year=False)}, " if event.days > 1 else ""
    hours = f"{dutch.time(local)}–{dutch.time(end.astimezone(ZONE))}" if end else f"vanaf {dutch.time(local)}"
    return f"{day}{hours} uur"


def hours(session: Session) -> str:
    """ "13.00–14.15 uur", or nothing when the time is unknown."""
    if session.start is None:
        return ""
    start = dutch.time(session.start.astimezone(ZONE))
    return f"{start}–{dutch.time(session.end.astimezone(ZONE))} uur" if session.end else f"vanaf {start} uur"


def seats_field(block: Block) -> forms.Field:
    """One of the sessions with free seats, or none; several where no time is known."""
    hint = "" if block.free else "In dit blok is geen sessie meer vrij."
    if not block.is_timed:
        return Keys(label=block.heading, choices=partial(_seats, block), help_text=hint)
    return Key(label=block.heading, choices=lambda: [*_seats(block), ("", NO_SESSION)], initial="", help_text=hint)


def waits_field(block: Block) -> forms.Field:
    label = f"Vol ({block.heading})" if block.is_timed else "Vol"
    hint = "U hoort het als er een plaats vrijkomt. Kies intussen gerust een andere sessie." if block.free else ""
    return Keys(label=label, choices=partial(_waits, block), help_text=hint)


def _seats(block: Block) -> list[tuple[str, Any]]:
    """Asked for when the field is shown only: a form that is sent is judged without."""
    return [(one.key, _label(one, _left(one))) for one in block.free]


def _waits(block: Block) -> list[tuple[str, Any]]:
    return [(one.key, _label(one, _waiting(one), before="Zet mij op de wachtlijst voor ")) for one in block.full]


class Key(forms.ChoiceField):
    """A session, of which the form itself says whether it can be chosen: what is chosen may just have gone."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def validate(self, value: Any) -> None:
        pass


class Keys(forms.MultipleChoiceField):
    """The same for several sessions, each once."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> list[str]:
        return list(dict.fromkeys(super().to_python(value)))

    def validate(self, value: Any) -> None:
        pass


def _label(option: Option, state: str, before: str = "") -> SafeString:
    session = option.session
    parts = [hours(session), session.room.name if session.room else ""]
    facts = " · ".join(filter(None, parts))
    title = format_html("{}<span{}>{}</span>", before, _lang(session.language), session.title)
    gap = " · " if facts else ""
    return format_html('{}<span class="detail">{}{}<b>{}</b></span>', title, facts, gap, state)


def _lang(language: str) -> SafeString:
    return SafeString("") if language in ("", "nl") else format_html(' lang="{}"', language)


def _left(option: Option) -> str:
    left = option.session.seats_left or 0
    return f"Nog {dutch.count(left, 'plaats', 'plaatsen')}"


def _waiting(option: Option) -> str:
    if not option.in_line:
        return "Vol"
    return f"Vol, {dutch.count(option.in_line, 'persoon wacht', 'mensen wachten')}"
