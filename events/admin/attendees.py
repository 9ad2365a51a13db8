"""Tells an editor that people have a seat in what was just changed. The counters of the sessions know how many."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest

from core import dutch
from events.models import Session


def tell_of_attendees(request: HttpRequest, sessions: Sequence[Session]) -> None:
    """`sessions`: those that were moved, cancelled or withdrawn."""
    if taken := sum(one.seats_taken for one in sessions):
        messages.warning(request, _words(taken, several=len(sessions) > 1))


def _words(taken: int, *, several: bool) -> str:
    """One person may have a seat in each of several sessions, so those are counted as places."""
    if several:
        places = dutch.count(taken, "plaats is", "plaatsen zijn")
        return f"In deze sessies: {places} bezet of aangeboden. De deelnemers krijgen hierover nog geen bericht."
    people = dutch.count(taken, "deelnemer heeft", "deelnemers hebben")
    they = "Deze krijgt" if taken == 1 else "Zij krijgen"
    return f"{people} hier een plaats of een aanbod. {they} hierover nog geen bericht."
