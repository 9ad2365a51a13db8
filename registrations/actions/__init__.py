"""The only writer of registrations. Every action is one transaction: all of it happens, or nothing."""

from registrations.actions.by_hand import register_by_hand
from registrations.actions.check_in import Arrival, NoPlace, check_in, check_in_all, undo_check_in
from registrations.actions.delegation import Colleague, ColleagueKnown, cancel_colleagues, register_delegation
from registrations.actions.erase import erase, erase_guest, erase_sender
from registrations.actions.links import renew_links
from registrations.actions.mailing import (
    NotADraft,
    copy_mailing,
    delete_mailing,
    save_mailing,
    send_mailing,
    send_test,
)
from registrations.actions.manage import answer_reminder, cancel, change_details, change_seats
from registrations.actions.organise import give_place, invite, invite_again, move_in_line, revoke_invitation
from registrations.actions.own_link import OwnLink
from registrations.actions.people import Person, Plan, Planned, facts_of, keys_of, known_by, register_people
from registrations.actions.register import may_sign_up, register
from registrations.actions.rejoin import rejoin
from registrations.actions.sender import change_sender, renew_sender_links
from registrations.actions.taken_out import note_taken_out
from registrations.actions.transfer import transfer
from registrations.actions.values import (
    ATTENDEE,
    SENDER,
    SYSTEM,
    AlreadyRegistered,
    By,
    CapacityRises,
    Choice,
    Details,
    Needs,
    NotLive,
    OfferOver,
    OutcomeChanged,
    Overlap,
    RegistrationError,
    SessionsFull,
    SignUpClosed,
    Unavailable,
)
from registrations.actions.waiting import accept, decline, fill, lapse_offers

__all__ = [
    "ATTENDEE",
    "SENDER",
    "SYSTEM",
    "AlreadyRegistered",
    "Arrival",
    "By",
    "CapacityRises",
    "Choice",
    "Colleague",
    "ColleagueKnown",
    "Details",
    "Needs",
    "NoPlace",
    "NotADraft",
    "NotLive",
    "OfferOver",
    "OutcomeChanged",
    "Overlap",
    "OwnLink",
    "Person",
    "Plan",
    "Planned",
    "RegistrationError",
    "SessionsFull",
    "SignUpClosed",
    "Unavailable",
    "accept",
    "answer_reminder",
    "cancel",
    "cancel_colleagues",
    "change_details",
    "change_seats",
    "change_sender",
    "check_in",
    "check_in_all",
    "copy_mailing",
    "decline",
    "delete_mailing",
    "erase",
    "erase_guest",
    "erase_sender",
    "facts_of",
    "fill",
    "give_place",
    "invite",
    "invite_again",
    "keys_of",
    "known_by",
    "lapse_offers",
    "may_sign_up",
    "move_in_line",
    "note_taken_out",
    "register",
    "register_by_hand",
    "register_delegation",
    "register_people",
    "rejoin",
    "renew_links",
    "renew_sender_links",
    "revoke_invitation",
    "save_mailing",
    "send_mailing",
    "send_test",
    "transfer",
    "undo_check_in",
]
