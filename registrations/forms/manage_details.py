"""Who someone is and what they need: the same fields for correcting and for filling in the rest."""

from typing import Any

from django import forms

from core import richtext
from registrations.actions import AlreadyRegistered, Details, Needs, RegistrationError
from registrations.forms.manage import ManageForm
from registrations.models import Registration
from registrations.models.registration import Sector
from registrations.views.personal import Visit

EMAIL_ERRORS = {
    "required": "Vul een e-mailadres in.",
    "invalid": "Vul een e-mailadres in zoals naam@voorbeeld.nl.",
}


def _line(label: str, maximum: int, token: str, *, required: bool = False, error: str = "") -> forms.CharField:
    return forms.CharField(
        label=label if required else f"{label} (niet verplicht)",
        max_length=maximum,
        required=required,
        widget=forms.TextInput({"autocomplete": token}),
        error_messages={
            "required": error,
            "max_length": f"Gebruik ten hoogste {maximum} tekens.",
        },
    )


class DetailsForm(ManageForm):
    name = _line("Naam", 150, "name", required=True, error="Vul uw naam in.")
    email = forms.EmailField(
        label="E-mailadres",
        help_text="Verandert u het, dan schrijven wij ook uw oude adres dat dit gebeurd is.",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages=EMAIL_ERRORS,
    )
    organisation = _line("Organisatie", 200, "organization")
    function = _line("Functie", 200, "organization-title")
    sector = forms.ChoiceField(
        label="Sector",
        choices=[("", "Kies een sector"), *Sector.choices],
        error_messages={"required": "Kies uw sector.", "invalid_choice": "Kies uw sector uit de lijst."},
    )
    photo_consent = forms.BooleanField(label="Ik mag herkenbaar op de foto (niet verplicht)", required=False)
    diet = forms.CharField(
        label="Dieetwensen (niet verplicht)", max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )
    access = forms.CharField(
        label="Wat hebben wij nodig om u goed te ontvangen? (niet verplicht)",
        help_text="Bijvoorbeeld een plaats voor een rolstoel, of een ringleiding.",
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    needs_consent = forms.BooleanField(
        label="U mag deze wensen bewaren tot kort na de conferentie",
        help_text="Alleen nodig als u hierboven iets invult. Wist u de wensen, dan wissen wij ze ook.",
        required=False,
    )

    def __init__(self, data: Any, *, visit: Visit, needs: Needs | None) -> None:
        row: Registration = visit.registration
        known = {name: getattr(row, name) for name in (*Details.__dataclass_fields__,)}
        if needs is not None:
            known |= {"diet": needs.diet, "access": needs.access, "needs_consent": True}
        super().__init__(data, visit=visit, initial=known)

    def clean_name(self) -> str:
        name = richtext.line(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError("Vul uw naam in.")
        return name

    def clean_diet(self) -> str:
        return richtext.plain(self.cleaned_data["diet"])

    def clean_access(self) -> str:
        return richtext.plain(self.cleaned_data["access"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (cleaned.get("diet") or cleaned.get("access")) and not cleaned.get("needs_consent"):
            self.add_error("needs_consent", "Geef toestemming om uw wensen te bewaren, of maak de velden leeg.")
        return cleaned

    @property
    def details(self) -> Details:
        return Details(**{name: self.cleaned_data[name] for name in Details.__dataclass_fields__})

    @property
    def needs(self) -> Needs | None:
        return Needs(diet=self.cleaned_data["diet"], access=self.cleaned_data["access"]) or None

    def field_of(self, error: RegistrationError) -> str | None:
        return "email" if isinstance(error, AlreadyRegistered) else None
