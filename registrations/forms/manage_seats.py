"""Choosing, swapping and leaving sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from events.models import Session
from registrations.actions import Choice, RegistrationError
from registrations.actions.rules import happens, has_begun, takes_people, times_meet
from registrations.forms.manage import ManageForm
from registrations.models import HOLDING, ClaimState, Seat
from registrations.views.personal import Visit
from registrations.views.words import places_words, seat_words, session_when, session_where

SEAT, WAIT, FIXED, GONE = "zitplaats", "wachtlijst", "vast", "vervallen"


@dataclass(frozen=True)
class Option:
    """One session to tick. `kind`: what ticking it gives; FIXED or GONE when there is nothing to choose."""

    session: Session
    kind: str
    checked: bool
    state: str
    where: str

    @property
    def name(self) -> str:
        return "seats" if self.kind == SEAT else "waiting"


@dataclass(frozen=True)
class Block:
    when: str
    options: list[Option]


class SeatsForm(ManageForm):
    """`seats` and `waiting` hold keys of sessions. An offer is answered on its own page, so it stays as it is here."""

    writes = True

    seats = forms.TypedMultipleChoiceField(coerce=int, required=False)
    waiting = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(
        self, data: Any, *, visit: Visit, sessions: Sequence[Session], mine: dict[int, Seat], queued: set[int]
    ) -> None:
        super().__init__(data, visit=visit)
        self.by_key = {one.pk: one for one in sessions}
        self.mine, self.queued = mine, queued
        for name in ("seats", "waiting"):
            field = self.fields[name]
            assert isinstance(field, forms.TypedMultipleChoiceField)
            field.choices = [(key, key) for key in self.by_key]
            field.error_messages["invalid_choice"] = "Deze sessie kunt u niet kiezen. Kies een andere sessie."

    def renew(self, other: "SeatsForm") -> None:
        """Shows how the sessions stand now: what was chosen may have become full meanwhile."""
        self.by_key, self.mine, self.queued = other.by_key, other.mine, other.queued

    @property
    def choice(self) -> Choice:
        seats = [self.by_key[key] for key in self.cleaned_data["seats"]]
        waits = {*self.cleaned_data["waiting"], *self._stay(seats)} - set(self.cleaned_data["seats"])
        return Choice(seats=seats, waiting=[one for key, one in self.by_key.items() if key in waits])

    def field_of(self, error: RegistrationError) -> str | None:
        return "seats"

    @property
    def blocks(self) -> list[Block]:
        """Every session that can be chosen or is, by time."""
        found: dict[str, list[Option]] = {}
        for session in self.by_key.values():
            if session.pk in self.mine or takes_people(session):
                found.setdefault(session_when(session), []).append(self._option(session))
        return [Block(when, options) for when, options in found.items()]

    def _stay(self, seats: Sequence[Session]) -> list[int]:
        """Which one has without a tick: offers, and what does not happen but beside a new one, for it may come back."""
        gone = [key for key, seat in self.mine.items() if not happens(seat.session)]
        new = [one for one in seats if one.pk not in self.mine or self.mine[one.pk].state != ClaimState.PLACE]
        free = [key for key in gone if not any(times_meet(self.by_key[key], one) for one in new)]
        offers = [key for key, seat in self.mine.items() if seat.state == ClaimState.OFFERED]
        return [*free, *(key for key in offers if key not in gone)]

    def _option(self, session: Session) -> Option:
        seat = self.mine.get(session.pk)
        full = session.seats_left == 0 or session.pk in self.queued
        kind = WAIT if full else SEAT
        if seat is not None and seat.state == ClaimState.PLACE:
            kind = SEAT
        if seat is not None and (seat.state == ClaimState.OFFERED or (seat.state in HOLDING and has_begun(session))):
            kind = FIXED
        if not happens(session):
            kind = GONE
        chosen = seat is not None
        if self.is_bound:
            sent: Any = self.data
            chosen = str(session.pk) in {*sent.getlist("seats"), *sent.getlist("waiting")}
        state = seat_words(seat, getattr(seat, "position", None)) if seat else places_words(session, full=full)
        return Option(session=session, kind=kind, checked=chosen, state=state, where=session_where(session))
