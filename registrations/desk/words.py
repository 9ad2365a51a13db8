"""How it stands with someone, as the desk says it."""

import datetime as dt

from django.utils import timezone

from core import dutch
from registrations.models import CheckIn, ClaimState

STATES = {  # as the desk says them
    ClaimState.PLACE: "Heeft een plaats",
    ClaimState.WAITING: "Staat op de wachtlijst",
    ClaimState.OFFERED: "Kreeg een plaats aangeboden",
    ClaimState.LAPSED: "Liet een aanbod verlopen",
    ClaimState.CANCELLED: "Is geannuleerd",
    ClaimState.TRANSFERRED: "Gaf de plaats aan een ander",
}


def came_words(row: CheckIn) -> str:
    """ "om 09.41 uur aan Balie 2"; on another day that is told too."""
    return place_words(row.at, row.desk)


def place_words(at: dt.datetime, desk: str, by: str = "") -> str:
    """The same of a moment at `desk`, or at one without a name; `by`: who it was there, if that is told."""
    return _when(at) + (f" aan {desk}" if desk else "") + (f" (door {by})" if by else "")


def undone_words(row: CheckIn) -> str:
    """ "om 09.20 uur", of a check-in that was taken back."""
    return "" if row.undone_at is None else _when(row.undone_at)


def _when(moment: dt.datetime) -> str:
    local = moment.astimezone(dutch.ZONE)
    return f"om {dutch.time(local)} uur" if local.date() == timezone.localdate() else f"op {dutch.moment(moment)}"


def moment_words(row: CheckIn) -> str:
    """The same with who let this person in: "om 09.12 uur aan Balie 2 (door Els)"."""
    name = (row.by.get_full_name() or row.by.get_username()) if row.by is not None else ""
    return place_words(row.at, row.desk, name)
