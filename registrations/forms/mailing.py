"""The form of a message to attendees: what is said, and to whom."""

from typing import Any

from django import forms

from events.models import Event
from registrations.forms.fields import CleanField, CleanText
from registrations.forms.printing import sessions_of
from registrations.forms.selection import SelectionForm
from registrations.letters.content import describe
from registrations.models import Mailing

_TOO_LONG = "Gebruik ten hoogste %(limit_value)d tekens. Het zijn er nu %(show_value)d."
WHO = ("session", "state", "sector", "came", "coming", "photo")


class MailingForm(SelectionForm):
    """For one edition, which the address of the page says."""

    subject = CleanField(
        label="Onderwerp",
        max_length=150,
        error_messages={"required": "Vul een onderwerp in.", "max_length": _TOO_LONG},
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    body = CleanText(
        label="Bericht",
        max_length=10_000,
        error_messages={"required": "Vul het bericht in.", "max_length": _TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 14, "cols": 80, "class": "vLargeTextField"}),
        help_text="Gewone tekst. Een lege regel begint een nieuwe alinea. Een webadres wordt een link. De aanhef, de "
        "persoonlijke link en de groet staan er vanzelf bij.",
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, event: Event, **kwargs: Any) -> None:
        super().__init__(data, events=Event.objects.filter(pk=event.pk), **kwargs)
        self.edition = event
        del self.fields["event"]
        for name in ("subject", "body"):  # a browser would cut off what is pasted, and say nothing
            self.fields[name].widget.attrs.pop("maxlength", None)
        session: Any = self.fields["session"]
        session.queryset = sessions_of(event.pk).select_related("event", "room")
        session.label_from_instance = describe
        session.error_messages["invalid_choice"] = "Kies een sessie uit de lijst."
        self.fields["state"].help_text = "Kiest u een sessie, dan gaat dit over de plaats in die sessie."

    def clean(self) -> dict[str, Any]:
        return {**super().clean(), "event": self.edition}

    def show_again(self, mailing: Mailing) -> None:
        """With the stamp of the newer row, so that who saves once more knows of it."""
        data: Any = self.data  # a QueryDict, which cannot be written to
        self.data = data.copy()
        self.data["stamp"] = mailing.updated_at.isoformat()  # type: ignore[index]

    def fill(self, mailing: Mailing) -> None:
        """Puts what was typed in the row; that is not saved."""
        mailing.subject, mailing.body = self.cleaned_data["subject"], self.cleaned_data["body"]
        mailing.selection = self.selection().as_json()


def values_of(mailing: Mailing) -> dict[str, Any]:
    """What the form of an existing draft begins with."""
    chosen = {name: mailing.selection.get(name) for name in WHO if name != "came"}
    came = {True: "ja", False: "nee"}.get(mailing.selection.get("came"), "")
    words = {"subject": mailing.subject, "body": mailing.body, "stamp": mailing.updated_at.isoformat()}
    return {**chosen, "came": came, **words}
