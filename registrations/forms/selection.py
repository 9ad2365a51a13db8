"""The form that chooses a group of attendees, in the admin."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from events.models import Event, Session
from registrations.models import ClaimState
from registrations.models.registration import Sector
from registrations.selection import COMING, PHOTO, STATES, Selection

ANY = ("", "maakt niet uit")


class SelectionForm(forms.Form):
    """For the editions in `events`. Once it is valid, `selection()` gives the group."""

    event = forms.ModelChoiceField(
        Event.objects.none(), label="Editie", error_messages={"required": "Kies een editie."}, empty_label=None
    )
    session = forms.ModelChoiceField(Session.objects.none(), label="Sessie", required=False, empty_label=ANY[1])
    state = forms.ChoiceField(
        label="Status", required=False, initial=ClaimState.PLACE, choices=[ANY, *((k, v) for k, v in STATES.items())]
    )
    sector = forms.ChoiceField(label="Sector", required=False, choices=[ANY, *Sector.choices])
    came = forms.ChoiceField(
        label="Binnengekomen", required=False, choices=[ANY, ("ja", "is binnen"), ("nee", "is niet binnen")]
    )
    coming = forms.ChoiceField(label="Antwoord op “Komt u nog?”", required=False, choices=[ANY, *COMING.items()])
    photo = forms.ChoiceField(label="Foto", required=False, choices=[ANY, *PHOTO.items()])

    def __init__(self, *args: Any, events: QuerySet[Event], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sessions = Session.objects.filter(event__in=events).exclude(state=Session.State.DRAFT)
        self.fields["event"].queryset = events  # type: ignore[attr-defined]
        self.fields["session"].queryset = sessions.select_related("event")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        session, event = cleaned.get("session"), cleaned.get("event")
        if session is not None and event is not None and session.event_id != event.pk:
            self.add_error("session", f"Deze sessie is niet van {event}. Kies een sessie van deze editie.")
        return cleaned

    def selection(self) -> Selection:
        values = {name: self.cleaned_data[name] for name in ("event", "session", "sector", "state", "coming", "photo")}
        return Selection(**values, came={"ja": True, "nee": False}.get(self.cleaned_data["came"]))
