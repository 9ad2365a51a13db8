"""The form with which an organiser registers one person, in the admin."""

import re
import uuid
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core import dutch
from events.models import Event, Session
from registrations.actions import Choice, Details
from registrations.actions.rules import find_overlap
from registrations.admin.steps import WHO_READS_IT
from registrations.forms.fields import EMAIL_FAULT, CleanEmail, CleanField, CleanName
from registrations.forms.sign_up import TOGETHER, is_uuid
from registrations.forms.sign_up_blocks import Block, Keys, Option, hours
from registrations.models.registration import Sector

FULL = "“{}” is vol. Vul een reden in, of zet op de wachtlijst."
EVENT_FULL = "De editie is vol. Vul een reden in, of zet op de wachtlijst."
EITHER = "Geef een plaats (met een reden) of zet op de wachtlijst. Kies één van de twee."
GONE = "Een sessie die u koos, kan niet meer. Kies opnieuw."
LATER = "Weet ik niet: de deelnemer vult dit later in"
TOLD = re.compile(r"(event|[0-9]{1,18}):([0-9]{1,9})")
WIDE = {"class": "vTextField", "autocomplete": "off"}


class ByHandForm(forms.Form):
    """Who someone is and what they choose. `choice` is filled by `clean`.

    `in_line`: how many wait for the edition when someone new would have to wait too; None when there is a place.
    """

    name = CleanName(
        label="Naam",
        max_length=150,
        widget=forms.TextInput(WIDE),
        error_messages={"required": "Vul een naam in."},
        help_text="Voor- en achternaam, zonder dhr. of mevr. Berichten beginnen zo: “Beste Sanne van der Berg”.",
    )
    email = CleanEmail(
        label="E-mailadres",
        max_length=254,
        required=False,
        widget=forms.EmailInput({**WIDE, "spellcheck": "false"}),
        error_messages={"invalid": EMAIL_FAULT},
        help_text="Niet verplicht. Zonder e-mailadres gaat er geen bevestiging uit.",
    )
    organisation = CleanField(
        label="Organisatie", max_length=200, required=False, widget=forms.TextInput(WIDE), help_text="Niet verplicht."
    )
    function = CleanField(
        label="Functie", max_length=200, required=False, widget=forms.TextInput(WIDE), help_text="Niet verplicht."
    )
    sector = forms.ChoiceField(
        label="Sector",
        required=False,
        choices=[("", LATER), *Sector.choices],
        error_messages={"invalid_choice": "Kies een sector uit de lijst."},
    )
    photo = forms.BooleanField(label="Mag herkenbaar op foto’s", required=False)
    line = forms.BooleanField(label="Zet op de wachtlijst voor wat vol is", required=False)
    reason = CleanField(
        label="Reden om toch een plaats te geven",
        max_length=500,
        required=False,
        widget=forms.TextInput(WIDE),
        help_text=f"Alleen nodig als iets vol is. {WHO_READS_IT}",
    )
    submission = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, event: Event, blocks: Sequence[Block], in_line: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **{"label_suffix": "", **kwargs})
        self.event, self.blocks, self.in_line = event, blocks, in_line
        self.choice = Choice()
        for block in blocks:
            self.fields[block.seats_name] = Keys(label=block.heading, choices=partial(_choices, block))
        self.initial["submission"] = str(uuid.uuid4())
        for name, field in self.fields.items():  # a browser would cut off what is pasted, and say nothing
            field.widget.attrs.pop("maxlength", None)
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"id_{name}_helptext"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        seats, waiting = self._chosen(cleaned)
        reason, line = cleaned.get("reason"), cleaned.get("line")
        if reason and line:
            self.add_error("reason", EITHER)
        elif not (reason or line or "reason" in self.errors):
            if self.in_line is not None:
                self.add_error("reason", EVENT_FULL)
            for session in waiting:
                self.add_error(self._block_of(session).seats_name, FULL.format(session.title))
        if pair := find_overlap([*seats, *waiting]):
            first, second = pair
            message = TOGETHER.format(first.title, hours(first), second.title, hours(second))
            self.add_error(self._block_of(second).seats_name, message)
        self.choice = Choice(seats=seats, waiting=waiting)
        return cleaned

    def _chosen(self, cleaned: dict[str, Any]) -> tuple[list[Session], list[Session]]:
        """What is free and what is full, in the order of time."""
        seats: list[Session] = []
        waiting: list[Session] = []
        for block in self.blocks:
            options = {one.key: one for one in block.options}
            for key in cleaned.get(block.seats_name) or []:
                if (option := options.get(key)) is None:
                    self._refuse(block.seats_name, GONE)
                else:
                    (seats if option.is_free else waiting).append(option.session)
        known = {block.seats_name for block in self.blocks}
        if any(name.startswith("blok-") and name not in known for name in self.data):
            self._refuse(None, GONE)
        return seats, waiting

    def _refuse(self, name: str | None, message: str) -> None:
        """Once for each field, however many keys were sent."""
        if message not in self.errors.get(name or "__all__", []):
            self.add_error(name, message)

    def _block_of(self, session: Session) -> Block:
        return next(block for block in self.blocks if any(one.session == session for one in block.options))

    def look_again(self, blocks: Sequence[Block], in_line: int | None) -> None:
        """Shows the sessions as they stand now: something changed while this form was filled in."""
        self.event.refresh_from_db()
        self.blocks, self.in_line = [block for block in blocks if block.seats_name in self.fields], in_line
        for block in self.blocks:
            self.fields[block.seats_name].choices = partial(_choices, block)  # type: ignore[attr-defined]

    @property
    def details(self) -> Details:
        names = ("name", "email", "organisation", "function", "sector")
        return Details(**{name: self.cleaned_data[name] for name in names}, photo_consent=self.cleaned_data["photo"])

    @property
    def key(self) -> uuid.UUID:
        """Of this form, so that sending it twice registers once. One that is broken is a form of its own."""
        text = self.cleaned_data["submission"]
        return uuid.UUID(text) if is_uuid(text) else uuid.uuid4()

    @property
    def used_up(self) -> str:
        """The capacities that the page shows as used up, as `read_told` reads them."""
        full = [one.session for block in self.blocks for one in block.options if not one.session.seats_left]
        parts = [] if self.event.places_left else [f"event:{self.event.capacity}"]
        return " ".join([*parts, *(f"{one.pk}:{one.capacity}" for one in full)])

    @property
    def programme(self) -> list[Any]:
        return [self[block.seats_name] for block in self.blocks]


