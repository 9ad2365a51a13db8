"""Parts and appearances in the form of a session. An appearance names its part by the letter of its row in the same
form (A, B, C …), so that both can be made in one save."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from core.admin.choices import KeyChoices
from core.admin.ordering import PositionedForm, PositionedFormSet
from core.admin.pages import FIELDS
from core.admin.typed import StackedInline, TabularInline
from events.models import Appearance, SessionPart
from events.people import part_letter


class PartFormSet(PositionedFormSet):
    """The parts of a session. Parts that go are deleted by `delete_removed`, after the appearances have left them."""

    def save(self, commit: bool = True) -> Any:
        saved = super().save(commit=False)
        for part in saved:
            part.save()
        return saved

    def delete_removed(self) -> None:
        for part in self.deleted_objects:
            part.delete()

    def by_letter(self) -> dict[str, Any]:
        """The filled rows of the form, those to be deleted included; lettered as on the site, and as CSS counts."""
        rows = ((part_letter(index), form) for index, form in enumerate(self.forms))
        return {letter: form for letter, form in rows if form.instance.pk or form.has_changed()}


class PartInline(TabularInline):
    model = SessionPart
    form = PositionedForm
    formset = PartFormSet
    fields = ["letter", "title", "start", "position"]
    formfield_overrides = FIELDS
    readonly_fields = ["letter"]
    verbose_name_plural = "onderdelen (alleen als de sessie uit delen bestaat)"

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 2 if obj is None else 0

    @admin.display(description="")
    def letter(self, part: SessionPart) -> SafeString:
        return mark_safe('<span class="part-letter"></span>')  # CSS counts the rows


class AppearanceForm(PositionedForm):
    letter = forms.CharField(
        label="Bij onderdeel",
        required=False,
        max_length=3,
        widget=forms.TextInput(attrs={"size": 3, "autocapitalize": "characters", "autocomplete": "off"}),
        help_text="De letter van het onderdeel: A, B … Leeg: hele sessie.",
    )

    def clean_letter(self) -> str:
        return str(self.cleaned_data["letter"]).strip().upper()


class AppearanceFormSet(PositionedFormSet):
    """The appearances of a session. `parts` is the formset of its parts; None when this user may not see those."""

    parts: PartFormSet | None = None

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if self.parts is None:
            form.fields.pop("letter", None)
        elif form.instance.part_id is not None and "letter" in form.fields:
            letters = {part.instance.pk: letter for letter, part in self.parts.by_letter().items()}
            form.initial["letter"] = letters.get(form.instance.part_id, "")

    def clean(self) -> None:
        super().clean()
        seen: set[tuple[Any, Any]] = set()
        by_letter = self.parts.by_letter() if self.parts is not None else {}
        for form in self.forms:
            if form in self.deleted_forms or not form.is_valid() or not (form.has_changed() or form.instance.pk):
                continue
            place = self._place(form, by_letter)
            speaker = form.instance.speaker
            if speaker is not None and (speaker.pk, place) in seen:
                what = "dit onderdeel" if place else "deze sessie"
                form.add_error("speaker", f"{speaker.name} staat al bij {what}.")
            seen.add((speaker and speaker.pk, place))

    def _place(self, form: Any, by_letter: dict[str, Any]) -> Any:
        """What tells the part of `form` apart: its letter, or its key when letters are not shown."""
        if self.parts is None:
            return form.instance.part_id
        letter = form.cleaned_data.get("letter", "")
        if not letter:
            return ""
        if letter not in by_letter:
            there = f"Kies uit {', '.join(by_letter)}" if by_letter else "Maak het hierboven"
            form.add_error("letter", f"Onderdeel {letter} is er niet. {there}, of laat dit veld leeg.")
        elif by_letter[letter] in self.parts.deleted_forms:
            form.add_error("letter", f"Onderdeel {letter} wordt verwijderd. Kies een ander, of laat dit veld leeg.")
        return letter

    def save(self, commit: bool = True) -> Any:
        """Frees the places of changed rows first, so that two speakers may change places in one save."""
        if self.parts is not None:
            by_letter = self.parts.by_letter()
            for form in self.forms:
                if form.is_valid() and form not in self.deleted_forms and "letter" in form.fields:
                    letter = form.cleaned_data.get("letter", "")
                    form.instance.part = by_letter[letter].instance if letter else None
        touched = [form.instance.pk for form in self.initial_forms if form.has_changed() and form.instance.pk]
        Appearance.objects.filter(pk__in=touched).update(speaker=None, part=None, unnamed="…")
        return super().save(commit=commit)


class AppearanceInline(KeyChoices, StackedInline):
    model = Appearance
    form = AppearanceForm
    formset = AppearanceFormSet
    autocomplete_fields = ["speaker"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("speaker", "role", "letter"),
                    ("function", "organisation"),
                    ("unnamed", "provisional", "position"),
                ]
            },
        )
    ]

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 3 if obj is None else 0

    @admin.display(description="bij onderdeel")
    def letter(self, appearance: Appearance) -> str:
        """What those see who may only look."""
        return str(appearance.part or "hele sessie")
