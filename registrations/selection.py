"""A group of attendees by session, sector, state, arrival and answers: for mail, lists, badges and exports."""

from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Exists, OuterRef

from core import richtext
from events.models import Event, Session
from registrations.models import CheckIn, ClaimState, Registration, Seat
from registrations.models.registration import RegistrationQuerySet, Sector

STATES = {  # as an organiser says them; "": whatever the state
    ClaimState.PLACE: "heeft een plaats",
    ClaimState.WAITING: "staat op de wachtlijst",
    ClaimState.OFFERED: "kreeg een plaats aangeboden",
    ClaimState.CANCELLED: "is geannuleerd",
}
COMING = {"ja": "zei te komen", "nee": "zei niet te komen", "geen": "gaf geen antwoord"}  # to the reminder
PHOTO = {"ja": "mag op de foto", "nee": "mag niet op de foto"}


@dataclass(frozen=True)
class Selection:
    """What narrows a group. Empty: no matter. With a session, `state` is that of the seat in it.

    `came`: checked in at the desk or not. Nobody who was erased is ever in it.
    """

    event: Event
    session: Session | None = None
    sector: str = ""
    state: str = ClaimState.PLACE
    came: bool | None = None
    coming: str = ""
    photo: str = ""

    def rows(self) -> RegistrationQuerySet:
        """The people, by name. One query when read."""
        rows = Registration.objects.filter(event=self.event, erased_at=None)
        if self.session is not None:
            rows = rows.filter(Exists(self._seats()))
        elif self.state:
            rows = rows.filter(state=self.state)
        if self.sector:
            rows = rows.filter(sector=self.sector)
        if self.came is not None:
            here = Exists(CheckIn.objects.filter(registration=OuterRef("pk"), session=None, undone_at=None))
            rows = rows.filter(here if self.came else ~here)
        if self.coming:
            rows = rows.filter(coming={"ja": True, "nee": False, "geen": None}[self.coming])
        if self.photo:
            rows = rows.filter(photo_consent=self.photo == "ja")
        return rows.order_by("name_key", "pk")

    def _seats(self) -> Any:
        rows = Seat.objects.filter(state=self.state) if self.state else Seat.objects.chosen()
        return rows.filter(registration=OuterRef("pk"), session=self.session)

    def words(self) -> list[str]:
        """The group in Dutch, for above a list and in the log."""
        parts = [richtext.line(self.session.title)] if self.session is not None else []
        parts += [str(Sector(self.sector).label)] if self.sector else []
        parts += [STATES[ClaimState(self.state)]] if self.state else []
        parts += [] if self.came is None else ["is binnen" if self.came else "is niet binnen"]
        parts += [COMING[self.coming]] if self.coming else []
        return parts + ([PHOTO[self.photo]] if self.photo else [])

    def as_json(self) -> dict[str, Any]:
        """Keys and codes, for a mailing and for the log; the edition is kept beside it."""
        values = {"sector": self.sector, "state": self.state, "coming": self.coming, "photo": self.photo}
        return {**values, "session": self.session.pk if self.session else None, "came": self.came}

    @classmethod
    def from_json(cls, event: Event, values: dict[str, Any]) -> Self:
        """What `as_json` gave. A session that is gone raises Session.DoesNotExist: the group is not known any more."""
        values = {**values}
        key = values.pop("session", None)
        return cls(event=event, session=None if key is None else Session.objects.get(pk=key, event=event), **values)
