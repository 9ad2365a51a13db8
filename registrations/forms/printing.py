"""Forms of what leaves the system: which group, in what shape."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from core.admin.choices import is_key
from events.models import Event, Session
from registrations.forms.selection import SelectionForm
from registrations.printing.badges import LAYOUTS, SORTS

_ELSEWHERE = {"invalid_choice": "Deze sessie is niet van deze editie. Kies een sessie van deze editie."}


def with_defaults(
    form: type[forms.Form], asked: Any, events: QuerySet[Event], chosen: Event | None = None
) -> dict[str, Any]:
    """What an address asks for; what it does not name is as the empty form has it.

    The edition: the one in the form, or else `chosen`, or else the next one.
    """
    values = {name: field.initial or "" for name, field in form.base_fields.items() if name != "event"}
    if "event" not in asked:
        first = chosen or _next(events)
        values["event"] = first.pk if first else ""
    return {**values, **{name: asked[name] for name in form.base_fields if name in asked}}


def _next(events: QuerySet[Event]) -> Event | None:
    soon = events.filter(ends_on__gte=timezone.localdate(), capacity__gte=0).order_by("starts_on").first()
    return soon or events.filter(capacity__gte=0).first() or events.first()


def sessions_of(event: Any) -> QuerySet[Session]:
    """The sessions of the edition with this key that people can have a seat in."""
    rows = Session.objects.exclude(state=Session.State.DRAFT).exclude(capacity=None).select_related("room")
    return rows.filter(event=event).in_order() if is_key(event) else rows.none()


def narrow(form: forms.Form) -> None:
    """Offers the sessions of the edition that was asked for."""
    field: Any = form.fields["session"]
    field.queryset, field.error_messages = sessions_of(form.data.get("event")), {**field.error_messages, **_ELSEWHERE}


class GroupForm(SelectionForm):
    """A group, out of the sessions of one edition."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        narrow(self)


class BadgesForm(forms.Form):
    """In what shape badges come."""

    layout = forms.ChoiceField(
        label="Papier",
        choices=[(key, one.label) for key, one in LAYOUTS.items()],
        error_messages={"required": "Kies het papier.", "invalid_choice": "Kies het papier uit de lijst."},
    )
    sort = forms.ChoiceField(
        label="Volgorde",
        choices=[*SORTS.items()],
        error_messages={"required": "Kies de volgorde.", "invalid_choice": "Kies de volgorde uit de lijst."},
    )
    sessions = forms.BooleanField(label="Zet de sessies op de badge", required=False)


class AttendanceForm(forms.Form):
    """Of what there is a list. `of`: the edition, each of its sessions, or one of them."""

    event = SelectionForm.base_fields["event"]
    of = forms.ChoiceField(
        label="Lijst van",
        initial="editie",
        choices=[
            ("editie", "de hele editie"),
            ("sessies", "alle sessies, elk op een nieuwe bladzijde"),
            ("sessie", "één sessie"),
        ],
        error_messages={"required": "Kies waarvan u een lijst wilt.", "invalid_choice": "Kies uit de lijst."},
    )
    session = forms.ModelChoiceField(
        Session.objects.none(), label="Sessie", required=False, empty_label="kies een sessie"
    )

    def __init__(self, *args: Any, events: QuerySet[Event], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event"].queryset = events  # type: ignore[attr-defined]
        narrow(self)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("of") == "sessie" and not cleaned.get("session") and "session" not in self.errors:
            self.add_error("session", "Kies een sessie.")
        elif (
            cleaned.get("of") == "sessies" and cleaned.get("event") and not self._that_happen(cleaned["event"]).exists()
        ):
            self.add_error("of", "Deze editie heeft geen sessies waarvoor mensen zich aanmelden. Kies de hele editie.")
        return cleaned

    def sessions(self) -> list[Session] | None:
        """Of which there is a list each, by time; None for the list of the edition."""
        match self.cleaned_data["of"]:
            case "editie":
                return None
            case "sessie":
                return [self.cleaned_data["session"]]
        return list(self._that_happen(self.cleaned_data["event"]))

    @staticmethod
    def _that_happen(event: Event) -> QuerySet[Session]:
        return sessions_of(event.pk).filter(state=Session.State.PUBLISHED)


class WaitingForm(forms.Form):
    waiting = forms.BooleanField(label="Zet de wachtlijst eronder", required=False)
