"""Asking for a new link."""

from django import forms

from core.public_form import PublicForm


class LinkRequestForm(PublicForm):
    email = forms.EmailField(
        label="E-mailadres",
        help_text="Het adres waarmee u bent aangemeld.",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={
            "required": "Vul uw e-mailadres in.",
            "invalid": "Vul een e-mailadres in zoals naam@voorbeeld.nl.",
        },
    )
    field_order = ("email", "website", "shown_at")

    @property
    def rows(self) -> list[forms.BoundField]:
        return [self["email"]]
