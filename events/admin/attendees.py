"""Tells an editor that people have a seat in what was just changed, and when they hear of it.

The counters of the sessions know how many. Who writes to them is the worker (`registrations.told`).
"""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest

from core import dutch
from events.models import Session


def tell_of_attendees(request: HttpRequest, sessions: Sequence[Session]) -> None:
    """`sessions`: those that were moved, cancelled or withdrawn."""
    if taken := sum(one.seats_taken for one in sessions):
        hear = any(one.event.is_published and not one.event.is_past for one in sessions)
        messages.warning(request, _words(taken, several=len(sessions) > 1, hear=hear))


def _words(taken: int, *, several: bool, hear: bool) -> str:
    """One person may have a seat in each of several sessions, so those are counted as places."""
    mail = "een e-mail, een kwartier na uw laatste wijziging" if hear else "geen bericht"
    if several:
        places = dutch.count(taken, "plaats is", "plaatsen zijn")
        return f"In deze sessies: {places} bezet of aangeboden. De deelnemers krijgen hierover {mail}."
    people = dutch.count(taken, "deelnemer heeft", "deelnemers hebben")
    they = "Deze krijgt" if taken == 1 else "Zij krijgen"
    return f"{people} hier een plaats of een aanbod. {they} hierover {mail}."
