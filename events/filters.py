"""The filters of the programme: their form, what there is to choose, and what a choice selects."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.forms.renderers import Jinja2
from django.http import QueryDict

from core import dutch
from core.dutch import ZONE
from events.models import Appearance, Session, SessionPart, Theme
from events.models.session import SessionQuerySet
from events.models.venue import room_key
from events.names import Name, sort_key
from events.programme import KIND_LABELS


@dataclass(frozen=True, slots=True)
class Options:
    """What an edition's sessions have to choose from."""

    days: list[dt.date]
    kinds: list[str]
    rooms: dict[str, tuple[str, list[int]]]  # slug -> name, primary keys
    themes: dict[str, str]  # slug -> name


def load_options(sessions: QuerySet[Session]) -> Options:
    """The choices that `sessions`, all that may be seen of an edition, give. Three queries."""
    plain = sessions.order_by()
    starts = plain.filter(start__isnull=False).values_list("start", flat=True).distinct()
    place = ("room__venue__position", "room__venue_id", "room__position", "room__name", "room_id")
    kinds_and_rooms = list(plain.values_list("kind", *place).distinct())
    rooms: dict[str, tuple[str, list[int]]] = {}
    for *_, name, pk in sorted({row[1:] for row in kinds_and_rooms if row[5] is not None}):
        rooms.setdefault(room_key(name, pk), (name, []))[1].append(pk)
    return Options(
        days=sorted({start.astimezone(ZONE).date() for start in starts if start}),
        kinds=[kind for kind in KIND_LABELS if kind in {row[0] for row in kinds_and_rooms}],
        rooms=rooms,
        themes=dict(Theme.objects.of_sessions(sessions).values_list("slug", "name")),
    )


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter in force, with the address of the programme without it."""

    label: str
    value: str
    without: str


class Choice(forms.Select):
    """A select that is printed in one go: Django's own renders a template for each of a hundred options."""

    template_name = "events/select.html"


class ProgrammeFilter(forms.Form):
    """Filters as GET parameters. A wrong value gets a message beside its field; the other filters still count."""

    dag = forms.ChoiceField(label="Dag", required=False, widget=Choice)
    thema = forms.ChoiceField(label="Thema", required=False, widget=Choice)
    soort = forms.ChoiceField(label="Soort", required=False, widget=Choice)
    zaal = forms.ChoiceField(label="Zaal", required=False, widget=Choice)
    q = forms.CharField(label="Woord of naam", required=False, max_length=100)

    default_renderer = Jinja2()  # one for all, since it keeps its compiled templates; fast with a hundred options

    def __init__(self, data: QueryDict, *, options: Options) -> None:
        super().__init__(data)
        self.options = options
        choices: dict[str, list[tuple[str, str]]] = {
            "dag": [(day.isoformat(), dutch.date(day)) for day in options.days] if len(options.days) > 1 else [],
            "thema": list(options.themes.items()),
            "soort": [(kind, KIND_LABELS[kind]) for kind in options.kinds],
            "zaal": [(slug, name) for slug, (name, _) in options.rooms.items()],
        }
        nothing = {"dag": "Alle dagen", "thema": "Alle thema’s", "soort": "Alle soorten", "zaal": "Alle zalen"}
        for name, values in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", nothing[name]), *values]
            field.error_messages["invalid_choice"] = "Deze keuze is er niet in dit programma. Kies er een uit de lijst."
            if len(values) < 2 and not data.get(name):
                del self.fields[name]
        self.fields["q"].error_messages["max_length"] = "Gebruik ten hoogste 100 tekens."
        self.helper = _helper(self)

    @property
    def chosen(self) -> dict[str, str]:
        """The valid filters in force; those that are empty or wrong are left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def day(self) -> dt.date | None:
        """The day that was asked for."""
        return dt.date.fromisoformat(self.chosen["dag"]) if "dag" in self.chosen else None

    def select(self, sessions: SessionQuerySet) -> SessionQuerySet:
        """Those that pass all filters but the day."""
        chosen = self.chosen
        if kind := chosen.get("soort"):
            sessions = sessions.filter(kind=kind)
        if room := chosen.get("zaal"):
            sessions = sessions.filter(room__in=self.options.rooms[room][1])
        if theme := chosen.get("thema"):
            sessions = sessions.filter(themes__slug=theme)
        for word in chosen.get("q", "").split()[:8]:
            sessions = sessions.filter(_mentions(word))
        return sessions

    def active(self, path: str) -> list[ActiveFilter]:
        """The filters in force but the day, which has links of its own."""
        chosen = self.chosen
        active = []
        for name, value in chosen.items():
            if name == "dag":
                continue
            rest = QueryDict(mutable=True)
            rest.update({other: text for other, text in chosen.items() if other != name})
            label = "Zoekwoord" if name == "q" else str(self.fields[name].label)
            without = f"{path}?{rest.urlencode()}" if rest else path
            active.append(ActiveFilter(label, self._words(name, value), without))
        return active

    def _words(self, name: str, value: str) -> str:
        field = self.fields[name]
        labels: dict[Any, Any] = dict(field.choices) if isinstance(field, forms.ChoiceField) else {}  # type: ignore[arg-type]
        return str(labels.get(value, value))


def _mentions(word: str) -> Q:
    speakers = Appearance.objects.filter(session=OuterRef("pk")).filter(
        Q(speaker__given_name__icontains=word)
        | Q(speaker__infix__icontains=word)
        | Q(speaker__family_name__icontains=word)
        | Q(speaker__sort_name__icontains=sort_key(Name("", "", word)))
        | Q(organisation__icontains=word)
    )
    texts = Q()
    for form in {word, word.lower(), word.upper(), word.capitalize()}:  # SQLite knows no case of letters with accents
        texts |= Q(title__icontains=form) | Q(subtitle__icontains=form) | Q(summary__icontains=form)
    parts = SessionPart.objects.filter(session=OuterRef("pk"), title__icontains=word)
    return texts | Q(Exists(parts)) | Q(Exists(speakers))


def _helper(form: forms.Form) -> FormHelper:
    helper = FormHelper(form)
    helper.form_method = "get"
    helper.disable_csrf = True
    helper.form_class = "filters"
    helper.layout = Layout(*form.fields, Submit("", "Toon sessies", css_class="button"))
    return helper
