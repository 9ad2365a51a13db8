"""The models of registration, one file per concept."""

from registrations.models.access_link import AccessLink
from registrations.models.attendee_import import AttendeeImport
from registrations.models.change import Change
from registrations.models.check_in import CheckIn
from registrations.models.claim import HOLDING, LIVE, ClaimState
from registrations.models.delegation import Delegation
from registrations.models.invitation import Invitation
from registrations.models.known_colleague import KnownColleague
from registrations.models.letter import Letter
from registrations.models.mailing import Mailing
from registrations.models.needs import SpecialNeeds
from registrations.models.registration import Registration
from registrations.models.seat import Seat
from registrations.models.told_facts import ToldFacts

__all__ = [
    "HOLDING",
    "LIVE",
    "AccessLink",
    "AttendeeImport",
    "Change",
    "CheckIn",
    "ClaimState",
    "Delegation",
    "Invitation",
    "KnownColleague",
    "Letter",
    "Mailing",
    "Registration",
    "Seat",
    "SpecialNeeds",
    "ToldFacts",
]
