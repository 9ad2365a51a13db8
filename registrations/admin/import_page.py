"""What the page of a file of attendees shows: totals, and the rows by outcome."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from core import dutch
from events.models import Event
from registrations.imports.confirm import run
from registrations.imports.dry_run import WORDS, DryRun, Outcome, Row
from registrations.models import AttendeeImport

ON_A_PAGE = 500


@dataclass(frozen=True)
class Total:
    """How many rows have an outcome, with what shows those alone."""

    words: str
    number: int
    query: str
    is_shown: bool


def dry_run_context(request: HttpRequest, upload: AttendeeImport) -> dict[str, Any]:
    """Empty when there is nothing (any more) to look through."""
    if not upload.rows or upload.done_at is not None:
        return {"found": None}
    found = run(upload)
    wanted = next((one for one in Outcome if one == request.GET.get("toon")), None)
    rows = [one for one in _bad_first(found) if wanted in (None, one.outcome)]
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("blad"))
    return {
        "found": found,
        "totals": list(_totals(found, wanted)),
        "toon": wanted or "",
        "page": page,
        "button": f"Meld {dutch.count(found.new, 'deelnemer', 'mensen')} aan",
        "left_out": _left_out(found),
        "rises": [_rise(one) for one in found.ahead.rises],
        "others_wait": not found.facts.room and bool(found.facts.event.places_left),
        "sessions": _sessions(found),
    }


def _bad_first(found: DryRun) -> Sequence[Row]:
    order = list(Outcome)
    return sorted(found.rows, key=lambda one: (order.index(one.outcome), one.number))


def _totals(found: DryRun, wanted: Outcome | None) -> Any:
    yield Total("Alle regels", len(found.rows), "?", wanted is None)
    for one in (Outcome.PLACE, Outcome.PARTLY, Outcome.WAITS, Outcome.KNOWN, Outcome.FAULT):
        yield Total(WORDS[one], found.count(one), f"?toon={one}", wanted == one)


def _left_out(found: DryRun) -> str:
    """What is skipped, in a sentence."""
    if not found.faulty:
        return ""
    if found.faulty == 1:
        return "De foute regel wordt overgeslagen."
    return f"De {found.faulty} foute regels worden overgeslagen."


def _rise(rise: Any) -> str:
    of = "de editie" if isinstance(rise.subject, Event) else f"“{rise.subject.title}”"
    return f"Het aantal plaatsen van {of} stijgt dan van {rise.subject.capacity} naar {rise.after}."


def _sessions(found: DryRun) -> list[str]:
    """What the sessions of this edition are called, for who has to put a name right."""
    if not any("Sessie" in fault or "sessies" in fault for one in found.rows for fault in one.faults):
        return []
    sessions = found.facts.sessions.values()
    return [one.title for one in sessions if one.capacity is not None and one.state == one.State.PUBLISHED]
