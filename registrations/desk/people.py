"""People as the desk sees them: whether they may come in, whether they are in, and what to do."""

import re
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Prefetch, Window

from registrations.actions.rules import happens
from registrations.desk.doors import Door
from registrations.desk.words import STATES, moment_words, place_words
from registrations.models import CheckIn, ClaimState, Registration, Seat
from registrations.search import find
from registrations.views import words

MOST = 20  # people in one list; who is not in it is found by typing more
_STATE = ("state", "offered_until")
_ADDRESS = re.compile(r"/balie/([0-9a-z]{4,12})/?(?:[?#].*)?$", re.IGNORECASE)
_CODE = re.compile(r"[0-9a-z]{4,12}", re.IGNORECASE)


@dataclass
class Person:
    """Someone at the desk or a door. `key` makes pressing twice one check-in; `seated`: None when no seat is needed."""

    row: Registration
    standing: CheckIn | None = None
    seated: bool | None = None
    key: uuid.UUID = field(default_factory=uuid.uuid4)
    now: bool = False  # came in by what was just sent
    came: str = ""  # how this person came in, where a list has words alone and no `standing`

    @property
    def inside(self) -> bool:
        return self.standing is not None or bool(self.came)

    @property
    def state(self) -> str:
        if self.row.is_offer_over:
            return STATES[ClaimState.LAPSED]
        return STATES[ClaimState(self.row.state)]

    @property
    def expected(self) -> bool:
        """Whether this person comes in without a question."""
        return self.row.has_place and self.seated is not False

    @property
    def tone(self) -> str:
        """What the page looks like: "in", "ready" or "ask"."""
        if self.inside:
            return "in"
        return "ready" if self.expected else "ask"

    @property
    def words(self) -> str:
        """How it stands, in a few words without the name."""
        return "Is binnen" if self.inside else self.words_now

    @property
    def words_now(self) -> str:
        """The same of the place alone, for beside "Was al binnen"."""
        if self.row.has_place and self.seated is not None:
            return "Heeft een plaats in deze sessie" if self.seated else "Heeft geen plaats in deze sessie"
        return self.state

    @property
    def state_tone(self) -> str:
        return "ready" if self.expected else "ask"

    @property
    def since(self) -> str:
        return self.came if self.standing is None else moment_words(self.standing)


def arrival(door: Door | None) -> list[Any]:
    """To prefetch of registrations for `person_of`: their check-ins, and at a door the seat there."""
    found: list[Any] = [Prefetch("check_ins", CheckIn.objects.select_related("by", "session"), to_attr="arrivals")]
    if door is not None:
        seats = Seat.objects.filter(session=door.session, state=ClaimState.PLACE)
        found.append(Prefetch("seats", seats, to_attr="seats_here"))
    return found


def person_of(row: Any, door: Door | None) -> Person:
    """Of a row with what `arrival` loads."""
    key = None if door is None else door.session.pk
    standing = next((one for one in row.arrivals if one.undone_at is None and one.session_id == key), None)
    seated = None if door is None or door.expected is None else bool(row.seats_here)
    return Person(row, standing, seated)


def search(rows: Any, text: str, door: Door | None) -> tuple[list[Person], int]:
    """The people that fit best, and how many more there are. Two queries, three at a door; columns of a list alone."""
    fits = find(rows, text).annotate(total=Window(Count("pk"))).only("code", "name", "organisation", *_STATE)
    found: list[Any] = list(fits[:MOST])
    if not found:
        return [], 0
    came, seated = _came(found, door), _seated(found, door)
    people = [
        Person(one, seated=None if seated is None else one.pk in seated, came=came.get(one.pk, "")) for one in found
    ]
    return people, found[0].total - len(found)


def _came(rows: list[Any], door: Door | None) -> dict[int, str]:
    """When, where and by whom each of these came in, in words; those who did not are left out."""
    key, keys = None if door is None else door.session.pk, [one.pk for one in rows]
    names = ("by__first_name", "by__last_name", "by__username")
    found = CheckIn.objects.filter(registration__in=keys, session=key, undone_at=None).order_by()
    return {
        pk: place_words(at, desk, f"{first or ''} {last or ''}".strip() or name or "")
        for pk, at, desk, first, last, name in found.values_list("registration", "at", "desk", *names)
    }


def _seated(rows: list[Any], door: Door | None) -> set[int] | None:
    """The keys of those who have a seat in the session of `door`; None when one needs none."""
    if door is None or door.expected is None:
        return None
    seats = Seat.objects.filter(session=door.session, state=ClaimState.PLACE, registration__in=[one.pk for one in rows])
    return set(seats.values_list("registration", flat=True))


def code_in(text: str, rows: Any) -> str:
    """The code that a scanner typed, alone or in an address, or else nothing. A word may look like one: it is asked."""
    if match := _ADDRESS.search(text):
        return match[1].lower()
    code = text.lower()
    return code if _CODE.fullmatch(text) and rows.filter(code=code).exists() else ""


@dataclass(frozen=True)
class Seated:
    """One session of someone: when, where, and a word when it is not simply theirs."""

    title: str
    hours: str
    where: str
    remark: str
    here: bool


def seats_of(row: Registration, door: Door | None) -> list[Seated]:
    """By time; what was cancelled by the person is left out. One query."""
    return [
        Seated(
            title=one.session.title,
            hours=words.session_hours(one.session),
            where=words.session_where(one.session),
            remark=_remark(one),
            here=door is not None and door.session == one.session,
        )
        for one in row.seats.chosen().with_session()
    ]


def _remark(seat: Seat) -> str:
    if not happens(seat.session):
        return "gaat niet door"
    return {ClaimState.WAITING: "op de wachtlijst", ClaimState.OFFERED: "plaats aangeboden"}.get(
        ClaimState(seat.state), "" if seat.has_place else "gekozen voor als er een plaats komt"
    )
