"""Handing over, cancelling, erasing, answering an offer, and cancelling colleagues."""

from collections.abc import Sequence
from typing import Any

from django import forms

from registrations.actions import AlreadyRegistered, RegistrationError
from registrations.forms.fields import LineField, MailField
from registrations.forms.manage import ManageForm
from registrations.models import Registration
from registrations.views.personal import Visit


class TransferForm(ManageForm):
    name = LineField(label="Naam van uw collega", max_length=150, ask="Vul de naam van uw collega in.")
    email = MailField(
        label="E-mailadres van uw collega",
        help_text="Hierheen sturen wij een persoonlijke link. Een gedeeld adres mag ook.",
        autocomplete="off",
    )

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
    """Which colleagues do not come. Keys are codes of registrations."""

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

    def __init__(self, data: Any, *, visit: Visit, people: Sequence[Registration]) -> None:
        super().__init__(data, visit=visit)
        self.people = {one.code: one for one in people}
        field = self.fields["colleagues"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(one.code, one.name or "Naam gewist") for one in people]

    @property
    def chosen(self) -> list[Registration]:
        return [self.people[code] for code in self.cleaned_data["colleagues"]]
