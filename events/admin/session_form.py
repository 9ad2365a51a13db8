"""The form of a session: one day and two times instead of two moments, and the rooms of its own edition."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget, AdminTimeWidget
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.utils import from_current_timezone
from django.utils import timezone

from core.admin.pages import SluggedForm, sensible_year
from core.admin.stamp import StampedForm
from core.admin.typed import ModelChoiceField
from events.admin.venue import RoomAdmin
from events.models import Event, Room, Session

TIME_ORDER = "Het einde ligt niet na het begin. Kies een latere eindtijd."
OVER_MIDNIGHT = "Loopt de sessie door na middernacht? Vul dan bij “Meer” in op welke dag zij eindigt."
# What may be filled in there, and what else than nothing it holds in a new form; the slug is made from the title.
UNDER_MORE = {
    "subtitle": None,
    "provisional": False,
    "capacity": None,
    "until_day": None,
    "language": "nl",
    "recording": None,
}


class RoomChoiceField(ModelChoiceField):
    """The chosen room with its venue and edition, as in the list of choices."""

    def label_from_instance(self, obj: Any) -> str:
        return RoomAdmin.autocomplete_label(obj)

    @classmethod
    def queryset_with_labels(cls) -> QuerySet[Room]:
        return Room.objects.select_related("venue__event")


class SessionForm(StampedForm, SluggedForm):
    """A session whose `start` and `end` come from `day`, `from_time`, `until_time` and `until_day`."""

    slug_fallback = "sessie"

    day = forms.DateField(
        label="Dag",
        required=False,
        widget=AdminDateWidget,
        validators=[sensible_year],
        help_text="Mag leeg blijven als de editie één dag duurt.",
    )
    from_time = forms.TimeField(
        label="Van", required=False, widget=AdminTimeWidget(format="%H:%M"), help_text="Leeg: nog niet bekend."
    )
    until_time = forms.TimeField(label="Tot", required=False, widget=AdminTimeWidget(format="%H:%M"))
    until_day = forms.DateField(
        label="Eindigt op",
        required=False,
        widget=AdminDateWidget,
        validators=[sensible_year],
        help_text="Alleen als de sessie op een andere dag eindigt dan zij begint.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        start, end = self.was = self.instance.start, self.instance.end
        if start is not None:
            start = timezone.localtime(start)
            self.initial["day"], self.initial["from_time"] = start.date(), start.time()
        if start is not None and end is not None:
            end = timezone.localtime(end)
            self.initial["until_time"] = end.time()
            self.initial["until_day"] = end.date() if end.date() != start.date() else None

    def needs_more(self) -> bool:
        """Whether a field under “Meer” holds more than it does in a new form, or may put the times right."""
        shown = ((self[name].value(), usual) for name, usual in UNDER_MORE.items() if name in self.fields)
        return "until_time" in self.errors or any(value not in (None, "", usual) for value, usual in shown)

    def moves(self) -> bool:
        """Whether the session gets another time or room than it had."""
        return self.was != (self.instance.start, self.instance.end) or "room" in self.changed_data

    def slug_title(self) -> str:
        return self.cleaned_data.get("title") or ""

    def same_scope(self) -> QuerySet[Session] | None:
        event = self.cleaned_data.get("event")
        return None if event is None else Session.objects.filter(event=event)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors.keys() & {"day", "from_time", "until_time", "until_day"}:
            self._set_times(cleaned)
        return cleaned

    def _set_times(self, cleaned: dict[str, Any]) -> None:
        event: Event | None = cleaned.get("event")
        day, begins, ends = cleaned.get("day"), cleaned.get("from_time"), cleaned.get("until_time")
        only_day = event.starts_on if event is not None and event.days == 1 else None
        day = day or only_day
        if ends is not None and begins is None:
            self.add_error("from_time", "Vul ook een begintijd in, of laat de eindtijd leeg.")
        elif ends is None and cleaned.get("until_day"):
            self.add_error("until_time", "Vul ook een eindtijd in, of maak “Eindigt op” bij “Meer” leeg.")
        elif begins is not None and day is None:
            self.add_error("day", "Kies een dag.")
        elif begins is None and day not in (None, only_day):
            self.add_error("from_time", "Vul ook een begintijd in, of maak de dag leeg.")
        else:
            start = self._moment("from_time", day, begins)
            until_day = cleaned.get("until_day")
            end = self._moment("until_time", until_day or day, ends)
            if start is not None and end is not None and end <= start:
                self.add_error("until_time", TIME_ORDER if until_day else f"{TIME_ORDER} {OVER_MIDNIGHT}")
            elif not self.errors.keys() & {"from_time", "until_time"}:
                self.instance.start, self.instance.end = start, end

    def _moment(self, field: str, day: dt.date | None, time: dt.time | None) -> dt.datetime | None:
        """That day and time here; the hour that summer time skips or repeats becomes an error of `field`."""
        if day is None or time is None:
            return None
        try:
            return from_current_timezone(dt.datetime.combine(day, time))
        except ValidationError:
            self.add_error(field, "Dit uur bestaat niet of twee keer: de klok wordt dan verzet. Kies een andere tijd.")
            return None
