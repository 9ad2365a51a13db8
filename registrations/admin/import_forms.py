"""The forms around a file of attendees: handing it in, and confirming what was shown."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core import richtext
from events.models import Event
from registrations.admin.steps import WHO_READS_IT
from registrations.forms.fields import CleanField
from registrations.imports.heading import TITLES, Columns
from registrations.imports.read import TOO_BIG, read
from registrations.imports.table import MOST_BYTES, BadFile, Table

UNREAD = "niet"
ASK_COLUMN = "Kies wat er in deze kolom staat, of lees deze kolom niet."
TWICE = "“{}” koos u al bij “{}”. Kies iets anders, of lees deze kolom niet."


class UploadForm(forms.Form):
    """An edition and a file; `cleaned_data["file"]` is what the file holds. The file itself is not kept."""

    event = forms.ModelChoiceField(
        Event.objects.none(),
        label="Editie",
        empty_label=None,
        error_messages={"required": "Kies een editie.", "invalid_choice": "Kies een editie uit de lijst."},
    )
    file = forms.FileField(
        label="Bestand",
        allow_empty_file=True,  # told in our own words
        widget=forms.FileInput({"accept": ".xlsx,.xlsm,.csv,.txt"}),
        help_text="XLSX of CSV, ten hoogste 5 MB en 3.000 deelnemers.",
        error_messages={"required": "Kies een bestand.", "invalid": "Kies een bestand."},
    )

    def __init__(self, *args: Any, editions: Sequence[Event], **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        rows = Event.objects.filter(pk__in=[one.pk for one in editions]).order_by("starts_on", "pk")
        self.fields["event"].queryset = rows  # type: ignore[attr-defined]
        self.fields["file"].widget.attrs["aria-describedby"] = "id_file_helptext"
        self.file_name = ""

    def clean_file(self) -> Table:
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise ValidationError(TOO_BIG)
        self.file_name = richtext.line(upload.name or "")[:200]
        try:
            return read(upload.read())
        except BadFile as error:
            raise ValidationError(error.message) from error


class ColumnsForm(forms.Form):
    """A choice for each unknown column. `answers`: the fields of those that are read, by position."""

    def __init__(self, *args: Any, columns: Columns, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.columns = columns
        taken = {*columns.at} - {"sessions"} | ({"last"} if "name" in columns.at else {"name"})
        choices = [("", "Kies wat erin staat"), (UNREAD, "Lees deze kolom niet")]
        choices += [(name, title) for name, title in TITLES.items() if name not in taken]
        for position, heading in columns.unknown.items():
            self.fields[f"kolom-{position}"] = forms.ChoiceField(
                label=richtext.line(heading),
                choices=choices,
                error_messages={"required": ASK_COLUMN, "invalid_choice": ASK_COLUMN},
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        chosen: dict[str, str] = {}
        for name, value in list(cleaned.items()):
            if value in (UNREAD, "sessions"):
                continue
            if value in chosen:
                self.add_error(name, TWICE.format(TITLES[value], self.fields[chosen[value]].label))
            chosen.setdefault(value, name)
        return cleaned

    @property
    def answers(self) -> dict[int, str]:
        values = {at: self.cleaned_data[f"kolom-{at}"] for at in self.columns.unknown}
        return {at: value for at, value in values.items() if value != UNREAD}


class ConfirmForm(forms.Form):
    """`shown`: the sign of the dry run that the organiser saw."""

    shown = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    letters = forms.BooleanField(label="Stuur een bevestiging", required=False, initial=True)
    reason = CleanField(
        label="Reden om iedereen een plaats te geven",
        max_length=500,
        required=False,
        widget=forms.TextInput({"class": "vTextField", "autocomplete": "off"}),
        help_text=f"Niet verplicht. {WHO_READS_IT}",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["reason"].widget.attrs.pop("maxlength", None)
        self.fields["reason"].widget.attrs["aria-describedby"] = "id_reason_helptext"
