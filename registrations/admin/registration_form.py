"""The form of a registration in the admin: who someone is, and why that is changed."""

from typing import Any

from django import forms

from core.admin.typed import ModelForm
from registrations.actions import Details
from registrations.admin.steps import WHO_READS_IT
from registrations.forms.fields import CleanEmail, CleanField, CleanName
from registrations.models import Registration

KNOWN = "Deze persoon is al aangemeld voor deze editie."
DETAILS = ("name", "email", "organisation", "function", "sector", "photo_consent")


class RegistrationForm(ModelForm):
    reason = CleanField(
        label="Reden",
        max_length=500,
        required=False,
        help_text=f"Niet verplicht. {WHO_READS_IT}",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    class Meta:
        model = Registration
        fields = DETAILS
        field_classes = {
            **dict.fromkeys(("organisation", "function"), CleanField),
            **{"name": CleanName, "email": CleanEmail},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, message in (("name", "Vul een naam in."), ("email", "Vul een e-mailadres in.")):
            if name in self.fields:
                self.fields[name].required = bool(getattr(self.instance, name))  # who had no address need not get one
                self.fields[name].error_messages["required"] = message

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("name") and cleaned.get("email"):
            rows = Registration.objects.of_person(
                event=self.instance.event, email=cleaned["email"], name=cleaned["name"]
            )
            if rows.exclude(pk=self.instance.pk).exists():
                self.add_error(None, KNOWN)
        return cleaned

    def is_whole(self) -> bool:
        """Whether it asked all; of a registration that is over it asks nothing."""
        return all(name in self.cleaned_data for name in DETAILS)

    def details(self) -> Details:
        return Details(**{name: self.cleaned_data[name] for name in DETAILS})
