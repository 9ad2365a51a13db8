"""The base of the forms of one's own registration, and what they say when something cannot be done."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import Any

from django import forms
from django.db import transaction

from core import dutch
from core.public_form import PublicForm
from events.models import Session
from registrations import limits
from registrations.actions import (
    AlreadyRegistered,
    NotLive,
    OfferOver,
    Overlap,
    RegistrationError,
    SessionsFull,
    SignUpClosed,
    Unavailable,
)
from registrations.views.personal import Visit


class ManageForm(PublicForm):
    """A form about the registration of `visit`. The hidden `toegang` opens it when the cookie was lost meanwhile."""

    fastest = 0  # it is filled in already, or one button
    writes = False  # whether it can be sent again and again, and each time somebody gets a letter
    names_someone = False  # whether it puts a name and an address in, and so asks whether those are registered
    later = 0  # seconds until it may be sent again

    toegang = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, visit: Visit, **kwargs: Any) -> None:
        super().__init__(data, client=visit.client, **kwargs)
        self.visit = visit
        self.initial["toegang"] = visit.pass_

    @property
    def rows(self) -> list[forms.BoundField]:
        """What people fill in: not the trap, nor what is hidden."""
        return [row for row in self if not row.is_hidden and row.name != "website"]

    def carries_out(self, action: Callable[[], object]) -> bool:
        """Does it when what was sent is right, and says whether it was done; else the form tells what is wrong."""
        if not self.is_valid() or self.is_trap_sprung:
            return False
        try:
            if self.names_someone:
                limits.check_known(self.visit.key)
            try:
                with transaction.atomic() if self.writes else nullcontext():
                    if self.writes:
                        limits.claim_change(self.visit.key)
                    action()
            except AlreadyRegistered:
                limits.claim_known(self.visit.key)
                raise
        except limits.TooMany as error:
            self.later = error.seconds
            return False
        except RegistrationError as error:
            self.add_error(self.field_of(error), words(error))
            return False
        return True

    def field_of(self, error: RegistrationError) -> str | None:
        """The field beside which this fault is told."""
        return None


class ButtonForm(ManageForm):
    """A form that is nothing but its buttons."""


SIMPLE = {
    AlreadyRegistered: "Dit adres en deze naam zijn al aangemeld. Vul een ander e-mailadres of een andere naam in.",
    OfferOver: "Dit aanbod geldt niet meer: het is verlopen of al beantwoord, of de sessie gaat niet door.",
    NotLive: "Dit kan niet meer met deze aanmelding. Kijk op de pagina van uw aanmelding hoe het ervoor staat.",
    SignUpClosed: "Aanmelden kan niet meer.",
}


def words(error: RegistrationError) -> str:
    """What to do about it, in Dutch."""
    match error:
        case SessionsFull(sessions=full):
            verb = "zijn" if len(full) > 1 else "is"
            return f"{_titles(full)} {verb} net vol. Kies een andere sessie, of ga op de wachtlijst staan."
        case Unavailable(sessions=gone):
            return f"{_titles(gone)} kunt u niet meer kiezen. Kies een andere sessie."
        case Overlap(first=first, second=second):
            return f"{_titles([first])} en {_titles([second])} zijn tegelijk. Kies één van de twee."
    return SIMPLE.get(type(error), "Dit kan nu niet. Probeer het later opnieuw.")


def _titles(sessions: Sequence[Session]) -> str:
    """ "A" en "B"; the line may have moved on between the claim and the look, and then there is no name to tell."""
    return dutch.listing([f"“{one.title}”" for one in sessions]) or "Een van deze sessies"
