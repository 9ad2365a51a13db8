"""Handing over, cancelling, erasing, answering an offer, and cancelling colleagues."""

from collections.abc import Sequence
from typing import Any

from django import forms

from registrations.actions import AlreadyRegistered, RegistrationError
from registrations.colleagues import Listed
from registrations.forms.fields import MailField, NameField
from registrations.forms.manage import ManageForm
from registrations.models import KnownColleague, Registration
from registrations.names import name_key
from registrations.views.personal import Visit

ONESELF = "Dit zijn uw eigen naam en adres. Vul de naam en het e-mailadres van uw collega in."


class TransferForm(ManageForm):
    names_someone = True
    name = NameField(label="Naam van uw collega", max_length=150, ask="Vul de naam van uw collega in.")
    email = MailField(
        label="E-mailadres van uw collega",
        help_text="Hierheen sturen wij een persoonlijke link. Een gedeeld adres mag ook.",
        autocomplete="off",
    )

    def clean(self) -> dict[str, Any]:
        cleaned, row = super().clean(), self.visit.registration
        if (cleaned.get("email", "").lower(), name_key(cleaned.get("name", ""))) == (row.email_key, row.name_key):
            self.add_error("email", ONESELF)
        return cleaned

    def field_of(self, error: RegistrationError) -> str | None:
        return "email" if isinstance(error, AlreadyRegistered) else None


class ConfirmForm(ManageForm):
    """What cannot be undone asks for a tick first."""

    sure = forms.BooleanField(label="Ja, ik weet het zeker", error_messages={"required": "Zet eerst een vinkje."})

    def __init__(self, data: Any, *, visit: Visit, label: str = "") -> None:
        super().__init__(data, visit=visit)
        if label:
            self.fields["sure"].label = label


class ColleaguesForm(ManageForm):
    """Which colleagues do not come. Keys are codes of Listed."""

    colleagues = forms.MultipleChoiceField(
        label="Wie komt er niet?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies ten minste één collega.",
            "invalid_choice": "Deze collega hoort niet bij deze aanmelding. Kies iemand uit de lijst.",
        },
    )
    sure = forms.BooleanField(
        label="Ja, annuleer deze aanmeldingen", error_messages={"required": "Zet eerst een vinkje."}
    )

    def __init__(self, data: Any, *, visit: Visit, people: Sequence[Listed]) -> None:
        super().__init__(data, visit=visit)
        self.people = {one.code: one for one in people}
        field = self.fields["colleagues"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(one.code, one.name or "Naam gewist") for one in people]

    @property
    def registrations(self) -> list[Registration]:
        return [row for row in self._rows() if isinstance(row, Registration)]

    @property
    def known(self) -> list[KnownColleague]:
        return [row for row in self._rows() if isinstance(row, KnownColleague)]

    def _rows(self) -> list[Registration | KnownColleague]:
        return [self.people[code].row for code in self.cleaned_data["colleagues"]]
