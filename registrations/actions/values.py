"""What goes into the actions, and the errors that come out of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from events.models import Session
from registrations.models import ClaimState, Registration
from registrations.models.change import Actor


@dataclass(frozen=True)
class Details:
    """Who someone is. Empty `sector`: not filled in yet."""

    name: str
    email: str
    organisation: str = ""
    function: str = ""
    sector: str = ""
    photo_consent: bool = False


@dataclass(frozen=True)
class Needs:
    """What someone needs to be received well; given with explicit consent."""

    diet: str = ""
    access: str = ""

    def __bool__(self) -> bool:
        return bool(self.diet or self.access)


@dataclass(frozen=True)
class Choice:
    """Sessions to have a seat in, and full sessions to wait for."""

    seats: Sequence[Session] = ()
    waiting: Sequence[Session] = ()


@dataclass(frozen=True)
class By:
    """Who does it. An organiser gives a reason where rules are set aside."""

    actor: Actor = Actor.ATTENDEE
    user: Any = None  # settings.AUTH_USER_MODEL
    reason: str = ""


ATTENDEE = By()
SENDER = By(Actor.SENDER)
SYSTEM = By(Actor.SYSTEM)


class RegistrationError(Exception):
    """Something cannot be done, and nothing was written."""


class SignUpClosed(RegistrationError):
    """Signing up is not open (yet), or it is for guests only."""


@dataclass
class AlreadyRegistered(RegistrationError):
    """This person has a live registration for this edition. `outcome`: what someone new would have got instead."""

    registration: Registration
    outcome: ClaimState = ClaimState.PLACE


@dataclass
class SessionsFull(RegistrationError):
    """These sessions have no seat any more."""

    sessions: Sequence[Session]


@dataclass
class Unavailable(RegistrationError):
    """These sessions take nobody (cancelled, begun, of another edition, or without sign-up)."""

    sessions: Sequence[Session]


@dataclass
class Overlap(RegistrationError):
    """These two sessions are at the same time."""

    first: Session
    second: Session


@dataclass
class CapacityRises(RegistrationError):
    """There is no place free, and nobody said that there may be more than `capacity`."""

    capacity: int


class OutcomeChanged(RegistrationError):
    """Somebody else changed at this very moment what this was planned on."""


class OfferOver(RegistrationError):
    """There is no offer (any more) to accept or decline."""


class NotLive(RegistrationError):
    """The registration was cancelled, handed over or erased, so this cannot be done with it."""
