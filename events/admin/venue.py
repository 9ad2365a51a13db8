"""The admin of venues and their rooms."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from core.admin.choices import KeyChoices, is_key
from core.admin.ordering import PositionedForm, PositionedFormSet
from core.admin.pages import FIELDS
from core.admin.stamp import StampedAdmin, StampedForm
from core.admin.typed import TabularInline
from events import staff
from events.admin.attendees import TellsAttendees
from events.admin.staff import ChangedWithinEditions
from events.models import Room, Venue
from photos.admin.widgets import PhotoChoices


class RoomInline(TabularInline):
    model = Room
    form = PositionedForm
    formset = PositionedFormSet
    fields = ["name", "capacity", "step_free", "hearing_loop", "door_width", "toilet_distance", "position"]

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 3 if obj is None else 1


@admin.register(Venue)
class VenueAdmin(TellsAttendees, ChangedWithinEditions, KeyChoices, PhotoChoices, StampedAdmin):
    form = StampedForm
    fieldsets = [
        (None, {"fields": ["event", "name", ("street", "postal_code", "city"), "website"]}),
        ("Voor bezoekers", {"fields": ["photo", "description", "by_train", "by_car", "by_bike", "accessibility"]}),
        ("Kaart en volgorde", {"fields": [("latitude", "longitude"), "position"], "classes": ["collapse"]}),
    ]
    formfield_overrides = FIELDS
    inlines = [RoomInline]
    autocomplete_fields = ["event"]
    list_display = ["name", "city", "event", "room_count"]
    list_filter = ["event"]
    list_select_related = ["event"]
    ordering = ["-event__starts_on", "event", "position", "pk"]
    search_fields = ["name", "city", "event__name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Venue]:
        rows: QuerySet[Any] = super().get_queryset(request).annotate(room_count=Count("rooms", distinct=True))
        return rows

    @admin.display(description="zalen", ordering="room_count")
    def room_count(self, obj: Any) -> int:
        return int(obj.room_count)


@admin.register(Room)
class RoomAdmin(TellsAttendees, ChangedWithinEditions, KeyChoices, StampedAdmin):
    form = StampedForm
    fieldsets = [
        (None, {"fields": ["venue", "name", "capacity", "position"]}),
        ("Toegankelijkheid", {"fields": ["step_free", "hearing_loop", "door_width", "toilet_distance"]}),
    ]
    autocomplete_fields = ["venue"]
    list_display = ["name", "venue", "event", "capacity", "step_free", "hearing_loop"]
    list_filter = ["venue__event"]
    search_fields = ["name", "venue__name", "venue__event__name", "venue__event__slug"]

    @staticmethod
    def edition_of(obj: Any) -> int | None:
        key: int | None = obj.venue.event_id
        return key

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "venue":
            kwargs["queryset"] = staff.within(Venue.objects.all(), request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Room]:
        return super().get_queryset(request).select_related("venue__event")

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        """The room field of a session asks for the rooms of one edition (`editie`, set by session.js)."""
        event = request.GET.get("editie", "")
        if is_key(event):
            queryset = queryset.filter(venue__event=event)
        return super().get_search_results(request, queryset, search_term)

    @staticmethod
    def autocomplete_label(room: Room) -> str:
        """What tells rooms of the same name apart: “Grote zaal — De Nieuwe Kolk (2018)”."""
        return f"{room.name} — {room.venue.name} ({room.venue.event.title})"

    @admin.display(description="editie", ordering="venue__event__starts_on")
    def event(self, obj: Room) -> str:
        return obj.venue.event.name
