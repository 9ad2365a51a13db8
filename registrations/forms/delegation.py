"""The form with which one person signs up several colleagues."""

import uuid
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms

from core.public_form import PublicForm
from registrations.actions import Colleague
from registrations.actions.delegation import MOST
from registrations.forms.fields import LineField, MailField, NameField
from registrations.forms.manage import ManageForm
from registrations.forms.sign_up import AGAIN, is_uuid
from registrations.names import name_key
from registrations.views.personal import Visit

STEP = 5  # rows at first, and at each "Nog meer collega’s"
ASK_NAME = "Vul de naam van uw collega in."
ASK_EMAIL = "Vul het e-mailadres van uw collega in."
TWICE = "Deze collega staat er al. Haal één van de twee weg."
NOBODY = "Vul ten minste één collega in."


class DelegationForm(PublicForm):
    """Who sends, and rows of colleagues; rows that are empty do not count. `colleagues` is filled by `clean`."""

    sender_name = NameField(label="Uw naam", max_length=150, ask="Vul uw naam in.", autocomplete="name")
    sender_email = MailField(
        label="Uw e-mailadres", help_text="Hierheen sturen wij een overzicht. Uzelf meldt u hiermee niet aan."
    )
    organisation = LineField(
        label="Organisatie", max_length=200, ask="Vul uw organisatie in.", autocomplete="organization"
    )
    submission = forms.CharField(required=False, widget=forms.HiddenInput)
    rows = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, count: int = STEP, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count = count
        self.colleagues: list[Colleague] = []
        for number in range(count):
            self.fields[f"name-{number}"] = NameField(label="Naam", max_length=150)
            field = MailField(label="E-mailadres", autocomplete="off")
            field.required = False
            self.fields[f"email-{number}"] = field
        self.initial.setdefault("submission", str(uuid.uuid4()))
        self.initial["rows"] = str(count)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not is_uuid(cleaned.get("submission", "")):
            data: Any = self.data  # a QueryDict, which cannot be written to
            self.data = data.copy()
            self.data[self.add_prefix("submission")] = str(uuid.uuid4())  # type: ignore[index]
            self.add_error(None, AGAIN)
        seen: set[tuple[str, str]] = set()
        for number in range(self.count):
            self._row(number, cleaned.get(f"name-{number}"), cleaned.get(f"email-{number}"), seen)
        if not self.colleagues and not self.errors:
            self.add_error("name-0", NOBODY)
        return cleaned

    def _row(self, number: int, name: str | None, email: str | None, seen: set[tuple[str, str]]) -> None:
        """None: there is a fault in it already."""
        if name and email == "":
            self.add_error(f"email-{number}", ASK_EMAIL)
        elif email and name == "":
            self.add_error(f"name-{number}", ASK_NAME)
        elif name and email:
            person = (email.lower(), name_key(name))
            if person in seen:
                self.add_error(f"name-{number}", TWICE)
            seen.add(person)
            self.colleagues.append(Colleague(name=name, email=email))

    @property
    def sender(self) -> Colleague:
        return Colleague(name=self.cleaned_data["sender_name"], email=self.cleaned_data["sender_email"])

    @property
    def may_grow(self) -> bool:
        return self.count < MOST

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True  # see PublicForm
        rows = [
            Fieldset(f"Collega {number + 1}", f"name-{number}", f"email-{number}", css_class="pair")
            for number in range(self.count)
        ]
        helper.layout = Layout(
            Fieldset("Over u", "sender_name", "sender_email", "organisation"),
            Fieldset("Uw collega’s", *rows),
            *("website", "submission", "rows", "shown_at"),
        )
        return helper


class SenderForm(ManageForm):
    """Correcting who sent a delegation: the questions about the sender in DelegationForm."""

    writes = True

    sender_name = DelegationForm.base_fields["sender_name"]
    sender_email = MailField(
        label="Uw e-mailadres",
        help_text="Verandert u het, dan krijgt u daar een nieuwe link. Oude links werken dan niet meer. "
        "Wij schrijven ook uw oude adres dat dit gebeurd is.",
    )
    organisation = DelegationForm.base_fields["organisation"]

    def __init__(self, data: Any, *, visit: Visit) -> None:
        row = visit.delegation
        known = {name: getattr(row, name) for name in ("sender_name", "sender_email", "organisation")}
        super().__init__(data, visit=visit, initial=known)
        self.order_fields(known)

    @property
    def sender(self) -> Colleague:
        return Colleague(name=self.cleaned_data["sender_name"], email=self.cleaned_data["sender_email"])


def count_of(text: str, *, more: bool = False) -> int:
    """How many rows the form has; whatever was sent, between STEP and MOST."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else STEP
    return min(max(number, STEP) + (STEP if more else 0), MOST)
