"""Who someone is and what they need: the same questions when one signs up, fills in the rest or corrects something."""

from typing import Any

from crispy_forms.layout import Fieldset
from django import forms

from core import dutch
from core.public_form import PublicForm
from events.models import Event
from registrations.actions import Details, Needs
from registrations.forms.fields import LineField, MailField, NameField, TextField
from registrations.models.registration import Sector
from registrations.retention import needs_erased_on

ASK_SECTOR = "Kies een sector."
ASK_PHOTO = "Kies of u herkenbaar op foto’s mag."
CONSENT = "Zet een vinkje als wij deze wensen mogen bewaren, of maak de wensen leeg."
YES, NO = "ja", "nee"


class PersonForm(PublicForm):
    """The questions about a person."""

    name = NameField(label="Naam", max_length=150, ask="Vul uw naam in.", autocomplete="name")
    email = MailField(label="E-mailadres", help_text="Hierheen sturen wij uw bevestiging met een persoonlijke link.")
    organisation = LineField(
        label="Organisatie", max_length=200, ask="Vul uw organisatie in.", autocomplete="organization"
    )
    function = LineField(label="Functie", max_length=200, ask="Vul uw functie in.", autocomplete="organization-title")
    sector = forms.ChoiceField(
        label="Sector",
        choices=Sector.choices,
        widget=forms.RadioSelect,
        error_messages={"required": ASK_SECTOR, "invalid_choice": ASK_SECTOR},
    )
    photo = forms.ChoiceField(
        label="Mag u herkenbaar op foto’s?",
        help_text="Foto’s van de dag komen op deze site. U kunt dit later altijd veranderen.",
        choices=[(YES, "Ja, dat mag"), (NO, "Nee, liever niet")],
        widget=forms.RadioSelect,
        error_messages={"required": ASK_PHOTO, "invalid_choice": ASK_PHOTO},
    )
    diet = TextField(label="Dieetwensen of allergieën (niet verplicht)", max_length=500)
    access = TextField(
        label="Toegankelijkheid (niet verplicht)",
        max_length=1000,
        help_text="Bijvoorbeeld een plaats voor een rolstoel, een ringleiding of een tolk.",
    )
    consent = forms.BooleanField(
        label="Ik vind het goed dat de organisatie deze wensen bewaart om mij goed te ontvangen.", required=False
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["consent"].help_text = (
            "Alleen nodig als u hierboven iets invult. Alleen wie u ontvangt, leest het. "
            f"Wij wissen het op {dutch.date(needs_erased_on(event), weekday=False)}."
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (cleaned.get("diet") or cleaned.get("access")) and not cleaned.get("consent"):
            self.add_error("consent", CONSENT)
        return cleaned

    @property
    def details(self) -> Details:
        """What was filled in, once the form is valid."""
        names = ("name", "email", "organisation", "function", "sector")
        return Details(
            **{name: self.cleaned_data[name] for name in names}, photo_consent=self.cleaned_data["photo"] == YES
        )

    @property
    def needs(self) -> Needs | None:
        return Needs(diet=self.cleaned_data["diet"], access=self.cleaned_data["access"]) or None


def about() -> Fieldset:
    return Fieldset("Over u", "name", "email", "organisation", "function", "sector")


def practical() -> Fieldset:
    wishes = Fieldset("Wat hebben wij nodig om u goed te ontvangen? (niet verplicht)", "diet", "access", "consent")
    return Fieldset("Praktisch", "photo", wishes)
