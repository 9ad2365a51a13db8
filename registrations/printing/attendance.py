"""Attendance lists: who has a place in a session or at an edition, by family name, with a box to tick."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, BinaryIO

from django.utils import timezone

from core import dutch
from events.models import Event, Session
from events.names import sort_key, split_name
from registrations.models import ClaimState, Registration, Seat
from registrations.printing.fonts import printable
from registrations.printing.make import make_pdf

Row = tuple[str, str, str]  # given name with what stands between, family name, organisation
States = dict[str, list[tuple[str, str]]]  # name and organisation (or code) by state
ASKED = (ClaimState.PLACE, ClaimState.WAITING)


def of_edition(event: Event, *, waiting: bool = False) -> tuple[BinaryIO, int]:
    """The list of the whole edition, and how many have a place. One query. Raises NotMade."""
    found: States = defaultdict(list)
    rows = Registration.objects.filter(event=event, state__in=ASKED, erased_at=None)
    for state, *person in rows.values_list("state", "name", "organisation", "code"):
        found[state].append(_person(*person))
    one = _list(event.name, _when(event), found, waiting=waiting)
    return _pdf(event, [one]), len(one["rows"])


def of_sessions(event: Event, sessions: Sequence[Session], *, waiting: bool = False) -> tuple[BinaryIO, int]:
    """A list of each session, with its room loaded, and how many seats they are. One query. Raises NotMade."""
    found: dict[int, States] = defaultdict(lambda: defaultdict(list))
    rows = Seat.objects.filter(session__in=sessions, state__in=ASKED, registration__erased_at=None)
    person = ("registration__name", "registration__organisation", "registration__code")
    for session, state, *values in rows.values_list("session", "state", *person):
        found[session][state].append(_person(*values))
    lists = [_list(one.title, _where(one), found[one.pk], waiting=waiting) for one in sessions]
    return _pdf(event, lists), sum(len(one["rows"]) for one in lists)


def _pdf(event: Event, lists: list[dict[str, Any]]) -> BinaryIO:
    title = lists[0]["title"] if len(lists) == 1 else printable(event.name)
    made = f"Gemaakt op {dutch.moment(timezone.now())}"
    data = {"title": f"Presentielijst {title}", "event": printable(event.name), "made": made, "lists": lists}
    return make_pdf("attendance", data)


def _list(title: str, facts: str, found: States, *, waiting: bool) -> dict[str, Any]:
    title, facts = printable(title) or "Zonder titel", printable(facts)
    rows, line = (_sorted(found[state]) for state in ASKED)
    number = dutch.count(len(rows), "mens", "mensen")
    return {
        "title": title,
        "running": f"{title}, {facts}" if facts else title,
        "facts": [one for one in (facts, f"{number} met een plaats") if one],
        "rows": rows,
        "waiting": line if waiting else [],
        "waiting-title": f"Wachtlijst: {dutch.count(len(line), 'mens', 'mensen')}",
    }


def _when(event: Event) -> str:
    return f"{event.when}, {event.hours}" if event.hours else event.when


def _where(session: Session) -> str:
    """Day, time and room, as far as known."""
    parts = []
    if session.start is not None:
        start, end = timezone.localtime(session.start), session.end and timezone.localtime(session.end)
        parts += [dutch.date(start), dutch.time_range(start, end)]
    return ", ".join([*parts, *([session.room.name] if session.room else [])])


def _person(name: str, organisation: str, code: str) -> tuple[str, str]:
    return printable(name) or code, printable(organisation)


def _sorted(people: list[tuple[str, str]]) -> list[Row]:
    """By family name, without what stands before it (NEN 1888)."""
    names = sorted((sort_key(name := split_name(full)), name, organisation) for full, organisation in people)
    return [(f"{name.given} {name.infix}".strip(), name.family, organisation) for _, name, organisation in names]
