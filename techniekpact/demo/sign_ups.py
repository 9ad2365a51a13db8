"""Invented people for the example edition, signed up as visitors do: counters have their rows, and no mail goes out."""

import random
from itertools import product

from events.models import Event, Session
from registrations import actions
from registrations.actions import Choice, Details, Needs
from registrations.models import Letter
from registrations.models.registration import Sector
from techniekpact.demo.content import Row

PEOPLE = 312
WAITING = 3  # for each session that is full
_DOMAIN = "voorbeeld.example"  # a top-level domain that never exists (RFC 2606 §2), so no mail reaches anyone
_GIVEN = "Anouk Bram Chaimae Daan Emine Fleur Gijs Hanna Ilse Jeroen Kadir Lotte Mees Noor Olaf Pim Roos Sem".split()
_FAMILY = (
    "Aalbers,Bakker,Çelik,de Boer,van Dam,El Amrani,Faber,de Groot,Hoekstra,Jansen,Kuipers,van der Linden,"
    "Mulder,Nijhuis,Okafor,Peters,Şahin,Visser"
).split(",")
_NEEDS = (Needs(diet="Vegetarisch"), Needs(diet="Geen noten"), Needs(access="Ik kom in een rolstoel."))


def sign_up_people(event: Event, rows: list[Row]) -> int:
    """Signs people up until each session has the `seats_taken` of its row; returns how many. Takes some seconds."""
    if event.sign_up != Event.SignUp.OPEN:
        return 0
    dice = random.Random(str(event.guid))  # noqa: S311 - the same people each time
    goals = {row["slug"]: row["seats_taken"] for row in rows if row.get("seats_taken")}
    sessions = list(event.sessions.filter(slug__in=goals, state=Session.State.PUBLISHED).in_order())
    chosen: list[list[Session]] = [[] for _ in range(PEOPLE)]
    for start in dict.fromkeys(session.start for session in sessions):
        free = dice.sample(range(PEOPLE), PEOPLE)
        for session in (one for one in sessions if one.start == start):
            for _ in range(min(goals[session.slug], len(free))):
                chosen[free.pop()].append(session)
    names = list(product(_FAMILY, _GIVEN))
    dice.shuffle(names)
    for number, mine in enumerate(chosen):
        family, given = names[number]
        _register(event, f"{given} {family}", number, Choice(seats=mine), dice)
    full = [one for one in sessions if goals[one.slug] == one.capacity]
    for number, session in enumerate((one for one in full for _ in range(WAITING)), PEOPLE):
        family, given = names[number % len(names)]
        _register(event, f"{given} {family}", number, Choice(waiting=[session]), dice)
    Letter.objects.filter(event=event).update(state=Letter.State.DROPPED)
    return PEOPLE + WAITING * len(full)


def _register(event: Event, name: str, number: int, choice: Choice, dice: random.Random) -> None:
    sector = dice.choice([Sector.EDUCATION, Sector.EDUCATION, Sector.BUSINESS, Sector.GOVERNMENT])
    details = Details(name, f"deelnemer{number + 1}@{_DOMAIN}", "Voorbeeldorganisatie", sector=sector)
    needs = dice.choice(_NEEDS) if number % 20 == 0 else None
    actions.register(event=event, details=details, choice=choice, needs=needs)
