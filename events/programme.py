"""The programme as visitors read it: groups loaded sessions into days, blocks of time, and cards. No query."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from core import dutch
from core.dutch import ZONE
from events.models import Session
from events.people import PartLine, People
from events.rows import SessionRow

KIND_LABELS: dict[str, str] = dict(Session.Kind.choices)
KIND_PLURALS = {
    **{"plenair": "Plenair", "keynote": "Keynotes", "panel": "Panels", "lezing": "Lezingen", "workshop": "Workshops"},
    **{"deelsessie": "Deelsessies", "werksessie": "Werksessies", "markt": "Markten", "werkbezoek": "Werkbezoeken"},
    **{"pauze": "Pauzes", "borrel": "Borrels"},
}
WIDE_KINDS = frozenset({"plenair", "keynote", "pauze", "borrel"})
MAX_COLUMNS = 4
ANOTHER_DAY = dt.timedelta(hours=12)  # a session of this length or more names the day of its end


@dataclass(slots=True)
class Card:
    """One session, ready to print. `start` and `end` are local; None when unknown."""

    url: str
    title: str
    kind_label: str
    subtitle: str
    speakers: str
    language: str  # "" for Dutch
    room: str
    start: dt.datetime | None
    end: dt.datetime | None
    start_text: str
    end_text: str
    start_iso: str
    start_html: SafeString  # <time> elements
    end_html: SafeString
    places: str
    status: str  # "Geannuleerd" or "Onder voorbehoud"
    is_cancelled: bool
    css: str
    parts: list[PartLine]


@dataclass(slots=True)
class Block:
    """Sessions that begin at the same minute. `end_text` is given when they also end together."""

    anchor: str
    start_text: str
    start_iso: str
    end_text: str
    css: str
    cards: list[Card]


@dataclass(slots=True)
class Group:
    """Sessions without a time, by kind."""

    anchor: str
    title: str
    cards: list[Card]
    css: str = "flow"


@dataclass(slots=True)
class Day:
    date: dt.date
    blocks: list[Block] = field(default_factory=list)

    @property
    def label(self) -> str:
        return dutch.date(self.date)


@dataclass(slots=True)
class Programme:
    days: list[Day]
    untimed: list[Group]
    count: int

    @property
    def cards(self) -> list[Card]:
        return [card for day in self.days for block in day.blocks for card in block.cards]


class Moment(NamedTuple):
    """A moment in Amsterdam, in the forms that a card needs."""

    local: dt.datetime | None
    text: str
    iso: str
    html: SafeString

    def with_day(self) -> "Moment":
        """The same with its day in words: the end of a session of several days."""
        assert self.local is not None
        text = f"{dutch.date(self.local.date(), year=False)} {self.text}"
        return Moment(self.local, text, self.iso, _time_element(self.iso, text))


def _time_element(iso: str, text: str) -> SafeString:
    return mark_safe(f'<time datetime="{iso}">{text}</time>')  # noqa: S308 - digits, dots and the names of days


class _Moments(dict[int | None, Moment]):
    """Moments by their value, each worked out once: the sessions of a round share theirs."""

    def __missing__(self, moment: int | None) -> Moment:
        local = None if moment is None else dt.datetime.fromtimestamp(moment, ZONE)
        text, iso = (dutch.time(local), local.isoformat()) if local else ("", "")
        html = _time_element(iso, text) if local else SafeString("")
        self[moment] = found = Moment(local, text, iso, html)
        return found


def build(sessions: Sequence[SessionRow], people: People, base_url: str) -> Programme:
    """Groups sessions, given in order of time and room, under `base_url` (the address of the programme page)."""
    timed = [session for session in sessions if session.start is not None]
    slots, moments = _slots(timed), _Moments()
    many_venues = len({session.venue_id for session in sessions} - {None}) > 1

    def cards(some: Iterable[SessionRow]) -> list[Card]:
        return [_card(session, people, moments, base_url, many_venues=many_venues) for session in some]

    days: list[Day] = []
    for start, group in groupby(timed, key=lambda session: session.start):
        moment, same = moments[start], list(group)
        assert moment.local is not None
        if not days or days[-1].date != moment.local.date():
            days.append(Day(moment.local.date()))
        places = [slots.get(one.room_id, -1) for one in same]
        days[-1].blocks.append(_block(moment, cards(same), places, len(slots)))
    return Programme(days, _untimed(sessions, cards), len(sessions))


def now_and_next(programme: Programme, now: dt.datetime) -> tuple[list[Card], list[Card]]:
    """What goes on at `now`, and what begins next on the same day; both empty on another day."""
    local = now.astimezone(ZONE)
    timed = [(card.start, card) for card in programme.cards if card.start and not card.is_cancelled]
    today = [(start, card) for start, card in timed if start.date() == local.date()]
    running = [card for start, card in today if start <= local and card.end and local < card.end]
    later = [(start, card) for start, card in today if start > local]
    return running, [card for start, card in later if start == later[0][0]]


def _slots(timed: Iterable[SessionRow]) -> dict[int | None, int]:
    """Each room's place in the grid (0, 1, ...), in the order of the rooms of the sessions that share their time."""
    rooms = {
        (session.venue_position, session.venue_id, session.room_position, session.room_name, session.room_id)
        for session in timed
        if session.room_id is not None and session.kind not in WIDE_KINDS
    }
    return {pk: place for place, (*_, pk) in enumerate(sorted(rooms))}


