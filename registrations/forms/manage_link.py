"""Asking for a new link."""

from django import forms

from core.public_form import PublicForm
from registrations.forms.fields import MailField


class LinkRequestForm(PublicForm):
    email = MailField(label="E-mailadres", help_text="Het adres waarmee u bent aangemeld.")
    field_order = ("email", "website", "shown_at")

    @property
    def rows(self) -> list[forms.BoundField]:
        return [self["email"]]
