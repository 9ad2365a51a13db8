"""An edition with 1,500 attendees and 40 sessions to measure what organisers see, without randomness."""

import datetime as dt

from django.utils import timezone

from events.models import Event, Session
from registrations.models import CheckIn, ClaimState, Delegation, Registration, Seat, SpecialNeeds
from registrations.models.registration import Sector, Source

PEOPLE, SESSIONS, PLACES, DELEGATIONS = 1_500, 40, 1_350, 60
GIVEN = ("Anna", "Bram", "Chaïma", "Daan", "Eefje", "Fatima", "Gijs", "Hanneke", "Iris", "Jeroen", "Zoë")
FAMILY = ("de Vries", "van den Berg", "Jansen", "van der Meer", "Yılmaz", "Bakker", "El Idrissi", "Smit", "ter Horst")
DIETS = ("vegetarisch", "Vegan", "glutenvrij a.u.b.", "Geen noten (allergie)", "halal", "geen", "iets bijzonders")


def make_edition(*, now: dt.datetime | None = None) -> Event:
    """The edition, today, with its counters true. Written in bulk, past the actions: so much of it takes a second."""
    now = now or timezone.now()
    today = timezone.localdate(now)
    event = Event.objects.create(
        slug="meting-1500",
        name="Meting van 1.500 deelnemers",
        starts_on=today,
        ends_on=today,
        start_time=dt.time(9),
        end_time=dt.time(17),
        capacity=PLACES + 25,
        places_taken=PLACES,
        published_at=now,
        registration_opens_at=now - dt.timedelta(days=90),
    )
    sessions = Session.objects.bulk_create(_session(event, number) for number in range(SESSIONS))
    teams = Delegation.objects.bulk_create(
        Delegation(event=event, sender_name=f"Zender {number}", sender_email=f"z{number}@voorbeeld.nl")
        for number in range(DELEGATIONS)
    )
    people = Registration.objects.bulk_create(_person(event, teams, number, now) for number in range(PEOPLE))
    Seat.objects.bulk_create(seat for number, one in enumerate(people) for seat in _seats(one, sessions, number))
    for session in sessions:
        session.seats_taken = session.seats.holding().count()
    Session.objects.bulk_update(sessions, ["seats_taken"])
    morning = timezone.make_aware(dt.datetime.combine(today, dt.time(8)))
    CheckIn.objects.bulk_create(
        CheckIn(registration=one, at=morning + dt.timedelta(seconds=11 * number), desk="Hoofdingang")
        for number, one in enumerate(people)
        if one.has_place and number % 9
    )
    SpecialNeeds.objects.bulk_create(
        SpecialNeeds(registration=one, diet=DIETS[number // 6 % len(DIETS)])
        for number, one in enumerate(people)
        if number % 6 == 0
    )
    return event


def _session(event: Event, number: int) -> Session:
    start = timezone.make_aware(dt.datetime.combine(event.starts_on, dt.time(10 + number // 10)))
    return Session(
        event=event,
        slug=f"sessie-{number}",
        title=f"Techniek in de klas, deel {number}: wat leerlingen, ouders en bedrijven ervan vinden",
        kind=Session.Kind.WORKSHOP,
        state=Session.State.PUBLISHED,
        start=start,
        end=start + dt.timedelta(minutes=50),
        capacity=max(90, 20 + number * 9) if number % 4 else 100,
    )


def _person(event: Event, teams: list[Delegation], number: int, now: dt.datetime) -> Registration:
    """One of ten waits or is off; one of five came in a delegation."""
    state = ClaimState.PLACE if number < PLACES else (ClaimState.WAITING, ClaimState.CANCELLED)[number % 2]
    days = 90 * (1 - number / PEOPLE) ** 2 + number % 3
    at = now - dt.timedelta(days=days, minutes=number * 7 % 600)
    row = Registration(
        event=event,
        name=f"{GIVEN[number % len(GIVEN)]} {FAMILY[number % len(FAMILY)]}",
        email=f"deelnemer{number}@voorbeeld.nl",
        organisation=("Regionaal Opleidingencentrum", "Machinefabriek Zuid", "Gemeente Assen")[number % 3],
        sector=Sector.values[number % 7 % 4],
        state=state,
        queued_at=at if state == ClaimState.WAITING else None,
        source=Source.DELEGATION if number % 5 == 0 else Source.SELF,
        delegation=teams[number // 5 % len(teams)] if number % 5 == 0 else None,
        completed_at=at if number % 10 else None,
        coming=(None, True, True, False)[number % 4] if number % 12 == 3 else None,
        created_at=at,
    )
    row.set_keys()
    return row


def _seats(one: Registration, sessions: list[Session], number: int) -> list[Seat]:
    """Two for each person with a place; in a session that is full they wait."""
    if not one.has_place:
        return []
    chosen = [sessions[number * 7 % len(sessions)], sessions[(number * 7 + 13) % len(sessions)]]
    rows = []
    for session in chosen:
        free = session.seats_taken < (session.capacity or 0)
        session.seats_taken += free
        state, queued = (ClaimState.PLACE, None) if free else (ClaimState.WAITING, one.created_at)
        rows.append(Seat(registration=one, session=session, state=state, queued_at=queued))
    return rows
