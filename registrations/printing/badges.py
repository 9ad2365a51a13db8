"""What is on badges: for sheets of A4, or one on each page for a label printer."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.utils import timezone

from core import dutch
from events.models import Event, Session
from events.names import sort_key, split_name
from registrations.models import ClaimState, Registration, Seat
from registrations.printing.fonts import printable
from registrations.printing.make import make_in_parts, make_pdf
from registrations.views.card import desk_address

Part = tuple[dict[str, Any], list[str], int]  # data, texts of codes, pages
WHOLE = 240  # badges at most that are one document
PART = 120  # badges that are made at once when they are more: whole sheets of either size


@dataclass(frozen=True)
class Layout:
    """`across` by `down` badges on a page, of `width` by `height` (mm)."""

    label: str
    width: int
    height: int
    across: int = 1
    down: int = 1

    @property
    def on_page(self) -> int:
        return self.across * self.down

    @property
    def paper(self) -> tuple[int, int]:
        return (self.width, self.height) if self.on_page == 1 else (210, 297)


LAYOUTS = {
    "a4-10": Layout("A4, 10 badges van 90 × 55 mm", 90, 55, 2, 5),
    "a4-8": Layout("A4, 8 badges van 90 × 60 mm", 90, 60, 2, 4),
    "los": Layout("Labelprinter, één badge van 90 × 55 mm op een bladzijde", 90, 55),
}
SORTS = {"naam": "achternaam", "organisatie": "organisatie"}


def in_order(people: Iterable[Registration], sort: str) -> list[Registration]:
    """By one of SORTS; the family name without what stands before it (NEN 1888)."""
    by_organisation = sort == "organisatie"
    return sorted(
        people,
        key=lambda row: (
            row.organisation.casefold() if by_organisation else "",
            sort_key(split_name(row.name)),
            row.pk,
        ),
    )


def badges(event: Event, people: Sequence[Registration], layout: Layout, *, sessions: bool = False) -> BinaryIO:
    """The badges of `people`, of one edition, in this order; with the sessions that they have a seat in if asked.

    Raises NotMade. One query, for the sessions.
    """
    chosen = _sessions(event, people) if sessions else {}
    name = printable(event.name)
    title, year = f"Badges {name}", str(event.starts_on.year)
    facts = {
        "title": title,
        "event": name if year in name else f"{name} {year}".strip(),
        **{"width": layout.width, "height": layout.height, "across": layout.across, "down": layout.down},
        **{"sessions": sessions, "sheets": _sheets(people, layout)},
    }

    def part(first: int, those: Sequence[Registration]) -> Part:
        rows = [_badge(row, at, chosen.get(row.pk, [])) for at, row in enumerate(those)]
        data = {**facts, "before": first // layout.on_page, "badges": rows}
        return data, [desk_address(row) for row in those], _sheets(those, layout)

    if len(people) <= WHOLE:
        return make_pdf("badges", *part(0, people)[:2])
    parts = (part(first, people[first : first + PART]) for first in range(0, len(people), PART))
    return make_in_parts("badges", parts, title=title, size=layout.paper)


def _sheets(people: Sequence[Registration], layout: Layout) -> int:
    return -(-len(people) // layout.on_page)


def _badge(row: Registration, qr: int, sessions: list[str]) -> dict[str, Any]:
    """`qr`: the number of its code. Whose name no font has gets the code for a name, which the desk can find."""
    return {
        "name": printable(row.name) or row.code,
        "organisation": printable(row.organisation),
        "function": printable(row.function),
        "photo": row.photo_consent,
        "sessions": sessions,
        "code": row.code,
        "qr": qr,
    }


def _sessions(event: Event, people: Sequence[Registration]) -> dict[int, list[str]]:
    """Time, title and room of the published sessions that each has a seat in, by time; what is long is cut off."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Seat.objects.filter(registration__event=event, state=ClaimState.PLACE)
    if len(people) == 1:
        rows = rows.filter(registration=people[0])
    rows = rows.filter(session__state=Session.State.PUBLISHED).with_session()
    for key, start, title, room in rows.values_list(
        "registration", "session__start", "session__title", "session__room__name"
    ):
        time = "" if start is None else dutch.time(timezone.localtime(start))
        what = f"{time} {_short(title, 60)}"
        found[key].append(f"{what} ({_short(room, 24)})" if room else what)
    return found


def _short(text: str, most: int) -> str:
    text = printable(text)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
