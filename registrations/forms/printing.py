"""Forms of what leaves the system: which group, in what shape."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from core.admin.choices import is_key
from events.models import Event, Session
from registrations.forms.selection import SelectionForm
from registrations.printing.badges import LAYOUTS, SORTS

EDITION = "editie"
_ELSEWHERE = {"invalid_choice": "Deze sessie is niet van deze editie. Kies een sessie van deze editie."}


def with_defaults(form: type["EditionForm"], asked: Any, event: Event | None) -> dict[str, Any]:
    """What an address asks of `event`; what it does not name is as the empty form has it."""
    names = form.base_fields.keys() - {"event"}
    values = {name: asked.get(name, form.base_fields[name].initial or "") for name in names}
    return {**values, EDITION: event.slug if event else ""}


def sessions_of(event: Any) -> QuerySet[Session]:
    """The sessions of the edition with this key that people can have a seat in."""
    return _with_seats().filter(event=event).in_order() if is_key(event) else Session.objects.none()


def _with_seats() -> Any:
    return Session.objects.exclude(state=Session.State.DRAFT).exclude(capacity=None).select_related("room")


class EditionForm(forms.Form):
    """Names its edition in an address as all pages do, `?editie=` with the slug, and offers the sessions of it."""

    event = forms.ModelChoiceField(
        Event.objects.none(),
        label="Editie",
        to_field_name="slug",
        empty_label=None,
        error_messages={"required": "Kies een editie.", "invalid_choice": "Kies een editie uit de lijst."},
    )

    def add_prefix(self, field_name: str) -> str:
        return EDITION if field_name == "event" else super().add_prefix(field_name)

    def narrow(self, events: QuerySet[Event]) -> None:
        edition, session = cast(Any, self.fields["event"]), cast(Any, self.fields["session"])
        edition.queryset = events
        session.queryset = _with_seats().filter(event__slug=self.data.get(EDITION, "")).in_order()
        session.error_messages = {**session.error_messages, **_ELSEWHERE}


class GroupForm(EditionForm, SelectionForm):
    """A group, out of the sessions of one edition."""

    def __init__(self, *args: Any, events: QuerySet[Event], **kwargs: Any) -> None:
        super().__init__(*args, events=events, **kwargs)
        self.narrow(events)


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


class AttendanceForm(EditionForm):
    """Of what there is a list. `of`: the edition, each of its sessions, or one of them."""

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
        self.narrow(events)

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
