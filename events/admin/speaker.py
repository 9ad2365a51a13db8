"""The admin of speakers."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from core.admin.pages import FIELDS, PageAdmin, SluggedForm, Tool
from core.admin.stamp import StampedAdmin, StampedForm
from events.models import Speaker
from events.names import Name, join_name, sort_key
from photos.admin.widgets import PhotoChoices


class SpeakerForm(StampedForm, SluggedForm):
    slug_fallback = "spreker"

    def slug_title(self) -> str:
        names = (self.cleaned_data.get(name) or "" for name in ("given_name", "infix", "family_name"))
        return join_name(Name(*names))


@admin.register(Speaker)
class SpeakerAdmin(PhotoChoices, StampedAdmin, PageAdmin):
    form = SpeakerForm
    fieldsets = [
        (None, {"fields": ["given_name", "infix", "family_name", "is_group", "portrait", "biography", "website"]}),
        ("Webadres", {"fields": ["slug", "former_slugs"], "classes": ["collapse"]}),
    ]
    formfield_overrides = FIELDS
    readonly_fields = ["former_slugs"]
    list_display = ["sorted_name", "is_group", "appearance_count"]
    list_filter = ["is_group", "appearances__session__event"]
    ordering = ["sort_name", "pk"]  # said here too: counting drops the order of the model
    search_fields = ["sort_name"]
    search_help_text = "Zoek op (een deel van) de naam, in welke volgorde ook."
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Speaker]:
        rows: QuerySet[Any] = (
            super().get_queryset(request).annotate(appearance_count=Count("appearances", distinct=True))
        )
        return rows

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        """`sort_name` holds all parts of the name without accents or capitals, so the search term loses them too."""
        return super().get_search_results(request, queryset, sort_key(Name("", "", search_term.replace(",", " "))))

    def tools(self, request: HttpRequest, obj: Speaker) -> list[Tool]:
        public = Speaker.objects.published().filter(pk=obj.pk).exists()
        return [Tool("Bekijk", obj.get_absolute_url(), new_tab=True)] if public else []

    @admin.display(description="naam", ordering="sort_name")
    def sorted_name(self, obj: Speaker) -> str:
        first = join_name(Name(obj.given_name, obj.infix, ""))
        return f"{obj.family_name}, {first}" if first else obj.family_name

    @admin.display(description="optredens", ordering="appearance_count")
    def appearance_count(self, obj: Any) -> int:
        return int(obj.appearance_count)
