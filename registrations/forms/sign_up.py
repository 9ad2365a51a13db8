"""The form with which one person signs up."""

import re
import uuid
from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.http import QueryDict

from core import dutch
from events.models import Event, Session
from registrations.actions import Choice
from registrations.actions.rules import find_overlap
from registrations.forms.person import PersonForm, about, practical
from registrations.forms.sign_up_blocks import Block, Option, hours, seats_field, waits_field

FULL = "Deze sessie is net vol. Kies een andere sessie of de wachtlijst."
FREE_AGAIN = "In “{}” is net een plaats vrij. Kies deze sessie, of haal het vinkje weg."
GONE = "Een sessie die u koos, kan niet meer. Kijk uw programma na en kies opnieuw."
GONE_NAMED = "{} {} niet meer zoals u koos. Kijk uw programma na en kies opnieuw."
TOGETHER = "“{}” ({}) en “{}” ({}) zijn tegelijk. Kies één van de twee."
AGAIN = "Verstuur het formulier nog een keer."
MOST_NAMED = 50  # sessions that are gone, by their names
MOST_KEPT = 2_001  # characters of a field that are shown again, one more than any may have
HIDDEN = ("submission", "invitation", "shown_at")


class SignUpForm(PersonForm):
    """Who someone is, what they choose, and what they need. `choice` is filled by `clean`."""

    submission = forms.CharField(required=False, widget=forms.HiddenInput)
    invitation = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, event: Event, blocks: Sequence[Block], **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        self.event, self.blocks = event, blocks
        self.choice = Choice()
        for block in blocks:
            self.fields[block.seats_name] = seats_field(block)
            if block.full:
                self.fields[block.waits_name] = waits_field(block)
        as_shown = ["name", "email", "organisation", "function", "sector", *self._programme]  # and so in the summary
        self.order_fields(as_shown)
        self.initial.setdefault("submission", str(uuid.uuid4()))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not is_uuid(cleaned.get("submission", "")):
            self._refresh("submission", str(uuid.uuid4()))
            self.add_error(None, AGAIN)
        self._choose(cleaned)
        return cleaned

    @property
    def _programme(self) -> list[str]:
        return [name for name in self.fields if name.startswith(("blok-", "wacht-"))]

    def _refresh(self, name: str, value: str) -> None:
        data: Any = self.data  # a QueryDict, which cannot be written to
        self.data = data.copy()
        self.data[self.add_prefix(name)] = value  # type: ignore[index]

    def _choose(self, cleaned: dict[str, Any]) -> None:
        """Looks up what was chosen among what there is now, in the order of time."""
        seats: list[Session] = []
        waiting: list[Session] = []
        lost: dict[str | None, list[str]] = {}
        for block in self.blocks:
            options = {one.key: one for one in block.options}
            picked, waits = cleaned.get(block.seats_name) or [], _keys(self.data, block.waits_name)
            wanted = [picked] if isinstance(picked, str) else picked
            for key in wanted:
                self._pick(block, options.get(key), seats, wants_seat=True)
            for key in waits:
                self._pick(block, options.get(key), waiting, wants_seat=False)
            if gone := [key for key in (*wanted, *waits) if key not in options]:
                lost[block.seats_name] = gone
        if gone := [key for name in self._gone() for key in _keys(self.data, name) if key]:
            lost[None] = gone
        self._tell_lost(lost)
        if pair := find_overlap(seats):
            first, second = pair
            message = TOGETHER.format(first.title, hours(first), second.title, hours(second))
            self.add_error(self._block_of(second).seats_name, message)
        self.choice = Choice(seats=seats, waiting=waiting)

    def _gone(self) -> list[str]:
        """Fields of blocks that were there when the form was opened, and are no longer."""
        known = {name for block in self.blocks for name in (block.seats_name, block.waits_name)}
        return [name for name in self.data if name.startswith(("blok-", "wacht-")) and name not in known]

    def _tell_lost(self, lost: dict[str | None, list[str]]) -> None:
        """Names what was on the form and cannot be chosen any more; no drafts. One query, when there is any."""
        keys = [int(key) for gone in lost.values() for key in gone if re.fullmatch("[0-9]{1,18}", key)]
        states = (Session.State.PUBLISHED, Session.State.CANCELLED)
        rows = Session.objects.filter(event=self.event, pk__in=keys[:MOST_NAMED], state__in=states) if keys else []
        titles = {str(one.pk): one.title for one in rows}
        for field, gone in lost.items():
            names = [f"“{titles[key]}”" for key in gone if key in titles]
            verb = "kan" if len(names) == 1 else "kunnen"
            named = GONE_NAMED.format(dutch.listing(names), verb)
            self.add_error(field, named if len(names) == len(gone) else GONE)

    def _block_of(self, session: Session) -> Block:
        return next(block for block in self.blocks if any(one.session == session for one in block.options))

    def _pick(self, block: Block, option: Option | None, into: list[Session], *, wants_seat: bool) -> None:
        if option is None:
            return  # see _tell_lost
        if wants_seat and not option.is_free:
            self._refuse(block, FULL)
        elif not wants_seat and option.is_free:
            self._refuse(block, FREE_AGAIN.format(option.session.title))
        elif option.session not in into:
            into.append(option.session)

    def _refuse(self, block: Block, message: str) -> None:
        """Once in each block, however many keys were sent."""
        if message not in self.errors.get(block.seats_name, []):
            self.add_error(block.seats_name, message)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True  # see PublicForm
        sessions = [Fieldset("Uw programma", *self._programme)] if self._programme else []
        helper.layout = Layout(about(), *sessions, practical(), "website", *HIDDEN)
        return helper


def kept(data: QueryDict) -> dict[str, Any]:
    """What was sent, to show a form with it again that finds no fault yet. What is far too long comes back in part."""
    many = {name: data.getlist(name)[:MOST_NAMED] for name in data if name.startswith("wacht-") or name == "blok-los"}
    return {**{name: value[:MOST_KEPT] for name, value in data.dict().items()}, **many}


def _keys(data: Any, name: str) -> list[str]:
    return list(dict.fromkeys(data.getlist(name))) if hasattr(data, "getlist") else []


def is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
