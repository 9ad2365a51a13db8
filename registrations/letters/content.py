"""What a letter tells, read from the rows at the moment that it is sent; and whether it still makes sense then."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Q, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone

from core import dutch, richtext
from core.seo import absolute
from events.models import Event, Session, Venue
from registrations.actions.rules import happens
from registrations.actions.waiting import seats_in_line
from registrations.colleagues import colleagues_of
from registrations.letters import programme
from registrations.letters.by_us import by_us
from registrations.letters.typed_text import paragraphs
from registrations.models import HOLDING, ClaimState, Delegation, Invitation, Letter, Registration, Seat

Kind = Letter.Kind

NEEDS_PLACE = (Kind.CONFIRMATION, Kind.TAKEN_OVER, Kind.REMINDER, Kind.THANKS)
NEEDS_LIVE = (Kind.COLLEAGUE, Kind.CHANGE, Kind.KNOWN, Kind.PROGRAMME, Kind.MAILING)
ALSO_TO_OTHERS = {"moved", "left", "test"}  # to the address of before; to who had left when it was written; a test
MOST_PLACES = 3  # buildings that "Waar:" names
PAGES = {  # parts of one's own page, by their name in the templates
    "sessions": "sessies",
    "offer": "aanbod",
    "coming": "komt-u",
    "data": "gegevens",
    "cancel": "annuleren",
}


def link_subject(letter: Letter) -> Registration | Delegation | Invitation | None:
    """What the secret link in this letter opens; None where it has none: to an address of before, or in a test."""
    if letter.facts.get("moved") or letter.facts.get("test"):
        return None
    return letter.registration or letter.delegation or letter.invitation


def is_needless(letter: Letter) -> bool:
    """Whether it says nothing true any more: its person is erased or cancelled, the offer is over, the day is past."""
    if not letter.to or (letter.kind == Kind.MAILING and letter.mailing is None):
        return True
    if letter.kind == Kind.ERASED:
        return False
    if letter.kind == Kind.DELEGATION or (letter.kind in (Kind.LINK, Kind.CHANGE) and letter.registration is None):
        return letter.delegation is None or letter.delegation.erased_at is not None
    if letter.kind == Kind.INVITATION:
        return letter.invitation is None or not Invitation.objects.open().filter(pk=letter.invitation.pk).exists()
    person = letter.registration
    if person is None or person.erased_at is not None:
        return True
    return _is_past(letter, person)


def _is_past(letter: Letter, person: Registration) -> bool:
    if letter.kind in NEEDS_PLACE and not person.has_place:
        return True
    if letter.kind in NEEDS_LIVE and not person.is_live and not ALSO_TO_OTHERS & letter.facts.keys():
        return True
    if letter.kind == Kind.QUEUED:
        return person.state != ClaimState.WAITING
    if letter.kind == Kind.OFFER:
        offer = offer_of(letter)
        return offer is None or not offer.is_offered or (isinstance(offer, Seat) and not happens(offer.session))
    if letter.kind == Kind.PROGRAMME and programme.is_empty(letter):
        return True
    day = {Kind.REMINDER: person.event.starts_on, Kind.PROGRAMME: person.event.ends_on}.get(Kind(letter.kind))
    return day is not None and timezone.localdate() > day


def offer_of(letter: Letter) -> Registration | Seat | None:
    """The place or seat that this letter offers, while it is on offer."""
    if letter.registration is None:
        return None
    if "session" not in letter.facts:
        return letter.registration if letter.registration.state == ClaimState.OFFERED else None
    seats = letter.registration.seats.filter(state=ClaimState.OFFERED).with_session().order_by("pk")
    if "seat" in letter.facts:
        return seats.filter(pk=letter.facts["seat"]).first()
    return seats.filter(session__title=letter.facts["session"]).first()


@dataclass
class Seats:
    """The sessions of a person in words: title, time and room, and the position of those that are waited for."""

    places: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    wishes: list[str] = field(default_factory=list)


def context_of(letter: Letter, token: str) -> dict[str, Any]:
    """What the templates print. Database text is one line each, so that no name starts a line of its own."""
    event, person = letter.event, letter.registration
    prefetch_related_objects([event], "venues")
    event_url = absolute(event.get_absolute_url()) if event.is_published else ""  # its pages do not exist yet
    context: dict[str, Any] = {
        "letter": letter,
        "event": event,
        "event_url": event_url,
        "when": ", ".join(part for part in (event.when, event.hours) if part),
        "where": where(event),
        "name": name_of(letter),
        "can_answer": bool(settings.REPLY_TO),
        "facts": {key: _lines(value) for key, value in letter.facts.items()},
        **_links(letter, token),
    }
    if person is not None:
        person.event = event  # with its venues
        context |= {"person": person, "has_place": person.has_place, "is_live": person.is_live}
        context["position"] = position(person) if person.state == ClaimState.WAITING else 0
        if letter.kind != Kind.MAILING:
            context["seats"] = seats_of(person, only_happening=letter.kind == Kind.REMINDER)
        context["soon"] = _soon(event)
        context |= by_us(letter, person)
        context["shared"] = person.delegation_id is not None or _has_company(person)
        context["is_guest"] = event.invitation_only and Invitation.objects.filter(registration=person).exists()
    if letter.kind == Kind.OFFER and (offer := offer_of(letter)) is not None and offer.offered_until:
        context["until"] = dutch.moment(offer.offered_until)
        several = has_several_places(event)
        context["session"] = describe(offer.session, with_venue=several) if isinstance(offer, Seat) else ""
    if letter.kind == Kind.OFFER_OVER and "seat" in letter.facts:
        seat = Seat.objects.select_related("session").filter(pk=letter.facts["seat"]).first()
        context["is_gone"] = seat is not None and not happens(seat.session)
    if letter.kind == Kind.PROGRAMME and person is not None:
        context["facts"]["sessions"] = _lines(programme.changed_sessions(letter))
        context["overlap"] = programme.overlap(person)
    if letter.mailing is not None:
        context |= {"message": richtext.plain(letter.mailing.body), "paragraphs": paragraphs(letter.mailing.body)}
    if letter.delegation is not None:
        context["colleagues"] = [
            f"{richtext.line(one.name)}: {_STATES[one.state]}" for one in colleagues_of(letter.delegation) if one.name
        ]
    return context


_STATES: dict[str, str] = {
    ClaimState.PLACE: "heeft een plaats",
    ClaimState.OFFERED: "krijgt een plaats aangeboden",
    ClaimState.WAITING: "staat op de wachtlijst",
    ClaimState.LAPSED: "liet het aanbod verlopen",
    ClaimState.CANCELLED: "is geannuleerd",
    ClaimState.TRANSFERRED: "gaf de plaats aan een ander",
}


def _soon(event: Event) -> str:
    """How far off the day is, also for a reminder that was held up."""
    days = (event.starts_on - timezone.localdate()).days
    return {0: "Vandaag", 1: "Morgen", 2: "Over twee dagen"}.get(days, "Binnenkort")


def name_of(letter: Letter) -> str:
    if letter.registration is not None:
        return richtext.line(letter.registration.name)
    if letter.delegation is not None:
        return richtext.line(letter.delegation.sender_name)
    return richtext.line(letter.invitation.name) if letter.invitation is not None else ""


def _links(letter: Letter, token: str) -> dict[str, str]:
    links = {}
    if letter.event.is_published:
        links["sign_up_url"] = absolute(reverse("sign-up", args=[letter.event.slug]))
    if token:
        link = absolute(reverse("registration-link", args=[token]))
        links["link"] = link
        links |= {name: f"{link}?naar={page}" for name, page in PAGES.items()}
    return links


def where(event: Event) -> str:
    """The building with its address, as far as known; the town when no building is. Of many buildings: how many."""
    venues = list(event.venues.all())
    if len(venues) > MOST_PLACES:
        return f"Op {len(venues)} plekken. Bij elke sessie staat waar zij is."
    return richtext.line("; ".join(place(one) for one in venues) or event.city)


def place(venue: Venue) -> str:
    """A building with its address, on one line."""
    return richtext.line(", ".join(part for part in (venue.name, venue.address) if part))


def has_several_places(event: Event) -> bool:
    """Whether one must be told in which building a session is. The venues should be loaded."""
    return len(event.venues.all()) > 1


def position(row: Registration | Seat) -> int:
    """The turn in line of someone who waits; 1 is next."""
    line: Any = (
        Registration.objects.in_line().filter(event=row.event_id)
        if isinstance(row, Registration)
        else seats_in_line(row.session)
    )
    same_moment = Q(queued_at=row.queued_at, pk__lt=row.pk)
    return 1 + int(line.filter(Q(queued_at__lt=row.queued_at) | same_moment).count())


def _has_company(person: Registration) -> bool:
    """Whether letters to someone else come into the same mailbox, so that the subject must say whom they are about."""
    others = Registration.objects.filter(event=person.event_id, email_key=person.email_key, erased_at=None)
    return others.exclude(email_key="").exclude(name_key=person.name_key).exists()


def seats_of(person: Registration, *, only_happening: bool = False) -> Seats:
    """Two queries, and one for each session that is waited for."""
    found = Seats()
    with_venue = has_several_places(person.event)
    for seat in person.seats.chosen().with_session():
        words = describe(seat.session, with_venue=with_venue)
        if only_happening and not happens(seat.session):
            continue
        if not happens(seat.session):
            words += " (deze sessie gaat niet door)"
        if seat.state == ClaimState.PLACE:
            found.places.append(words)
        elif seat.state in HOLDING and seat.offered_until is not None:
            found.offered.append(f"{words}. Geef antwoord voor {dutch.moment(seat.offered_until)}.")
        elif seat.state == ClaimState.WAITING:
            found.waiting.append(f"{words}. U bent nummer {position(seat)} op de wachtlijst.")
        else:
            found.wishes.append(words)
    return found


def describe(session: Session, *, with_venue: bool = False) -> str:
    """ "Lassen, maandag 18 juni, 13.00 tot 14.00 uur, Zaal 2"; the day only where there are more.

    `with_venue`: and the building of the room with its address.
    """
    parts = [richtext.line(session.title)]
    if session.start is not None:
        start = timezone.localtime(session.start)
        if session.event.days > 1:
            parts.append(dutch.date(start.date(), year=False))
        parts.append(dutch.time_range(start, timezone.localtime(session.end) if session.end else None))
    if session.room is not None:
        parts.append(richtext.line(session.room.name))
        parts += [place(session.room.venue)] if with_venue else []
    return ", ".join(parts)


def _lines(value: Any) -> Any:
    if isinstance(value, str):
        return richtext.line(value)
    return [_lines(one) for one in value] if isinstance(value, list) else value
