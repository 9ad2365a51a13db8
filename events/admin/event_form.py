"""The forms of an edition: its own, its venues with their rooms, and its copy."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget

from core import richtext
from core.admin.ordering import PositionedForm, PositionedFormSet
from core.admin.pages import name_parts, sensible_year
from core.admin.stamp import StampedForm
from events.models import Event, Room

SLUG_TAKEN = "Er is al een editie met dit adres. Kies een ander adres."


class EventForm(StampedForm):
    """An edition, which lasts one day when its last day is left empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("starts_on", "ends_on", "published_at", "registration_opens_at", "registration_closes_at"):
            if name in self.fields:
                self.fields[name].validators.append(sensible_year)
                name_parts(self.fields[name])
        if "ends_on" in self.fields:
            self.fields["ends_on"].required = False
            self.fields["ends_on"].help_text = "Laat leeg bij een conferentie van één dag."
        if "slug" in self.fields:
            self.fields["slug"].error_messages["unique"] = SLUG_TAKEN

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("ends_on") and "ends_on" not in self.errors:
            cleaned["ends_on"] = cleaned.get("starts_on")
        return cleaned


class VenueForm(PositionedForm):
    """A venue within the form of its edition; rooms are made from a list of names."""

    new_rooms = forms.CharField(
        label="Nieuwe zalen",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 40}),
        help_text="Eén per regel, met tussen haakjes het aantal plaatsen als u dat weet: Grote zaal (200).",
    )

    def clean_new_rooms(self) -> list[tuple[str, int | None]]:
        """Names and capacities. A name that the venue has already, or that stands twice, is refused."""
        rooms: list[tuple[str, int | None]] = []
        taken = set(self.instance.rooms.values_list("name", flat=True)) if self.instance.pk else set()
        for line in self.cleaned_data["new_rooms"].splitlines():
            name, capacity = room_of_line(line)
            if not name:
                continue
            if len(name) > 200:
                raise forms.ValidationError("De naam van een zaal mag hoogstens 200 tekens lang zijn.")
            if name in taken:
                raise forms.ValidationError(f"Deze locatie heeft al een zaal met de naam {name}.")
            taken.add(name)
            rooms.append((name, capacity))
        return rooms


def room_of_line(line: str) -> tuple[str, int | None]:
    """ "Grote zaal (200)" as name and capacity."""
    name = richtext.line(line)
    stem, bracket, rest = name.rpartition(" (")
    digits = rest.removesuffix(")")
    if bracket and rest.endswith(")") and digits.isascii() and digits.isdigit() and len(digits) <= 6:
        return stem, int(digits)
    return name, None


class VenueFormSet(PositionedFormSet):
    """The venues of an edition; makes their new rooms too."""

    def save(self, commit: bool = True) -> Any:
        saved = super().save(commit=commit)
        for form in self.forms:
            rooms = form.cleaned_data.get("new_rooms") if form.instance.pk and form not in self.deleted_forms else None
            if rooms:
                first = form.instance.rooms.count() + 1
                Room.objects.bulk_create(
                    Room(venue=form.instance, name=name, capacity=capacity, position=position)
                    for position, (name, capacity) in enumerate(rooms, first)
                )
        return saved


class CopyForm(forms.Form):
    """What the copy of an edition needs to be told."""

    slug = forms.SlugField(
        label="Adres", max_length=50, help_text="Het laatste deel van het webadres, meestal het jaartal."
    )
    name = forms.CharField(label="Naam", max_length=300, widget=forms.TextInput(attrs={"class": "vTextField"}))
    starts_on = forms.DateField(
        label="Eerste dag",
        widget=AdminDateWidget,
        validators=[sensible_year],
        help_text="Alle sessies verschuiven evenveel dagen mee. De tijden op de klok blijven gelijk.",
    )

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if Event.objects.filter(slug=slug).exists():
            raise forms.ValidationError(SLUG_TAKEN)
        return slug

    def clean_name(self) -> str:
        name = richtext.line(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError("Vul een naam in.")
        return name


def copy_initial(source: Event) -> dict[str, Any]:
    """The edition of a year later: the same weekday, the year in the name one higher."""
    starts_on = source.starts_on + dt.timedelta(weeks=52)
    year, next_year = str(source.starts_on.year), str(source.starts_on.year + 1)
    return {"slug": next_year, "name": source.name.replace(year, next_year), "starts_on": starts_on}
