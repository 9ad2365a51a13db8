"""Correcting who one is and what one needs, or filling in the rest of what a colleague began."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout

from registrations.actions import AlreadyRegistered, Needs, RegistrationError
from registrations.forms.manage import ManageForm
from registrations.forms.person import NO, YES, PersonForm, about, practical
from registrations.models import Registration
from registrations.names import name_key
from registrations.views.personal import Visit


class DetailsForm(PersonForm, ManageForm):
    """The questions of signing up. Who was registered by someone else has not answered that of the photos yet."""

    writes = True

    def __init__(self, data: Any, *, visit: Visit, needs: Needs | None) -> None:
        row: Registration = visit.registration
        names = ("name", "email", "organisation", "function", "sector")
        known: dict[str, Any] = {name: getattr(row, name) for name in names}
        if row.is_complete:
            known["photo"] = YES if row.photo_consent else NO
        if needs is not None:
            known |= {"diet": needs.diet, "access": needs.access, "consent": True}
        super().__init__(data, visit=visit, event=visit.event, initial=known)
        self.fields["email"].help_text = (
            "Verandert u het, dan krijgt u daar een nieuwe link. Oude links werken dan niet meer, "
            "ook die van uw agenda. Wij schrijven ook uw oude adres dat dit gebeurd is."
        )

    @property
    def names_someone(self) -> bool:  # type: ignore[override]
        """Only when it names another than it did."""
        row = self.visit.registration
        return (self.details.email.lower(), name_key(self.details.name)) != (row.email_key, row.name_key)

    def field_of(self, error: RegistrationError) -> str | None:
        return "email" if isinstance(error, AlreadyRegistered) else None

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True  # see PublicForm
        helper.layout = Layout(about(), practical(), "website", "toegang", "shown_at")
        return helper