def _block(start: Moment, cards: list[Card], places: list[int], slot_count: int) -> Block:
    """A block of cards; `places` are those of their rooms in the grid, -1 for a session outside it."""
    ends = {card.end_text for card in cards}
    columns = min(max(slot_count, 1), MAX_COLUMNS)
    fits = slot_count <= 3 * MAX_COLUMNS and len(set(places)) == len(places) and -1 not in places
    if len(cards) == 1:
        css = "one"
    elif fits:  # every room keeps its place in each block; a grid of rooms
        css = f"grid-{columns}"
        for card, place in zip(cards, places, strict=True):
            card.css += f" c{place % columns + 1} r{place // columns + 1}"
    else:
        css = "flow"
    return Block(
        anchor=f"t{start.local:%d%H%M}",
        start_text=start.text,
        start_iso=start.iso,
        end_text=ends.pop() if len(ends) == 1 else "",
        css=css,
        cards=cards,
    )


def _untimed(sessions: Sequence[SessionRow], cards: Callable[[Iterable[SessionRow]], list[Card]]) -> list[Group]:
    order = list(KIND_LABELS)
    rest = sorted((session for session in sessions if session.start is None), key=lambda one: order.index(one.kind))
    return [
        Group(f"soort-{kind}", KIND_PLURALS[kind], cards(group))
        for kind, group in groupby(rest, key=lambda one: one.kind)
    ]


def _card(session: SessionRow, people: People, moments: _Moments, base_url: str, *, many_venues: bool) -> Card:
    start, end = moments[session.start], moments[session.end]
    if start.local and end.local and end.local - start.local >= ANOTHER_DAY:
        end = end.with_day()
    parts = people.part_lines(session.pk)
    return Card(
        url=f"{base_url}{session.slug}/",
        title=session.title,
        kind_label=KIND_LABELS[session.kind],
        subtitle=session.subtitle,
        speakers="" if parts else people.line(session.pk),
        language="" if session.language == "nl" else session.language,
        room=f"{session.room_name}, {session.venue_name}"
        if many_venues and session.room_id
        else session.room_name or "",
        start=start.local,
        end=end.local,
        start_text=start.text,
        end_text=end.text,
        start_iso=start.iso,
        start_html=start.html,
        end_html=end.html,
        places=places_text(session),
        status=status_text(session),
        is_cancelled=session.is_cancelled,
        css=f"k-{session.kind} is-cancelled" if session.is_cancelled else f"k-{session.kind}",
        parts=parts,
    )


def status_text(session: SessionRow) -> str:
    if session.is_cancelled:
        return "Geannuleerd"
    return "Onder voorbehoud" if session.provisional else ""


def places_text(session: SessionRow) -> str:
    """How many places are left, in words; nothing when the session takes no sign-up or does not go on."""
    if session.capacity is None or session.is_cancelled:
        return ""
    left = session.capacity - session.seats_taken
    if left <= 0:
        return "Vol"
    return f"Nog {dutch.count(left, 'plaats', 'plaatsen')}"
