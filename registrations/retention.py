"""How long personal data is kept: settings.RETENTION, in days after the last day of the edition (GDPR art. 5(1)(e))."""

import datetime as dt
from typing import NamedTuple

from django.conf import settings

from core import dutch
from events.models import Event


def _after(event: Event, what: str) -> dt.date:
    return event.ends_on + dt.timedelta(days=settings.RETENTION[what])


def needs_erased_on(event: Event) -> dt.date:
    """The day on which diet and access needs are erased."""
    return _after(event, "needs")


def waiting_erased_on(event: Event) -> dt.date:
    """The day on which those who never got a place are erased."""
    return _after(event, "waiting")


def registration_erased_on(event: Event) -> dt.date:
    """The day on which names and addresses are erased; numbers are kept."""
    return _after(event, "registrations")


def mail_erased_on(event: Event) -> dt.date:
    """The day on which addresses are erased from the outbox."""
    return _after(event, "mail")


class Kept(NamedTuple):
    """A kind of personal data, for visitors: what it is, why we keep it, until when."""

    what: str
    why: str
    until: str


_KINDS = (
    ("Dieetwensen en wat u nodig hebt", "Om u goed te ontvangen. Alleen met uw toestemming.", "needs"),
    (
        "Aanmeldingen zonder plaats: wie wachtte, zich afmeldde of de plaats overdroeg; en uitnodigingen",
        "Om een vrije plaats aan te bieden, en om vragen daarover te beantwoorden.",
        "waiting",
    ),
    (
        "Naam, e-mailadres, organisatie, functie, gekozen sessies en wie wie aanmeldde",
        "Om de dag te organiseren en u daarover te mailen.",
        "registrations",
    ),
    (
        "Hoe laat u binnenkwam, en bij welke sessie",
        "Om te weten wie er is, en hoeveel mensen er waren. Daarna blijft alleen het aantal per tijdstip, zonder naam.",
        "registrations",
    ),
    ("E-mailadressen in de lijst van verzonden mail", "Om te zien of mail is aangekomen.", "mail"),
)


def table(event: Event | None) -> list[Kept]:
    """What is kept, why, and until when: with dates of `event`, and in general words without one."""
    return [Kept(what, why, _until(event, key)) for what, why, key in _KINDS]


def _until(event: Event | None, key: str) -> str:
    days = dutch.count(settings.RETENTION[key], "dag", "dagen")
    if event is None:
        return f"{days} na de conferentie"
    return f"{dutch.date(_after(event, key), weekday=False)} ({days} na de conferentie)"
