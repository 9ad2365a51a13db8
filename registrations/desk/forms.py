"""The forms of the desk. Staff send them with the token of their session, so they need no note of who sees them."""

import uuid
from typing import Any

from django import forms

from core.form_renderer import PublicRenderer
from events.models import Event
from registrations.actions import Details
from registrations.actions.register import once
from registrations.forms.fields import LineField, MailField, NameField
from registrations.models import ClaimState, Registration
from registrations.names import name_key

LOGGED = "Dit komt in het logboek, met uw naam."
ASK_REASON = "Vul in waarom deze persoon een plaats krijgt."
ASK_DESK = "Vul in hoe deze balie heet."


class DeskForm(forms.Form):
    """A form whose fields look as those of visitors."""

    default_renderer = PublicRenderer()  # one, which keeps its templates


class ButtonForm(DeskForm):
    """What goes with a button. `sleutel` makes pressing twice one check-in."""

    sleutel = forms.UUIDField(required=False)
    binnenkomst = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    naar = forms.CharField(required=False)
    q = forms.CharField(required=False)


class SettingsForm(DeskForm):
    """What this desk is called."""

    naam = LineField(
        label="Hoe heet deze balie?",
        max_length=60,
        ask=ASK_DESK,
        help_text="Bijvoorbeeld “Balie 2”. Dit staat bij iedereen die u binnenlaat.",
    )


class PlaceForm(ButtonForm):
    """Why someone who waits gets a place at once; who was offered one needs no reason.

    `boven`: as many places as the page said that there are, when all are taken: one more is made.
    """

    boven = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 2, widget=forms.HiddenInput)
    reason = LineField(label="Waarom krijgt deze persoon een plaats?", max_length=500, ask=ASK_REASON, help_text=LOGGED)

    def __init__(self, data: Any, *, row: Registration) -> None:
        event = row.event
        self.rises = row.state == ClaimState.WAITING  # an offer that is over holds a place until it is taken back
        full = self.rises and event.places_left == 0
        super().__init__(data, initial={"boven": event.capacity if full else None})
        if row.is_offered or row.has_place:
            del self.fields["reason"]

    @property
    def raises_to(self) -> int | None:
        """As many places as there will be; None when one is free, or was offered."""
        above = str(self["boven"].value()) if self.rises else ""
        return int(above) + 1 if above.isdecimal() else None

    def ask_again(self, capacity: int) -> None:
        """The last place went while one was typing."""
        data: Any = self.data
        self.data = data.copy()
        self.data["boven"] = str(capacity)  # type: ignore[index]
        self.add_error(None, "Er is geen plaats meer vrij. Klopt het dat er één plaats bij komt? Druk dan nog eens.")


class NameForm(DeskForm):
    """What is misspelt on a badge. What someone else changed since the page was made is left as it is."""

    shown_name = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    shown_organisation = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    name = NameField(label="Naam", max_length=150, ask="Vul een naam in.")
    organisation = LineField(label="Organisatie (niet verplicht)", max_length=200)

    def __init__(self, data: Any, *, row: Registration) -> None:
        now = {name: getattr(row, name) for name in ("name", "organisation")}
        super().__init__(data, initial={**now, **{f"shown_{name}": value for name, value in now.items()}})

    @property
    def changed(self) -> dict[str, Any]:
        """What is not as the page showed it."""
        sent = self.cleaned_data
        return {name: sent[name] for name in ("name", "organisation") if sent[name] != sent[f"shown_{name}"]}


class WalkInForm(DeskForm):
    """Someone who did not sign up. `formulier` makes sending it twice one registration.

    `key`: of one person on it, for who goes Back and types the next guest; None without a name.
    """

    key: uuid.UUID | None = None
    formulier = forms.UUIDField(required=False, widget=forms.HiddenInput)
    name = NameField(label="Naam", max_length=150, ask="Vul een naam in.")
    other = forms.BooleanField(label="Dit is iemand anders met dezelfde naam", required=False)
    email = MailField(
        label="E-mailadres (niet verplicht)",
        required=False,
        autocomplete="off",
        help_text="Hierheen gaat een bevestiging.",
    )
    organisation = LineField(label="Organisatie (niet verplicht)", max_length=200)
    function = LineField(label="Functie (niet verplicht)", max_length=200)
    photo = forms.BooleanField(label="Mag herkenbaar op foto’s", required=False)
    reason = LineField(label="Waarom komt er een plaats bij?", max_length=500, ask=ASK_REASON, help_text=LOGGED)

    def __init__(self, data: Any, *, event: Event, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.event, self.known = event, list[Registration]()
        if data is None:
            self.fields["name"].widget.attrs["autofocus"] = True
        self.fields["reason"].help_text = f"Alle plaatsen zijn bezet ({event.capacity}): er komt er één bij. {LOGGED}"
        if event.places_left != 0 and not (data and "reason" in data):
            self.spare = self.fields.pop("reason")

    def clean(self) -> dict[str, Any]:
        """Who typed a name wrong finds the person here, rather than a second time on the list."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("name"):
            self.key = once(cleaned.get("formulier"), cleaned.get("email", ""), cleaned["name"])
        if cleaned.get("name") and not cleaned["other"]:
            same = Registration.objects.live().filter(event=self.event, name_key=name_key(cleaned["name"]))
            self.known = list(same.order_by("pk")[:5])
            if self.known:
                self.add_error("name", "Er is al iemand met deze naam aangemeld. Kijk of dit dezelfde persoon is.")
        return cleaned

    @property
    def rows(self) -> list[forms.BoundField]:
        """What is filled in; whether it is someone else is asked only when there is a namesake."""
        return [row for row in self if not row.is_hidden and (row.name != "other" or self.asks_other)]

    @property
    def asks_other(self) -> bool:
        return ("name" in self.errors and bool(self.known)) or bool(self["other"].value())

    @property
    def details(self) -> Details:
        names = ("name", "email", "organisation", "function")
        return Details(**{name: self.cleaned_data[name] for name in names}, photo_consent=self.cleaned_data["photo"])

    def ask_reason(self) -> None:
        """The edition is full, or became so."""
        self.fields["reason"] = self.spare
        self.add_error("reason", f"De conferentie is vol. {ASK_REASON}")
