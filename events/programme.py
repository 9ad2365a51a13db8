"""The programme as visitors read it: groups loaded sessions into days, blocks of time, and cards. No query."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from zoneinfo import ZoneInfo

from django.conf import settings

from core import dutch
from events.models import Appearance, Session

ZONE = ZoneInfo(settings.TIME_ZONE)
KIND_LABELS: dict[str, str] = dict(Session.Kind.choices)
KIND_PLURALS = {
    **{"plenair": "Plenair", "keynote": "Keynotes", "panel": "Panels", "lezing": "Lezingen", "workshop": "Workshops"},
    **{"deelsessie": "Deelsessies", "werksessie": "Werksessies", "markt": "Markten", "werkbezoek": "Werkbezoeken"},
    **{"pauze": "Pauzes", "borrel": "Borrels"},
}
WIDE_KINDS = frozenset({"plenair", "keynote", "pauze", "borrel"})
MAX_COLUMNS = 4
ALMOST_FULL = 5  # places


@dataclass(slots=True)
class PartLine:
    pk: int
    letter: str
    title: str
    speakers: str
    time: str


@dataclass(slots=True)
class Card:
    """One session, ready to print. `start` and `end` are local; None when unknown."""

    url: str
    title: str
    kind: str
    subtitle: str
    speakers: str
    language: str
    room: str
    start: dt.datetime | None
    end: dt.datetime | None
    start_text: str
    end_text: str
    start_iso: str
    end_iso: str
    places: str
    status: str  # "Geannuleerd" or "Onder voorbehoud"
    css: str
    parts: list[PartLine]

    @property
    def kind_label(self) -> str:
        return KIND_LABELS[self.kind]


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

    title: str
    cards: list[Card]


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


def build(sessions: Sequence[Session], base_url: str) -> Programme:
    """Groups sessions, given in order of time and room, under `base_url` (the address of the programme page)."""
    timed = [session for session in sessions if session.start is not None]
    slots = _slots(timed)
    days: list[Day] = []
    for start, group in groupby(timed, key=lambda session: session.start):
        assert start is not None
        local = start.astimezone(ZONE)
        if not days or days[-1].date != local.date():
            days.append(Day(local.date()))
        days[-1].blocks.append(_block(local, list(group), slots, base_url))
    return Programme(days, _untimed(sessions, base_url), len(sessions))


def now_and_next(programme: Programme, now: dt.datetime) -> tuple[list[Card], list[Card]]:
    """What goes on at `now`, and what begins next on the same day; both empty on another day."""
    local = now.astimezone(ZONE)
    cards = [card for card in programme.cards if card.start and card.start.date() == local.date()]
    running = [card for card in cards if card.start and card.start <= local and card.end and local < card.end]
    later = [card for card in cards if card.start and card.start > local]
    return running, [card for card in later if card.start == later[0].start]


def _slots(timed: Iterable[Session]) -> dict[int, int]:
    """Each room's place in the grid (0, 1, ...), in the order of the rooms of the sessions that share their time."""
    rooms = {
        (session.room.position, session.room.name, session.room.pk)
        for session in timed
        if session.room is not None and session.kind not in WIDE_KINDS
    }
    return {pk: place for place, (_, _, pk) in enumerate(sorted(rooms))}


def _block(start: dt.datetime, sessions: list[Session], slots: dict[int, int], base_url: str) -> Block:
    cards = [_card(session, base_url) for session in sessions]
    ends = {card.end_text for card in cards}
    places = [slots.get(session.room_id or 0, -1) for session in sessions]
    columns = min(max(len(slots), 1), MAX_COLUMNS)
    fits = len(slots) <= 3 * MAX_COLUMNS and len(set(places)) == len(places) and -1 not in places
    if len(cards) == 1:
        css = "one"
    elif fits:  # every room keeps its place in each block; a grid of rooms
        css = f"grid-{columns}"
        for card, place in zip(cards, places, strict=True):
            card.css += f" c{place % columns + 1} r{place // columns + 1}"
    else:
        css = "flow"
    return Block(
        anchor=f"t{start:%d%H%M}",
        start_text=dutch.time(start),
        start_iso=start.isoformat(),
        end_text=ends.pop() if len(ends) == 1 else "",
        css=css,
        cards=cards,
    )


def _untimed(sessions: Sequence[Session], base_url: str) -> list[Group]:
    order = list(KIND_LABELS)
    rest = sorted((session for session in sessions if session.start is None), key=lambda s: order.index(s.kind))
    return [
        Group(KIND_PLURALS[kind], [_card(session, base_url) for session in group])
        for kind, group in groupby(rest, key=lambda session: session.kind)
    ]


def _card(session: Session, base_url: str) -> Card:
    start = session.start.astimezone(ZONE) if session.start else None
    end = session.end.astimezone(ZONE) if session.end else None
    appearances = list(session.appearances.all())
    parts = part_lines(session, appearances)
    return Card(
        url=f"{base_url}{session.slug}/",
        title=session.title,
        kind=session.kind,
        subtitle=session.subtitle,
        speakers="" if parts else speaker_line(appearances),
        language=session.language,
        room=session.room.name if session.room is not None else "",
        start=start,
        end=end,
        start_text=dutch.time(start) if start else "",
        end_text=dutch.time(end) if end else "",
        start_iso=start.isoformat() if start else "",
        end_iso=end.isoformat() if end else "",
        places=places_text(session),
        status=status_text(session),
        css=f"k-{session.kind} is-cancelled" if session.is_cancelled else f"k-{session.kind}",
        parts=parts,
    )


def part_lines(session: Session, appearances: Sequence[Appearance]) -> list[PartLine]:
    """The parts A, B, C, ... with their speakers; those of no part come in no line."""
    by_part: dict[int | None, list[Appearance]] = {}
    for appearance in appearances:
        by_part.setdefault(appearance.part_id, []).append(appearance)
    return [
        PartLine(
            pk=part.pk,
            letter=chr(ord("A") + place) if place < 26 else str(place + 1),
            title=part.title,
            speakers=speaker_line(by_part.get(part.pk, [])),
            time=dutch.time(part.start) if part.start else "",
        )
        for place, part in enumerate(session.parts.all())
    ]


def speaker_line(appearances: Sequence[Appearance]) -> str:
    """One speaker with function and organisation, several with one of both: "A (OCW), B (EZK) en een docent"."""
    if len(appearances) == 1:
        only = appearances[0]
        return ", ".join(part for part in (only.name, only.affiliation) if part) + _doubt(only)
    return dutch.listing([_short(one) for one in appearances], limit=6)


def _short(appearance: Appearance) -> str:
    place = appearance.organisation or appearance.function
    return (f"{appearance.name} ({place})" if place else appearance.name) + _doubt(appearance)


def _doubt(appearance: Appearance) -> str:
    return " (onder voorbehoud)" if appearance.provisional else ""


def status_text(session: Session) -> str:
    if session.is_cancelled:
        return "Geannuleerd"
    return "Onder voorbehoud" if session.provisional else ""


def places_text(session: Session) -> str:
    """How many places are left, in words; nothing when the session takes no sign-up or does not go on."""
    left = session.seats_left
    if left is None or session.is_cancelled:
        return ""
    if left == 0:
        return "Vol"
    return f"Nog {dutch.count(left, 'plaats', 'plaatsen')}"