def read_told(text: str) -> Mapping[str, int]:
    """The capacities that stood on the page; what makes no sense was never there."""
    return {key: int(number) for key, number in TOLD.findall(text[:100_000])}


def _choices(block: Block) -> list[tuple[str, SafeString]]:
    return [(one.key, _label(one, block)) for one in block.options]


def _label(option: Option, block: Block) -> SafeString:
    """The hours only where the heading of the block does not tell them."""
    when, session = hours(option.session), option.session
    facts = " · ".join(filter(None, ["" if when in block.heading else when, session.room.name if session.room else ""]))
    gap, state = " · " if facts else "", _state(option)
    words = format_html("<b>{}</b>", state) if not option.is_free else state
    return format_html('{}<span class="by-hand-facts">{}{}{}</span>', session.title, facts, gap, words)


def _state(option: Option) -> str:
    """How many places are left, or what a reason does when none is."""
    session, in_line = option.session, option.in_line
    waits = f", {dutch.count(in_line, 'persoon wacht', 'mensen wachten')}" if in_line else ""
    if not session.seats_left:
        now = session.capacity or 0
        return f"Vol{waits}. Met een reden stijgt het aantal plaatsen van {now} naar {now + 1}"
    left = f"Nog {dutch.count(session.seats_left, 'plaats', 'plaatsen')}"
    return f"{left}{waits}. Met een reden gaat deze persoon voor" if in_line else left
