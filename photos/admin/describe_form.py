"""The forms of the screen that describes many photos at once."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from core import dutch, richtext
from core.admin.typed import ModelChoiceField, ModelForm
from photos.models import Gallery, Photo

FIELDS = ("alt", "decorative", "caption", "credit")


class PhotoWordsForm(ModelForm):
    """The words of one photo. Its `instance` is the row as it is now; the stamp tells which one the editor saw."""

    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Photo
        fields = FIELDS
        widgets = {
            "alt": forms.Textarea(attrs={"rows": 2}),
            "caption": forms.TextInput(attrs={"class": "vTextField"}),
            "credit": forms.TextInput(attrs={"class": "vTextField"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["stamp"] = self.instance.updated_at.isoformat()
        for name in ("alt", "caption", "credit"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    @property
    def has_words(self) -> bool:
        """Whether the editor changed something."""
        return any(name in self.changed_data for name in FIELDS)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in ("alt", "caption", "credit"):
            if name in cleaned:
                cleaned[name] = richtext.line(cleaned[name])
        if self.has_words and cleaned.get("stamp") != self.initial["stamp"]:
            self._tell_of_the_other()
        return cleaned

    def _tell_of_the_other(self) -> None:
        """Refuses once, with the words of the other; saving again is knowing."""
        data: Any = self.data  # a QueryDict, which cannot be written to
        self.data = data.copy()
        self.data[self.add_prefix("stamp")] = self.initial["stamp"]  # type: ignore[index]
        words = [f"“{text}”" for name in FIELDS if name != "decorative" and (text := self.initial[name])]
        there = f"Nu staat er: {dutch.listing(words)}. " if words else ""
        when = timezone.localtime(self.instance.updated_at)
        self.add_error(
            None,
            f"Deze foto is intussen gewijzigd ({dutch.date(when)}, {dutch.time(when)} uur). {there}"
            "Klikt u nog eens op Opslaan, dan komt uw tekst ervoor in de plaats.",
        )


class ForAllForm(forms.Form):
    """What is filled in once for all photos of the screen."""

    credit = forms.CharField(
        label="Fotograaf voor alle foto’s",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        help_text="Wordt bij het opslaan ingevuld waar nog geen fotograaf staat.",
    )
    gallery = ModelChoiceField(
        label="Zet ze in galerij", required=False, queryset=Gallery.objects.none(), empty_label="geen"
    )
    new_gallery = forms.CharField(
        label="of in een nieuwe galerij met de titel",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        help_text="Bezoekers zien de galerij pas als u haar publiceert.",
    )

    def __init__(self, *args: Any, galleries: QuerySet[Gallery] | None, may_add: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if galleries is None:
            del self.fields["gallery"]
        else:
            self.fields["gallery"].queryset = galleries  # type: ignore[attr-defined]
        if not may_add:
            del self.fields["new_gallery"]

    def clean_credit(self) -> str:
        return richtext.line(self.cleaned_data["credit"])

    def clean_new_gallery(self) -> str:
        return richtext.line(self.cleaned_data["new_gallery"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("gallery") and cleaned.get("new_gallery"):
            self.add_error("new_gallery", "Kies een galerij of vul een titel in, niet allebei.")
        return cleaned
